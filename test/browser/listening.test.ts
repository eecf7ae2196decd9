import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import { IN_POSITION } from '../conversations/scripts.ts';
import { recordMicrophone, type RecordedMicrophone } from './microphone.ts';
import { openPlace, type Place } from './place.ts';

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

describe.skipIf(!hasChromium())('the page that listens', { timeout: PATIENCE_MS }, () => {
  let place: Place;
  let microphone: RecordedMicrophone;
  beforeAll(async () => {
    microphone = await recordMicrophone([
      ...[2_500, 'Alexa, pause', 1_200, 'did you feed the cat this morning', 1_200],
      ...['it hurts', 1_500],
    ]);
    place = await openPlace({ listens: true, chromium: microphone.chromium });
  }, PATIENCE_MS);
  afterAll(async () => {
    await place.close();
    microphone.remove();
  });

  it('takes a command by its name and a word of danger without it in a hold, and no talk', async () => {
    const visit = await place.visit({ device: 'dot' });
    await visit.sayUntyped(...IN_POSITION, 'ready');
    await visit.waitForStart();
    await visit.page.getByRole('button', { name: 'Start' }).click();
    await expect.poll(() => visit.turns.at(-1)?.said, { timeout: PATIENCE_MS }).toBe('it hurts');
    expect(visit.turns.slice(-2).map(({ said }) => said)).toEqual(['pause', 'it hurts']);
    expect(visit.turns.at(-1)?.heard).toMatch(/zero to ten/);
    expect(visit.troubles).toEqual([]);
  });
});
