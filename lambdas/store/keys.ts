import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Person } from './person.ts';

/** The table's key attributes, for the store and for the table's definition in infra/. */
export const KEYS = { partition: 'household', sort: 'person' } as const;

/** The suffix of a history item's sort key. A person's sort key is hexadecimal or a word, so it never ends like this. */
export const HISTORY = '#history';

/** What the sort key of a marker begins with: a household was deleted, or after another `#`, one of its people. */
export const DELETED = '#deleted';

/** The key of the marker that a deletion leaves. @param person null for the whole household */
export function markerKeyOf(household: string, person: string | null): Record<string, AttributeValue> {
  return keyOf({ household, person: person === null ? DELETED : `${DELETED}#${person}` });
}

/** The key of a person's item, as the SDK carries it. */
export function keyOf({ household, person }: Person): Record<string, AttributeValue> {
  return { [KEYS.partition]: { S: household }, [KEYS.sort]: { S: person } };
}

/** The key of a person's history item. It shares the household's partition, so that deleting the household finds it. */
export function historyKeyOf({ household, person }: Person): Record<string, AttributeValue> {
  return keyOf({ household, person: person + HISTORY });
}
