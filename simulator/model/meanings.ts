import type { Encoder, Vector } from './encoder.ts';
import { withoutCarriers } from './carrier.ts';
import type { Pattern } from './grammar.ts';
import type { LanguageModel } from './schema.ts';
import type { Likeness } from './similarity.ts';
import { BUILT_IN_EXAMPLES } from './slots.ts';
import { wordsOf, writtenOut } from './words.ts';

/** What sentences mean, as the sentence encoder tells it: a sentence must be learned before it is known. */
export interface Meanings {
  /** Has the encoder tell what sentences mean. */
  readonly learn: (sentences: readonly string[]) => Promise<void>;
  /** Whether what these words mean has been learned. */
  readonly knows: (words: readonly string[]) => boolean;
  /** How alike a learned sentence and the samples are. */
  readonly likeness: (patterns: readonly Pattern[]) => Likeness;
}

/** Learns the samples of a model, each with an example in its slots. */
export async function meaningsOf(
  model: LanguageModel,
  patterns: readonly Pattern[],
  encoder: Encoder,
): Promise<Meanings> {
  const examples = examplesOf(model);
  const samples = patterns.map((pattern, at) => spoken(filledIn(pattern, examples, at)));
  const learned = await encoder.samples(samples);
  const sentences = new Map<string, Vector>();
  return {
    learn: async (said) => {
      const forms = said.map(wordsOf).flatMap((words) => [words, ...withoutCarriers(words)].map(spoken));
      const wanted = [...new Set(forms)].filter((form) => form !== '' && !sentences.has(form));
      const vectors = await encoder.encode(wanted);
      for (const [at, vector] of vectors.entries()) sentences.set(wanted[at] ?? '', vector);
    },
    knows: (words) => sentences.has(spoken(words)),
    likeness: () => (words) => {
      const vector = sentences.get(spoken(words));
      if (vector === undefined) return null;
      return (at) => Math.max(0, product(vector, learned[at] ?? vector));
    },
  };
}

function spoken(words: readonly string[]): string {
  return writtenOut(words).join(' ');
}

function examplesOf(model: LanguageModel): ReadonlyMap<string, readonly string[]> {
  const examples = new Map([...BUILT_IN_EXAMPLES].map(([type, example]) => [type, [example]]));
  for (const type of model.types)
    examples.set(
      type.name,
      type.values.map((value) => value.name.value),
    );
  return examples;
}

/** A sample as words; its slots hold another example than those of the sample before it. */
function filledIn(
  { places }: Pattern,
  examples: ReadonlyMap<string, readonly string[]>,
  at: number,
): string[] {
  return places.flatMap((place) => {
    if (typeof place === 'string') return [place];
    const values = examples.get(place.type) ?? [];
    return wordsOf(values[at % values.length] ?? '');
  });
}

function product(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
