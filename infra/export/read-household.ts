/** Reads everything that the table holds of a household, as values that a person can read. */
import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { DELETED, HISTORY, KEYS } from '../../lambdas/store/keys.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';

/** An item of the table. Its fields are those that docs/privacy.md explains. */
interface KeptItem {
  readonly kind: 'record' | 'history' | 'note of a deletion';
  readonly voice: 'recognised' | 'not recognised' | 'everyone';
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads all items of a household, page by page. Items that the skill itself can't read, because they are damaged or newer,
 * are included.
 * @param household the partition key: the hash of a user id
 * @param only the sort key of the one voice whose items are wanted; null for all
 * @throws Error of AWS's client
 */
export async function readHousehold(
  client: DynamoDBClient,
  table: string,
  household: string,
  only: string | null,
): Promise<KeptItem[]> {
  const items: KeptItem[] = [];
  let next: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: '#partition = :household',
        ExpressionAttributeNames: { '#partition': KEYS.partition },
        ExpressionAttributeValues: { ':household': { S: household } },
        ExclusiveStartKey: next,
      }),
    );
    for (const item of page.Items ?? []) {
      const { person, ...kept } = readItem(item);
      if (only === null || person === only) items.push(kept);
    }
    next = page.LastEvaluatedKey;
  } while (next !== undefined);
  return items;
}

function readItem(item: Record<string, AttributeValue>): KeptItem & { readonly person: string } {
  const fields = unmarshall(item, {
    // A number that JavaScript can't hold is printed as its digits.
    wrapNumbers: (digits) => (String(Number(digits)) === digits ? Number(digits) : digits),
  });
  const sort = z.string().parse(fields[KEYS.sort]);
  const person = sort.replace(`${DELETED}#`, '').replace(HISTORY, '');
  return { person, kind: kindOf(sort), voice: voiceOf(person), fields };
}

function kindOf(sort: string): KeptItem['kind'] {
  if (sort.startsWith(DELETED)) return 'note of a deletion';
  return sort.endsWith(HISTORY) ? 'history' : 'record';
}

function voiceOf(person: string): KeptItem['voice'] {
  if (person === DELETED) return 'everyone';
  return person === UNRECOGNISED ? 'not recognised' : 'recognised';
}
