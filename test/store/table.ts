import { once } from 'node:events';
import type { Server } from 'node:http';
import {
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { vi } from 'vitest';
import { dynamoClient } from '../../lambdas/store/client.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';
import type { Person } from '../../lambdas/store/person.ts';

export const TABLE = 'progress';

/** A DynamoDB in memory with the empty table, and one more client to look into it. */
export interface Database {
  readonly port: number;
  readonly put: (item: Item) => Promise<void>;
  readonly get: (person: Person) => Promise<Item | undefined>;
  readonly close: () => Promise<void>;
}

/** The client of the Lambda, to a port of this machine. */
export function clientTo(port: number): DynamoDBClient {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  return dynamoClient();
}

/** Has something done after each answer a client gets, told the command's name and input, and before it is handed on. */
export function afterEachAnswer(
  client: DynamoDBClient,
  act: (command: string, input: object) => unknown,
): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        try {
          return await next(args);
        } finally {
          await act(commandName ?? '', args.input);
        }
      },
    { step: 'initialize' },
  );
}

/** Listens on a free port of the loopback interface. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('Expected a port');
  return address.port;
}

/** Stops listening, whoever is still connected. */
export async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Starts a database; close it when done. */
export async function openDatabase(): Promise<Database> {
  const server = dynalite({ createTableMs: 0 });
  const port = await listen(server);
  const client = clientTo(port);
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
      await closed(server);
    },
  };
}
