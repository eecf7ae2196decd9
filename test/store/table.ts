import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { readAws, type Aws } from '../../lambdas/store/aws-settings.ts';
import { dynamoClient } from '../../lambdas/store/client.ts';
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

/** An AWS account on a port of this machine: no signature is checked there. */
const awsAt = (port: number): Aws =>
  readAws({
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
  });

/** The client of the Lambda, to a port of this machine. */
export function clientTo(port: number): ReturnType<typeof dynamoClient> {
  return dynamoClient(awsAt(port));
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
  const { region, credentials, endpoint } = awsAt(port);
  const client = new DynamoDBClient({ region, credentials, endpoint: endpoint.href });
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
