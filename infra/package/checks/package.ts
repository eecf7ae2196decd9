/** All checks of a skill package, as it lies in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseModel } from '../../../simulator/nlu/schema.ts';
import { makeUnderstanding, type Understanding } from '../../../simulator/nlu/understand.ts';
import { checkIcons } from './icon.ts';
import { checkListing } from './listing.ts';
import { languageModelOf, type Model, checkModel } from './model.ts';
import { checkParity } from './parity.ts';
import { checkSchema } from './schema.ts';

const MODELS = 'interactionModels/custom';

/** In bytes, as it is remembered of Amazon's reference. */
const MAX_MODEL_BYTES = 1_500_000;

/** What is wrong with a package: a line each, with the file it is in. None: it is valid, as far as can be told here. */
export type PackageChecks = (folder: string) => string[];

/** What is known of a model after it was looked at by itself: without findings, what Alexa makes of sentences, too. */
type CheckedModel =
  | { readonly ok: false; readonly findings: readonly string[] }
  | { readonly ok: true; readonly model: Model; readonly understanding: Understanding };

/** Checks that remember the models they have seen: those of a language are the same, and each takes a while. */
export function makePackageChecks(): PackageChecks {
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
    // What follows goes by what the files are once they are sound by themselves.
    if (first.length > 0) return first;
    const sound = looked.flatMap(([locale, one]) => (one.ok ? [[locale, one] as const] : []));
    return [
      ...checkParity(new Map(sound.map(([locale, { model }]) => [locale, model]))),
      ...checkListing(manifest, new Map(sound.map(([locale, { understanding }]) => [locale, understanding]))),
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
