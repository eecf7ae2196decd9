/** The interaction model of each locale: one file a language, unless a locale has one of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MODELS = join(import.meta.dirname, '../../interaction-models');

/** A locale that no interaction model serves. */
export class NoModelError extends Error {
  override readonly name = 'NoModelError';
}

/** @throws NoModelError */
export function modelFor(locale: string): unknown {
  const files = [locale, locale.split('-')[0] ?? locale].map((name) => `${name}.json`);
  const file = files.find((name) => existsSync(join(MODELS, name)));
  if (file === undefined)
    throw new NoModelError(`${locale}: expected interaction-models/${files.join(' or ')}`);
  const model: unknown = JSON.parse(readFileSync(join(MODELS, file), 'utf8'));
  return model;
}
