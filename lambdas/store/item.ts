import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { NO_HISTORY, NO_PROGRESS, type PersonRecord } from '../coach/progress/progress.ts';
import { DAY, type Instant, SECOND } from '../coach/shared/time.ts';
import { progressSchema } from '../schema/progress.ts';
import { instant } from '../schema/values.ts';
import { keyOf } from './keys.ts';
import type { Person } from './person.ts';
import { fromSchema1 } from './schema-1.ts';
import { fromSchema2 } from './schema-2.ts';

/** A table item as the SDK carries it. */
export type Item = Record<string, AttributeValue>;

/** What a person's item says about the history item. */
export interface HistoryLink {
  /** When it was created. A history item created at another time was left behind by a deletion, and is ignored. */
  readonly since: Instant;
  /** The person's last visit when it was last written. It expires 24 months after that. */
  readonly filedAt: Instant;
  /** Its version, once a turn has read it into `progress.history`; null before. */
  readonly version: number | null;
}

/** What is stored of a person. */
export interface Stored {
  readonly progress: PersonRecord;
  /** Counts the writes. 0: no item yet. */
  readonly version: number;
  /** Null if there is no history item. Then the record contains everything. */
  readonly history: HistoryLink | null;
  /**
   * When a deletion was last met by the session that knows this: what the session did before is written no more. It is
   * sent along, and not part of the item.
   */
  readonly deletedAt?: Instant;
}

/** The record of somebody who was never here. */
export const NOBODY: Stored = { progress: NO_PROGRESS, version: 0, history: null };

/** `newer_schema`: written by a later release. `malformed`: what was expected at which path isn't there. */
export type ItemRead<What> =
  ({ readonly ok: true } & What) | { readonly ok: false; readonly reason: 'newer_schema' | 'malformed' };

/** The schema that items are written in. Raised whenever a release couldn't read the item of the one before. */
export const SCHEMA = 3;

/**
 * What turns the stored progress of each schema into today's; it is parsed afterwards. To change the schema:
 * raise `SCHEMA`, give the old number a function that brings its progress up to date, and add the new one.
 */
const UP_TO_DATE: ReadonlyMap<number, (progress: unknown) => unknown> = new Map([
  [1, fromSchema1],
  [2, fromSchema2],
  [SCHEMA, (progress: unknown) => progress],
]);

/** How long everything is kept after the last visit: 24 months. */
export const KEPT_FOR = 730 * DAY;

const count = z.int().check(z.nonnegative());
/** The part of the link that is written down. */
const linkSchema = z.object({ since: instant, filedAt: instant });

/** A record as it is stored and sent in the session, without the history, which is read when a turn needs it. */
export const storedSchema: z.ZodMiniType<Stored> = z.pipe(
  z.object({
    version: count,
    progress: progressSchema,
    // Items of the first two schemas lack it.
    history: z._default(z.nullable(linkSchema), null),
    deletedAt: z.optional(instant),
  }),
  z.transform(({ version, progress, history, deletedAt }) => ({
    ...(deletedAt === undefined ? {} : { deletedAt }),
    version,
    progress: { ...progress, history: history === null ? NO_HISTORY : null },
    history: history === null ? null : { ...history, version: null },
  })),
);

/** The part of a record that is stored and sent in the session: everything except the history that was read. */
export function withoutHistory({ progress, version, history }: Stored): object {
  const { history: _history, ...record } = progress;
  return {
    version,
    progress: record,
    history: history === null ? null : { since: history.since, filedAt: history.filedAt },
  };
}

/** The item to write. */
export function itemOf(person: Person, stored: Stored): Item {
  return {
    ...keyOf(person),
    ...marshall({
      ...{ schema: SCHEMA, ...withoutHistory(stored) },
      expiresAt: expiryOf(stored.progress.lastAt ?? 0),
    }),
  };
}

/** When an item expires, in seconds since 1970, which is the unit of DynamoDB's time to live. */
export function expiryOf(lastAt: Instant): number {
  return Math.ceil((lastAt + KEPT_FOR) / SECOND);
}

const envelopeSchema = z.looseObject({ version: count, expiresAt: count, progress: z.unknown() });

/**
 * Reads an item. One that has expired but that DynamoDB hasn't deleted yet (it may take days) reads as no
 * progress. It keeps its version, so that it can be written over, and its reminder, which Alexa keeps all the same. Errors: see `ItemRead`; nothing is thrown.
 */
export function readItem(item: Item, now: Instant): ItemRead<{ readonly stored: Stored }> {
  const attributes = plain(item);
  const written = z.object({ schema: count }).safeParse(attributes);
  if (!written.success) return { ok: false, reason: 'malformed' };
  const { schema } = written.data;
  if (schema > SCHEMA) return { ok: false, reason: 'newer_schema' };

  const envelope = envelopeSchema.safeParse(attributes);
  const upToDate = UP_TO_DATE.get(schema);
  if (!envelope.success || upToDate === undefined) return { ok: false, reason: 'malformed' };
  const { version, expiresAt, progress } = envelope.data;
  const stored = storedSchema.safeParse({ ...envelope.data, progress: upToDate(progress) });
  if (expiresAt * SECOND <= now) {
    const reminder = stored.success ? stored.data.progress.reminder : null;
    return { ok: true, stored: { ...NOBODY, version, progress: { ...NO_PROGRESS, reminder } } };
  }
  return stored.success ? { ok: true, stored: stored.data } : { ok: false, reason: 'malformed' };
}

/** The item's values, or null where one has no value in JavaScript (a number too long, a type unknown). */
export function plain(item: Item): unknown {
  try {
    return unmarshall(item);
  } catch {
    return null;
  }
}
