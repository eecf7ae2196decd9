/** `npm run sheet`: prints the page to hand out, on A4 and on Letter. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';
import { launchChromium } from '../../simulator/browser/chromium.ts';
import { readCommands } from './commands.ts';
import { writePage } from './page.ts';

const HELP = `Usage: npm run sheet -- [--out DIR] [--locale LOCALE]

Writes a page to hand out: how to begin, when not to, the positions, the questions, and what can be said. Chromium prints it
on A4 and on Letter, two pages each.

  --out DIR        the folder for sheet.html, sheet-a4.pdf and sheet-letter.pdf (.data/sheet)
  --locale LOCALE  whose emergency number and words: ${ALEXA_LOCALES.join(', ')} (en-US)
  --help           print this help

Chromium is expected at /usr/bin/chromium, unless CHROMIUM names another path.`;

/** The command line is wrong. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FORMATS = [
  ['A4', 'sheet-a4.pdf'],
  ['Letter', 'sheet-letter.pdf'],
] as const;

const MARGIN = '10mm';

async function print(html: string, out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'sheet.html'), html);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    for (const [format, file] of FORMATS) {
      const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
      await page.pdf({ path: join(out, file), format, margin, printBackground: true });
      console.log(join(out, file));
    }
  } finally {
    await browser.close();
  }
}

function readArguments(): { out: string; locale: string } | 'help' {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        out: { type: 'string', default: '.data/sheet' },
        locale: { type: 'string', default: 'en-US' },
      },
    });
    if (values.help) return 'help';
    if (ALEXA_LOCALES.includes(values.locale)) return values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  throw new UsageError(`--locale: expected one of ${ALEXA_LOCALES.join(', ')}`);
}

async function main(): Promise<number> {
  try {
    const asked = readArguments();
    if (asked === 'help') console.log(HELP);
    else await print(writePage(localeFor(asked.locale), readCommands()), asked.out);
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(`${error.name}: ${error.message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main();
