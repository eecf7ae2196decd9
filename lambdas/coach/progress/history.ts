/**
 * What was done, the latest and what lies behind it taken together. Most turns need the latest alone, and leave
 * the rest of the record as it came.
 */
import type { Past, PersonRecord, RoutineRecord, Week } from './progress.ts';

/** How many routines are remembered one by one. */
export const ROUTINES_KEPT = 30;

/** How many weeks are remembered as sums: a year and the week under way. */
export const WEEKS_KEPT = 53;

/** All routines that are remembered, oldest first. */
export function routinesOf({ past, last }: PersonRecord): readonly RoutineRecord[] {
  return last === null ? past.routines.all : [...past.routines.all, last];
}

/** With these routines, in whatever order: the latest are kept. */
export function withRoutines(progress: PersonRecord, routines: readonly RoutineRecord[]): PersonRecord {
  const kept = routines.toSorted((a, b) => a.at - b.at).slice(-ROUTINES_KEPT);
  return {
    ...progress,
    last: kept.at(-1) ?? null,
    past: { ...progress.past, routines: { all: kept.slice(0, -1) } },
  };
}

/** A week that is remembered, by its Monday. */
export function weekIn({ past, week }: PersonRecord, monday: string): Week | undefined {
  if (week === null || monday > week.monday) return undefined;
  return monday === week.monday ? week : past.weeks.all[monday];
}

/** With a week as it is now: the latest are kept. */
export function withWeek(
  progress: PersonRecord,
  monday: string,
  now: Week,
): Pick<PersonRecord, 'week' | 'past'> {
  const { past, week } = progress;
  if (week === null || monday === week.monday) return { week: { ...now, monday }, past };
  if (monday < week.monday) return { week, past: { ...past, weeks: latest(past, monday, now) } };
  const { monday: before, ...sums } = week;
  return { week: { ...now, monday }, past: { ...past, weeks: latest(past, before, sums) } };
}

function latest({ weeks }: Past, monday: string, week: Week): Past['weeks'] {
  const all = Object.entries({ ...weeks.all, [monday]: week }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { all: Object.fromEntries(all.slice(1 - WEEKS_KEPT)) };
}
