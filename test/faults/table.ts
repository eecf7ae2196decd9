/** A table in memory with the client's interface, whose calls can be interleaved. */
import type { GetItemCommandInput, PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { CallFailed, CONDITION_FAILED, type Dynamo, type Found } from '../../lambdas/store/dynamo.ts';
import { readItem, type Item } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Person } from '../../lambdas/store/person.ts';
import type { Store } from '../../lambdas/store/store.ts';

/** Decides when a call is carried out. The call waits for the promise. */
export type Gate = () => Promise<unknown>;

export interface Table {
  /** The real store. Each of its calls waits at the gate. */
  readonly store: Store;
  readonly progress: (person: Person) => PersonRecord;
  /** The items, with which another table can start. */
  readonly items: ReadonlyMap<string, Item>;
}

/** Creates a table that honours the conditions of writes as DynamoDB does. Each call is atomic. */
export function tableWith(before: ReadonlyMap<string, Item>, gate: Gate): Table {
  const items = new Map(before);
  const client: Dynamo = {
    async send({ operation, input }) {
      await gate();
      if (operation === 'PutItem') return put(items, input);
      return operation === 'GetItem' ? get(items, input) : {};
    },
  };
  return {
    store: dynamoStore(client, 'progress'),
    items,
    progress: ({ household, person }) => {
      const item = items.get(`${household} ${person}`);
      const read = item === undefined ? null : readItem(item, 0);
      if (read?.ok === false) throw new Error(`the item can't be read: ${read.reason}`);
      return read?.stored.progress ?? NO_PROGRESS;
    },
  };
}

function get(items: ReadonlyMap<string, Item>, { Key = {} }: GetItemCommandInput): Found {
  const item = items.get(nameOf(Key));
  return item === undefined ? {} : { Item: item };
}

/**
 * The store uses two conditions: that there is no item yet (no values), and that the item is still at a
 * version.
 */
function put(
  items: Map<string, Item>,
  { Item: item = {}, ExpressionAttributeValues: values }: PutItemCommandInput,
): Found {
  const there = items.get(nameOf(item));
  if (there?.['version']?.N !== values?.[':version']?.N) {
    throw new CallFailed(CONDITION_FAILED);
  }
  items.set(nameOf(item), item);
  return {};
}

function nameOf(key: Item): string {
  return `${key[KEYS.partition]?.S ?? ''} ${key[KEYS.sort]?.S ?? ''}`;
}
