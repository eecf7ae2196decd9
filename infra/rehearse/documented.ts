/** The commands of docs/deploy.md, as they are written there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DOCUMENT = join(import.meta.dirname, '../../docs/deploy.md');

/** Returns each command of a block `sh`, in the order of the document. */
export function documentedCommands(text = readFileSync(DOCUMENT, 'utf8')): readonly string[] {
  return [...text.matchAll(/^ *```sh\n(.*?)^ *```$/gmsu)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}
