/** A table in memory with the client's interface, in which the calls of several devices can be interleaved. */
import type { PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { Dynamo } from '../../lambdas/store/dynamo.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { historyKeyOf, keyOf } from '../../lambdas/store/keys.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Person } from '../../lambdas/store/person.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { carryOut, nameOf } from '../store/memory-table.ts';
import { wholeOf } from '../store/whole.ts';

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
    async send(call) {
      await gate();
      return carryOut(call, items);
    },
  };
  return {
    store: dynamoStore(client, 'progress'),
    items,
    progress: (person) =>
      wholeOf(items.get(nameOf(keyOf(person))), items.get(nameOf(historyKeyOf(person)))).progress,
  };
}
