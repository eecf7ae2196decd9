/** Reads the interaction model of each locale: one file per language, unless a locale has its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODELS = join(import.meta.dirname, '../../interaction-models');

/** There is no interaction model for a locale. */
export class NoModelError extends Error {
  override readonly name = 'NoModelError';
}

/**
 * Reads the model of a locale.
 * @throws NoModelError if there is none
 */
export function modelFor(locale: string): unknown {
  const files = [locale, locale.split('-')[0] ?? locale].map((name) => `${name}.json`);
  const file = files.find((name) => existsSync(join(MODELS, name)));
  if (file === undefined)
    throw new NoModelError(`${locale}: expected interaction-models/${files.join(' or ')}`);
  const model: unknown = JSON.parse(readFileSync(join(MODELS, file), 'utf8'));
  return model;
}
