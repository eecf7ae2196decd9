/** The history item holds what a person did longer ago. It is written when a routine ends. Few turns read it. */
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { type History, NO_HISTORY } from '../coach/progress/progress.ts';
import { type Instant, SECOND } from '../coach/shared/time.ts';
import { historySchema } from '../schema/history.ts';
import { count, instant } from '../schema/values.ts';
import { expiryOf, type Item, type ItemRead, plain, SCHEMA } from './item.ts';
import { historyKeyOf } from './keys.ts';
import type { Person } from './person.ts';

/** What a history item holds. */
export interface HistoryItem {
  readonly history: History;
  /** Counts the writes. It begins with the time of the first one, so that a version is never used twice. */
  readonly version: number;
  /** See `HistoryLink`. */
  readonly since: Instant;
  readonly filedAt: Instant;
  /** The version of the person's item whose recent entries were filed last. A session that knows an older version must read again. */
  readonly filedFrom: number;
}

/** An item with nothing in it yet. */
export function emptyHistory(now: Instant, filedAt: Instant): HistoryItem {
  return { history: NO_HISTORY, version: now, since: now, filedAt, filedFrom: 0 };
}

/** The item to write. */
export function historyItemOf(person: Person, { history, ...state }: HistoryItem): Item {
  const expiresAt = expiryOf(state.filedAt);
  return {
    ...historyKeyOf(person),
    ...marshall({ schema: SCHEMA, ...state, ...history, expiresAt }),
  };
}

const stateSchema = z.object({
  ...{ version: count, since: instant, filedAt: instant, filedFrom: count, expiresAt: count },
});

/** Reads an item. One that has expired but wasn't deleted yet has nothing in it. Errors: see `ItemRead`. */
export function readHistoryItem(item: Item, now: Instant): ItemRead<{ readonly read: HistoryItem }> {
  const attributes = plain(item);
  const written = z.object({ schema: count }).safeParse(attributes);
  if (!written.success) return { ok: false, reason: 'malformed' };
  if (written.data.schema > SCHEMA) return { ok: false, reason: 'newer_schema' };
  const state = stateSchema.safeParse(attributes);
  const history = historySchema.safeParse(attributes);
  if (!state.success || !history.success) return { ok: false, reason: 'malformed' };
  const { expiresAt, ...read } = state.data;
  const isExpired = expiresAt * SECOND <= now;
  return { ok: true, read: { ...read, history: isExpired ? NO_HISTORY : history.data } };
}
