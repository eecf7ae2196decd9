/** All checks of a skill package, as it lies in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { parseModel } from '../../../simulator/nlu/schema.ts';
import { makeUnderstanding, type Understanding } from '../../../simulator/nlu/understand.ts';
import { iconFindings } from './icon.ts';
import { listingFindings } from './listing.ts';
import { languageModelOf, type Model, modelFindings } from './model.ts';
import { parityFindings } from './parity.ts';
import { schemaFindings } from './schema.ts';

const MODELS = 'interactionModels/custom';

/** In bytes, as it is remembered of Amazon's reference. */
const LARGEST_MODEL = 1_500_000;

/** What is wrong with a package: a line each, with the file it is in. None: it is valid, as far as can be told here. */
export type PackageChecks = (folder: string) => string[];

/** What is known of a model after it was looked at by itself: without findings, what Alexa makes of sentences, too. */
type Looked =
  | { readonly ok: false; readonly findings: readonly string[] }
  | { readonly ok: true; readonly model: Model; readonly hears: Understanding };

/** Checks that remember the models they have seen: those of a language are the same, and each takes a while. */
export function packageChecks(): PackageChecks {
  const seen = new Map<string, Looked>();
  const look = (text: string): Looked => {
    const looked = seen.get(text) ?? lookAt(text);
    seen.set(text, looked);
    return looked;
  };
  return (folder) => {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'skill.json'), 'utf8'));
    const looked = localesIn(folder).map(([locale, text]) => [locale, look(text)] as const);
    const first = [
      ...schemaFindings('manifest', manifest).map((finding) => `skill.json${finding}`),
      ...looked.flatMap(([locale, one]) =>
        one.ok ? [] : one.findings.map((finding) => `${MODELS}/${locale}.json: ${finding}`),
      ),
    ];
    // What follows goes by what the files are once they are sound by themselves.
    if (first.length > 0) return first;
    const sound = looked.flatMap(([locale, one]) => (one.ok ? [[locale, one] as const] : []));
    return [
      ...parityFindings(new Map(sound.map(([locale, { model }]) => [locale, model]))),
      ...listingFindings(manifest, new Map(sound.map(([locale, { hears }]) => [locale, hears]))),
      ...iconFindings(folder),
    ];
  };
}

function localesIn(folder: string): [locale: string, text: string][] {
  return readdirSync(join(folder, MODELS))
    .sort()
    .map((file) => [parse(file).name, readFileSync(join(folder, MODELS, file), 'utf8')]);
}

function lookAt(text: string): Looked {
  const json: unknown = JSON.parse(text);
  const bySchema = schemaFindings('model', json);
  if (bySchema.length > 0) return { ok: false, findings: bySchema };
  const model = languageModelOf(json);
  const bytes = Buffer.byteLength(text);
  const findings = [
    ...modelFindings(model),
    ...(bytes > LARGEST_MODEL ? [`has ${bytes} bytes, at most ${LARGEST_MODEL} are allowed`] : []),
  ];
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, model, hears: makeUnderstanding(parseModel(json, 'the model')) };
}
