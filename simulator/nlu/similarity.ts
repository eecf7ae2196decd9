import { isBuiltIn } from './builtins.ts';
import { contradicts, stanceOf } from './contradiction.ts';
import type { Document, Shape } from './documents.ts';
import { type Found, slotsOf, withSlots } from './slot-filling.ts';
import type { Meaning } from './grammar.ts';
import { roomFor } from './named-findings.ts';
import { comparer, termsOf, weights } from './tfidf.ts';

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
 * How alike a sentence is to each document of a shape by something else than its words, or null where that isn't
 * known. The sentence is put in the words of the shape: its values are types.
 */
export type Likeness = (shape: Shape) => (tokens: readonly string[]) => ((document: number) => number) | null;

/** A document near a sentence, with the values the sentence has for its slots. */
interface Scored {
  readonly document: Document;
  readonly found: readonly Found[];
  readonly score: number;
}

/**
 * Prepares the search for sentences near a sample: TF-IDF over words and over groups of three letters, slots counting
 * as one word. Built-in intents are never found (Alexa matches those to the letter), yet the nearest sample of one
 * keeps a sentence from being taken for another intent.
 * @param likeness what the sentences mean, as far as that is known: it counts beside the words
 */
export function nearestSample(shapes: readonly Shape[], likeness: Likeness = () => () => null): Finder {
  const samples = shapes.flatMap(({ documents }) => documents.filter(({ phrase }) => phrase === null));
  const weigh = weights(samples.map(({ tokens }) => termsOf(tokens)));
  const known = shapes.map((shape) => ({
    ...shape,
    alike: comparer(shape.documents.map(({ tokens }) => weigh(termsOf(tokens)))),
    likeness: likeness(shape),
    stances: shape.documents.map(({ tokens }) => stanceOf(tokens)),
  }));
  const all = shapes.flatMap(({ documents }) => documents.map(({ pattern }) => pattern));
  const room = roomFor([...new Set(all)]);
  return (words) => {
    const holds = room(words);
    const ranked = new Map<string, Scored[]>();
    for (const shape of known) {
      const { tokens, found } = withSlots(words, shape.places);
      const stance = stanceOf(tokens);
      const byWords = shape.alike(weigh(termsOf(tokens)));
      const byMeaning = shape.likeness(tokens);
      const filled = shape.places.length === 0 || found.length > 0 ? 1 : NOTHING_NAMED;
      for (const [at, document] of shape.documents.entries()) {
        const sample = shape.stances[at];
        if (sample === undefined || contradicts(stance, sample)) continue;
        if (!holds(document.pattern.intent)) continue;
        const score = filled * mixed(byWords[at] ?? 0, byMeaning === null ? null : byMeaning(at));
        if (score > 0) place(ranked, { document, found, score });
      }
    }
    let best: { readonly near: readonly Scored[]; readonly score: number } | null = null;
    for (const near of ranked.values()) {
      const score = scoreOf(near);
      if (best === null || score > best.score) best = { near, score };
    }
    const meaning = best === null ? null : meant(best.near, words);
    return best === null || meaning === null ? null : { ...meaning, score: best.score };
  };
}

/** So many samples of an intent speak for it: one alone may be near by chance. */
const SPEAKERS = 2;

/** What a sample that an intent doesn't have counts, as a share of the one before it. */
const MISSING = 0.8;

/** Keeps the nearest few of each intent, the best first. */
function place(ranked: Map<string, Scored[]>, scored: Scored): void {
  const { intent } = scored.document.pattern;
  const near = ranked.get(intent) ?? [];
  const last = near[SPEAKERS - 1];
  if (last !== undefined && last.score >= scored.score) return;
  near.push(scored);
  near.sort((a, b) => b.score - a.score);
  ranked.set(intent, near.slice(0, SPEAKERS));
}

function scoreOf(near: readonly Scored[]): number {
  let sum = 0;
  let last = 0;
  for (let at = 0; at < SPEAKERS; at += 1) {
    last = near[at]?.score ?? last * MISSING;
    sum += last;
  }
  return sum / SPEAKERS;
}

/** The meaning of the nearest sample; null for one of Alexa's own. */
function meant(near: readonly Scored[], words: readonly string[]): Omit<Near, 'score'> | null {
  const [nearest, ...others] = near;
  if (nearest === undefined) return null;
  const { pattern, phrase } = nearest.document;
  if (isBuiltIn(pattern.intent)) return null;
  const told = (found: readonly Found[]): Omit<Near, 'score'> => ({
    meaning: { intent: pattern.intent, slots: slotsOf(pattern, found) },
    guessed: false,
  });
  const [only] = pattern.places;
  if (phrase === null || only === undefined || typeof only === 'string') return told(nearest.found);
  const heard = withSlots(words, [only]).found;
  if (heard.length > 0) return told(heard);
  // One phrase alone doesn't make a value: what nobody listed stays unlisted, as Alexa has it.
  const agreed = others.every(({ document }) => sameValue(document, nearest.document));
  const resolution = agreed ? phrase.resolution : ({ code: 'ER_SUCCESS_NO_MATCH' } as const);
  const reading = { value: words.join(' '), resolution, taken: words.length };
  return {
    meaning: { intent: pattern.intent, slots: new Map([[only.slot, reading]]) },
    guessed: true,
  };
}

function sameValue({ phrase: one }: Document, { phrase: other }: Document): boolean {
  return (
    one?.resolution?.code === 'ER_SUCCESS_MATCH' &&
    other?.resolution?.code === 'ER_SUCCESS_MATCH' &&
    one.resolution.id === other.resolution.id
  );
}

/** How much of the score is what a sentence means; the rest is its words. */
const MEANING_SHARE = 0.6;

/** What is left of a score when the sentence has nothing that any slot of the sample could hold. */
const NOTHING_NAMED = 0.85;

function mixed(byWords: number, byMeaning: number | null): number {
  return byMeaning === null ? byWords : (1 - MEANING_SHARE) * byWords + MEANING_SHARE * byMeaning;
}
