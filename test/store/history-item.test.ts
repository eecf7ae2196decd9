/** The two items of a person in step: whatever becomes of either write, nothing is lost, and nothing counts twice. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_HISTORY } from '../../lambdas/coach/progress/progress.ts';
import { DAY, SECOND } from '../../lambdas/coach/shared/time.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { historyItemOf, readHistoryItem, type HistoryItem } from '../../lambdas/store/history-item.ts';
import { KEPT_FOR, NOBODY, SCHEMA, type Stored } from '../../lambdas/store/item.ts';
import { personKey } from '../../lambdas/store/person.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { after, credited, ended, kept, run } from '../coach/support/facts.ts';
import { inFull } from '../coach/support/history.ts';
import { memoryTable, type MemoryTable } from './memory-table.ts';
import { wholeOf } from './whole.ts';

const ANN = personKey('household', 'Ann');
const AGREES: Fact = { fact: 'preferred', at: MONDAY, preferences: { keepsRatings: true } };

/** What a day brings: a routine to its end, with pain and reach. */
function routineOn(day: number): Fact[] {
  const at = MONDAY + day * DAY;
  const id = `run-${day}`;
  return [
    kept(run(id, at)),
    credited(id, 0, 45 * SECOND, at + SECOND),
    ended(id, 'finished', at + 2 * SECOND),
    { fact: 'pain_rated', at, rating: { run: id, at, before: 5, after: 4 } },
    { fact: 'reached', at: at + 3 * SECOND, landmark: 'toes' },
  ];
}

const DAYS = [0, 1, 2, 3];

let table: MemoryTable;
let store: Store;
beforeEach(() => {
  table = memoryTable();
  store = dynamoStore(table.dynamo, 'progress');
});

/** Records facts on what is stored, with the history at hand as in a turn that looks at it. */
async function tell(facts: readonly Fact[], over = store): Promise<Stored> {
  const now = Math.max(...facts.map(({ at }) => at));
  const read = await over.read(ANN, now);
  const full = read.ok ? await over.readHistory(ANN, read.stored, now) : read;
  const written = full.ok ? await over.record(ANN, full.stored, facts) : full;
  if (!written.ok || written.stored === null) throw new Error(written.ok ? 'nothing' : written.cause);
  return written.stored;
}

function whole(): object {
  const { own, history } = table.itemsOf(ANN);
  const { recent: _recent, history: _history, ...all } = inFull(wholeOf(own, history).progress);
  return all;
}

function wholeAfter(facts: readonly Fact[]): object {
  const { recent: _recent, history: _history, ...all } = inFull(after(...facts));
  return all;
}

async function practised(days: readonly number[]): Promise<Fact[]> {
  const facts = [[AGREES, ...routineOn(days[0] ?? 0)], ...days.slice(1).map(routineOn)];
  for (const each of facts) await tell(each);
  return facts.flat();
}

