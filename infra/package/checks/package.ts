/** All checks of a skill package, as it lies in a folder. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { iconFindings } from './icon.ts';
import { listingFindings } from './listing.ts';
import { languageModelOf, modelFindings } from './model.ts';
import { parityFindings } from './parity.ts';
import { schemaFindings } from './schema.ts';

const MODELS = 'interactionModels/custom';

/** In bytes, as it is remembered of Amazon's reference. */
const LARGEST_MODEL = 1_500_000;

/** What is wrong with a package: a line each, with the file it is in. None: it is valid, as far as can be told here. */
export function packageFindings(folder: string): string[] {
  const manifest = jsonIn(join(folder, 'skill.json'));
  const models = modelsIn(folder);
  const bySchema = [
    ...schemaFindings('manifest', 'skill.json', manifest),
    ...[...models].flatMap(([locale, model]) => schemaFindings('model', `${MODELS}/${locale}.json`, model)),
  ];
  // What follows reads the files by their schemas.
  if (bySchema.length > 0) return bySchema;
  const languageModels = new Map([...models].map(([locale, json]) => [locale, languageModelOf(json)]));
  return [
    ...[...languageModels].flatMap(([locale, model]) => modelFindings(`${MODELS}/${locale}.json`, model)),
    ...sizeFindings(folder, [...models.keys()]),
    ...parityFindings(languageModels),
    ...listingFindings(manifest, models),
    ...iconFindings(folder),
  ];
}

function modelsIn(folder: string): Map<string, unknown> {
  const files = readdirSync(join(folder, MODELS)).sort();
  return new Map(files.map((file) => [parse(file).name, jsonIn(join(folder, MODELS, file))]));
}

function sizeFindings(folder: string, locales: readonly string[]): string[] {
  return locales.flatMap((locale) => {
    const { size } = statSync(join(folder, MODELS, `${locale}.json`));
    return size > LARGEST_MODEL
      ? [`${MODELS}/${locale}.json: has ${size} bytes, at most ${LARGEST_MODEL} are allowed`]
      : [];
  });
}

function jsonIn(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
