/** What can be said, read from docs/what-you-can-say.md, whose phrases a test holds against the interaction model. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from './page.ts';

const PHRASES_PATH = fileURLToPath(new URL('../what-you-can-say.md', import.meta.url));

/** A row of the table: what it is for, and phrases in quotation marks. */
const ROW = /^\| ([^|]+?) +\| (".+?) *\|$/gm;

/** Reads the phrases of one section. */
export function readCommands(): Command[] {
  const section = readFileSync(PHRASES_PATH, 'utf8').split('## At any moment')[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(ROW)].map(([, to = '', phrases = '']) => ({
    to,
    say: [...phrases.matchAll(/"([^"]+)"/g)].map(([, phrase = '']) => phrase.replace(/\bi\b/g, 'I')),
  }));
}
