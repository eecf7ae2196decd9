import { isBuiltIn } from './builtins.ts';
import { contradicts } from './contradiction.ts';
import { type Found, slotPlaces, slotsOf, tokenOf, withSlots } from './filling.ts';
import type { Meaning, Pattern } from './grammar.ts';
import { cosine, termsOf, type Vector, weights } from './tfidf.ts';

/** What the intent nearest to a sentence is, with the slots of its nearest sample, and how near it is (0 to 1). */
export interface Near {
  readonly meaning: Meaning;
  readonly score: number;
}

/** Finds the intent nearest to a sentence, however far, or null: all contradict it, or it is one of Alexa's own. */
export type Finder = (words: readonly string[]) => Near | null;

/** How alike a sentence is to each sample by something else than its words, or null where that isn't known. */
export type Likeness = (words: readonly string[]) => ((sample: number) => number) | null;

interface Known {
  readonly pattern: Pattern;
  readonly vector: Vector;
}

/**
 * Prepares the search for sentences near a sample: TF-IDF over words and over groups of three letters, slots counting
 * as one word. Built-in intents are never found (Alexa matches those to the letter), yet the nearest sample of one
 * keeps a sentence from being taken for another intent.
 * @param likeness what the sentences mean, as far as that is known: it counts beside the words
 */
export function nearestSample(patterns: readonly Pattern[], likeness: Likeness = () => null): Finder {
  const documents = patterns.map((pattern) => termsOf(pattern.places.map(tokenOf)));
  const weigh = weights(documents);
  const known = patterns.map((pattern, at): Known => ({ pattern, vector: weigh(documents[at] ?? []) }));
  return (words) => {
    const variants = new Map<string, { vector: Vector; slots: readonly Found[] }>();
    const alike = likeness(words);
    const speakers = alike === null ? SPEAKERS.words : SPEAKERS.meaning;
    const ranked = new Map<string, Ranked>();
    for (const [at, { pattern, vector }] of known.entries()) {
      const types = slotPlaces(pattern);
      const key = types.map((place) => place.type).join(' ');
      let variant = variants.get(key);
      if (variant === undefined) {
        const { tokens, found } = withSlots(words, types);
        variant = { vector: weigh(termsOf(tokens)), slots: found };
        variants.set(key, variant);
      }
      if (contradicts(words, pattern)) continue;
      const byWords = cosine(variant.vector, vector);
      const empty = types.length > 0 && variant.slots.length === 0;
      const together = alike === null ? byWords : mixed(byWords, alike(at));
      const score = alike !== null && empty ? together * NOTHING_NAMED : together;
      ranked.set(pattern.intent, placed(ranked.get(pattern.intent), pattern, variant.slots, score));
    }
    let best: (Ranked & { score: number }) | null = null;
    for (const one of ranked.values()) {
      const score = scoreOf(one.scores, speakers);
      if (best === null || score > best.score) best = { ...one, score };
    }
    if (best === null || isBuiltIn(best.pattern.intent)) return null;
    const meaning = { intent: best.pattern.intent, slots: slotsOf(best.pattern, best.slots) };
    return { meaning, score: best.score };
  };
}

/** The nearest sample of an intent, and the scores of its nearest few, the best first. */
interface Ranked {
  readonly pattern: Pattern;
  readonly slots: readonly Found[];
  readonly scores: readonly number[];
}

/** So many samples of an intent speak for it: by its meaning, one alone may be near by chance. */
const SPEAKERS = { words: 1, meaning: 3 } as const;
/** What a sample that an intent doesn't have counts, as a share of the one before it. */
const MISSING = 0.8;

function placed(
  ranked: Ranked | undefined,
  pattern: Pattern,
  slots: readonly Found[],
  score: number,
): Ranked {
  const before = ranked?.scores ?? [];
  const scores = [...before, score].sort((a, b) => b - a).slice(0, SPEAKERS.meaning);
  return ranked === undefined || score > (before[0] ?? 0)
    ? { pattern, slots, scores }
    : { ...ranked, scores };
}

function scoreOf(scores: readonly number[], speakers: number): number {
  let sum = 0;
  let last = 0;
  for (let at = 0; at < speakers; at += 1) {
    last = scores[at] ?? last * MISSING;
    sum += last;
  }
  return sum / speakers;
}

/** How much of the score is what a sentence means; the rest is its words. */
const MEANING_SHARE = 0.6;

/** What is left of a score when the sentence has nothing that any slot of the sample could hold. */
const NOTHING_NAMED = 0.85;

function mixed(byWords: number, byMeaning: number): number {
  return (1 - MEANING_SHARE) * byWords + MEANING_SHARE * byMeaning;
}
