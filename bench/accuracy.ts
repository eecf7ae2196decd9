import { type CandidateSearch, decide } from '../simulator/nlu/understand.ts';
import { FALLBACK } from '../simulator/nlu/builtins.ts';
import type { Meaning } from '../simulator/nlu/grammar.ts';
import { wordsOf } from '../simulator/nlu/words.ts';
import type { Phrases } from './phrases.ts';

/**
 * A sentence with its intended intent (null: none). `at` returns what it is understood as, given the similarity
 * from which an approximate match counts.
 */
export interface JudgedSentence {
  readonly sentence: string;
  readonly wanted: string | null;
  readonly at: (enough: number) => Meaning;
  /** The similarity that the model requires for this sentence. */
  readonly enough: number;
}

/**
 * The shares of unseen sentences that were understood and of foreign sentences that were rejected, at one
 * required similarity.
 */
export interface Point {
  readonly enough: number;
  readonly accuracy: number;
  readonly refused: number;
}

/** Searches a model once for a sentence, so that any required similarity can be tried afterwards. */
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

/** Judges the unseen sentences of the intents that a model has, and the foreign sentences. */
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

/** Whether a sentence is understood as intended, at a required similarity. */
export function isRight({ at, wanted }: JudgedSentence, enough: number): boolean {
  return at(enough).intent === (wanted ?? FALLBACK);
}

/** Measures how much is understood and how much is rejected, at a required similarity. */
export function measureAt(judged: readonly JudgedSentence[], enough: number): Point {
  const share = (some: readonly JudgedSentence[]): number =>
    some.length === 0 ? 1 : some.filter((one) => isRight(one, enough)).length / some.length;
  return {
    enough,
    accuracy: share(judged.filter(({ wanted }) => wanted !== null)),
    refused: share(judged.filter(({ wanted }) => wanted === null)),
  };
}

/** Measures the trade-off between accuracy and rejection. */
export function computeCurve(judged: readonly JudgedSentence[]): Point[] {
  return Array.from({ length: 14 }, (_, step) => measureAt(judged, (30 + step * 4) / 100));
}

/** Returns the most accurate point that rejects at least this share of the foreign sentences, or null. */
export function findBest(points: readonly Point[], refused: number): Point | null {
  const fit = points.filter((point) => point.refused >= refused);
  return fit.reduce<Point | null>(
    (best, point) => (best === null || point.accuracy > best.accuracy ? point : best),
    null,
  );
}

/** Counts how many unseen sentences of each intent were understood, in their original order. */
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

/**
 * Finds the sentences whose intended and understood intents differ. The most frequent pair of intents comes
 * first.
 */
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
