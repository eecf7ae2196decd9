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

/** How many hexadecimal digits tell the devices of a home apart. */
const DEVICE_DIGITS = 16;

/** A hash of Alexa's id for a device, which differs from one account to the next. */
export function deviceKey(userId: string, deviceId: string): string {
  return hash(`${userId} ${deviceId}`).slice(0, DEVICE_DIGITS);
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
