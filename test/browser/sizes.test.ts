import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import { ROLLING } from '../conversations/scripts.ts';
import { openPlace, type Place, type Visit } from './place.ts';

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

/** What a finger needs, in CSS px (WCAG 2.5.5). */
const FINGER = 44;

const measuredSchema = z.object({
  wide: z.number(),
  start: z.number(),
  line: z.number(),
  letters: z.number(),
});

/** How far the page reaches sideways, how high the button and the line are, and how large the caption's letters. */
const MEASURE = `(() => {
  const high = (id) => document.getElementById(id).getBoundingClientRect().height;
  return {
    wide: document.documentElement.scrollWidth,
    start: high('start'),
    line: high('words'),
    letters: parseFloat(getComputedStyle(document.getElementById('caption')).fontSize),
  };
})()`;

describe.skipIf(!hasChromium())('the page of the local speaker', { timeout: PATIENCE_MS }, () => {
  let place: Place;
  let visit: Visit;
  beforeAll(async () => {
    place = await openPlace();
    visit = await place.visit({ device: 'dot' });
    await visit.sayUntyped(...ROLLING);
    await visit.waitForStart();
  }, PATIENCE_MS);
  afterAll(async () => {
    await place.close();
  });

  it.each([
    ['a small phone', 320, 640],
    ['a phone', 390, 844],
    ['a phone on its side', 844, 390],
    ['a tablet', 820, 1180],
    ['a laptop', 1280, 800],
    ['a laptop at 200 % zoom', 640, 400],
  ])(
    'fits %s without scrolling sideways, with buttons for a finger and no barrier',
    async (_, width, height) => {
      await visit.page.setViewportSize({ width, height });
      const { wide, start, line, letters } = measuredSchema.parse(await visit.page.evaluate(MEASURE));
      expect(wide).toBeLessThanOrEqual(width);
      expect(Math.min(start, line)).toBeGreaterThanOrEqual(FINGER);
      expect(letters).toBeGreaterThanOrEqual(16);
      expect(await visit.barriers()).toEqual([]);
    },
  );

  it('moves nothing where motion is to be reduced', async () => {
    await visit.page.emulateMedia({ reducedMotion: 'reduce' });
    const running = `document.getAnimations().filter(({ playState }) => playState === 'running').length`;
    await expect.poll(() => visit.page.evaluate(running)).toBe(0);
  });

  it('goes on in a hold after a reload, and says what brings the sound back', async () => {
    await visit.page.reload();
    await visit.page
      .locator('#hint')
      .getByText(/press|click|tap/i)
      .waitFor();
    expect(await visit.sounds()).toEqual([]);
    await visit.page.getByRole('heading', { name: 'Transcript' }).click();
    await expect.poll(() => visit.sounds(), { timeout: PATIENCE_MS }).toHaveLength(1);
    expect((await visit.sounds())[0]?.fromMs).toBeGreaterThanOrEqual(0);
  });

  it('says that the speech model is not installed, and leaves the line for typing', async () => {
    await visit.page.context().grantPermissions(['microphone']);
    await visit.page.addInitScript(`navigator.mediaDevices.getUserMedia = async () =>
      new AudioContext().createMediaStreamDestination().stream;`);
    await visit.page.reload();
    await visit.page.getByRole('button', { name: 'Start' }).click();
    await expect
      .poll(() => visit.page.locator('#ear').textContent(), { timeout: 9000 })
      .toMatch(/The speech model is not installed: run npm ci/);
    await visit.say('pause');
    expect(visit.turns.at(-1)?.said).toBe('pause');
  });
});
