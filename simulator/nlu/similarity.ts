import { isBuiltIn } from './builtins.ts';
import { contradicts, type Stance, stanceOf } from './contradiction.ts';
import type { ComparedText, Shape } from './documents.ts';
import { fillSlots, type FoundValue, replaceSlotValues } from './slot-filling.ts';
import type { Meaning } from './grammar.ts';
import { makeRoomCheck } from './named-findings.ts';
import { makeComparer, makeWeigher, termsOf, type Vector } from './tfidf.ts';

/** The intent nearest to a sentence, with the slots of its nearest sample and a similarity from 0 to 1. */
export interface Near {
  readonly meaning: Meaning;
  readonly score: number;
  /** The slot's value does not occur in the sentence: it was inferred from similar phrases. */
  readonly guessed: boolean;
}

/**
 * Finds the nearest intent, however distant. Returns null if every text contradicts the sentence or the nearest
 * intent is built in.
 */
export type Finder = (words: readonly string[]) => Near | null;

/**
 * Returns the similarity of a sentence to each text of a shape by meaning, or null if the sentence has not been
 * learned. In `tokens`, the sentence's slot values are replaced by their types.
 */
export type Likeness = (shape: Shape) => (tokens: readonly string[]) => ((text: number) => number) | null;

/** A text near a sentence, and the slot values found in the sentence. */
interface Scored {
  readonly text: ComparedText;
  readonly found: readonly FoundValue[];
  readonly score: number;
}

/**
 * Prepares the search for similar samples. It compares words and groups of three letters by TF-IDF; a slot
 * counts as one word. The result is never a built-in intent, because Alexa matches those exactly. Their samples
 * still take part, so that a sentence near one of them is not taken for another intent.
 * @param likeness similarity by meaning, used in addition to the words if the sentence has been learned
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
    const read = new Map<string, { readonly stance: Stance; readonly vector: Vector }>();
    for (const shape of known) {
      const { tokens, found } = replaceSlotValues(words, shape.places);
      // To most shapes a sentence looks alike, as it has no value for their slots.
      const key = tokens.join(' ');
      const { stance, vector } = read.get(key) ?? {
        stance: stanceOf(tokens),
        vector: weigh(termsOf(tokens)),
      };
      read.set(key, { stance, vector });
      const byWords = shape.alike(vector);
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

/** An intent's score is the mean of this many samples, because a single sample can be near by chance. */
const SAMPLES_COUNTED = 2;

/** If an intent has fewer samples than that, each missing one counts as this share of the sample before it. */
const MISSING_SAMPLE_SHARE = 0.8;

/** Keeps the nearest few texts of each intent, the best first. */
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

/** Returns the meaning of the nearest sample, or null for a built-in intent. */
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
  // A value needs the support of all nearest phrases. Otherwise it stays unlisted, as Alexa would leave it.
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

/** The share of meaning in a score. The rest comes from the words. */
const MEANING_SHARE = 0.6;

/** Reduces the score if the sentence contains no value for any slot of the sample. */
const NO_VALUE_SHARE = 0.85;

function combineScores(byWords: number, byMeaning: number | null): number {
  return byMeaning === null ? byWords : (1 - MEANING_SHARE) * byWords + MEANING_SHARE * byMeaning;
}
