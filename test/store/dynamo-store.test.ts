import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS } from '../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import { itemOf, KEPT_FOR, NOBODY, SCHEMA, type Stored } from '../../lambdas/store/item.ts';
import { type Person, personKey } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { after, credited, ended, kept, run, screening } from '../coach/support/facts.ts';
import { afterEachAnswer, clientTo, openDatabase, TABLE, type Database } from './table.ts';

/** The version of an item whose first facts are of that time. */
const FIRST = MONDAY + 1;
const VISITED: Fact = { fact: 'visited', at: MONDAY };
const DISCLAIMER: Fact = { fact: 'disclaimer_heard', at: MONDAY };

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(async () => {
  await database.close();
});

/** A store, the calls it made so far, and what someone else does after each. */
function openStore(): {
  store: Store;
  calls: string[];
  meanwhile: (act: () => unknown) => void;
  close: () => void;
} {
  const client = clientTo(database.port);
  const calls: string[] = [];
  let act: () => unknown = () => undefined;
  const watched = afterEachAnswer(client, ({ operation }) => {
    calls.push(operation.replace('Item', ''));
    return act();
  });
  return {
    store: dynamoStore(watched, TABLE),
    calls,
    meanwhile: (other) => {
      act = other;
    },
    close: () => {
      client.destroy();
    },
  };
}

let opened: ReturnType<typeof openStore>;
let store: Store;
let calls: string[];
let ann: Person;
let persons = 0;
/** Each test has its store, and is about a person of its own. */
beforeEach(() => {
  opened = openStore();
  ({ store, calls } = opened);
  ann = personKey('household', `Ann ${++persons}`);
});
afterEach(() => {
  opened.close();
});

describe('a person', () => {
  it('is not known at first', async () => {
    expect(await store.read(ann, MONDAY)).toEqual({ ok: true, stored: NOBODY });
  });

  it('is remembered from the first facts on, once it is known that nothing was deleted', async () => {
    const written = await store.record(ann, NOBODY, [VISITED, DISCLAIMER]);
    expect(written).toEqual({
      ok: true,
      stored: { progress: after(VISITED, DISCLAIMER), version: FIRST, history: null },
    });
    // A new item may come after a deletion: it is begun empty, and filled once no marker was found.
    expect(calls).toEqual(['Put', 'Query', 'Put']);
    expect(await store.read(ann, MONDAY)).toEqual(written);
  });

  it('is remembered with later facts, with one write', async () => {
    const first = await store.record(ann, NOBODY, [VISITED]);
    const written = await store.record(ann, first.ok ? first.stored : null, [DISCLAIMER]);
    expect(written).toEqual({
      ok: true,
      stored: { progress: after(VISITED, DISCLAIMER), version: FIRST + 1, history: null },
    });
    expect(calls).toEqual(['Put', 'Query', 'Put', 'Put']);
  });

  it('is read before the write where nothing was known', async () => {
    await store.record(ann, NOBODY, [VISITED]);
    expect(await store.record(ann, null, [DISCLAIMER])).toEqual({
      ok: true,
      stored: { progress: after(VISITED, DISCLAIMER), version: FIRST + 1, history: null },
    });
    expect(calls).toEqual(['Put', 'Query', 'Put', 'Get', 'Query', 'Put']);
  });

  it('costs no call without facts', async () => {
    expect(await store.record(ann, NOBODY, [])).toEqual({ ok: true, stored: NOBODY });
    expect(await store.record(ann, null, [])).toEqual({ ok: true, stored: null });
    expect(calls).toEqual([]);
  });

  it('is read as last written, not as some replica has it', async () => {
    const client = clientTo(database.port);
    const inputs: object[] = [];
    const watched = afterEachAnswer(client, ({ input }) => inputs.push(input));
    await dynamoStore(watched, TABLE).read(ann, MONDAY);
    expect(inputs).toMatchObject([{ ConsistentRead: true }]);
    client.destroy();
  });

  it('is not another one of the household', async () => {
    await store.record(ann, NOBODY, [VISITED]);
    expect(await store.read(personKey('household', null), MONDAY)).toEqual({ ok: true, stored: NOBODY });
  });
});

