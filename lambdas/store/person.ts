import { createHash } from 'node:crypto';

/** Whose item it is, already hashed: the table's partition and sort key. */
export interface Person {
  readonly household: string;
  readonly person: string;
}

/** The sort key of whoever speaks with a voice that isn't recognised: one item for them all in a household. */
export const UNRECOGNISED = 'unrecognised';

/**
 * The key of a person's item: SHA-256, in hexadecimal, of Alexa's ids, which themselves are never stored.
 * `personId` is null where the voice isn't recognised.
 */
export function personKey(userId: string, personId: string | null): Person {
  return { household: hash(userId), person: personId === null ? UNRECOGNISED : hash(personId) };
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
