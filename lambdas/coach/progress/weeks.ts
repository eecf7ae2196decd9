/** Counts routines by the week, against the goal, and the streak of weeks. */
import { type Instant, weekBefore, weekOf } from '../shared/time.ts';
import { weeksOf } from './history.ts';
import { type Goal, SUGGESTED_GOAL } from './preferences.ts';
import type { FullRecord, History, Week } from './progress.ts';

/** The current week, in routines. */
export interface WeekNow {
  readonly routines: number;
  readonly goal: Goal;
  /** Whether the goal is the person's own, and not the suggestion. */
  readonly own: boolean;
  /** Consecutive weeks in which the goal was met. The current week adds to the streak once met and never breaks it. */
  readonly streak: number;
}

/**
 * The current week, in the person's time zone.
 * @param under the number of routines that are done but not on record yet.
 */
export function weekNow(progress: FullRecord, now: Instant, under = 0): WeekNow {
  const { preferences } = progress;
  const week = weekOf(now, preferences.timeZone);
  const weeks = weeksOf(progress);
  const routines = (weeks[week]?.routines ?? 0) + under;
  const goal = preferences.goal ?? SUGGESTED_GOAL;
  const streak = streakBefore(weeks, week) + (routines >= goal ? 1 : 0);
  return { routines, goal, own: preferences.goal !== null, streak };
}

/** Consecutive weeks that met their goal, up to the one before `week`. Each counts against the goal it had. */
function streakBefore(weeks: History['weeks'], week: string): number {
  let met = 0;
  for (let before = weekBefore(week); isMet(weeks[before]); before = weekBefore(before)) met += 1;
  return met;
}

function isMet(week: Week | undefined): boolean {
  return week !== undefined && week.routines >= (week.goal ?? SUGGESTED_GOAL);
}
