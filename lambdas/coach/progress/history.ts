/**
 * Takes a record and its history together. The history is in an item of its own, and most turns never read it: they
 * write what is new into `recent`, and `fileRecent` moves that into the history.
 */
import type { Instant } from '../shared/time.ts';
import { type Reached, withReach } from './fingertip-to-floor.ts';
import { type PainRating, withRating } from './pain-ratings.ts';
import {
  type FullRecord,
  type History,
  type PersonRecord,
  type Recent,
  type RoutineRecord,
  type Week,
} from './progress.ts';

/** The number of routines that are kept one by one, including the last. */
export const ROUTINES_KEPT = 30;

/** The number of weeks that are kept as sums: a year and the current week. */
export const WEEKS_KEPT = 53;

/** The result of code that had to look at a history that wasn't read. */
export const NEEDS_HISTORY = 'needs_history';

export type NeedsHistory = typeof NEEDS_HISTORY;

/** Never leaves `coach/`: `unlessHistoryIsMissing` makes it the answer `NEEDS_HISTORY`. */
class HistoryMissing extends Error {
  override readonly name = 'HistoryMissing';
}

/**
 * The record with its history.
 * @throws HistoryMissing if the history wasn't read; `unlessHistoryIsMissing` turns that into `NEEDS_HISTORY`.
 */
export function withHistory(progress: PersonRecord): FullRecord {
  const { history } = progress;
  if (history === null) throw new HistoryMissing('a history that was not read');
  return { ...progress, history };
}

/** Decides. Returns `NEEDS_HISTORY` if the decision needs a history that wasn't read: read it, and decide again. */
export function unlessHistoryIsMissing<Result>(decide: () => Result): Result | NeedsHistory {
  try {
    return decide();
  } catch (error) {
    if (error instanceof HistoryMissing) return NEEDS_HISTORY;
    throw error;
  }
}

/** All routines that are remembered, oldest first, the last one too. */
export function routinesOf(progress: FullRecord): readonly RoutineRecord[] {
  return routinesAtHand(progress).reduce(putRoutine, progress.history.routines).slice(-ROUTINES_KEPT);
}

function putRoutine(routines: readonly RoutineRecord[], routine: RoutineRecord): readonly RoutineRecord[] {
  return [...routines.filter(({ id }) => id !== routine.id), routine].toSorted((a, b) => a.at - b.at);
}

/** The routines that the record knows without its history. */
export function routinesAtHand({ recent, last }: PersonRecord): readonly RoutineRecord[] {
  return last === null ? recent.routines : [...recent.routines, last];
}

/** Adds a finished routine, or what is new about one. Needs no history. */
export function withRoutine(progress: PersonRecord, routine: RoutineRecord): PersonRecord {
  const all = putRoutine(routinesAtHand(progress), routine);
  const routines = all.slice(0, -1).slice(1 - ROUTINES_KEPT);
  return { ...progress, last: all.at(-1) ?? null, recent: { ...progress.recent, routines } };
}

/** All weeks that are remembered, by their Monday, the latest one too. */
export function weeksOf(progress: FullRecord): History['weeks'] {
  const { week } = progress;
  const earlier = earlierWeeks(progress);
  return week === null ? earlier : { ...earlier, [week.monday]: week };
}

/** All weeks except the latest. */
function earlierWeeks({ history, recent, week }: FullRecord): History['weeks'] {
  const all = Object.entries({ ...history.weeks, ...recent.weeks });
  return latestWeeks(Object.fromEntries(all.filter(([monday]) => monday !== week?.monday)));
}

/** The week to which something is added. Only a past week that is already filed needs the history. */
export function weekToAddTo(progress: PersonRecord, monday: string): Week | undefined {
  const { recent, week } = progress;
  if (week === null || monday > week.monday) return undefined;
  if (monday === week.monday) return week;
  return recent.weeks[monday] ?? weeksOf(withHistory(progress))[monday];
}

/** Puts a week as it is now. Needs no history. */
export function withWeek(
  { recent, week }: PersonRecord,
  monday: string,
  now: Week,
): Pick<PersonRecord, 'week' | 'recent'> {
  if (week === null || monday === week.monday) return { week: { ...now, monday }, recent };
  if (monday < week.monday) return { week, recent: withEarlierWeek(recent, monday, now) };
  const { monday: before, ...sums } = week;
  return { week: { ...now, monday }, recent: withEarlierWeek(recent, before, sums) };
}

function withEarlierWeek(recent: Recent, monday: string, week: Week): Recent {
  return { ...recent, weeks: latestWeeks({ ...recent.weeks, [monday]: week }) };
}

/** All of the weeks that are remembered but the latest one, which isn't among them. */
function latestWeeks(weeks: History['weeks']): History['weeks'] {
  const all = Object.entries(weeks);
  if (all.length < WEEKS_KEPT) return weeks;
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(1 - WEEKS_KEPT));
}

/** All pain ratings, oldest first. */
export function painOf({ history, recent }: FullRecord): readonly PainRating[] {
  return recent.pain.reduce(withRating, recent.ratingsDroppedAt === null ? history.pain : []);
}

/** All landmarks that were reached, oldest first. */
export function reachOf({ history, recent, preferences }: FullRecord): readonly Reached[] {
  return recent.reach.reduce<readonly Reached[]>(
    (reaches, reached) => withReach(reaches, reached, preferences.timeZone),
    recent.ratingsDroppedAt === null ? history.reach : [],
  );
}

/** The history with the last routine and all that is recent in it. Filing a record again changes nothing. */
export function fileRecent(progress: FullRecord): History {
  return {
    routines: routinesOf(progress),
    weeks: earlierWeeks(progress),
    pain: painOf(progress),
    reach: reachOf(progress),
  };
}

/**
 * A record once `before`, from which it comes, was filed: it keeps what was added or changed since.
 * The latest reach stays at hand, for the question that is put once a week.
 */
export function withoutFiled(progress: PersonRecord, before: PersonRecord, history: History): PersonRecord {
  const { recent } = progress;
  const { recent: filed } = before;
  const isNew = <Entry>(from: readonly Entry[]): ((entry: Entry) => boolean) => {
    return (entry) => !from.includes(entry);
  };
  const weeks = Object.entries(recent.weeks).filter(([monday, week]) => filed.weeks[monday] !== week);
  const latestReach = recent.reach.at(-1);
  return {
    ...progress,
    history,
    recent: {
      routines: recent.routines.filter(isNew(routinesAtHand(before))),
      weeks: Object.fromEntries(weeks),
      pain: recent.pain.filter(isNew(filed.pain)),
      reach: recent.reach.filter((one) => one === latestReach || isNew(filed.reach)(one)),
      ratingsDroppedAt: recent.ratingsDroppedAt === filed.ratingsDroppedAt ? null : recent.ratingsDroppedAt,
    },
  };
}

/** How much of a record isn't filed yet, in entries. */
export function countRecent({ recent: { routines, weeks, pain, reach } }: PersonRecord): number {
  return routines.length + Object.keys(weeks).length + pain.length + Math.max(0, reach.length - 1);
}

/** Without any rating, here and in the history. */
export function withoutRatings(progress: PersonRecord, at: Instant): PersonRecord {
  return { ...progress, recent: { ...progress.recent, pain: [], reach: [], ratingsDroppedAt: at } };
}
