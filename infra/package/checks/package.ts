/** Runs all checks on a skill package in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseModel } from '../../../simulator/nlu/schema.ts';
import { makeUnderstanding, type Understanding } from '../../../simulator/nlu/understand.ts';
import { checkDeclarations } from './declarations.ts';
import { checkIcons } from './icon.ts';
import { checkListing } from './listing.ts';
import { checkModel, languageModelOf, type Model } from './model.ts';
import { checkParity } from './parity.ts';
import { checkSchema } from './schema.ts';
import { findUses } from './uses.ts';

const MODELS = 'interactionModels/custom';
const LAMBDAS = join(import.meta.dirname, '../../../lambdas');

/** In bytes, remembered from Amazon's reference. */
const MAX_MODEL_BYTES = 1_500_000;

/**
 * Returns one line for each problem, with its file. An empty list means that the package is valid, as far as
 * can be known here.
 */
export type PackageChecks = (folder: string) => string[];

/** The result of checking one model by itself. */
type CheckedModel =
  | { readonly ok: false; readonly findings: readonly string[] }
  | { readonly ok: true; readonly model: Model; readonly understanding: Understanding };

/**
 * Creates checks that remember their results: the models of a language are identical, and checking one takes a
 * while.
 */
export function makePackageChecks(): PackageChecks {
  const uses = findUses(LAMBDAS);
  const seen = new Map<string, CheckedModel>();
  const checkOnce = (text: string): CheckedModel => {
    const looked = seen.get(text) ?? checkModelText(text);
    seen.set(text, looked);
    return looked;
  };
  return (folder) => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'skill.json'), 'utf8'));
    const looked = readModels(folder).map(([locale, text]) => [locale, checkOnce(text)] as const);
    const first = [
      ...checkSchema('manifest', manifest).map((finding) => `skill.json${finding}`),
      ...looked.flatMap(([locale, one]) =>
        one.ok ? [] : one.findings.map((finding) => `${MODELS}/${locale}.json: ${finding}`),
      ),
    ];
    // The remaining checks require files that are valid by themselves.
    if (first.length > 0) return first;
    const sound = looked.flatMap(([locale, one]) => (one.ok ? [[locale, one] as const] : []));
    return [
      ...checkParity(new Map(sound.map(([locale, { model }]) => [locale, model]))),
      ...checkListing(manifest, new Map(sound.map(([locale, { understanding }]) => [locale, understanding]))),
      ...checkDeclarations(manifest, uses),
      ...checkIcons(folder),
    ];
  };
}

function readModels(folder: string): [locale: string, text: string][] {
  return readdirSync(join(folder, MODELS))
    .sort()
    .map((file) => [parse(file).name, readFileSync(join(folder, MODELS, file), 'utf8')]);
}

function checkModelText(text: string): CheckedModel {
  const json: unknown = JSON.parse(text);
  const bySchema = checkSchema('model', json);
  if (bySchema.length > 0) return { ok: false, findings: bySchema };
  const model = languageModelOf(json);
  const bytes = Buffer.byteLength(text);
  const findings = [
    ...checkModel(model),
    ...(bytes > MAX_MODEL_BYTES ? [`has ${bytes} bytes, at most ${MAX_MODEL_BYTES} are allowed`] : []),
  ];
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, model, understanding: makeUnderstanding(parseModel(json, 'the model')) };
}
