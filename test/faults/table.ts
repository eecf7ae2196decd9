/** A table in memory behind the AWS client's own interface, in which calls of several devices can be interleaved. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  type GetItemCommandInput,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { NO_PROGRESS, type Progress } from '../../lambdas/coach/progress.ts';
import { readItem, type Item } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';
import { dynamoStore, type Person, type Store } from '../../lambdas/store/store.ts';

/** Decides when a call is carried out: it waits for the promise. */
export type Gate = () => Promise<unknown>;

export interface Table {
  /** The real store; each of its calls waits at the gate. */
  readonly store: Store;
  readonly progress: (person: Person) => Progress;
  /** What is in it, to begin another table with. */
  readonly items: ReadonlyMap<string, Item>;
}

/** A table that honours the conditions of writes, as DynamoDB does: each call is carried out at once, and whole. */
export function tableWith(before: ReadonlyMap<string, Item>, gate: Gate): Table {
  const items = new Map(before);
  const client = new DynamoDBClient({ region: 'eu-west-1' });
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        await gate();
        const output = 'Item' in input ? put(items, input) : 'Key' in input ? get(items, input) : {};
        return { response: {}, output: { $metadata: {}, ...output } };
      },
    { step: 'initialize' },
  );
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

function get(items: ReadonlyMap<string, Item>, { Key = {} }: Pick<GetItemCommandInput, 'Key'>): object {
  const item = items.get(nameOf(Key));
  return item === undefined ? {} : { Item: item };
}

/** The store knows two conditions: nothing there yet (no values), and still at a version. */
function put(
  items: Map<string, Item>,
  { Item: item = {}, ExpressionAttributeValues: values }: Partial<PutItemCommandInput>,
): object {
  const there = items.get(nameOf(item));
  if (there?.['version']?.N !== values?.[':version']?.N) {
    throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
  }
  items.set(nameOf(item), item);
  return {};
}

function nameOf(key: Item): string {
  return `${key[KEYS.partition]?.S ?? ''} ${key[KEYS.sort]?.S ?? ''}`;
}
