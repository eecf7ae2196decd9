import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { Reminder } from '../../lambdas/coach/reminders/schedule.ts';
import type { Screened } from '../../lambdas/coach/screening/outcome.ts';
import { HOUR, SECOND } from '../../lambdas/coach/shared/time.ts';
import { type Call, CallFailed, type Dynamo } from '../../lambdas/store/dynamo.ts';
import { itemOf, NOBODY, type Stored } from '../../lambdas/store/item.ts';
import { personKey, type Person } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { DELETED, KEYS, markerKeyOf } from '../../lambdas/store/keys.ts';
import type { Store, Written } from '../../lambdas/store/store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { after, credited, ended, kept, run, screening } from '../coach/support/facts.ts';
import { afterEachAnswer, clientTo, openDatabase, TABLE, type Database } from './table.ts';

const UNKNOWN = { ok: true, stored: NOBODY };
const VISITED: Fact = { fact: 'visited', at: MONDAY };
/** Before all that the tests record, unless they say otherwise. */
const DELETED_AT = MONDAY - HOUR;
/** When records are deleted that others still know, and just after that. */
const LATER = MONDAY + HOUR;
const AFTER = LATER + 1;
const REMINDER: Reminder = {
  ...{ days: 'every_day', hour: 19, minute: 0 },
  ...{ token: null, timeZone: 'Europe/Berlin', offeredIn: null },
};
const ANN = personKey('household', 'Ann');
const BOB = personKey('household', 'Bob');
const NEIGHBOUR = personKey('next door', 'Ann');

/** A screening concluded after the deletion. */
const concluded = (outcome: Screened['outcome']): Extract<Fact, { fact: 'screening_concluded' }> => ({
  fact: 'screening_concluded',
  at: AFTER,
  screened: { outcome, version: 1, at: AFTER, askedAllAt: AFTER, leftOut: [] },
  lifts: false,
});

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase();
  store = dynamoStore(clientTo(database.port), TABLE);
});
afterAll(() => database.close());

it('deletes one person, and nobody else of the household', async () => {
  for (const person of [ANN, BOB]) await store.record(person, null, [VISITED]);
  expect(await store.forget(ANN, DELETED_AT)).toEqual({ ok: true });
  expect(await store.read(ANN, MONDAY)).toEqual(UNKNOWN);
  expect(await store.read(BOB, MONDAY)).toMatchObject({ stored: { progress: after(VISITED) } });
});

it('deletes who was never there', async () => {
  expect(await store.forget(personKey('nowhere', null), DELETED_AT)).toEqual({ ok: true });
  expect(await store.forgetHousehold(personKey('nowhere', null).household, DELETED_AT)).toEqual({ ok: true });
});

it('deletes a household of several pages, and not the one next door', async () => {
  // DynamoDB answers a query with a megabyte at a time.
  const padding = 'x'.repeat(300_000);
  const people = Array.from({ length: 9 }, (_, n) => personKey('household', `person ${n}`));
  for (const person of people) {
    const item = itemOf(person, { progress: after(VISITED), version: 1, history: null });
    await database.put({ ...item, ...marshall({ padding }) });
  }
  await store.record(NEIGHBOUR, null, [VISITED]);
  expect(await store.forgetHousehold(ANN.household, DELETED_AT)).toEqual({ ok: true });
  for (const person of [...people, ANN, BOB]) expect(await store.read(person, MONDAY)).toEqual(UNKNOWN);
  expect(await store.read(NEIGHBOUR, MONDAY)).toMatchObject({ stored: { progress: after(VISITED) } });
});

it('deletes what another device writes while it deletes', async () => {
  const client = clientTo(database.port);
  const [ann, bob, cyd] = ['Ann', 'Bob', 'Cyd'].map((name) => personKey('interrupted', name));
  if (ann === undefined || bob === undefined || cyd === undefined) throw new Error('no people');
  const late = new Map<Call['operation'], Person>([
    ['Query', bob],
    ['DeleteItem', cyd],
  ]);
  for (const person of [ann, bob]) await store.record(person, null, [VISITED]);
  const watched = afterEachAnswer(client, async ({ operation }) => {
    const person = late.get(operation);
    late.delete(operation);
    if (person !== undefined) await store.record(person, null, [screening('ok', MONDAY)]);
  });
  expect(await dynamoStore(watched, TABLE).forgetHousehold(ann.household, MONDAY)).toEqual({ ok: true });
  expect(late.size).toBe(0);
  for (const person of [ann, bob, cyd]) expect(await store.read(person, MONDAY)).toEqual(UNKNOWN);
  client.destroy();
});

it('a session that goes on afterwards begins a record that has nothing of the old one', async () => {
  const before = await store.record(ANN, null, [screening('ok', MONDAY), kept(run('a', MONDAY))]);
  await store.forget(ANN, DELETED_AT);
  const later = [credited('a', 0, 45 * SECOND, MONDAY + HOUR)];
  const written = await store.record(ANN, before.ok ? before.stored : null, later);
  expect(written).toMatchObject({ ok: true, stored: { progress: after(...later) } });
});

