import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import { openDrawing, type Drawing } from '../../simulator/shots/browser.ts';
import { collectDocuments, type SceneDocument } from '../../simulator/shots/documents.ts';
import { findFaults } from '../../simulator/shots/faults.ts';
import { PROFILES } from '../../simulator/shots/profiles.ts';
import { readLayout } from '../../simulator/shots/layout.ts';

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

describe.skipIf(!hasChromium())("Amazon's engine", { timeout: PATIENCE_MS }, () => {
  let documents: readonly SceneDocument[];
  let drawing: Drawing;
  beforeAll(async () => {
    [documents, drawing] = await Promise.all([collectDocuments(), openDrawing()]);
  }, PATIENCE_MS);
  afterAll(() => drawing.close());

  it.each(PROFILES)(
    'draws each document on $name, without a warning, an overlap or a cut',
    async (profile) => {
      const troubles: string[] = [];
      for (const { name, document, data, afterMs, audioMs } of documents) {
        const drawn = await drawing.draw(document, profile, afterMs, audioMs, data);
        const all = [...drawn.troubles, ...findFaults(await readLayout(drawn.page), profile)];
        troubles.push(...all.map((trouble) => `${name}: ${trouble}`));
        if ((await drawn.page.locator('#view p').count()) === 0) troubles.push(`${name}: nothing is drawn`);
      }
      expect(documents.length).toBeGreaterThan(10);
      expect(troubles).toEqual([]);
    },
  );
});
