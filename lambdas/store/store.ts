import type { Fact } from '../coach/progress/facts.ts';
import type { Instant } from '../coach/shared/time.ts';
import type { Stored } from './item.ts';
import type { Person } from './person.ts';

/** What went wrong, and what to count it by: the error's class, or what is wrong with the item. Never an id. */
export interface Failure<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  readonly cause: string;
}

/** `away`: the table didn't answer, or refused. `unreadable`: the item is malformed or of a newer schema. */
export type Read = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'unreadable'>;

/** `conflict`: every try lost to a concurrent write. `stored` is null only if there was no record and no fact to write. */
export type Written =
  { readonly ok: true; readonly stored: Stored | null } | Failure<'away' | 'unreadable' | 'conflict'>;

/** `away`: some of it may still be there. */
export type Forgotten = { readonly ok: true } | Failure<'away'>;

/**
 * Where progress is kept. What goes wrong outside comes back as a reason; only programming errors are thrown.
 * `signal` ends calls that have not been answered by then; without it each method has its own `ANSWERS_WITHIN_MS`.
 */
export interface Store {
  /** What is remembered of a person; `now` decides whether it has expired. */
  read(person: Person, now: Instant, signal?: AbortSignal): Promise<Read>;
  /**
   * Reads a person's record with its history, for the few turns that need it. If another device has written meanwhile, this
   * returns the newer record.
   */
  readHistory(person: Person, stored: Stored, now: Instant, signal?: AbortSignal): Promise<Read>;
  /**
   * Records facts on what is known (null: it couldn't be read yet) and writes once, or reads and writes again
   * after a conflict. When a routine ends, the history item is written before. Without facts nothing is called. All or
   * nothing: on a failure none of the facts is kept, unless it is only the answer that was lost; recording them again
   * is safe. Facts from before a deletion, and routines begun before it, are dropped.
   */
  record(
    person: Person,
    known: Stored | null,
    facts: readonly Fact[],
    signal?: AbortSignal,
  ): Promise<Written>;
  /**
   * Deletes both items of a person. It succeeds if there are none. A device that still knows them can't record what
   * became true before `now`.
   */
  forget(person: Person, now: Instant, signal?: AbortSignal): Promise<Forgotten>;
  /** Deletes all items of everyone in a household, with the same effect. */
  forgetHousehold(household: Person['household'], now: Instant, signal?: AbortSignal): Promise<Forgotten>;
}

/** How long the calls of one turn may take in all, in milliseconds: a person hears an answer within three seconds. */
export const ANSWERS_WITHIN_MS = 2400;

/**
 * The same for a turn whose facts forbid rolling, and for a deletion: these are worth a wait. Alexa gives up after 8 s,
 * and the Lambda is stopped after 7 s.
 */
export const INSISTS_FOR_MS = 6000;

/** When the calls of one turn end. */
export interface Deadlines {
  /** For most calls. */
  readonly signal: AbortSignal;
  /** For those that are worth a wait. */
  readonly insisting: AbortSignal;
}

/** A signal for the calls of one turn. */
export function turnDeadline(): AbortSignal {
  return AbortSignal.timeout(ANSWERS_WITHIN_MS);
}

/** A signal for the calls of one turn that are worth a wait. */
export function insistingDeadline(): AbortSignal {
  return AbortSignal.timeout(INSISTS_FOR_MS);
}
