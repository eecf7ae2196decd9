/** The two tables that turns are timed with: in memory, and the embedded DynamoDB. */
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient } from '../../lambdas/store/client.ts';
import { historyKeyOf, keyOf } from '../../lambdas/store/keys.ts';
import { openDatabase } from '../../simulator/cloud/database.ts';
import { memoryTable, nameOf } from './table.ts';
import type { Table } from './timing.ts';
import { PERSON } from './history.ts';

export function inMemory(): Table {
  const { dynamo, items, calls } = memoryTable();
  return {
    dynamo,
    name: 'progress',
    set: (before) => {
      calls.length = 0;
      items.clear();
      for (const item of before) items.set(nameOf(item), item);
    },
  };
}

/** The embedded DynamoDB, in this process: what it takes itself counts too. */
export async function embedded(): Promise<Table & { readonly close: () => Promise<void> }> {
  const database = await openDatabase('memory');
  Object.assign(process.env, database.environment);
  const client = createDynamoClient();
  const aside = new DynamoDBClient();
  const TableName = database.environment['TABLE_NAME'] ?? '';
  return {
    dynamo: client,
    name: TableName,
    set: async (before) => {
      for (const Key of [keyOf(PERSON), historyKeyOf(PERSON)]) {
        const item = before.find((one) => nameOf(one) === nameOf(Key));
        await (item === undefined
          ? aside.send(new DeleteItemCommand({ TableName, Key }))
          : aside.send(new PutItemCommand({ TableName, Item: item })));
      }
    },
    close: async () => {
      client.destroy();
      aside.destroy();
      await database.close();
    },
  };
}
