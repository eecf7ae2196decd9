import { type CandidateSearch, decide } from '../simulator/nlu/understand.ts';
import { FALLBACK } from '../simulator/nlu/builtins.ts';
import type { Meaning } from '../simulator/nlu/grammar.ts';
import { wordsOf } from '../simulator/nlu/words.ts';
import type { Phrases } from './phrases.ts';

/** A sentence, the intent that it should be (null: none), and what it is when near counts from a score on. */
export interface JudgedSentence {
  readonly sentence: string;
  readonly wanted: string | null;
  readonly at: (enough: number) => Meaning;
  /** The score that the model asks of this sentence. */
  readonly enough: number;
}

/** What share of the unseen sentences came out right, and of the foreign ones was refused. */
export interface Point {
  readonly enough: number;
  readonly accuracy: number;
  readonly refused: number;
}

/** Has a model consider a sentence once, to be decided at any score. */
export function judge(
  { candidates, enough }: CandidateSearch,
  sentence: string,
  wanted: string | null,
): JudgedSentence {
  const words = wordsOf(sentence);
  const found = candidates(words);
  const near = found.sure === null ? [...found.near()] : [];
  const unknown = found.sure === null ? found.unknown() : null;
  const kept = { sure: found.sure, near: () => near, unknown: () => unknown };
  return { sentence, wanted, at: (score) => decide(kept, score).meaning, enough: enough(words) };
}

/** The unseen sentences of the intents that a model has, and the foreign ones. */
export function judgeAll(
  considering: CandidateSearch,
  phrases: Phrases,
  has: (intent: string) => boolean,
): JudgedSentence[] {
  const unseen = Object.entries(phrases.unseen).filter(([intent]) => has(intent));
  return [
    ...unseen.flatMap(([intent, said]) => said.map((sentence) => judge(considering, sentence, intent))),
    ...phrases.foreign.map((sentence) => judge(considering, sentence, null)),
  ];
}

/** Whether a sentence is what it should be, when near counts from a score on. */
export function isRight({ at, wanted }: JudgedSentence, enough: number): boolean {
  return at(enough).intent === (wanted ?? FALLBACK);
}

/** How much is right and how much is refused when near counts from a score on. */
export function measureAt(judged: readonly JudgedSentence[], enough: number): Point {
  const share = (some: readonly JudgedSentence[]): number =>
    some.length === 0 ? 1 : some.filter((one) => isRight(one, enough)).length / some.length;
  return {
    enough,
    accuracy: share(judged.filter(({ wanted }) => wanted !== null)),
    refused: share(judged.filter(({ wanted }) => wanted === null)),
  };
}

/** The curve between accuracy and refusals. */
export function computeCurve(judged: readonly JudgedSentence[]): Point[] {
  return Array.from({ length: 14 }, (_, step) => measureAt(judged, (30 + step * 4) / 100));
}

/** The point with the most right among those that refuse a share at least, or null. */
export function findBest(points: readonly Point[], refused: number): Point | null {
  const fit = points.filter((point) => point.refused >= refused);
  return fit.reduce<Point | null>(
    (best, point) => (best === null || point.accuracy > best.accuracy ? point : best),
    null,
  );
}

/** How many of each intent's unseen sentences came out right, in the order they stand. */
export function countByIntent(
  judged: readonly JudgedSentence[],
): { readonly intent: string; readonly right: number; readonly all: number }[] {
  const counts = new Map<string, { intent: string; right: number; all: number }>();
  for (const one of judged) {
    if (one.wanted === null) continue;
    const count = counts.get(one.wanted) ?? { intent: one.wanted, right: 0, all: 0 };
    count.all += 1;
    if (isRight(one, one.enough)) count.right += 1;
    counts.set(one.wanted, count);
  }
  return [...counts.values()];
}

/** Wanted and understood intents that differ, with the sentences, the most frequent pair first. */
export function findConfusions(
  judged: readonly JudgedSentence[],
): { readonly wanted: string; readonly got: string; readonly said: readonly string[] }[] {
  const pairs = new Map<string, { wanted: string; got: string; said: string[] }>();
  for (const one of judged) {
    if (isRight(one, one.enough)) continue;
    const wanted = one.wanted ?? 'nothing';
    const got = one.at(one.enough).intent;
    const pair = pairs.get(`${wanted} ${got}`) ?? { wanted, got, said: [] };
    pair.said.push(one.sentence);
    pairs.set(`${wanted} ${got}`, pair);
  }
  return [...pairs.values()].sort((a, b) => b.said.length - a.said.length);
}
