/** A table in memory, as DynamoDB behind the skill's own client: what a turn takes without a network. */
import {
  CallFailed,
  CONDITION_FAILED,
  type Call,
  type Dynamo,
  type Found,
} from '../../lambdas/store/dynamo.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';

/** A call, and the item that was read or written. */
export interface Seen {
  readonly operation: 'GetItem' | 'PutItem' | 'Query';
  readonly item: Item | undefined;
}

export interface MemoryTable {
  readonly dynamo: Dynamo;
  /** By `nameOf`. */
  readonly items: Map<string, Item>;
  /** So far, in order. */
  readonly calls: Seen[];
}

/** The name of an item, or of a key, in such a table. */
export function nameOf(key: Item): string {
  return `${key[KEYS.partition]?.S ?? ''} ${key[KEYS.sort]?.S ?? ''}`;
}

/** Knows the conditions of the skill's writes: nothing there yet, and still at a version. */
export function memoryTable(): MemoryTable {
  const items = new Map<string, Item>();
  const calls: Seen[] = [];
  const answer = (call: Call): Found => {
    if (call.operation === 'GetItem') {
      const item = items.get(nameOf(call.input.Key ?? {}));
      calls.push({ operation: 'GetItem', item });
      return { Item: item };
    }
    if (call.operation === 'Query') {
      // Behind a new item, a deletion's marker is looked for. Nobody deletes anything here.
      calls.push({ operation: 'Query', item: undefined });
      return { Items: [] };
    }
    if (call.operation !== 'PutItem') throw new TypeError(`Unexpected here: ${call.operation}`);
    const { Item: item = {}, ExpressionAttributeValues: values } = call.input;
    if (items.get(nameOf(item))?.['version']?.N !== values?.[':version']?.N)
      throw new CallFailed(CONDITION_FAILED);
    items.set(nameOf(item), item);
    calls.push({ operation: 'PutItem', item });
    return {};
  };
  return { items, calls, dynamo: { send: (call) => Promise.resolve().then(() => answer(call)) } };
}
