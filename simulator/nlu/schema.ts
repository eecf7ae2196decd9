import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const slotSchema = z.object({ name: z.string().min(1), type: z.string().min(1) });

const intentSchema = z.object({
  name: z.string().min(1),
  slots: z.array(slotSchema).default([]),
  samples: z.array(z.string()).default([]),
});

const typeSchema = z.object({
  name: z.string().min(1),
  values: z.array(
    z.object({
      id: z.string().optional(),
      name: z.object({ value: z.string().min(1), synonyms: z.array(z.string()).default([]) }),
    }),
  ),
});

const modelSchema = z.object({
  interactionModel: z.object({
    languageModel: z.object({
      invocationName: z.string().min(1),
      intents: z.array(intentSchema).min(1),
      types: z.array(typeSchema).default([]),
    }),
  }),
});

/** The part of an interaction model, in Alexa's format, from which intents are recognised. */
export type LanguageModel = z.infer<typeof modelSchema>['interactionModel']['languageModel'];

/** The interaction model is missing, not JSON, or not in Alexa's format. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/**
 * Validates an interaction model in Alexa's format.
 * @param source where the model came from, for the error message
 * @throws ModelError naming the invalid path
 */
export function parseModel(json: unknown, source: string): LanguageModel {
  const parsed = modelSchema.safeParse(json);
  if (!parsed.success) throw new ModelError(`${source}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.interactionModel.languageModel;
}

/**
 * Loads the model of a locale: the locale's own file if there is one, otherwise the language's (`en.json` for
 * `en-US`).
 * @param directory the folder of interaction models
 * @throws ModelError if there is no such file or it is not an interaction model
 */
export function loadModel(directory: string, locale: string): LanguageModel {
  const names = [locale, locale.split('-')[0] ?? locale];
  for (const name of names) {
    const path = join(directory, `${name}.json`);
    const text = readIfThere(path);
    if (text === null) continue;
    return parseModel(parseJson(text, path), path);
  }
  throw new ModelError(
    `no interaction model for ${locale}: expected ${join(directory, `${names[1] ?? ''}.json`)}`,
  );
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError(`${path}: this is not JSON`, { cause });
  }
}
