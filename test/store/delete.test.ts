import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { HOUR, SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Call } from '../../lambdas/store/dynamo.ts';
import { itemOf, NOBODY } from '../../lambdas/store/item.ts';
import { personKey, type Person } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { after, credited, kept, run, screening } from '../coach/support/facts.ts';
import { afterEachAnswer, clientTo, openDatabase, TABLE, type Database } from './table.ts';

const UNKNOWN = { ok: true, stored: NOBODY };
const VISITED: Fact = { fact: 'visited', at: MONDAY };
const ANN = personKey('household', 'Ann');
const BOB = personKey('household', 'Bob');
const NEIGHBOUR = personKey('next door', 'Ann');

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase();
  store = dynamoStore(clientTo(database.port), TABLE);
});
afterAll(() => database.close());

it('deletes one person, and nobody else of the household', async () => {
  for (const person of [ANN, BOB]) await store.record(person, null, [VISITED]);
  expect(await store.forget(ANN)).toEqual({ ok: true });
  expect(await store.read(ANN, MONDAY)).toEqual(UNKNOWN);
  expect(await store.read(BOB, MONDAY)).toMatchObject({ stored: { progress: after(VISITED) } });
});

it('deletes who was never there', async () => {
  expect(await store.forget(personKey('nowhere', null))).toEqual({ ok: true });
  expect(await store.forgetHousehold(personKey('nowhere', null).household)).toEqual({ ok: true });
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
  expect(await store.forgetHousehold(ANN.household)).toEqual({ ok: true });
  for (const person of [...people, ANN, BOB]) expect(await store.read(person, MONDAY)).toEqual(UNKNOWN);
  expect(await store.read(NEIGHBOUR, MONDAY)).toMatchObject({ stored: { progress: after(VISITED) } });
});

it('deletes what another device writes while it deletes', async () => {
  const client = clientTo(database.port);
  const cyd = personKey('household', 'Cyd');
  const late = new Map<Call['operation'], Person>([
    ['Query', BOB],
    ['DeleteItem', cyd],
  ]);
  for (const person of [ANN, BOB]) await store.record(person, null, [VISITED]);
  const watched = afterEachAnswer(client, async ({ operation }) => {
    const person = late.get(operation);
    late.delete(operation);
    if (person !== undefined) await store.record(person, null, [screening('ok', MONDAY)]);
  });
  expect(await dynamoStore(watched, TABLE).forgetHousehold(ANN.household)).toEqual({ ok: true });
  expect(late.size).toBe(0);
  for (const person of [ANN, BOB, cyd]) expect(await store.read(person, MONDAY)).toEqual(UNKNOWN);
  client.destroy();
});

it('a session that goes on afterwards begins a record that has nothing of the old one', async () => {
  const before = await store.record(ANN, null, [screening('ok', MONDAY), kept(run('a', MONDAY))]);
  await store.forget(ANN);
  const later = [credited('a', 0, 45 * SECOND, MONDAY + HOUR)];
  const written = await store.record(ANN, before.ok ? before.stored : null, later);
  expect(written).toMatchObject({ ok: true, stored: { progress: after(...later) } });
});

it('a session that knew the old record does not take the new one for it, however often that was written', async () => {
  await store.forget(ANN);
  const old = await store.record(ANN, null, [screening('ok', MONDAY)]);
  await store.forget(ANN);
  const again: Fact = { fact: 'visited', at: MONDAY + HOUR };
  let known = await store.record(ANN, null, [again]);
  for (let writes = 0; writes < 3; writes += 1)
    known = await store.record(ANN, known.ok ? known.stored : null, [again]);
  await store.record(ANN, old.ok ? old.stored : null, [VISITED]);
  expect(await store.read(ANN, MONDAY)).toMatchObject({ stored: { progress: { screened: null } } });
});
