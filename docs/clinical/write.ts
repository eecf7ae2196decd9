/** `npm run clinical`: writes docs/clinical.md and its drawings from the code. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DRAWINGS_PATH, writeDrawings } from './drawings.ts';
import { currentInput, SHEET_PATH, writeSheet } from './sheet.ts';

writeFileSync(SHEET_PATH, writeSheet(currentInput()));
rmSync(DRAWINGS_PATH, { recursive: true, force: true });
mkdirSync(DRAWINGS_PATH);
for (const [file, svg] of writeDrawings()) writeFileSync(join(DRAWINGS_PATH, file), svg);
console.log('docs/clinical.md and docs/postures/ are written.');
