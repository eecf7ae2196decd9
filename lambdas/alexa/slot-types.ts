/**
 * The values of the interaction model's slot types. A bundle has a packed copy in the place of this module
 * (`infra/packed-slot-types.ts`): the whole model is 400 KB of JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** The words for each value of a slot type, by the value's id. */
export type SlotValues = readonly (readonly [id: string, words: readonly string[]])[];

const MODEL = join(import.meta.dirname, '../../interaction-models/en.json');

const modelSchema = z.object({
  interactionModel: z.object({
    languageModel: z.object({
      types: z.array(
        z.object({
          name: z.string(),
          values: z.array(
            z.object({
              id: z.optional(z.string()),
              name: z.object({ value: z.string(), synonyms: z.optional(z.array(z.string())) }),
            }),
          ),
        }),
      ),
    }),
  }),
});

/**
 * Reads the slot types of the interaction model, each with its values.
 * @throws Error if the model can't be read
 */
export function readSlotTypes(): readonly (readonly [type: string, values: SlotValues])[] {
  const { interactionModel } = z.parse(modelSchema, JSON.parse(readFileSync(MODEL, 'utf8')));
  return interactionModel.languageModel.types.map(({ name, values }) => [
    name,
    values.map(({ id, name: { value, synonyms = [] } }) => [id ?? value, [value, ...synonyms]] as const),
  ]);
}
