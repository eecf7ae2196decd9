import { describe, expect, it } from 'vitest';
import { EnvelopeError } from '../../lambdas/alexa/envelope.ts';
import {
  createEventsHandler,
  NotDeletedError,
  OtherSkillError,
} from '../../lambdas/handlers/skill-events.ts';
import type { DeletionQueue, HouseholdDeletion } from '../../lambdas/store/deletion-queue.ts';
import type { Forgotten, Store } from '../../lambdas/store/store.ts';
import { keyOf, memoryStore } from '../conversations/memory.ts';
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

const handlerOf = (
  store: Store,
  lines: unknown[] = [],
  queue: DeletionQueue | null = null,
): ReturnType<typeof createEventsHandler> =>
  createEventsHandler({ skillId: SKILL_ID }, store, keeping(lines), { queue });

const AWAY: Forgotten = { ok: false, reason: 'away', cause: 'TimeoutError' };

/** A store that can't delete, and a queue that keeps what is added. */
function failing(answer: Forgotten = { ok: true }): {
  readonly away: Store;
  readonly queue: DeletionQueue;
  readonly added: HouseholdDeletion[];
} {
  const added: HouseholdDeletion[] = [];
  const queue: DeletionQueue = {
    add: (deletion) => {
      if (answer.ok) added.push(deletion);
      return Promise.resolve(answer);
    },
  };
  return { away: { ...memoryStore(), forgetHousehold: () => Promise.resolve(AWAY) }, queue, added };
}

/** What the queue sends the Lambda. */
const deliver = (deletions: readonly HouseholdDeletion[]): object => ({
  Records: deletions.map((deletion) => ({ eventSource: 'aws:sqs', body: JSON.stringify(deletion) })),
});

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

  it('waits in the queue while the table is away, and is told as no failure then', async () => {
    const { away, queue, added } = failing();
    const lines: unknown[] = [];
    await expect(handlerOf(away, lines, queue)(DISABLED)).resolves.toBeUndefined();
    expect(added).toEqual([{ household: keyOf(USER).household, deletedAt: Date.parse(MONDAY) }]);
    expect(JSON.stringify(added)).not.toContain(USER);
    expect(entriesIn(lines)).toMatchObject([{ outcome: 'queued' }]);
    expect(countedIn(lines)).toEqual({ Latency: 7, ColdStarts: 1, SkillsDisabled: 1, DeleteFailures: 1 });
  });

  it('puts nothing into the queue if the data is deleted', async () => {
    const { queue, added } = failing();
    await handlerOf(await storeOfThree(), [], queue)(DISABLED);
    expect(added).toEqual([]);
  });

  it('is told as failed if the queue is away as well, so that Alexa sends the event again', async () => {
    const { away, queue } = failing(AWAY);
    await expect(handlerOf(away, [], queue)(DISABLED)).rejects.toThrow(NotDeletedError);
  });

  it('is deleted once the queue delivers it, and counted once', async () => {
    const { away, queue, added } = failing();
    await handlerOf(away, [], queue)(DISABLED);
    const store = await storeOfThree();
    const lines: unknown[] = [];
    await handlerOf(store, lines, queue)(deliver(added));
    expect([store.item(USER), store.item(USER, 'ada')]).toEqual([undefined, undefined]);
    expect(store.kept('neighbour').progress.routines).toHaveLength(1);
    expect(entriesIn(lines)).toMatchObject([{ request: 'DeletionRetried', outcome: 'deleted' }]);
    expect(countedIn(lines)).toEqual({ Latency: 7, ColdStarts: 1 });
  });

  it('stays in the queue if it fails again, and isn’t added a second time', async () => {
    const { away, queue, added } = failing();
    await handlerOf(away, [], queue)(DISABLED);
    await expect(handlerOf(away, [], queue)(deliver(added))).rejects.toThrow(NotDeletedError);
    expect(added).toHaveLength(1);
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
