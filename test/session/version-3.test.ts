/**
 * A session that was open while the skill was deployed. version-3.json holds what commit 3d1118b, the last with version
 * 3, had sent: in the first holds of a second visit; at "carry on where you stopped?"; and in the first holds of a
 * first visit whose record couldn't be written.
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSession } from '../../lambdas/session/session.ts';
import { memoryStore, type MemoryStore } from '../conversations/memory.ts';
import { askedIn, holdsIn, line, USER, type Line } from '../conversations/talk.ts';

const sent = z.object({
  at: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  item: z.optional(z.record(z.string(), z.unknown())),
});
type Sent = z.infer<typeof sent>;
const { inAHold, takeUp, away } = z
  .object({ inAHold: sent, takeUp: sent, away: sent })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'version-3.json'), 'utf8')));

/** The parts of a session of version 3 that a test fills with other values. */
const held = z.looseObject({
  session: z.looseObject({
    conversation: z.looseObject({ run: z.looseObject({}), checks: z.looseObject({}) }),
  }),
});

/** Goes on where the version before had answered: its answer is what the device has heard last. */
async function goOn({ at, attributes, item }: Sent): Promise<{ on: Line; store: MemoryStore }> {
  const store = memoryStore();
  if (item !== undefined) store.put(USER, marshall(item));
  let answered = false;
  const on = line({
    store,
    at,
    keepRatings: true,
    between: (skill) => async (envelope) => {
      if (answered) return skill(envelope);
      answered = true;
      const outputSpeech = { type: 'SSML', ssml: '<speak>How strong was the pressure, one to ten?</speak>' };
      const response = { outputSpeech, reprompt: { outputSpeech }, shouldEndSession: false };
      return Promise.resolve({ version: '1.0', sessionAttributes: attributes, response });
    },
  });
  await on.say('open foam roll coach');
  return { on, store };
}

/** Twenty-five seconds into the first hold of 45, which begins 15 s into the segment. */
const IN_A_HOLD = 40;
const HELD_MS = 25_000;

describe('a session of the version before, in the middle of a hold', () => {
  it('is read whole', () => {
    for (const { attributes } of [inAHold, takeUp, away])
      expect(readSession({ new: false, attributes }).kind).toBe('known');
  });

  it('keeps what had other names: how hard, how long and where someone may roll', () => {
    const { attributes } = inAHold;
    const { session } = held.parse(attributes);
    const { conversation } = session;
    const run = { ...conversation.run, lighter: true, easy: false, strikes: 1 };
    const checks = { ...conversation.checks, why: 'month', where: ['knee'], agreed: false };
    const under = { region: 'glutes', untilHoldMs: 5000 };
    const edited = { ...session, conversation: { ...conversation, run, checks, under, harder: 2 } };
    const read = readSession({ new: false, attributes: { ...attributes, session: edited } });
    expect(read).toMatchObject({
      session: {
        conversation: {
          ...{ lastHold: under, harderGranted: 2 },
          run: { easedOff: true, allRatingsEasy: false, regionsStopped: 1 },
          checks: { screeningReason: 'month', soreAreas: ['knee'], lengthAgreed: false },
        },
      },
    });
  });

  it('hears a symptom: the hold ends, and nobody rolls on', async () => {
    const { on, store } = await goOn(inAHold);
    const turn = await on.say('it shoots down my leg', IN_A_HOLD);
    expect(holdsIn(turn)).toEqual([]);
    expect(turn.microphone).toBe('closed');
    expect(store.kept(USER).progress.screened?.outcome).toBe('blocked');
  });

  it('credits what was held once, and with what was on record nothing is lost', async () => {
    const { on, store } = await goOn(inAHold);
    await on.say('stop', IN_A_HOLD);
    const { progress } = store.kept(USER);
    expect(progress.ever).toEqual({ routines: 40, heldMs: 40 * 90_000 + HELD_MS });
    expect(progress.open?.heldMs).toEqual([HELD_MS, 0, 0, 0, 0]);
    expect([progress.routines.length, progress.pain.length, progress.reach.length]).toEqual([30, 30, 30]);
    const later = line({ store, at: '2026-11-16T20:20:00.000Z' });
    await later.say('open foam roll coach');
    expect(store.kept(USER).progress.ever).toEqual(progress.ever);
  });

  it('goes on to the next holds', async () => {
    const { on } = await goOn(inAHold);
    const turn = await on.say('three', 121);
    expect(holdsIn(turn)).toHaveLength(3);
  });

  it('goes on with facts that could not be written yet, which are written now', async () => {
    const { on, store } = await goOn(away);
    await on.say('pause', 40);
    expect(store.kept(USER).progress).toMatchObject({
      ...{ screened: { outcome: 'ok' }, ever: { heldMs: 10_000 }, open: { easedOff: false } },
    });
  });
});

it('a session of the version before, asked whether to carry on, carries on', async () => {
  const { on, store } = await goOn(takeUp);
  const turn = await on.say('yes', 30);
  expect([askedIn(turn), holdsIn(turn).length > 0]).toEqual(['hardest', true]);
  expect(store.kept(USER).progress.routines).toHaveLength(30);
});
