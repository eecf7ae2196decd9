/**
 * `npm run shots` draws every screen on every profile with Amazon's engine and puts all pictures on one sheet.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BrowserError } from '../browser/chromium.ts';
import { openDrawing } from './browser.ts';
import { collectDocuments } from './documents.ts';
import { findFaults } from './faults.ts';
import { PROFILES } from './profiles.ts';
import { readLayout } from './layout.ts';
import { sheetOf } from './sheet.ts';

const HELP = `Usage: npm run shots -- [--out DIR] [--only NAME]

Holds a conversation for each screen and draws the screen for each kind of device, with Amazon's APL engine in
Chromium. Writes each picture, and one sheet with all of them, into DIR.

  --out DIR    the folder for the pictures (.data/shots)
  --only NAME  draw only this screen, such as "hold"
  --help       print this help

Chromium is expected at /usr/bin/chromium, unless CHROMIUM names another path. The exit status is 1 if the engine
warns of something, or if words or buttons overlap, are cut off, are too small to read or to touch, or leave
the screen, or if a short word is alone on the last line.`;

/**
 * Draws everything.
 * @returns the exit status: 1 if the engine warned of something or a screen has a fault
 */
async function drawAll(out: string, only: string | undefined): Promise<number> {
  mkdirSync(out, { recursive: true });
  const documents = (await collectDocuments()).filter(({ name }) => only === undefined || name === only);
  const drawing = await openDrawing();
  let status = 0;
  try {
    for (const { name, document, data, afterMs, audioMs } of documents) {
      for (const profile of PROFILES) {
        const { page, troubles } = await drawing.draw(document, profile, afterMs, audioMs, data);
        const file = `${name.replaceAll(' ', '-')}.${profile.name}.png`;
        await page.screenshot({ path: join(out, file) });
        const faults = [...troubles, ...findFaults(await readLayout(page), profile)];
        for (const trouble of faults) process.stderr.write(`${name}, ${profile.name}: ${trouble}\n`);
        if (faults.length > 0) status = 1;
      }
      process.stderr.write(`${name}\n`);
    }
    const names = documents.map(({ name }) => name);
    writeFileSync(join(out, 'sheet.html'), sheetOf(names));
    await drawing.sheet(join(out, 'sheet.html'), join(out, 'sheet.png'));
    process.stdout.write(
      `${join(out, 'sheet.png')}: ${names.length} screens on ${PROFILES.length} devices\n`,
    );
  } finally {
    await drawing.close();
  }
  return status;
}

async function main(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        out: { type: 'string', default: '.data/shots' },
        only: { type: 'string' },
      },
    });
    if (!values.help) return await drawAll(values.out, values.only);
    process.stdout.write(`${HELP}\n`);
    return 0;
  } catch (error) {
    const named = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${named.name}: ${named.message}\n`);
    return named instanceof BrowserError ? 1 : 2;
  }
}

process.exitCode = await main();
