import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const phrasesSchema = z.object({
  /** Maps each intent to sentences that mean it and are not among its samples. */
  unseen: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  /** Sentences that mean nothing to the skill. */
  foreign: z.array(z.string().min(1)),
  /** Sentences that must stop a hold. */
  red: z.array(z.string().min(1)),
});

/** Sentences that were written without looking at the model's samples. */
export type Phrases = z.infer<typeof phrasesSchema>;

/**
 * Reads the sentences of a language. `en.blind` was not known when the samples and the matcher were chosen, and
 * must never be used to tune them.
 * @throws Error if the file is missing or malformed
 */
export function readPhrases(language: 'en' | 'en.blind'): Phrases {
  const path = join(import.meta.dirname, '../test/utterances', `${language}.json`);
  return phrasesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
