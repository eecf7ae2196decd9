import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import { IN_POSITION } from '../conversations/scripts.ts';
import { openPlace, type Place } from './place.ts';
import { measureLag, playUntil, watch, readWatched } from './together.ts';

const WHOLE_MS = 30_000;
/** The largest distance that counts as together, in ms. */
const TOGETHER_MS = 50;
/**
 * The share of frames that must be together. A frame that the machine delays shows the ring late, too (`npm run
 * bench:together` measures how often).
 */
const OF_FRAMES = 0.75;

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

describe.skipIf(!hasChromium())('a segment on the Echo Show', { timeout: PATIENCE_MS }, () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace();
  }, PATIENCE_MS);
  afterAll(() => place.close());

  it('runs to its check-in without a word or a touch, with ring and bells in sync', async () => {
    const visit = await place.visit({ before: watch });
    await visit.sayUntyped(...IN_POSITION);
    await visit.say('ready');
    await visit.waitForStart();
    // This is four seconds before the end of the second hold.
    await visit.pass(117_000);
    await visit.say('pause');
    await visit.waitForStart();
    await visit.say('carry on');
    await visit.waitForStart();
    await playUntil(visit, '(played)');
    expect(visit.turns.at(-1)?.heard).toBe('How sore was that, zero to ten?');

    const seen = await readWatched(visit.page);
    const [begins = NaN, ends = NaN] = seen.bells.slice(-2);
    expect((ends - begins) * 1000).toBeCloseTo(4_000, -1);
    const distances = measureLag(seen, [begins, ends], WHOLE_MS).map(Math.abs);
    const together = distances.filter((ms) => ms <= TOGETHER_MS);
    expect(distances.length).toBeGreaterThan(20);
    expect(together.length / distances.length).toBeGreaterThan(OF_FRAMES);
    expect(visit.troubles).toEqual([]);
  });
});
