import { patternsOf } from './grammar.ts';
import type { LanguageModel } from './schema.ts';
import { examplesOf } from './slots.ts';
import { wordsOf } from './words.ts';

/** A sample with a value in each of its slots, and the intent it belongs to. */
export interface ExpandedSample {
  readonly intent: string;
  readonly sample: string;
  readonly sentence: string;
}

/**
 * Every sample of a model as something to say: each value of a slot's type (names, not synonyms) comes up in at least
 * one sentence of a sample with one slot; with more slots they vary together.
 */
export function expandSamples(model: LanguageModel): ExpandedSample[] {
  const examples = examplesOf(model);
  return model.intents.flatMap((intent) => {
    const valuesOf = new Map(intent.slots.map((slot) => [slot.name, examples.get(slot.type) ?? []]));
    return intent.samples.flatMap((sample) => {
      const used = [...sample.matchAll(/\{\s*(\w+)\s*\}/g)].map((found) => found[1] ?? '');
      const rounds = Math.max(1, ...used.map((slot) => valuesOf.get(slot)?.length ?? 0));
      return Array.from({ length: rounds }, (_, round) => ({
        intent: intent.name,
        sample,
        sentence: sample.replaceAll(/\{\s*(\w+)\s*\}/g, (whole, slot: string) => {
          const values = valuesOf.get(slot) ?? [];
          return values[round % values.length] ?? whole;
        }),
      }));
    });
  });
}

/** Samples that two intents have, as plain words with the slots' types in place of the slots: Alexa would have to guess. */
export function findSharedSamples(
  model: LanguageModel,
): { readonly sample: string; readonly intents: readonly string[] }[] {
  const owners = new Map<string, Set<string>>();
  const own = patternsOf(model).slice(
    0,
    model.intents.reduce((sum, intent) => sum + intent.samples.length, 0),
  );
  for (const { intent, places } of own) {
    const key = places.map((place) => (typeof place === 'string' ? place : `{${place.type}}`)).join(' ');
    owners.set(key, (owners.get(key) ?? new Set()).add(intent));
  }
  return [...owners]
    .filter(([, intents]) => intents.size > 1)
    .map(([sample, intents]) => ({ sample, intents: [...intents] }));
}

/** Samples with characters Alexa refuses: only letters, spaces, apostrophes, periods, hyphens and {slots} are allowed. */
export function findUnsayableSamples(model: LanguageModel): string[] {
  return model.intents.flatMap((intent) =>
    intent.samples
      .filter((sample) => !/^[\p{L}\p{M}\s'’.\-{}_]+$/u.test(sample) || wordsOf(sample).length === 0)
      .map((sample) => `${intent.name}: ${sample}`),
  );
}
