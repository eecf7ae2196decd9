/** Looks into the tables of an account, past its policies. */
import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Account, thingsOf } from './aws/account.ts';

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
