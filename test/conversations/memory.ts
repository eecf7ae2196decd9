import { CallFailed, type Call, type Found } from '../../lambdas/store/dynamo.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { itemOf, NOBODY, type Item, type Stored } from '../../lambdas/store/item.ts';
import { historyKeyOf, keyOf as itemKeyOf, KEYS } from '../../lambdas/store/keys.ts';
import { personKey, type Person } from '../../lambdas/store/person.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { inFull, type InFull } from '../coach/support/history.ts';
import { carryOut, countOthersThanMarkers, nameOf } from '../store/memory-table.ts';
import { wholeOf } from '../store/whole.ts';

/** A failure of a call: the table is unreachable, or another device has written just before. */
export type Fault = 'away' | 'overtaken';

/** Which of a person's two items a call is about. */
export type Kind = 'person' | 'history';

/** Whether the nth call to the table (from 1; each get and each put is one) goes wrong. */
export type Faults = (call: number, kind: 'get' | 'put', of: Kind) => Fault | null;

/** A table in memory that a test can look into. */
export interface MemoryStore extends Store {
  /** Calls so far, `get` and `put`, in order. */
  readonly calls: readonly ('get' | 'put')[];
  /** The same about histories alone. */
  readonly historyCalls: readonly ('get' | 'put')[];
  /** How many items there are, of whomever, besides the markers of deletions. */
  readonly size: () => number;
  readonly item: (user: string, person?: string | null) => Item | undefined;
  readonly history: (user: string, person?: string | null) => Item | undefined;
  /** What the items of an account read as; of no account: no progress, version 0. */
  readonly kept: (user: string, person?: string | null) => Stored & { readonly progress: InFull };
  readonly put: (user: string, item: Item, person?: string | null) => void;
}

/** The key of a simulated account, or of a recognised person in it. */
export function keyOf(user: string, person: string | null = null): Person {
  return personKey(`amzn1.ask.account.${user}`, person === null ? null : `amzn1.ask.person.${person}`);
}

/** The skill's own store over a table in memory that knows what the store asks of DynamoDB. */
export function memoryStore(faults: Faults = () => null): MemoryStore {
  const items = new Map<string, Item>();
  const calls: ('get' | 'put')[] = [];
  const historyCalls: ('get' | 'put')[] = [];

  const faultAt = (kind: 'get' | 'put', key: Item): Fault | null => {
    const isHistory = key[KEYS.sort]?.S?.includes('#') === true;
    calls.push(kind);
    if (isHistory) historyCalls.push(kind);
    return faults(calls.length, kind, isHistory ? 'history' : 'person');
  };

  function answer(call: Call): Found {
    if (call.operation === 'GetItem') {
      if (faultAt('get', call.input.Key ?? {}) === 'away') throw new CallFailed('TimeoutError');
    }
    if (call.operation === 'PutItem') {
      const { Item: item = {} } = call.input;
      const fault = faultAt('put', item);
      if (fault === 'away') throw new CallFailed('TimeoutError');
      if (fault === 'overtaken') items.set(nameOf(item), overtaken(items.get(nameOf(item)), item));
    }
    return carryOut(call, items);
  }

  const store = dynamoStore({ send: (call) => Promise.resolve().then(() => answer(call)) }, 'progress');
  const itemAt = (key: Item): Item | undefined => items.get(nameOf(key));

  return {
    ...store,
    calls,
    historyCalls,
    size: () => countOthersThanMarkers(items),
    item: (user, person = null) => itemAt(itemKeyOf(keyOf(user, person))),
    history: (user, person = null) => itemAt(historyKeyOf(keyOf(user, person))),
    kept: (user, person = null) => {
      const whose = keyOf(user, person);
      const whole = wholeOf(itemAt(itemKeyOf(whose)), itemAt(historyKeyOf(whose)));
      return { ...whole, progress: inFull(whole.progress) };
    },
    put: (user, item, person = null) => {
      items.set(nameOf(itemKeyOf(keyOf(user, person))), item);
    },
  };
}

/** The item once another device has written what it knew already. */
function overtaken(
  there: Item | undefined,
  { [KEYS.partition]: household, [KEYS.sort]: person }: Item,
): Item {
  const before = there ?? itemOf({ household: household?.S ?? '', person: person?.S ?? '' }, NOBODY);
  return { ...before, version: { N: (Number(before['version']?.N ?? 0) + 1).toString() } };
}
