import { isBuiltIn } from './builtins.ts';
import { contradicts, stanceOf } from './contradiction.ts';
import type { ComparedText, Shape } from './documents.ts';
import { type FoundValue, fillSlots, replaceSlotValues } from './slot-filling.ts';
import type { Meaning } from './grammar.ts';
import { makeRoomCheck } from './named-findings.ts';
import { makeComparer, termsOf, makeWeigher } from './tfidf.ts';

/** What the intent nearest to a sentence is, with the slots of its nearest sample, and how near it is (0 to 1). */
export interface Near {
  readonly meaning: Meaning;
  readonly score: number;
  /** Whether the value of its slot isn't in the sentence: it is the one that phrases near it stand for. */
  readonly guessed: boolean;
}

/** Finds the intent nearest to a sentence, however far, or null: all contradict it, or it is one of Alexa's own. */
export type Finder = (words: readonly string[]) => Near | null;

/**
 * How alike a sentence is to each text of a shape by something else than its words, or null where that isn't
 * known. The sentence is put in the words of the shape: its values are types.
 */
export type Likeness = (shape: Shape) => (tokens: readonly string[]) => ((text: number) => number) | null;

/** A text near a sentence, with the values the sentence has for its slots. */
interface Scored {
  readonly text: ComparedText;
  readonly found: readonly FoundValue[];
  readonly score: number;
}

/**
 * Prepares the search for sentences near a sample: TF-IDF over words and over groups of three letters, slots counting
 * as one word. Built-in intents are never found (Alexa matches those to the letter), yet the nearest sample of one
 * keeps a sentence from being taken for another intent.
 * @param likeness what the sentences mean, as far as that is known: it counts beside the words
 */
export function makeFinder(shapes: readonly Shape[], likeness: Likeness = () => () => null): Finder {
  const samples = shapes.flatMap(({ texts }) => texts.filter(({ phrase }) => phrase === null));
  const weigh = makeWeigher(samples.map(({ tokens }) => termsOf(tokens)));
  const known = shapes.map((shape) => ({
    ...shape,
    alike: makeComparer(shape.texts.map(({ tokens }) => weigh(termsOf(tokens)))),
    likeness: likeness(shape),
    stances: shape.texts.map(({ tokens }) => stanceOf(tokens)),
  }));
  const all = shapes.flatMap(({ texts }) => texts.map(({ pattern }) => pattern));
  const roomCheck = makeRoomCheck([...new Set(all)]);
  return (words) => {
    const hasRoom = roomCheck(words);
    const ranked = new Map<string, Scored[]>();
    for (const shape of known) {
      const { tokens, found } = replaceSlotValues(words, shape.places);
      const stance = stanceOf(tokens);
      const byWords = shape.alike(weigh(termsOf(tokens)));
      const byMeaning = shape.likeness(tokens);
      const filled = shape.places.length === 0 || found.length > 0 ? 1 : NO_VALUE_SHARE;
      for (const [at, text] of shape.texts.entries()) {
        const sample = shape.stances[at];
        if (sample === undefined || contradicts(stance, sample)) continue;
        if (!hasRoom(text.pattern.intent)) continue;
        const score = filled * combineScores(byWords[at] ?? 0, byMeaning === null ? null : byMeaning(at));
        if (score > 0) keepNearest(ranked, { text, found, score });
      }
    }
    let best: { readonly near: readonly Scored[]; readonly score: number } | null = null;
    for (const near of ranked.values()) {
      const score = scoreOf(near);
      if (best === null || score > best.score) best = { near, score };
    }
    const meaning = best === null ? null : meaningOf(best.near, words);
    return best === null || meaning === null ? null : { ...meaning, score: best.score };
  };
}

/** So many samples of an intent speak for it: one alone may be near by chance. */
const SAMPLES_COUNTED = 2;

/** What a sample that an intent doesn't have counts, as a share of the one before it. */
const MISSING_SAMPLE_SHARE = 0.8;

/** Keeps the nearest few of each intent, the best first. */
function keepNearest(ranked: Map<string, Scored[]>, scored: Scored): void {
  const { intent } = scored.text.pattern;
  const near = ranked.get(intent) ?? [];
  const last = near[SAMPLES_COUNTED - 1];
  if (last !== undefined && last.score >= scored.score) return;
  near.push(scored);
  near.sort((a, b) => b.score - a.score);
  ranked.set(intent, near.slice(0, SAMPLES_COUNTED));
}

function scoreOf(near: readonly Scored[]): number {
  let sum = 0;
  let last = 0;
  for (let at = 0; at < SAMPLES_COUNTED; at += 1) {
    last = near[at]?.score ?? last * MISSING_SAMPLE_SHARE;
    sum += last;
  }
  return sum / SAMPLES_COUNTED;
}

/** The meaning of the nearest sample; null for one of Alexa's own. */
function meaningOf(near: readonly Scored[], words: readonly string[]): Omit<Near, 'score'> | null {
  const [nearest, ...others] = near;
  if (nearest === undefined) return null;
  const { pattern, phrase } = nearest.text;
  if (isBuiltIn(pattern.intent)) return null;
  const withValues = (found: readonly FoundValue[]): Omit<Near, 'score'> => ({
    meaning: { intent: pattern.intent, slots: fillSlots(pattern, found) },
    guessed: false,
  });
  const [only] = pattern.places;
  if (phrase === null || only === undefined || typeof only === 'string') return withValues(nearest.found);
  const heard = replaceSlotValues(words, [only]).found;
  if (heard.length > 0) return withValues(heard);
  // One phrase alone doesn't make a value: what nobody listed stays unlisted, as Alexa has it.
  const agreed = others.every(({ text }) => haveSameValue(text, nearest.text));
  const resolution = agreed ? phrase.resolution : ({ code: 'ER_SUCCESS_NO_MATCH' } as const);
  const reading = { value: words.join(' '), resolution, taken: words.length };
  return {
    meaning: { intent: pattern.intent, slots: new Map([[only.slot, reading]]) },
    guessed: true,
  };
}

function haveSameValue({ phrase: one }: ComparedText, { phrase: other }: ComparedText): boolean {
  return (
    one?.resolution?.code === 'ER_SUCCESS_MATCH' &&
    other?.resolution?.code === 'ER_SUCCESS_MATCH' &&
    one.resolution.id === other.resolution.id
  );
}

/** How much of the score is what a sentence means; the rest is its words. */
const MEANING_SHARE = 0.6;

/** What is left of a score when the sentence has nothing that any slot of the sample could hold. */
const NO_VALUE_SHARE = 0.85;

function combineScores(byWords: number, byMeaning: number | null): number {
  return byMeaning === null ? byWords : (1 - MEANING_SHARE) * byWords + MEANING_SHARE * byMeaning;
}