describe('a history item', () => {
  it('is begun empty at the end of the second routine, and gets what was on record before with the third', async () => {
    await practised([0]);
    expect(table.itemsOf(ANN).history).toBeUndefined();
    await tell(routineOn(1));
    expect(historyNow()).toMatchObject({ history: NO_HISTORY });
    await tell(routineOn(2));
    expect(historyNow().history).toMatchObject({
      routines: [{ id: 'run-0' }, { id: 'run-1' }],
      pain: [{}, {}],
    });
    // The person's item is begun empty, too.
    expect(table.writes()).toEqual(['person', 'person', 'history', 'person', 'history', 'person']);
  });

  it('says with the record what a record says that has all of it at hand', async () => {
    const facts = await practised(DAYS);
    expect(whole()).toEqual(wholeAfter(facts));
  });

  it('is shown by the console as a list of routines, each with its fields by name', async () => {
    await practised(DAYS);
    expect(table.itemsOf(ANN).history?.['routines']?.L?.[0]?.M).toMatchObject({
      id: { S: 'run-0' },
      ended: { S: 'finished' },
    });
  });

  it('is neither read nor written by what happens in a routine', async () => {
    await practised(DAYS);
    const [reads, writes] = [table.reads().length, table.writes().length];
    const [begins = AGREES, credits = AGREES] = routineOn(4);
    const read = await store.read(ANN, MONDAY);
    const first = await store.record(ANN, read.ok ? read.stored : null, [begins]);
    await store.record(ANN, first.ok ? first.stored : null, [credits]);
    expect(table.reads().slice(reads)).toEqual(['person']);
    expect(table.writes().slice(writes)).toEqual(['person', 'person']);
  });

  it('is written again a month later, even if no routine ends, so that it goes no sooner than the record', async () => {
    await practised(DAYS);
    const visited = MONDAY + 40 * DAY;
    await tell([{ fact: 'visited', at: visited - DAY }]);
    await tell([{ fact: 'visited', at: visited }]);
    expect(historyNow().filedAt).toBeGreaterThan(MONDAY + 2 * DAY);
    expect(whole()).toMatchObject({ routines: [{}, {}, {}, {}] });
  });

  it('has nothing to say once it has expired', () => {
    const item = historyItemOf(ANN, {
      ...STATE,
      history: { ...NO_HISTORY, pain: [{ run: 'a', at: MONDAY, before: 5, after: 4 }] },
    });
    expect(readHistoryItem(item, MONDAY + KEPT_FOR)).toMatchObject({
      ok: true,
      read: { history: NO_HISTORY },
    });
    expect(readHistoryItem(item, MONDAY + KEPT_FOR - SECOND)).toMatchObject({
      read: { history: { pain: [{}] } },
    });
  });

  it.each([
    ['a newer schema', { schema: SCHEMA + 1 }, 'newer_schema'],
    ['no schema', { schema: 'one' }, 'malformed'],
    ['no version', { version: 'one' }, 'malformed'],
    ['a routine that lacks a part', { routines: [{ id: 'a' }] }, 'malformed'],
    ['a pain beyond ten', { pain: [{ run: 'a', at: 1, before: 11, after: null }] }, 'malformed'],
  ])('is refused if it has %s', (_, changes, reason) => {
    const item = { ...historyItemOf(ANN, { ...STATE, history: NO_HISTORY }), ...marshall(changes) };
    expect(readHistoryItem(item, MONDAY)).toEqual({ ok: false, reason });
  });
});

const STATE = { since: MONDAY, filedAt: MONDAY, version: MONDAY, filedFrom: 0 };

function historyNow(): HistoryItem {
  const read = readHistoryItem(table.itemsOf(ANN).history ?? {}, MONDAY);
  if (!read.ok) throw new Error(read.reason);
  return read.read;
}

describe('a process that is killed', () => {
  // The first routine leaves nothing to file.
  const moments = DAYS.flatMap((day) =>
    (day === 0 ? [1] : [1, 2]).flatMap((write) => [
      [day, write, 'before'] as const,
      [day, write, 'after'] as const,
    ]),
  );

  it.each(moments)(
    'at the end of routine %i, at write %i, %s it is carried out: told again, all counts once',
    async (day, write, when) => {
      const before = day === 0 ? [] : await practised(DAYS.slice(0, day));
      const facts = day === 0 ? [AGREES, ...routineOn(0)] : routineOn(day);
      table.killAt(write, when);
      await tell(facts).catch(() => null);
      await tell(facts, dynamoStore(table.dynamo, 'progress'));
      const next = routineOn(day + 1);
      await tell(next);
      expect(whole()).toEqual(wholeAfter([...before, ...facts, ...next]));
    },
  );

  it('between the two writes, and whose facts are never told again, leaves the record as it was', async () => {
    const before = await practised(DAYS);
    table.killAt(2, 'before');
    await expect(tell(routineOn(4))).rejects.toThrow('killed');
    expect(whole()).toEqual(wholeAfter(before));
  });
});

describe('another device that writes meanwhile', () => {
  // Of the calls of a routine's end: the record read, its history read, the history written, the record written.
  it.each([1, 2, 3, 4])('before call %i of a routine’s end: the facts of both count, once', async (call) => {
    const before = await practised(DAYS);
    const theirs: Fact[] = [
      kept(run('theirs', MONDAY + 5 * DAY)),
      credited('theirs', 0, 30 * SECOND, MONDAY + 5 * DAY + SECOND),
      ended('theirs', 'finished', MONDAY + 5 * DAY + 2 * SECOND),
    ];
    table.meanwhile(call, () => tell(theirs));
    await tell(routineOn(4));
    const both = inFull(wholeOf(table.itemsOf(ANN).own, table.itemsOf(ANN).history).progress);
    const expected = inFull(after(...before, ...theirs, ...routineOn(4)));
    expect(both.ever).toEqual(expected.ever);
    expect(both.routines.map(({ id }) => id)).toEqual(expected.routines.map(({ id }) => id));
    expect(both.pain).toEqual(expected.pain);
  });

  it('and is read with its own history: the one that was known is out of date by then', async () => {
    await practised(DAYS);
    const old = await store.read(ANN, MONDAY);
    await tell(routineOn(4));
    await tell(routineOn(5));
    const read = old.ok ? await store.readHistory(ANN, old.stored, MONDAY) : old;
    expect(read).toMatchObject({ ok: true, stored: { progress: { last: { id: 'run-5' } } } });
    if (read.ok) expect(inFull(read.stored.progress)).toMatchObject(whole());
  });
});

