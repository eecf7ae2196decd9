/**
 * What was done: the record and its history taken together. The history lies in an item of its own, and most turns
 * do without it: they write what is new into `recent`, and `fileRecent` moves it on.
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

/** How many routines are remembered one by one, the last counted. */
export const ROUTINES_KEPT = 30;

/** How many weeks are remembered as sums: a year and the week under way. */
export const WEEKS_KEPT = 53;

/** Told instead of a result by whatever would have had to look at a history that isn't at hand. */
export const NEEDS_HISTORY = 'needs_history';

export type NeedsHistory = typeof NEEDS_HISTORY;

/** Never leaves `coach/`: `unlessHistoryIsMissing` makes it the answer `NEEDS_HISTORY`. */
class HistoryMissing extends Error {
  override readonly name = 'HistoryMissing';
}

/** The record with its history. Whoever looks where there is none gives up: see `unlessHistoryIsMissing`. */
export function withHistory(progress: PersonRecord): FullRecord {
  const { history } = progress;
  if (history === null) throw new HistoryMissing('a history that was not read');
  return { ...progress, history };
}

/** What a decision comes to; `NEEDS_HISTORY` if it looked at a history that wasn't read: read it and decide again. */
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
  const { last } = progress;
  return (last === null ? earlierRoutines(progress) : putRoutine(earlierRoutines(progress), last)).slice(
    -ROUTINES_KEPT,
  );
}

function earlierRoutines({ history, recent }: FullRecord): readonly RoutineRecord[] {
  return recent.routines.reduce(putRoutine, history.routines);
}

function putRoutine(routines: readonly RoutineRecord[], routine: RoutineRecord): readonly RoutineRecord[] {
  return [...routines.filter(({ id }) => id !== routine.id), routine].toSorted((a, b) => a.at - b.at);
}

/** The routines that the record knows without its history. */
export function routinesAtHand({ recent, last }: PersonRecord): readonly RoutineRecord[] {
  return last === null ? recent.routines : [...recent.routines, last];
}

/** With a routine that is over, or with what is new of one. Needs no history. */
export function withRoutine(progress: PersonRecord, routine: RoutineRecord): PersonRecord {
  const all = putRoutine(routinesAtHand(progress), routine);
  const routines = all.slice(0, -1).slice(1 - ROUTINES_KEPT);
  return { ...progress, last: all.at(-1) ?? null, recent: { ...progress.recent, routines } };
}

/** All weeks that are remembered, by their Monday, the latest one too. */
export function weeksOf({ history, recent, week }: FullRecord): History['weeks'] {
  const earlier = latestWeeks({ ...history.weeks, ...recent.weeks });
  return week === null ? earlier : { ...earlier, [week.monday]: week };
}

/** A week that something is to be added to. Only one that is over, and already filed, has to be looked up. */
export function weekToAddTo(progress: PersonRecord, monday: string): Week | undefined {
  const { recent, week } = progress;
  if (week === null || monday > week.monday) return undefined;
  if (monday === week.monday) return week;
  return recent.weeks[monday] ?? weeksOf(withHistory(progress))[monday];
}

/** With a week as it is now. Needs no history. */
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

/**
 * The history with all that is recent in it, and the record's last routine and latest week left out. Filing a record
 * again changes nothing.
 */
export function fileRecent(progress: FullRecord): History {
  const { history, recent, week, last } = progress;
  const weeks = Object.entries({ ...history.weeks, ...recent.weeks }).filter(
    ([monday]) => monday !== week?.monday,
  );
  return {
    routines: earlierRoutines(progress)
      .filter(({ id }) => id !== last?.id)
      .slice(1 - ROUTINES_KEPT),
    weeks: latestWeeks(Object.fromEntries(weeks)),
    pain: painOf(progress),
    reach: reachOf(progress),
  };
}

/**
 * A record of which `filed` is in the history by now: it keeps what was added or changed since.
 * The latest reach stays at hand, for the question that is put once a week.
 */
export function withoutFiled(progress: PersonRecord, filed: Recent, history: History): PersonRecord {
  const { recent } = progress;
  const isNew = <Entry>(from: readonly Entry[]): ((entry: Entry) => boolean) => {
    return (entry) => !from.includes(entry);
  };
  const weeks = Object.entries(recent.weeks).filter(([monday, week]) => filed.weeks[monday] !== week);
  const latestReach = recent.reach.at(-1);
  return {
    ...progress,
    history,
    recent: {
      routines: recent.routines.filter(isNew(filed.routines)),
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
