import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import { SCREENED } from '../conversations/scripts.ts';
import { openPlace, type Place, type Visit } from './place.ts';
import { BEEPS, installBrokenEngine, installStandIn, speak } from './stand-in.ts';

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

/** Says something that the page takes, and waits until the skill has answered. */
async function tell(visit: Visit, ...phrases: readonly string[]): Promise<void> {
  for (const spoken of phrases) {
    const { length } = visit.turns;
    expect({ spoken, known: await speak(visit.page, spoken) }).toEqual({ spoken, known: true });
    await expect.poll(() => visit.turns.length, { timeout: PATIENCE_MS }).toBeGreaterThan(length);
    await visit.waitForStart();
  }
}

/** Says a number, which the page says back, and answers that. */
async function tellNumber(visit: Visit, spoken: string, number = spoken): Promise<void> {
  const { length } = visit.turns;
  expect(await speak(visit.page, spoken)).toBe(true);
  await visit.page.getByText(`I heard “${number}”. Is that right?`).waitFor();
  expect(visit.turns).toHaveLength(length);
  await tell(visit, 'yes');
  expect(visit.turns.at(-1)?.said).toBe(spoken);
}

async function listen(visit: Visit): Promise<void> {
  await visit.page.getByRole('button', { name: 'Start' }).click();
  await visit.waitForStart();
}

/** Lets the answer play until the device opens the microphone. */
async function passUntilAsked(visit: Visit): Promise<void> {
  while (visit.status.text !== 'microphone open') await visit.pass(500);
  await visit.page.getByText('Listening: just answer.').waitFor();
}

describe.skipIf(!hasChromium())('the page, by voice alone,', { timeout: 2 * PATIENCE_MS }, () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace({ listens: true, chromium: BEEPS });
  }, PATIENCE_MS);
  afterEach(() => place.closeVisits());
  afterAll(() => place.close());

  it('leads somebody through a whole first visit, with an interruption and with talk of something else', async () => {
    const visit = await place.visit({ device: 'dot', before: installStandIn });
    await listen(visit);
    await passUntilAsked(visit);
    await tellNumber(visit, "i'm forty", 'forty');
    for (const answer of SCREENED.slice(2)) {
      await passUntilAsked(visit);
      await tell(visit, answer);
    }
    for (const answer of ['yes', 'no']) {
      await passUntilAsked(visit);
      await tell(visit, answer);
    }
    await passUntilAsked(visit);
    await tellNumber(visit, 'two');
    await tell(visit, 'alexa three minutes', 'alexa ready');
    await visit.pass(40_000);
    expect(await speak(visit.page, 'pause')).toBe(false); // the coach speaks: it needs the name
    expect(await speak(visit.page, 'did you feed the cat')).toBe(false);
    await tell(visit, 'alexa pause', 'alexa carry on');
    await passUntilAsked(visit);
    await tellNumber(visit, "it's a three", 'three');
    expect(visit.turns.at(-1)).toMatchObject({ phase: 'goodbye', microphone: 'closed' });
    expect(visit.troubles).toEqual([]);
  });

  it('stops a hold at a word of danger without the name', async () => {
    const visit = await place.visit({ device: 'dot', before: installStandIn });
    await visit.sayUntyped(...SCREENED, 'yes', 'no', 'two', 'ready');
    await listen(visit);
    await visit.pass(40_000);
    await tell(visit, 'it hurts');
    expect(visit.turns.at(-1)).toMatchObject({ said: 'it hurts' });
    expect(visit.turns.at(-1)?.heard).toMatch(/zero to ten/);
  });

  it('gives the microphone to the tab in which Start was pressed last', async () => {
    const visit = await place.visit({ device: 'dot', before: installStandIn });
    await listen(visit);
    const other = await visit.openAgain();
    await other.getByRole('button', { name: 'Start' }).click();
    await visit.page.getByText('Another tab of this page sounds and listens now.').waitFor();
    await other.getByText(/Listening: (just answer|say “Alexa” first)/).waitFor();
    await visit.page.getByRole('button', { name: 'Start' }).waitFor();
  });

  it.each(['opening', 'listening'] as const)(
    'says why it can’t listen if the engine fails while %s, and lets people type',
    async (fails) => {
      const visit = await place.visit({
        device: 'dot',
        before: (page) => installBrokenEngine(page, fails),
      });
      await visit.page.getByRole('button', { name: 'Start' }).click();
      await visit.page
        .getByText('The page can’t listen: the speech model is damaged. You can type.')
        .waitFor();
      // Start has opened the skill, too.
      await expect.poll(() => visit.turns.length, { timeout: PATIENCE_MS }).toBe(1);
      await visit.say('forty');
      expect(visit.turns.map(({ said }) => said)).toEqual(['open foam roll coach', 'forty']);
    },
  );
});
