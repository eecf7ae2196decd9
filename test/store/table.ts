import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../lambdas/store/client.ts';
import type { Call, Dynamo } from '../../lambdas/store/dynamo.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';
import type { Person } from '../../lambdas/store/person.ts';
import { openEngine } from './engines.ts';
import { closed, listen } from '../faults/listening.ts';

export { closed, listen };

export const TABLE = 'progress';

/** A DynamoDB in memory with the empty table, and one more client to look into it. */
export interface Database {
  readonly port: number;
  readonly put: (item: Item) => Promise<void>;
  readonly get: (person: Person) => Promise<Item | undefined>;
  readonly close: () => Promise<void>;
}

/** DynamoDB on a port of this machine, which checks no signature. */
const settingsFor = (port: number): Parameters<typeof createDynamoClient>[0] => ({
  endpoint: `http://127.0.0.1:${port}`,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
});

/** The Lambda's client, connected to a port of this machine. */
export function clientTo(port: number): ReturnType<typeof createDynamoClient> {
  return createDynamoClient(settingsFor(port));
}

/** Has something done after each answer a client gets, told of the call, and before it is handed on. */
export function afterEachAnswer(client: Dynamo, act: (call: Call) => unknown): Dynamo {
  return {
    async send(call, signal) {
      try {
        return await client.send(call, signal);
      } finally {
        await act(call);
      }
    },
  };
}

/** Starts a database; close it when done. */
export async function openDatabase(): Promise<Database> {
  const { port, close } = await openEngine();
  const client = new DynamoDBClient({ ...settingsFor(port) });
  await client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: KEYS.partition, AttributeType: 'S' },
        { AttributeName: KEYS.sort, AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: KEYS.partition, KeyType: 'HASH' },
        { AttributeName: KEYS.sort, KeyType: 'RANGE' },
      ],
    }),
  );
  return {
    port,
    put: async (item) => {
      await client.send(new PutItemCommand({ TableName: TABLE, Item: item }));
    },
    get: async ({ household, person }) => {
      const Key = { [KEYS.partition]: { S: household }, [KEYS.sort]: { S: person } };
      return (await client.send(new GetItemCommand({ TableName: TABLE, Key, ConsistentRead: true }))).Item;
    },
    close: async () => {
      client.destroy();
      await close();
    },
  };
}
