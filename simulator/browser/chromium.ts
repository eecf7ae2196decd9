/** Starts Debian's Chromium, for the pictures and for the tests that need a browser. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian installs Chromium here. The environment variable CHROMIUM can name another one. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium runs as root, without a screen, and makes no requests of its own. */
const ARGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** The message for a machine without Chromium. */
export const NO_CHROMIUM = `Chromium is missing at ${CHROMIUM}: install it (apt-get install chromium), or set CHROMIUM`;

/** Chromium is missing, or it did not start. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

/** Whether Chromium is installed. */
export function hasChromium(): boolean {
  return existsSync(CHROMIUM);
}

/**
 * Starts the browser.
 * @param more further arguments of its command line
 * @throws BrowserError if Chromium is missing or does not start
 */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: CHROMIUM, args: [...ARGS, ...more] });
  } catch (cause) {
    throw new BrowserError(`${NO_CHROMIUM}: ${String(cause)}`, { cause });
  }
}
