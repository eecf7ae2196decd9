import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import { itemOf, readItem, type Item } from '../../lambdas/store/item.ts';
import { inFull, type InFull } from '../coach/support/history.ts';
import { personKey, type Person } from '../../lambdas/store/person.ts';
import type { Read, Store, Written } from '../../lambdas/store/store.ts';
import type { Stored } from '../../lambdas/store/item.ts';

/** A failure of a call: the table is unreachable, or another device has written just before. */
export type Fault = 'away' | 'overtaken';

/** Which calls fail. Calls are numbered from 1; each get and each put is one. */
export type Faults = (call: number, kind: 'get' | 'put') => Fault | null;

const AWAY = { ok: false, reason: 'away', cause: 'TimeoutError' } as const;
const CONFLICT = { ok: false, reason: 'conflict', cause: 'ConditionalCheckFailedException' } as const;

/** A table in memory that a test can look into. */
export interface MemoryStore extends Store {
  /** Calls so far, `get` and `put`, in order. */
  readonly calls: readonly ('get' | 'put')[];
  readonly item: (user: string, person?: string | null) => Item | undefined;
  /** The record in an account's item; an empty record of version 0 if there is no item. */
  readonly kept: (user: string, person?: string | null) => Stored & { readonly progress: InFull };
  readonly put: (user: string, item: Item, person?: string | null) => void;
}

/** The key of a simulated account, or of a recognised person in it. */
export function keyOf(user: string, person: string | null = null): Person {
  return personKey(`amzn1.ask.account.${user}`, person === null ? null : `amzn1.ask.person.${person}`);
}

/**
 * A store like `dynamoStore`, but in memory: reads and writes go through the item's codec, writes are conditional, and
 * after a conflict it reads and writes once more.
 */
export function memoryStore(faults: Faults = () => null): MemoryStore {
  const items = new Map<string, Item>();
  const calls: ('get' | 'put')[] = [];
  const nameOf = ({ household, person }: Person): string => `${household} ${person}`;

  function get(person: Person, now: number): Read {
    calls.push('get');
    if (faults(calls.length, 'get') === 'away') return AWAY;
    const item = items.get(nameOf(person));
    if (item === undefined) return { ok: true, stored: { progress: NO_PROGRESS, version: 0 } };
    const read = readItem(item, now);
    return read.ok ? read : { ok: false, reason: 'unreadable', cause: read.reason };
  }

  function put(person: Person, before: Stored, progress: PersonRecord, now: number): Written {
    calls.push('put');
    const fault = faults(calls.length, 'put');
    if (fault === 'away') return AWAY;
    const there = items.get(nameOf(person));
    const read = there === undefined ? null : readItem(there, 0);
    const version = read?.ok === true ? read.stored.version : 0;
    if (fault === 'overtaken') {
      const theirs = read?.ok === true ? read.stored.progress : NO_PROGRESS;
      items.set(nameOf(person), itemOf(person, { progress: theirs, version: version + 1 }));
      return CONFLICT;
    }
    if (version !== before.version) return CONFLICT;
    const stored = { progress, version: before.version === 0 ? now : before.version + 1 };
    items.set(nameOf(person), itemOf(person, stored));
    return { ok: true, stored };
  }

  const store: Store = {
    read: (person, now) => Promise.resolve(get(person, now)),
    record: (person, known, facts) => {
      if (facts.length === 0) return Promise.resolve({ ok: true, stored: known });
      const now = Math.max(...facts.map(({ at }) => at));
      const write = (before: Stored): Written =>
        put(person, before, facts.reduce(applyFact, before.progress), now);
      const again = (): Written => {
        const read = get(person, now);
        return read.ok ? write(read.stored) : read;
      };
      const written = known === null ? again() : write(known);
      return Promise.resolve(!written.ok && written.reason === 'conflict' ? again() : written);
    },
    forget: (person) => {
      items.delete(nameOf(person));
      return Promise.resolve({ ok: true });
    },
    forgetHousehold: (household) => {
      for (const name of [...items.keys()]) if (name.startsWith(`${household} `)) items.delete(name);
      return Promise.resolve({ ok: true });
    },
  };

  return {
    ...store,
    calls,
    item: (user, person = null) => items.get(nameOf(keyOf(user, person))),
    kept: (user, person = null) => {
      const item = items.get(nameOf(keyOf(user, person)));
      const read = item === undefined ? null : readItem(item, 0);
      if (read?.ok === false) throw new Error(`the item can't be read: ${read.reason}`);
      const { progress, version } = read?.stored ?? { progress: NO_PROGRESS, version: 0 };
      return { progress: inFull(progress), version };
    },
    put: (user, item, person = null) => {
      items.set(nameOf(keyOf(user, person)), item);
    },
  };
}
