/** A table in memory whose writes can be killed: what the store asks of DynamoDB, call by call. */
import {
  CallFailed,
  CONDITION_FAILED,
  type Call,
  type Dynamo,
  type Found,
} from '../../lambdas/store/dynamo.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { DELETED, historyKeyOf, keyOf, KEYS } from '../../lambdas/store/keys.ts';
import type { Person } from '../../lambdas/store/person.ts';

/** Which of a person's two items. */
export type Kind = 'person' | 'history';

/** The process that writes was killed: no code of it runs any more. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export interface MemoryTable {
  readonly dynamo: Dynamo;
  readonly put: (item: Item) => void;
  readonly itemsOf: (person: Person) => {
    readonly own: Item | undefined;
    readonly history: Item | undefined;
  };
  /** How many items there are, besides the markers of deletions. */
  readonly size: () => number;
  /** What was written, in order; and what was asked for. */
  readonly writes: () => readonly Kind[];
  readonly reads: () => readonly Kind[];
  /** Kills the process at its nth write from now on (from 1), once. */
  readonly killAt: (write: number, when: 'before' | 'after') => void;
  /** Has something done before the nth call from now on (from 1), once. */
  readonly meanwhile: (call: number, act: () => unknown) => void;
}

/** The name of an item, or of a key, in such a table. */
export function nameOf(key: Item): string {
  return `${key[KEYS.partition]?.S ?? ''} ${key[KEYS.sort]?.S ?? ''}`;
}

function kindOf(key: Item): Kind {
  return key[KEYS.sort]?.S?.includes('#') === true ? 'history' : 'person';
}

/** What a call finds in a table, and does to it. */
export function carryOut({ operation, input }: Call, items: Map<string, Item>): Found {
  switch (operation) {
    case 'GetItem':
      return { Item: items.get(nameOf(input.Key ?? {})) };
    case 'PutItem': {
      const { Item: item = {}, ExpressionAttributeValues: values } = input;
      if (items.get(nameOf(item))?.['version']?.N !== values?.[':version']?.N)
        throw new CallFailed(CONDITION_FAILED);
      items.set(nameOf(item), item);
      return {};
    }
    case 'DeleteItem': {
      const { Key: key = {}, ExpressionAttributeValues: values } = input;
      if (values !== undefined && items.get(nameOf(key))?.['version']?.N !== values[':version']?.N)
        throw new CallFailed(CONDITION_FAILED);
      items.delete(nameOf(key));
      return {};
    }
    case 'Query': {
      const household = input.ExpressionAttributeValues?.[':household']?.S ?? '';
      const prefix = input.ExpressionAttributeValues?.[':deleted']?.S ?? '';
      const found = [...items.values()].filter(
        (item) => item[KEYS.partition]?.S === household && item[KEYS.sort]?.S?.startsWith(prefix),
      );
      return {
        Items: found.map((item) =>
          prefix === '' ? keyOf({ household, person: item[KEYS.sort]?.S ?? '' }) : item,
        ),
      };
    }
  }
}

/** How many items there are, besides the markers of deletions. */
export function countOthersThanMarkers(items: ReadonlyMap<string, Item>): number {
  return [...items.values()].filter((item) => item[KEYS.sort]?.S?.startsWith(DELETED) !== true).length;
}

/** An empty table. */
export function memoryTable(): MemoryTable {
  const items = new Map<string, Item>();
  const [writes, reads]: [Kind[], Kind[]] = [[], []];
  let killing: { at: number; readonly when: 'before' | 'after' } | null = null;
  let other: { at: number; readonly act: () => unknown } | null = null;

  const isKilledNow = (when: 'before' | 'after'): boolean => {
    if (killing?.when !== when || killing.at > 0) return false;
    killing = null;
    return true;
  };

  async function send(call: Call): Promise<Found> {
    if (other !== null && (other.at -= 1) === 0) {
      const { act } = other;
      other = null;
      await act();
    }
    if (call.operation === 'GetItem') reads.push(kindOf(call.input.Key ?? {}));
    if (call.operation !== 'PutItem') return carryOut(call, items);
    if (killing !== null) killing.at -= 1;
    if (isKilledNow('before')) throw new Killed('the process was killed');
    const found = carryOut(call, items);
    writes.push(kindOf(call.input.Item ?? {}));
    if (isKilledNow('after')) throw new Killed('the process was killed');
    return found;
  }

  return {
    dynamo: { send },
    put: (item) => items.set(nameOf(item), item),
    itemsOf: (person) => ({
      own: items.get(nameOf(keyOf(person))),
      history: items.get(nameOf(historyKeyOf(person))),
    }),
    size: () => countOthersThanMarkers(items),
    writes: () => writes,
    reads: () => reads,
    killAt: (at, when) => (killing = { at, when }),
    meanwhile: (at, act) => (other = { at, act }),
  };
}
