/** Checks that all locales declare the same intents, slots and values, because the same code answers them. */
import type { Model } from './model.ts';

/**
 * Compares the models of all locales.
 * @param models the models by locale
 */
export function checkParity(models: ReadonlyMap<string, Model>): string[] {
  const [first, ...others] = [...models].map(([locale, model]) => ({
    locale,
    declarations: listDeclarations(model),
  }));
  if (first === undefined) return ['interactionModels/custom contains no model'];
  return others.flatMap(({ locale, declarations }) => [
    ...findMissing(first.declarations, declarations).map(
      (what) => `${locale} lacks ${what}, which ${first.locale} has`,
    ),
    ...findMissing(declarations, first.declarations).map(
      (what) => `${first.locale} lacks ${what}, which ${locale} has`,
    ),
  ]);
}

function listDeclarations({ intents, types }: Model): string[] {
  return [
    ...intents.map(({ name }) => `intent ${name}`),
    ...intents.flatMap(({ name, slots }) =>
      slots.map((slot) => `slot ${slot.name} (${slot.type}) of ${name}`),
    ),
    ...types.flatMap(({ name, values }) =>
      values.map(({ id }) => `value ${id ?? '(without an id)'} of ${name}`),
    ),
  ];
}

function findMissing(from: readonly string[], among: readonly string[]): string[] {
  const there = new Set(among);
  return from.filter((one) => !there.has(one));
}
