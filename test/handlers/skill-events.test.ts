import { describe, expect, it } from 'vitest';
import { EnvelopeError } from '../../lambdas/alexa/envelope.ts';
import {
  createEventsHandler,
  NotDeletedError,
  OtherSkillError,
} from '../../lambdas/handlers/skill-events.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { memoryStore } from '../conversations/memory.ts';
import { FIRST_VISIT } from '../conversations/scripts.ts';
import { askedIn, MONDAY, SKILL_ID, talk, USER } from '../conversations/talk.ts';
import { countedIn, entriesIn, keeping } from '../operations/lines.ts';

/** A skill event as Alexa sends it: no session, no device, no locale. */
const event = (type: string, applicationId = SKILL_ID, more: object = {}): object => ({
  version: '1.0',
  context: {
    System: {
      application: { applicationId },
      user: { userId: `amzn1.ask.account.${USER}` },
      apiEndpoint: 'https://api.amazonalexa.com',
    },
  },
  request: {
    type,
    requestId: 'e1',
    timestamp: MONDAY,
    eventCreationTime: MONDAY,
    eventPublishingTime: MONDAY,
    ...more,
  },
});
const DISABLED = event('AlexaSkillEvent.SkillDisabled', SKILL_ID, {
  body: { userInformationPersistenceStatus: 'NOT_PERSISTED' },
});

const handlerOf = (store: Store, lines: unknown[] = []): ReturnType<typeof createEventsHandler> =>
  createEventsHandler({ skillId: SKILL_ID }, store, keeping(lines));

/** A store with the records of two people in the household and of a neighbour. */
async function storeOfThree(): Promise<ReturnType<typeof memoryStore>> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store });
  await talk(FIRST_VISIT, { store, person: 'ada' });
  await talk(FIRST_VISIT, { store, user: 'neighbour' });
  return store;
}

describe('a disabled skill', () => {
  it('deletes the records of everyone in the household, and of nobody else', async () => {
    const store = await storeOfThree();
    await handlerOf(store)(DISABLED);
    expect([store.item(USER), store.item(USER, 'ada')]).toEqual([undefined, undefined]);
    expect(store.kept('neighbour').progress.routines).toHaveLength(1);
  });

  it('may be reported twice, and for a household without records', async () => {
    const store = memoryStore();
    const handler = handlerOf(store);
    await expect(handler(DISABLED)).resolves.toBeUndefined();
    await expect(handler(DISABLED)).resolves.toBeUndefined();
  });

  it('throws while the table is away, so that Alexa sends the event again', async () => {
    const lines: unknown[] = [];
    const away: Store = {
      ...memoryStore(),
      forgetHousehold: () => Promise.resolve({ ok: false, reason: 'away', cause: 'TimeoutError' }),
    };
    await expect(handlerOf(away, lines)(DISABLED)).rejects.toThrow(
      new NotDeletedError('The table is away: TimeoutError'),
    );
    expect(entriesIn(lines)).toMatchObject([
      { outcome: 'fault', error: 'NotDeletedError', failures: [{ call: 'forget', reason: 'away' }] },
    ]);
    expect(countedIn(lines)).toEqual({ Latency: 7, ColdStarts: 1, Faults: 1, DeleteFailures: 1 });
  });

  it('is logged as deleted, and counted each time', async () => {
    const lines: unknown[] = [];
    const handler = handlerOf(memoryStore(), lines);
    await handler(DISABLED);
    await handler(DISABLED);
    expect(entriesIn(lines).map(({ outcome, coldStart }) => [outcome, coldStart])).toEqual([
      ['deleted', true],
      ['deleted', false],
    ]);
    expect(countedIn(lines)).toEqual({ Latency: 14, ColdStarts: 1, SkillsDisabled: 2 });
  });

  it('begins as on a first visit when it is opened again', async () => {
    const store = memoryStore();
    const again = ['(disable)', '(wait 1m)', 'open foam roll coach'];
    const turns = await talk([...FIRST_VISIT, '(wait 1d)', ...again], { store });
    expect(turns.at(-1)?.heard).toMatch(/^Welcome to Foam Roll Coach: /);
    expect(turns.map(askedIn).at(-1)).toBe('age');
  });
});

describe('any other skill event', () => {
  it.each([
    'AlexaSkillEvent.SkillEnabled',
    'AlexaSkillEvent.SkillPermissionAccepted',
    'AlexaSkillEvent.SkillPermissionChanged',
    'AlexaSkillEvent.ProactiveSubscriptionChanged',
    'AlexaSkillEvent.SomethingNew',
  ])('(%s) is accepted and deletes nothing', async (type) => {
    const store = await storeOfThree();
    const lines: unknown[] = [];
    await handlerOf(store, lines)(event(type, SKILL_ID, { body: {} }));
    expect(store.kept(USER).progress.routines).toHaveLength(1);
    expect(entriesIn(lines)).toMatchObject([{ request: type, outcome: 'ignored' }]);
  });
});

describe('an event that isn’t for this skill', () => {
  it('is refused if it names another skill', async () => {
    const store = await storeOfThree();
    const other = event('AlexaSkillEvent.SkillDisabled', 'amzn1.ask.skill.other');
    await expect(handlerOf(store)(other)).rejects.toThrow(OtherSkillError);
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });

  it.each([[undefined], [null], ['{}'], [{}], [{ request: { type: 'AlexaSkillEvent.SkillDisabled' } }]])(
    'is refused if it is no envelope: %j',
    async (incoming) => {
      await expect(handlerOf(memoryStore())(incoming)).rejects.toThrow(EnvelopeError);
    },
  );
});
