/** Completes the record for a turn: adds facts that aren't written yet, and the history if the turn needs it. */
import type { Context } from '../coach/conversation/context.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { NEEDS_HISTORY } from '../coach/progress/history.ts';
import { NO_HISTORY, NO_PROGRESS, type PersonRecord } from '../coach/progress/progress.ts';
import { applyFacts } from '../coach/progress/record-fact.ts';
import type { Stored } from '../store/item.ts';
import type { Person } from '../store/person.ts';
import type { Store } from '../store/store.ts';

/** What is known of a person. */
export interface KnownRecord extends Pick<Context, 'progress' | 'recordStatus'> {
  /** As it is stored; null while it can't be reached. */
  readonly stored: Stored | null;
}

/** Where to read. */
export interface Source {
  readonly store: Store;
  readonly person: Person;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** The record with the facts that aren't written yet. The history is read only if those facts need it. */
export async function completeRecord(
  stored: Stored | null,
  pending: readonly Fact[],
  source: Source,
): Promise<KnownRecord> {
  const progress = applyFacts(stored?.progress ?? NO_PROGRESS, pending);
  if (progress === NEEDS_HISTORY) return completeWithHistory(stored, pending, source);
  return { stored, progress, recordStatus: statusOf(stored) };
}

/**
 * The same with the history. If that can't be read, the record counts as unreachable, because the coach must not report
 * progress from half of it.
 */
export async function completeWithHistory(
  stored: Stored | null,
  pending: readonly Fact[],
  { store, person, now, signal }: Source,
): Promise<KnownRecord> {
  const read = stored === null ? null : await store.readHistory(person, stored, now, signal);
  if (read?.ok === true) {
    const progress = progressAtHand(read.stored.progress, pending);
    return { stored: read.stored, progress, recordStatus: statusOf(read.stored) };
  }
  const record = { ...(stored?.progress ?? NO_PROGRESS), history: NO_HISTORY };
  return { stored, progress: progressAtHand(record, pending), recordStatus: 'unreachable' };
}

function statusOf(stored: Stored | null): Context['recordStatus'] {
  if (stored === null) return 'unreachable';
  return stored.version === 0 ? 'none' : 'exists';
}

/** Applies facts to a record, except those that need a history that wasn't read. */
export function progressAtHand(progress: PersonRecord, facts: readonly Fact[]): PersonRecord {
  return facts.reduce((soFar, fact) => {
    const next = applyFacts(soFar, [fact]);
    return next === NEEDS_HISTORY ? soFar : next;
  }, progress);
}
