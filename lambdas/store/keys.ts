import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Person } from './person.ts';

/** The table's key attributes, for the store and for the table's definition in infra/. */
export const KEYS = { partition: 'household', sort: 'person' } as const;

/** The key of a person's item, as the SDK carries it. */
export function keyOf({ household, person }: Person): Record<string, AttributeValue> {
  return { [KEYS.partition]: { S: household }, [KEYS.sort]: { S: person } };
}
