/** The browser that pictures and tests are made with: Debian's Chromium, driven from here. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian installs Chromium, unless CHROMIUM names another. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium as root, without a screen, and without a word to anyone. */
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** What to say where there is none. */
export const NO_CHROMIUM = `expected Chromium at ${CHROMIUM} (apt-get install chromium, or set CHROMIUM)`;

/** No browser where one is expected. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

/** Whether there is a Chromium to start. */
export function hasChromium(): boolean {
  return existsSync(CHROMIUM);
}

/**
 * Starts the browser.
 * @throws BrowserError where there is none, or it doesn't start
 */
export async function launchChromium(): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  } catch (cause) {
    throw new BrowserError(`${NO_CHROMIUM}: ${String(cause)}`, { cause });
  }
}
