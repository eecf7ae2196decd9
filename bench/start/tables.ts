/** The embedded DynamoDB with the tables of all skills. */
import { CreateTableCommand, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { openDatabase, type Database } from '../../simulator/cloud/database.ts';
import type { Skill } from './skills.ts';

export interface Tables {
  readonly environment: Database['environment'];
  /** Counts the items in the table of a skill. */
  readonly items: (skill: Skill) => Promise<number>;
  readonly close: () => Promise<void>;
}

export async function openTables(): Promise<Tables> {
  const database = await openDatabase('memory');
  const { environment } = database;
  const client = new DynamoDBClient({
    endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'visits',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    }),
  );
  return {
    environment,
    items: async ({ table }) => {
      const TableName = table === 'visits' ? 'visits' : environment['TABLE_NAME'];
      const { Count } = await client.send(new ScanCommand({ TableName, Select: 'COUNT' }));
      return Count ?? 0;
    },
    close: async () => {
      client.destroy();
      await database.close();
    },
  };
}