describe('ratings that are to be kept no longer', () => {
  const refuses: Fact = { fact: 'preferred', at: MONDAY + 9 * DAY, preferences: { keepsRatings: false } };

  it('are gone from both items with the write that says so', async () => {
    await practised(DAYS);
    await tell([refuses]);
    expect(JSON.stringify(table.itemsOf(ANN))).not.toMatch(/before|toes/);
  });

  it.each([
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
  ] as const)(
    'are gone if the process is killed at write %i, %s it is carried out, and it is said again',
    async (write, when) => {
      await practised(DAYS);
      table.killAt(write, when);
      await tell([refuses]).catch(() => null);
      await tell([refuses]);
      await tell([{ fact: 'visited', at: MONDAY + 10 * DAY }]);
      expect(JSON.stringify(table.itemsOf(ANN))).not.toMatch(/before|toes/);
    },
  );

  it('are gone even if a device that was slow puts them back meanwhile', async () => {
    await practised(DAYS);
    // It has read both items, and writes the history while the other is about to write the record.
    table.meanwhile(4, () => tell(routineOn(5)).catch(() => null));
    await tell([refuses]);
    await tell([{ fact: 'visited', at: MONDAY + 10 * DAY }]);
    const { history } = table.itemsOf(ANN);
    expect(JSON.stringify([history?.['pain'], history?.['reach']])).toBe('[{"L":[]},{"L":[]}]');
  });
});

describe('a deletion', () => {
  it('takes both items of a person', async () => {
    await practised(DAYS);
    expect(table.size()).toBe(2);
    expect(await store.forget(ANN, MONDAY)).toEqual({ ok: true });
    expect(table.size()).toBe(0);
  });

  it('takes both items of everyone in a household', async () => {
    await practised(DAYS);
    expect(await store.forgetHousehold(ANN.household, MONDAY)).toEqual({ ok: true });
    expect(table.size()).toBe(0);
  });

  // Of the calls of a routine's end: the record read, its history read, the history written, the record written.
  it.each([2, 3, 4])(
    'before call %i of a routine’s end: nothing of what was done before is left',
    async (call) => {
      await practised(DAYS);
      table.meanwhile(call, () => store.forget(ANN, MONDAY));
      await tell(routineOn(4));
      expect(JSON.stringify(table.itemsOf(ANN))).not.toMatch(/run-[0-3]/);
      expect(
        inFull(wholeOf(table.itemsOf(ANN).own, table.itemsOf(ANN).history).progress).routines,
      ).toHaveLength(1);
    },
  );

  // Of its calls: the record read, the history begun, the record written.
  it.each([2, 3])(
    'before call %i of the second routine’s end: nothing of the first is left',
    async (call) => {
      await practised([0]);
      table.meanwhile(call, () => store.forget(ANN, MONDAY));
      await tell(routineOn(1));
      expect(JSON.stringify(table.itemsOf(ANN))).not.toMatch(/run-0/);
    },
  );

  it('that failed half-way leaves no history that a new record takes for its own', async () => {
    await practised(DAYS);
    const { history } = table.itemsOf(ANN);
    await store.forget(ANN, MONDAY);
    table.put(history ?? {});
    const facts = [AGREES, ...routineOn(6)];
    await store.record(ANN, NOBODY, facts);
    await tell(routineOn(7));
    await tell(routineOn(8));
    expect(whole()).toEqual(wholeAfter([...facts, ...routineOn(7), ...routineOn(8)]));
    expect(JSON.stringify(table.itemsOf(ANN))).not.toMatch(/run-[0-3]/);
  });
});
