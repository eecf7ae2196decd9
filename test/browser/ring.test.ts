import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hasChromium } from '../../simulator/browser/chromium.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { openDrawing, type Drawing } from '../../simulator/shots/browser.ts';
import { PROFILES } from '../../simulator/shots/profiles.ts';
import { ROLLING } from '../conversations/scripts.ts';
import { talk } from '../conversations/talk.ts';
import { readRing } from './ring.ts';

const RENDER = 'Alexa.Presentation.APL.RenderDocument';
const WHOLE_MS = 30_000;
/** The length of the speech before a segment, in the browser for pictures, in ms. */
const BEFORE_MS = 100;
/** The clock runs frame by frame for this long, in ms, because the picture only follows it in frames. */
const STEPS_MS = 100;
/** By how much a picture may lag behind its clock, in ms. */
const LATEST_MS = 50;

const responseSchema = z.looseObject({
  response: z.looseObject({
    directives: z.array(
      z.looseObject({
        type: z.string(),
        document: z.unknown().optional(),
        sources: z.looseObject({ before: z.unknown().optional() }).optional(),
      }),
    ),
  }),
});

/** Returns the document of a turn, and the length of its speech before the segment. */
function documentIn({ response }: Turn): { document: object; beforeMs: number } {
  const shown = responseSchema.parse(response).response.directives.find(({ type }) => type === RENDER);
  const document = z.looseObject({}).parse(shown?.document);
  return { document, beforeMs: shown?.sources?.before === undefined ? 0 : BEFORE_MS };
}

async function numberIn(page: Page, expression: string): Promise<number> {
  return z.number().parse(await page.evaluate(expression));
}

/** The time limit of a test, in ms. A browser is slow while others use the machine, too. */
const PATIENCE_MS = 60_000;

describe.skipIf(!hasChromium())('the ring on the screen', { timeout: PATIENCE_MS }, () => {
  let drawing: Drawing;
  beforeAll(async () => {
    drawing = await openDrawing();
  }, PATIENCE_MS);
  afterAll(() => drawing.close());

  it.each([
    ['from the first bell', ROLLING],
    ['after a pause', [...ROLLING, '@30 pause', '@10 carry on']],
  ])('%s shows the remaining time of each hold in the cue list', async (_, said) => {
    const turn = (await talk(said, { device: 'show' })).at(-1);
    if (turn === undefined) throw new Error('nothing was said');
    const { document, beforeMs } = documentIn(turn);
    const [, , profile] = PROFILES;
    if (profile === undefined) throw new Error('there is no third profile');
    const { page } = await drawing.draw(document, profile, beforeMs + STEPS_MS, turn.audioMs);
    await page.clock.pauseAt((await numberIn(page, 'Date.now()')) + STEPS_MS);
    const troubles: string[] = [];
    page.on('console', (message) => {
      if (/warn|error/.test(message.type()) && !message.text().includes('Font'))
        troubles.push(message.text());
    });
    const beganMs = (await numberIn(page, 'renderer.startTime')) + beforeMs;
    const now = async (): Promise<number> => (await numberIn(page, 'Date.now()')) - beganMs;
    for (const { holdStartMs, endMs } of turn.steps) {
      for (const gone of [0, 0.25, 0.5, 0.9, 0.95]) {
        await page.clock.fastForward(holdStartMs + gone * (endMs - holdStartMs) - (await now()));
        await page.clock.runFor(STEPS_MS);
        const { part, seconds } = await readRing(page);
        const leftMs = endMs - (await now());
        const lateMs = part * WHOLE_MS - leftMs;
        expect(lateMs, `${leftMs} ms before the bell`).toBeGreaterThanOrEqual(-1);
        expect(lateMs, `${leftMs} ms before the bell`).toBeLessThan(LATEST_MS);
        expect(Number(seconds)).toBe(Math.ceil((part * WHOLE_MS) / 1000));
      }
    }
    expect(turn.steps).toHaveLength(2);
    expect(troubles).toEqual([]);
  });
});
