import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnvelope } from '../../lambdas/alexa/envelope.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { turn } from '../../lambdas/turn/turn.ts';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT } from './scripts.ts';
import { askedIn, line, talk, USER } from './talk.ts';

const OPEN = 'open foam roll coach';
const TWO_DAYS_ON = '2026-11-18T09:00:00.000Z';
const DELETED = [OPEN, 'yes', 'delete my data', 'yes'];

const AWAY = { ok: false, reason: 'away', cause: 'TimeoutError' } as const;

describe('the coach, asked to delete data while the table is unreachable,', () => {
  it.each(['delete my data', 'delete everything for everyone here'])(
    'answers "%s" with what failed and what to do, and writes nothing more',
    async (said) => {
      const store = memoryStore();
      await talk(FIRST_VISIT, { store });
      let written = 0;
      const refusing: Store = {
        ...store,
        record: (...what) => {
          written = store.calls.length;
          return store.record(...what);
        },
        forget: () => Promise.resolve(AWAY),
        forgetHousehold: () => Promise.resolve(AWAY),
      };
      const turns = await talk([OPEN, 'yes', said, 'yes'], { store: refusing, at: TWO_DAYS_ON });
      expect(turns.at(-1)?.heard).toMatch(
        /^I can't reach my notes, so I couldn't delete it.*Ask me again later; or disable this skill.*Goodbye\.$/,
      );
      expect(turns.at(-1)).toMatchObject({ microphone: 'closed' });
      expect(store.kept(USER).progress.routines).toHaveLength(1);
      expect(store.calls.slice(written + 1)).toEqual([]);
    },
  );
});

describe('the coach, once data is deleted,', () => {
  it('sends no session attributes back to the device', async () => {
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...DELETED]);
    expect(turns.at(-1)?.response).not.toHaveProperty('sessionAttributes.session');
  });

  it('writes nothing when the end of the session arrives late', async () => {
    const store = memoryStore();
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...DELETED], { store });
    const { sessionAttributes } = answerSchema.parse(turns.at(-1)?.response);
    const { request, context } = requestSchema.parse(turns.at(-1)?.request);
    const late = readEnvelope({
      session: { new: false, attributes: sessionAttributes },
      context,
      request: { ...request, type: 'SessionEndedRequest', reason: 'USER_INITIATED' },
    });
    const device = { timeZone: () => Promise.resolve('Europe/Berlin') };
    const reminders = { available: false, carryOut: () => Promise.reject(new Error('none here')) };
    await turn(late, { store, device, reminders, keepRatings: true });
    expect(store.item(USER)).toBeUndefined();
  });

  it('begins a new record for a routine that goes on at another device, with nothing of the old one', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const otherDevice = line({ store, at: TWO_DAYS_ON });
    for (const said of BACK.slice(0, 3)) await otherDevice.say(said);
    await talk(DELETED, { store, at: TWO_DAYS_ON });
    await otherDevice.say('my leg hurts');
    expect(store.kept(USER).progress).toMatchObject({ routines: [], ever: { routines: 0 } });
  });

  it.each([
    ['before its answer', TWO_DAYS_ON],
    ['with a later time', '2026-11-18T09:01:00.000Z'],
  ])('%s, asks everything at a device that was asking what is new', async (_, at) => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const otherDevice = line({ store, at: TWO_DAYS_ON });
    for (const said of [OPEN, 'yes', 'it shoots down my leg', 'no', 'no', 'no']) await otherDevice.say(said);
    await talk(DELETED, { store, at });
    const turn = await otherDevice.say('no');
    expect([askedIn(turn), turn.steps]).toEqual(['age', []]);
    expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null });
  });
});

const answerSchema = z.object({ sessionAttributes: z.record(z.string(), z.unknown()) });
const requestSchema = z.object({ request: z.looseObject({}), context: z.looseObject({}) });
