/** Looks into the tables of an account, past its policies. */
import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { ACCOUNT_ID, type Account, type Thing, thingsOf } from './aws/account.ts';
import type { Surroundings } from './aws/asked.ts';
import { tableType } from './aws/resources/table.ts';

type Item = Record<string, AttributeValue>;

const clientTo = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    ...{ endpoint, region: 'us-east-1' },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** Returns the records of people, with the name of the table that each is in. Notes of deletions don't count. */
export async function recordsIn(
  account: Account,
  endpoint: string,
): Promise<readonly { readonly table: string; readonly item: Item }[]> {
  const client = clientTo(endpoint);
  try {
    const found: { table: string; item: Item }[] = [];
    for (const { id: table } of thingsOf(account, 'AWS::DynamoDB::Table')) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
      found.push(...Items.filter((item) => 'progress' in item).map((item) => ({ table, item })));
    }
    return found;
  } finally {
    client.destroy();
  }
}

/** Writes an item, as it is. */
export async function putItem(table: string, item: Item, endpoint: string): Promise<void> {
  const client = clientTo(endpoint);
  try {
    await client.send(new PutItemCommand({ TableName: table, Item: item }));
  } finally {
    client.destroy();
  }
}

/** Restores a table as DynamoDB does: into a new one, with the same items and key, without its protection. */
export async function restoreTable(of: Thing, tools: Surroundings): Promise<Thing> {
  const { account, tables } = tools;
  const properties = { ...of.properties, DeletionProtectionEnabled: false };
  const made = await tableType(tables).create?.(properties, {
    ...tools,
    stack: 'Restored',
    logicalId: 'Table',
  });
  const id = made?.id ?? '';
  for (const { table, item } of await recordsIn(account, tables))
    if (table === of.id) await putItem(id, item, tables);
  const arn = `arn:aws:dynamodb:${account.region}:${ACCOUNT_ID}:table/${id}`;
  const restored: Thing = { type: of.type, id, arn, properties, attributes: { Arn: arn } };
  account.things.set(arn, restored);
  return restored;
}
