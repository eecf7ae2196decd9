import { patternsOf } from '../../simulator/nlu/grammar.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { examplesOf } from '../../simulator/nlu/slots.ts';
import { wordsOf } from '../../simulator/nlu/words.ts';

/** A sample with its slots filled, and the intent that it belongs to. */
export interface ExpandedSample {
  readonly intent: string;
  readonly sample: string;
  readonly sentence: string;
}

/**
 * Turns every sample of a model into sentences. Each value of a slot's type (its name, not its synonyms) occurs
 * in at least one sentence; several slots in a sample vary together.
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

/**
 * Finds samples that belong to two intents, with slots written as their types. Alexa would have to guess
 * between them.
 */
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

/**
 * Finds samples with characters that Alexa rejects. Only letters, spaces, apostrophes, periods, hyphens and
 * {slots} are allowed.
 */
export function findUnsayableSamples(model: LanguageModel): string[] {
  return model.intents.flatMap((intent) =>
    intent.samples
      .filter((sample) => !/^[\p{L}\p{M}\s'’.\-{}_]+$/u.test(sample) || wordsOf(sample).length === 0)
      .map((sample) => `${intent.name}: ${sample}`),
  );
}
