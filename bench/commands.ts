import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const commandsSchema = z.record(z.string(), z.array(z.string().min(1)).min(1));

/** Maps each intent to the short phrases that people may say in the middle of a hold. */
export type Commands = z.infer<typeof commandsSchema>;

/** Reads the commands from test/utterances. */
export function readCommands(): Commands {
  const path = join(import.meta.dirname, '../test/utterances/commands.json');
  return commandsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
