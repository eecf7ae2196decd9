import { withoutCarriers } from './carrier.ts';
import { shapesOf } from './documents.ts';
import type { Encoder, Vector } from './encoder.ts';
import { withSlots } from './slot-filling.ts';
import type { LanguageModel } from './schema.ts';
import type { Likeness } from './similarity.ts';
import { examplesOf } from './slots.ts';
import { wordsOf, writtenOut } from './words.ts';

/** What sentences mean, as the sentence encoder tells it: a sentence must be learned before it is known. */
export interface Meanings {
  /** Has the encoder tell what sentences mean. */
  readonly learn: (sentences: readonly string[]) => Promise<void>;
  /** Whether what these words mean has been learned. */
  readonly knows: (words: readonly string[]) => boolean;
  /** How alike learned sentences and the samples are. */
  readonly likeness: Likeness;
}

/**
 * Learns the samples of a model. Values of slots that are in a sentence and in a sample are the same words to the
 * encoder: what it compares is what is said about them.
 */
export async function meaningsOf(model: LanguageModel, encoder: Encoder): Promise<Meanings> {
  const shapes = shapesOf(model);
  const spoken = speaker(model);
  const samples = [
    ...new Set(shapes.flatMap(({ documents }) => documents.map(({ tokens }) => spoken(tokens)))),
  ];
  const vectors = await encoder.samples(samples);
  const learned = new Map(samples.map((sample, at) => [sample, vectors[at]]));
  const sentences = new Map<string, Vector>();
  const forms = (sentence: string): string[] => {
    const words = wordsOf(sentence);
    return [words, ...withoutCarriers(words)].flatMap((form) => [
      spoken(form),
      ...shapes.map(({ places }) => spoken(withSlots(form, places).tokens)),
    ]);
  };
  return {
    learn: async (said) => {
      const wanted = [...new Set(said.flatMap(forms))].filter((form) => form !== '' && !sentences.has(form));
      const told = await encoder.encode(wanted);
      for (const [at, vector] of told.entries()) sentences.set(wanted[at] ?? '', vector);
    },
    knows: (words) => sentences.has(spoken(words)),
    likeness: ({ documents }) => {
      const known = documents.map(({ tokens }) => learned.get(spoken(tokens)));
      return (tokens) => {
        const vector = sentences.get(spoken(tokens));
        if (vector === undefined) return null;
        return (at) => Math.max(0, product(vector, known[at] ?? NOTHING));
      };
    },
  };
}

/** Says words to the encoder, in place of a slot its type's shortest name: that brings the least of its own with it. */
function speaker(model: LanguageModel): (tokens: readonly string[]) => string {
  const plain = new Map(
    [...examplesOf(model)].map(([type, names]) => {
      const shortest = names.reduce(
        (best, name) => (name.length < best.length ? name : best),
        names[0] ?? '',
      );
      return [`{${type}}`, wordsOf(shortest)];
    }),
  );
  return (tokens) => writtenOut(tokens.flatMap((token) => plain.get(token) ?? [token])).join(' ');
}

const NOTHING: Vector = new Float32Array();

function product(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
