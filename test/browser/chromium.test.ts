import { expect, it } from 'vitest';
import { hasChromium, NO_CHROMIUM } from '../../simulator/browser/chromium.ts';

/** Tests in a browser are left out where there is none; this says so, once, and lets nobody's CI leave them out. */
it('Chromium is there for the tests in a browser, where CI runs', () => {
  if (process.env['CI'] === 'true') expect(hasChromium(), NO_CHROMIUM).toBe(true);
  else if (!hasChromium()) process.stderr.write(`Tests in a browser are left out: ${NO_CHROMIUM}\n`);
});
