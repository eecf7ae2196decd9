/**
 * Deletes what is remembered. A concurrent write either comes first and is deleted, or comes later: then its condition fails,
 * and it begins a new item that has nothing of the old one.
 */
import type { Call, Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import type { Item } from './item.ts';
import { historyKeyOf, keyOf, KEYS } from './keys.ts';
import type { Person } from './person.ts';
import type { Forgotten } from './store.ts';

/** Deletes both items of one person. The history is deleted last: without the person's item no other device fills it. */
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

/** Deletes all items of a household, including histories, until a query finds none, so that an item written meanwhile goes too. */
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