it('a session that knew the old record does not take the new one for it, however often that was written', async () => {
  await store.forget(ANN, DELETED_AT);
  const old = await store.record(ANN, null, [screening('ok', MONDAY)]);
  await store.forget(ANN, DELETED_AT);
  const again: Fact = { fact: 'visited', at: MONDAY + HOUR };
  let known = await store.record(ANN, null, [again]);
  for (let writes = 0; writes < 3; writes += 1)
    known = await store.record(ANN, known.ok ? known.stored : null, [again]);
  await store.record(ANN, old.ok ? old.stored : null, [VISITED]);
  expect(await store.read(ANN, MONDAY)).toMatchObject({ stored: { progress: { screened: null } } });
});

describe('what was deleted does not come back', () => {
  let [nth, ada, bea] = [0, ANN, BOB];
  beforeEach(() => {
    nth += 1;
    [ada, bea] = [personKey(`back ${nth}`, 'Ada'), personKey(`back ${nth}`, 'Bea')];
  });
  const routine = (id: string, at: number): Fact[] => [
    kept(run(id, at)),
    credited(id, 0, 45 * SECOND, at),
    ended(id, 'finished', at),
  ];
  const knownOf = (written: Written): Stored | null => (written.ok ? written.stored : null);

  it('with a session that still knows the record', async () => {
    const known = knownOf(await store.record(ada, null, [screening('ok', MONDAY)]));
    await store.forget(ada, LATER);
    expect(await store.record(ada, known, [VISITED, screening('ok', MONDAY + 1)])).toMatchObject({
      ok: true,
    });
    expect(await database.get(ada)).toBeUndefined();
  });

  it('with a request that began the record, and is repeated late', async () => {
    await store.forget(ada, LATER);
    expect(await store.record(ada, NOBODY, [VISITED])).toMatchObject({ ok: true, stored: NOBODY });
    expect(await database.get(ada)).toBeUndefined();
  });

  it('with a record that was begun anew meanwhile', async () => {
    const known = knownOf(await store.record(ada, null, [screening('ok', MONDAY)]));
    await store.forget(ada, LATER);
    await store.record(ada, NOBODY, [{ ...VISITED, at: LATER + 1 }]);
    await store.record(ada, known, [screening('ok', MONDAY + 1)]);
    expect(await store.read(ada, LATER)).toMatchObject({ stored: { progress: { screened: null } } });
  });

  it('with a routine that began before, however long it goes on in that session', async () => {
    const known = knownOf(await store.record(ada, null, [kept(run('a', MONDAY))]));
    await store.forget(ada, LATER);
    const goesOn = (at: number): Fact => ({ fact: 'run_kept', at, run: { ...run('a', MONDAY), at } });
    const next = knownOf(await store.record(ada, known, [goesOn(LATER + 1), { ...VISITED, at: LATER + 1 }]));
    await store.record(ada, next, [goesOn(LATER + 2)]);
    expect(await store.read(ada, LATER)).toMatchObject({ stored: { progress: { open: null } } });
  });

  it.each<readonly [string, Fact, (progress: PersonRecord) => unknown]>([
    [
      'answers about what is new, added to all questions of before it',
      { ...concluded('ok'), screened: { ...concluded('ok').screened, askedAllAt: MONDAY } },
      ({ screened }) => screened,
    ],
    [
      'a usual routine that was rolled before it',
      { fact: 'preferred', at: AFTER, preferences: { usual: { minutes: 5, regions: ['glutes'] } } },
      ({ preferences }) => preferences.usual,
    ],
    [
      'a reminder that Alexa kept before it',
      { fact: 'reminder_set', at: AFTER, reminder: { ...REMINDER, token: 'of before' } },
      ({ reminder }) => reminder,
    ],
    [
      'the audio that was sent before it',
      { fact: 'segment_settled', at: AFTER, run: 'a', sentAt: MONDAY },
      ({ settled }) => settled,
    ],
  ])('with %s, though it was said afterwards', async (_, fact, find) => {
    const known = knownOf(await store.record(ada, null, [screening('ok', MONDAY)]));
    await store.forget(ada, LATER);
    await store.record(ada, known, [{ ...VISITED, at: AFTER }, fact]);
    const read = await store.read(ada, AFTER);
    expect(read.ok && find(read.stored.progress)).toBeNull();
  });

  it.each<readonly [string, Fact, (progress: PersonRecord) => unknown]>([
    ['a block', concluded('blocked'), ({ screened }) => screened?.outcome],
    [
      'a reminder that may be created',
      { fact: 'reminder_set', at: AFTER, reminder: REMINDER },
      ({ reminder }) => reminder?.hour,
    ],
    [
      'a region that is never rolled',
      { fact: 'never_rolled', at: AFTER, regions: ['quads'], never: true },
      ({ preferences }) => preferences.leavesOut[0],
    ],
  ])('but %s, said afterwards, is kept', async (_, fact, find) => {
    const known = knownOf(await store.record(ada, null, [screening('ok', MONDAY)]));
    await store.forget(ada, LATER);
    await store.record(ada, known, [fact]);
    const read = await store.read(ada, AFTER);
    expect(read.ok && find(read.stored.progress)).toBeTruthy();
  });

  it('but a routine that was begun afterwards may be kept as the usual one', async () => {
    await store.forget(ada, LATER);
    const begun = kept(run('b', AFTER));
    const usual = { minutes: 5, regions: ['glutes'] } as const;
    await store.record(ada, NOBODY, [begun, { fact: 'preferred', at: AFTER, preferences: { usual } }]);
    expect(await store.read(ada, AFTER)).toMatchObject({
      stored: { progress: { preferences: { usual } } },
    });
  });

  it('with another person, after the whole household was deleted', async () => {
    await store.forgetHousehold(ada.household, LATER);
    await store.record(bea, NOBODY, [VISITED]);
    expect(await database.get(bea)).toBeUndefined();
  });

  it('but another person of the household loses nothing when one is deleted', async () => {
    await store.forget(ada, LATER);
    await store.record(bea, NOBODY, [VISITED]);
    expect(await store.read(bea, LATER)).toMatchObject({ stored: { progress: after(VISITED) } });
  });

  it('though the facts from after the deletion are kept of what is written together', async () => {
    await store.forget(ada, LATER);
    const visit: Fact = { ...VISITED, at: LATER + 1 };
    await store.record(ada, NOBODY, [screening('ok', MONDAY), visit]);
    expect(await store.read(ada, LATER)).toMatchObject({ stored: { progress: after(visit) } });
  });

  it('if the look for the marker fails, when a new record has just been begun', async () => {
    await store.forget(ada, LATER);
    const client = clientTo(database.port);
    const blind: Dynamo = {
      send: (call, signal) =>
        call.operation === 'Query'
          ? Promise.reject(new CallFailed('TimeoutError'))
          : client.send(call, signal),
    };
    const written = await dynamoStore(blind, TABLE).record(ada, NOBODY, [screening('ok', MONDAY)]);
    expect(written).toMatchObject({ ok: false, reason: 'away' });
    expect(await store.read(ada, LATER)).toMatchObject({
      stored: { progress: { ...NO_PROGRESS, lastAt: MONDAY } },
    });
    // What waited is dropped by the next try, which finds the marker.
    await store.record(ada, NOBODY, [screening('ok', MONDAY)]);
    expect(await store.read(ada, LATER)).toMatchObject({ stored: { progress: { screened: null } } });
    client.destroy();
  });

  it('and no history stays of a record that is deleted while a slow device begins its history', async () => {
    const before = [...routine('a', MONDAY), ...routine('b', MONDAY + 1)];
    const known = knownOf(await store.record(ada, null, before));
    const client = clientTo(database.port);
    let due = true;
    const interrupted: Dynamo = {
      send: async (call, signal) => {
        const isHistory =
          call.operation === 'PutItem' && call.input.Item?.[KEYS.sort]?.S?.endsWith('#history') === true;
        if (due && isHistory) {
          due = false;
          await store.forget(ada, LATER);
        }
        return client.send(call, signal);
      },
    };
    const next = await dynamoStore(interrupted, TABLE).record(ada, known, routine('c', MONDAY + 2));
    expect(due).toBe(false);
    expect(next).toMatchObject({ ok: true });
    expect(await database.get(ada)).toBeUndefined();
    expect(await database.get({ ...ada, person: `${ada.person}#history` })).toBeUndefined();
    client.destroy();
  });

  it('and no history stays that is begun once the household was listed, before its people are deleted', async () => {
    const before = [...routine('a', MONDAY), ...routine('b', MONDAY + 1)];
    const known = knownOf(await store.record(ada, null, before));
    const client = clientTo(database.port);
    let next: Written | null = null;
    const interrupted = afterEachAnswer(client, async ({ operation }) => {
      if (operation === 'Query') next = await store.record(ada, known, routine('c', MONDAY + 2));
    });
    await dynamoStore(interrupted, TABLE).forgetHousehold(ada.household, LATER);
    expect(next).toMatchObject({ ok: true, stored: { history: { since: MONDAY + 2 } } });
    expect(await database.get(ada)).toBeUndefined();
    expect(await database.get({ ...ada, person: `${ada.person}#history` })).toBeUndefined();
    client.destroy();
  });

  it('asks for no page after the last one', async () => {
    const client = clientTo(database.port);
    const asked: string[] = [];
    const watched = afterEachAnswer(client, ({ operation }) => asked.push(operation));
    await store.record(ada, null, [VISITED]);
    expect(await dynamoStore(watched, TABLE).forgetHousehold(ada.household, LATER)).toEqual({ ok: true });
    expect(asked).toEqual(['PutItem', 'Query', 'DeleteItem', 'DeleteItem']);
    client.destroy();
  });

  it('and the marker holds a time alone, which goes after 48 hours', async () => {
    await store.forgetHousehold(ada.household, LATER);
    expect(await database.get({ household: ada.household, person: DELETED })).toEqual({
      ...markerKeyOf(ada.household, null),
      ...marshall({ deletedAt: LATER, expiresAt: (LATER + 48 * HOUR) / SECOND }),
    });
  });
});
