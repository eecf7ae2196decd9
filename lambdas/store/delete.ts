/**
 * Deletes what is remembered. A marker is left first, so that a device which still knows what is deleted doesn't write it
 * back. A concurrent write either comes first and is deleted, or comes later: then its condition fails, and the writer
 * meets the marker.
 */
import type { Instant } from '../coach/shared/time.ts';
import type { Call, Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import type { Item } from './item.ts';
import { DELETED, HISTORY, historyKeyOf, keyOf, KEYS } from './keys.ts';
import { markingOf } from './marker.ts';
import type { Person } from './person.ts';
import type { Forgotten } from './store.ts';

/** Deletes both items of one person. The history is deleted last: without the person's item no other device fills it. */
export async function deletePerson(
  client: Dynamo,
  table: string,
  person: Person,
  now: Instant,
  abortSignal: AbortSignal,
): Promise<Forgotten> {
  try {
    await client.send(markingOf(table, person.household, person.person, now), abortSignal);
    await deleteItems(client, table, person, abortSignal);
    return { ok: true };
  } catch (error) {
    return toUnavailable(error);
  }
}

async function deleteItems(
  client: Dynamo,
  table: string,
  person: Person,
  abortSignal: AbortSignal,
): Promise<void> {
  await client.send(deletionOf(table, keyOf(person)), abortSignal);
  await client.send(deletionOf(table, historyKeyOf(person)), abortSignal);
}

/**
 * Deletes all items of a household except the markers, page by page: of each person both, because a history may be begun
 * after the page was read. A person's item that comes in behind the page is new, and whoever begins one looks for markers.
 */
export async function deleteHousehold(
  client: Dynamo,
  table: string,
  household: Person['household'],
  now: Instant,
  abortSignal: AbortSignal,
): Promise<Forgotten> {
  const pageFrom = (start: Item | undefined): Call => ({
    operation: 'Query',
    input: {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: '#partition = :household',
      ProjectionExpression: '#partition, #sort',
      ExpressionAttributeNames: { '#partition': KEYS.partition, '#sort': KEYS.sort },
      ExpressionAttributeValues: { ':household': { S: household } },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    },
  });
  try {
    await client.send(markingOf(table, household, null, now), abortSignal);
    let next: Item | undefined;
    do {
      const { Items: keys = [], LastEvaluatedKey } = await client.send(pageFrom(next), abortSignal);
      const people = peopleIn(household, keys);
      await Promise.all(people.map((person) => deleteItems(client, table, person, abortSignal)));
      next = LastEvaluatedKey;
    } while (next !== undefined);
    return { ok: true };
  } catch (error) {
    return toUnavailable(error);
  }
}

/** Whose items these keys are, each person once. */
function peopleIn(household: string, keys: readonly Item[]): Person[] {
  const sorts = keys.map((key) => key[KEYS.sort]?.S ?? DELETED).filter((sort) => !sort.startsWith(DELETED));
  return [...new Set(sorts.map((sort) => sort.replace(HISTORY, '')))].map((person) => ({
    household,
    person,
  }));
}

function deletionOf(table: string, key: Item): Call {
  return { operation: 'DeleteItem', input: { TableName: table, Key: key } };
}