describe('a conflict', () => {
  const routine = [
    kept(run('a', MONDAY)),
    credited('a', 0, 45 * SECOND, MONDAY),
    ended('a', 'finished', MONDAY),
  ];

  it('keeps the facts of both', async () => {
    await store.record(ann, NOBODY, [screening('gentle', MONDAY)]);
    const written = await store.record(ann, NOBODY, routine);
    const both = {
      progress: after(screening('gentle', MONDAY), ...routine),
      version: FIRST + 1,
      history: null,
    };
    expect(written).toEqual({ ok: true, stored: both });
    expect(calls).toEqual(['Put', 'Query', 'Put', 'Put', 'Get', 'Query', 'Put']);
    expect(await store.read(ann, MONDAY)).toEqual(written);
  });

  it('with a write of one’s own whose answer was lost counts nothing twice', async () => {
    await store.record(ann, NOBODY, routine);
    expect(await store.record(ann, NOBODY, routine)).toEqual({
      ok: true,
      stored: { progress: after(...routine), version: FIRST + 1, history: null },
    });
  });

  it('with an item that expired and was deleted writes it anew', async () => {
    expect(await store.record(ann, { progress: NO_PROGRESS, version: 7, history: null }, [VISITED])).toEqual({
      ok: true,
      stored: { progress: after(VISITED), version: FIRST, history: null },
    });
  });

  it('is met a second time, and the facts of all are kept', async () => {
    const other = openStore();
    const [a, b] = [kept(run('a', MONDAY)), screening('gentle', MONDAY)];
    await other.store.record(ann, NOBODY, [VISITED]);
    const theirs = [a, b];
    opened.meanwhile(() => other.store.record(ann, null, theirs.splice(0, 1)));
    expect(await store.record(ann, NOBODY, [DISCLAIMER])).toMatchObject({
      ok: true,
      stored: { progress: after(VISITED, a, b, DISCLAIMER) },
    });
    expect(calls).toEqual(['Put', 'Get', 'Query', 'Put', 'Get', 'Query', 'Put']);
    other.close();
  });

  it('that never ends is told', async () => {
    const other = openStore();
    await other.store.record(ann, NOBODY, [VISITED]);
    opened.meanwhile(() => other.store.record(ann, null, [VISITED]));
    expect(await store.record(ann, NOBODY, [DISCLAIMER])).toEqual({
      ok: false,
      reason: 'conflict',
      cause: 'ConditionalCheckFailedException',
    });
    expect(calls.filter((call) => call === 'Put')).toHaveLength(5);
    other.close();
  });
});

describe('an item that has expired', () => {
  const later = MONDAY + KEPT_FOR;

  it('reads as no progress, and is written over', async () => {
    const old = { progress: after(screening('ok', MONDAY)), version: 7, history: null };
    await database.put(itemOf(ann, old));
    const read = await store.read(ann, later);
    expect(read).toEqual({ ok: true, stored: { progress: NO_PROGRESS, version: 7, history: null } });
    const back: Fact = { fact: 'visited', at: later };
    const written = { ok: true, stored: { progress: after(back), version: 8, history: null } };
    expect(await store.record(ann, read.ok ? read.stored : null, [back])).toEqual(written);
    expect(await store.read(ann, later)).toEqual(written);
  });

  it('is forgotten too when met in a conflict', async () => {
    await database.put(itemOf(ann, { progress: after(screening('ok', MONDAY)), version: 7, history: null }));
    const back: Fact = { fact: 'visited', at: later };
    expect(await store.record(ann, NOBODY, [back])).toEqual({
      ok: true,
      stored: { progress: after(back), version: 8, history: null },
    });
  });
});

describe('an item that cannot be read', () => {
  const table: readonly [string, string, object][] = [
    ['of a newer schema', 'newer_schema', { schema: SCHEMA + 1, version: 3, progress: { all: 'new' } }],
    ['malformed', 'malformed', { schema: SCHEMA, version: 3, progress: { all: 'wrong' } }],
  ];
  const whatWasKnown: readonly (Stored | null)[] = [
    null,
    NOBODY,
    { progress: NO_PROGRESS, version: 2, history: null },
  ];

  it.each(table)('%s, is refused and left as it is', async (_, cause, attributes) => {
    const refused = { ok: false, reason: 'unreadable', cause };
    const item = {
      ...itemOf(ann, { progress: after(VISITED), version: 3, history: null }),
      ...marshall(attributes),
    };
    await database.put(item);
    expect(await store.read(ann, MONDAY)).toEqual(refused);
    for (const known of whatWasKnown) {
      expect(await store.record(ann, known, [DISCLAIMER])).toEqual(refused);
    }
    expect(await database.get(ann)).toEqual(item);
  });
});
