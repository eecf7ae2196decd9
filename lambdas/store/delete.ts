/**
 * Deleting what is remembered. A write that is under way meanwhile either comes before, and is deleted whole, or
 * after: then its condition fails, and what it writes begins a new item that has nothing of the old one.
 */
import type { Call, Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import type { Item } from './item.ts';
import { historyKeyOf, keyOf, KEYS } from './keys.ts';
import type { Person } from './person.ts';
import type { Forgotten } from './store.ts';

/** Deletes both items of one person. The history goes last: nobody fills it any more once the other is gone. */
export async function deletePerson(
  client: Dynamo,
  table: string,
  person: Person,
  abortSignal: AbortSignal,
): Promise<Forgotten> {
  try {
    await client.send(deletionOf(table, keyOf(person)), abortSignal);
    await client.send(deletionOf(table, historyKeyOf(person)), abortSignal);
    return { ok: true };
  } catch (error) {
    return toUnavailable(error);
  }
}

/** Deletes all items of a household, histories too, page by page, until a page finds none: one that came in between goes too. */
export async function deleteHousehold(
  client: Dynamo,
  table: string,
  household: Person['household'],
  abortSignal: AbortSignal,
): Promise<Forgotten> {
  const query: Call = {
    operation: 'Query',
    input: {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#partition = :household',
      ProjectionExpression: '#partition, #sort',
      ExpressionAttributeNames: { '#partition': KEYS.partition, '#sort': KEYS.sort },
      ExpressionAttributeValues: { ':household': { S: household } },
    },
  };
  const remove = (key: Item): Promise<unknown> => client.send(deletionOf(table, key), abortSignal);
  try {
    for (;;) {
      // What is deleted isn't found again, so each round reads the next page from the start.
      const { Items: keys = [] } = await client.send(query, abortSignal);
      if (keys.length === 0) return { ok: true };
      await Promise.all(keys.map(remove));
    }
  } catch (error) {
    return toUnavailable(error);
  }
}

function deletionOf(table: string, key: Item): Call {
  return { operation: 'DeleteItem', input: { TableName: table, Key: key } };
}
