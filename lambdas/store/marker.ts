/**
 * Markers of deletions. A session on another device, or a request that Alexa repeats late, still knows what was deleted,
 * and must not write it back. So a deletion leaves a marker for 48 hours, longer than any session lasts. It holds the
 * time of the deletion and nothing of anyone.
 */
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Fact } from '../coach/progress/facts.ts';
import type { PersonRecord } from '../coach/progress/progress.ts';
import { HOUR, type Instant, SECOND } from '../coach/shared/time.ts';
import { count, instant } from '../schema/values.ts';
import type { Call, Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { plain } from './item.ts';
import { DELETED, KEYS, markerKeyOf } from './keys.ts';
import type { Person } from './person.ts';
import type { Failure } from './store.ts';

/** How long a marker is kept. */
export const MARKED_FOR = 48 * HOUR;

/** The call that leaves a marker. @param person null for the whole household */
export function markingOf(table: string, household: string, person: string | null, at: Instant): Call {
  const expiresAt = Math.ceil((at + MARKED_FOR) / SECOND);
  const item = { ...markerKeyOf(household, person), ...marshall({ deletedAt: at, expiresAt }) };
  return { operation: 'PutItem', input: { TableName: table, Item: item } };
}

const markerSchema = z.object({ [KEYS.sort]: z.string(), deletedAt: instant, expiresAt: count });

/** When this person's data was last deleted, alone or with the household; null if no marker says so. */
export async function readDeletedAt(
  client: Dynamo,
  table: string,
  { household, person }: Person,
  now: Instant,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly deletedAt: Instant | null } | Failure<'away'>> {
  const input = {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#partition = :household AND begins_with(#sort, :deleted)',
    ExpressionAttributeNames: { '#partition': KEYS.partition, '#sort': KEYS.sort },
    ExpressionAttributeValues: { ':household': { S: household }, ':deleted': { S: DELETED } },
  };
  try {
    const { Items: items = [] } = await client.send({ operation: 'Query', input }, signal);
    const times = items.flatMap((item) => {
      const marker = z.safeParse(markerSchema, plain(item));
      if (!marker.success || marker.data.expiresAt * SECOND <= now) return [];
      const isTheirs = [DELETED, `${DELETED}#${person}`].includes(marker.data[KEYS.sort]);
      return isTheirs ? [marker.data.deletedAt] : [];
    });
    return { ok: true, deletedAt: times.length === 0 ? null : Math.max(...times) };
  } catch (error) {
    return toUnavailable(error);
  }
}

/**
 * The facts that a deletion leaves: those that became true after it, and don't rest on what was on record before it.
 * @param record what is on record now
 */
export function dropDeleted(
  facts: readonly Fact[],
  record: PersonRecord,
  deletedAt: Instant | null,
): readonly Fact[] {
  if (deletedAt === null) return facts;
  const left = facts.filter((fact) => fact.at > deletedAt && !restsOnDeleted(fact, record, deletedAt));
  // A usual routine was rolled, or is under way. Where none is on record, it was in the record that is gone.
  const hasRolled = record.open !== null || record.practice.lastChosen !== null;
  return hasRolled || left.some(({ fact }) => fact === 'run_kept') ? left : left.filter(keepsNoUsual);
}

/** Whether a fact is about something from before the deletion, though it became true after it. */
function restsOnDeleted(fact: Fact, { last, practice, reminder }: PersonRecord, deletedAt: Instant): boolean {
  // A routine that hasn't begun yet started at 0.
  if (fact.fact === 'run_kept') return fact.run.startedAt > 0 && fact.run.startedAt <= deletedAt;
  if (fact.fact === 'segment_settled') return fact.sentAt <= deletedAt;
  if (fact.fact === 'flare_answered') return fact.routine !== last?.id;
  // The dose rises after several routines, which a new record doesn't have.
  if (fact.fact === 'dose_raised') return practice.finished === 0;
  // What is new was added to answers that are gone. A block stands all the same.
  if (fact.fact === 'screening_concluded')
    return fact.screened.outcome !== 'blocked' && fact.screened.askedAllAt <= deletedAt;
  // Before Alexa gives a token, it is on record that there may be a reminder.
  return fact.fact === 'reminder_set' && reminder === null && (fact.reminder?.token ?? null) !== null;
}

function keepsNoUsual(fact: Fact): boolean {
  return fact.fact !== 'preferred' || (fact.preferences.usual ?? null) === null;
}
