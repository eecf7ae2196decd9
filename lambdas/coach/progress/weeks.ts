/** Counts routines by the week, against the goal, and the streak of weeks. */
import { type Instant, weekBefore, weekOf } from '../shared/time.ts';
import { weeksOf } from './history.ts';
import { type Goal, SUGGESTED_GOAL } from './preferences.ts';
import type { FullRecord, History, Week } from './progress.ts';

/** The most weeks away in a row behind a week of rest that still belong to it. */
const WEEKS_AWAY = 4;

/** The current week, in routines. */
export interface WeekNow {
  readonly routines: number;
  readonly goal: Goal;
  /** Whether the goal is the person's own, and not the suggestion. */
  readonly own: boolean;
  /** Consecutive weeks in which the goal was met. The current week adds to the streak once met and never breaks it. */
  readonly streak: number;
  /** Whether the streak goes on behind a rest since the latest week that met its goal. */
  readonly rested?: true;
}

/**
 * The current week, in the person's time zone.
 * @param under the number of routines that are done but not on record yet.
 */
export function weekNow(progress: FullRecord, now: Instant, under = 0): WeekNow {
  const { preferences, practice } = progress;
  const week = weekOf(now, preferences.timeZone);
  const weeks = weeksOf(progress);
  const routines = (weeks[week]?.routines ?? 0) + under;
  const goal = preferences.goal ?? SUGGESTED_GOAL;
  const before = streakBefore(weeks, week, practice.restedWeeks);
  const isMetNow = routines >= goal;
  return {
    ...{ routines, goal, own: preferences.goal !== null },
    streak: before.met + (isMetNow ? 1 : 0),
    ...(before.rested && !isMetNow ? { rested: true } : {}),
  };
}

/**
 * Consecutive weeks that met their goal, up to the one before `week`. Each counts against the goal it had. A week in which
 * the coach refused to roll neither counts nor breaks them, nor do the weeks away that follow it.
 */
function streakBefore(
  weeks: History['weeks'],
  week: string,
  restedWeeks: readonly string[],
): { readonly met: number; readonly rested: boolean } {
  let [met, away] = [0, 0];
  let isResting = restedWeeks.includes(week);
  let rested = false;
  for (let before = weekBefore(week); ; before = weekBefore(before)) {
    const isRest = restedWeeks.includes(before);
    if (isRest) away = 0;
    if (isMet(weeks[before]) && away === 0) {
      met += 1;
      rested ||= isResting;
    } else if (isRest) isResting ||= met === 0;
    else if ((weeks[before]?.routines ?? 0) === 0 && away < WEEKS_AWAY) away += 1;
    else return { met, rested };
  }
}

function isMet(week: Week | undefined): boolean {
  return week !== undefined && week.routines >= (week.goal ?? SUGGESTED_GOAL);
}
