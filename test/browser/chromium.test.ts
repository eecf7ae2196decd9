import { expect, it } from 'vitest';
import { hasChromium, NO_CHROMIUM } from '../../simulator/browser/chromium.ts';

/**
 * Without Chromium the tests in a browser are skipped. This test says so once, and fails in CI, where they must
 * not be skipped.
 */
it('Chromium is installed in CI, so that the tests in a browser run', () => {
  if (process.env['CI'] === 'true') expect(hasChromium(), NO_CHROMIUM).toBe(true);
  else if (!hasChromium()) process.stderr.write(`Tests in a browser are left out: ${NO_CHROMIUM}\n`);
});
