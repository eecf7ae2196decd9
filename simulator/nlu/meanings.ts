import { stripCarriers } from './carrier.ts';
import { groupByShape } from './documents.ts';
import type { Encoder, Vector } from './encoder.ts';
import { replaceSlotValues } from './slot-filling.ts';
import type { LanguageModel } from './schema.ts';
import type { Likeness } from './similarity.ts';
import { examplesOf } from './slots.ts';
import { expandContractions, wordsOf } from './words.ts';

/**
 * The meanings of sentences according to the sentence encoder. A sentence must be learned before it is known.
 */
export interface Meanings {
  /** Encodes these sentences. */
  readonly learn: (sentences: readonly string[]) => Promise<void>;
  /** Whether these words have been learned. */
  readonly knows: (words: readonly string[]) => boolean;
  /** The similarity of learned sentences and samples. */
  readonly likeness: Likeness;
}

/**
 * Encodes the samples of a model. Slot values are replaced by the same words in sentences and samples, so that
 * the comparison depends only on the words around them.
 */
export async function meaningsOf(model: LanguageModel, encoder: Encoder): Promise<Meanings> {
  const shapes = groupByShape(model);
  const phraseOf = makePhraser(model);
  const samples = [...new Set(shapes.flatMap(({ texts }) => texts.map(({ tokens }) => phraseOf(tokens))))];
  const vectors = await encoder.encodeSamples(samples);
  const learned = new Map(samples.map((sample, at) => [sample, vectors[at]]));
  const sentences = new Map<string, Vector>();
  const forms = (sentence: string): string[] => {
    const words = wordsOf(sentence);
    return [words, ...stripCarriers(words)].flatMap((form) => [
      phraseOf(form),
      ...shapes.map(({ places }) => phraseOf(replaceSlotValues(form, places).tokens)),
    ]);
  };
  return {
    learn: async (said) => {
      const wanted = [...new Set(said.flatMap(forms))].filter((form) => form !== '' && !sentences.has(form));
      const vectors = await encoder.encode(wanted);
      for (const [at, vector] of vectors.entries()) sentences.set(wanted[at] ?? '', vector);
    },
    knows: (words) => sentences.has(phraseOf(words)),
    likeness: ({ texts }) => {
      const known = texts.map(({ tokens }) => learned.get(phraseOf(tokens)));
      return (tokens) => {
        const vector = sentences.get(phraseOf(tokens));
        if (vector === undefined) return null;
        return (at) => Math.max(0, dotProduct(vector, known[at] ?? NOTHING));
      };
    },
  };
}

/**
 * Returns a function that turns tokens into a sentence for the encoder. It replaces a slot by its type's
 * shortest name, which adds the least meaning of its own.
 */
function makePhraser(model: LanguageModel): (tokens: readonly string[]) => string {
  const plain = new Map(
    [...examplesOf(model)].map(([type, names]) => {
      const shortest = names.reduce(
        (best, name) => (name.length < best.length ? name : best),
        names[0] ?? '',
      );
      return [`{${type}}`, wordsOf(shortest)];
    }),
  );
  return (tokens) => expandContractions(tokens.flatMap((token) => plain.get(token) ?? [token])).join(' ');
}

const NOTHING: Vector = new Float32Array();

function dotProduct(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
