import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const phrasesSchema = z.object({
  /** Intent → sentences that mean it and are none of its samples. */
  unseen: z.record(z.string(), z.array(z.string().min(1)).min(1)),
  /** Sentences that mean nothing to the skill. */
  foreign: z.array(z.string().min(1)),
  /** Sentences that must stop a hold. */
  red: z.array(z.string().min(1)),
});

/** Sentences written without a look at the model's samples. */
export type Phrases = z.infer<typeof phrasesSchema>;

/**
 * Reads the sentences of a language: `en`; or `en.blind`, which nobody knew who chose samples and matcher, and
 * which nothing is to be fitted to.
 * @throws when there are none, or they are malformed
 */
export function readPhrases(language: 'en' | 'en.blind'): Phrases {
  const path = join(import.meta.dirname, '../test/utterances', `${language}.json`);
  return phrasesSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
