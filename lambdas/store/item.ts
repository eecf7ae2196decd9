import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { NO_PROGRESS } from '../coach/progress/progress.ts';
import { DAY, SECOND } from '../coach/shared/time.ts';
import type { PersonRecord } from '../coach/progress/progress.ts';
import type { Instant } from '../coach/shared/time.ts';
import { packed } from '../schema/packed-history.ts';
import { progressSchema } from '../schema/progress.ts';
import { fromSchema1 } from './schema-1.ts';
import { KEYS } from './keys.ts';
import type { Person } from './person.ts';

/** A table item as the SDK carries it. */
export type Item = Record<string, AttributeValue>;

/** Progress and its write counter. Version 0: no item yet. */
export interface Stored {
  readonly progress: PersonRecord;
  readonly version: number;
}

/** `newer_schema`: written by a later release. `malformed`: what was expected at which path isn't there. */
export type ItemRead =
  | { readonly ok: true; readonly stored: Stored }
  | { readonly ok: false; readonly reason: 'newer_schema' | 'malformed' };

/** The schema that items are written in. Raised whenever a release couldn't read the item of the one before. */
export const SCHEMA = 2;

/**
 * What turns the stored progress of each schema into today's; it is parsed afterwards. To change the schema:
 * raise `SCHEMA`, give the old number a function that brings its progress up to date, and add the new one.
 */
const UP_TO_DATE: ReadonlyMap<number, (progress: unknown) => unknown> = new Map([
  [1, fromSchema1],
  [SCHEMA, (progress: unknown) => progress],
]);

/** How long everything is kept after the last visit: 24 months. */
export const KEPT_FOR = 730 * DAY;

const count = z.int().check(z.nonnegative());
const envelopeSchema = z.object({ version: count, expiresAt: count, progress: z.unknown() });

/** The item to write. `expiresAt` is in seconds since 1970, as DynamoDB's time to live wants it. */
export function itemOf(person: Person, { progress, version }: Stored): Item {
  const goneAt = (progress.lastAt ?? 0) + KEPT_FOR;
  return marshall({
    [KEYS.partition]: person.household,
    [KEYS.sort]: person.person,
    schema: SCHEMA,
    version,
    progress: packed(progress),
    expiresAt: Math.ceil(goneAt / SECOND),
  });
}

/**
 * Reads an item. One that has expired but that DynamoDB hasn't deleted yet (it may take days) reads as no
 * progress, and keeps its version so that it can be written over. Errors: see `ItemRead`; nothing is thrown.
 */
export function readItem(item: Item, now: Instant): ItemRead {
  const attributes = plain(item);
  const written = z.object({ schema: count }).safeParse(attributes);
  if (!written.success) return { ok: false, reason: 'malformed' };
  const { schema } = written.data;
  if (schema > SCHEMA) return { ok: false, reason: 'newer_schema' };

  const envelope = envelopeSchema.safeParse(attributes);
  const upToDate = UP_TO_DATE.get(schema);
  if (!envelope.success || upToDate === undefined) return { ok: false, reason: 'malformed' };
  const { version, expiresAt } = envelope.data;
  if (expiresAt * SECOND <= now) return { ok: true, stored: { progress: NO_PROGRESS, version } };

  const progress = progressSchema.safeParse(upToDate(envelope.data.progress));
  return progress.success
    ? { ok: true, stored: { progress: progress.data, version } }
    : { ok: false, reason: 'malformed' };
}

/** The item's values, or null where one has no value in JavaScript (a number too long, a type unknown). */
function plain(item: Item): unknown {
  try {
    return unmarshall(item);
  } catch {
    return null;
  }
}
