/** `npm run clinical`: writes docs/clinical.md from the code. */
import { writeFileSync } from 'node:fs';
import { currentInput, SHEET_PATH, writeSheet } from './sheet.ts';

writeFileSync(SHEET_PATH, writeSheet(currentInput()));
console.log('docs/clinical.md is written.');
