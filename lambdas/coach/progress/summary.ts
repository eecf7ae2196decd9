/** Summarizes someone's progress in numbers, from the record and the time. The words are in `locales/`. */
import { daysBetween, type Instant, MINUTE } from '../shared/time.ts';
import { type ReachChange, reachChange } from './fingertip-to-floor.ts';
import { painOf, reachOf, routinesOf } from './history.ts';
import { type PainChange, painChange, painTrend } from './pain-trend.ts';
import type { FullRecord, RoutineRecord } from './progress.ts';
import { routineOf, total } from './totals.ts';
import { type WeekNow, weekNow } from './weeks.ts';

/** What someone asks about: how it goes, the streak of weeks, or the last routine. */
export const PROGRESS_TOPICS = ['overall', 'streak', 'last'] as const;

export type ProgressTopic = (typeof PROGRESS_TOPICS)[number];

/** The number of latest routines whose holds are counted. */
const RECENT_ROUTINES = 5;

/** A past routine. */
export interface LastRoutine {
  /** Calendar days ago, in the person's time zone: 0 is today. */
  readonly daysAgo: number;
  /** Its length as planned, to the half minute. */
  readonly minutes: number;
  readonly done: number;
  readonly planned: number;
  readonly ended: RoutineRecord['ended'];
  /** Back pain right before and right after, if both are kept. It is never a trend. */
  readonly pain: PainChange | null;
}

/** What is said besides the week: a pain trend, a change of reach, or how much of the latest routines was held. */
export type Insight =
  | ({ readonly of: 'pain' } & PainChange)
  | ({ readonly of: 'reach' } & ReachChange)
  | { readonly of: 'holds'; readonly done: number; readonly planned: number; readonly routines: number };

/** A summary of progress; `nothing` before the first routine. */
export type ProgressSummary =
  | { readonly about: 'nothing' }
  | { readonly about: 'overall'; readonly week: WeekNow; readonly further: Insight | null }
  | { readonly about: 'streak'; readonly week: WeekNow }
  | ({ readonly about: 'last' } & LastRoutine);

/**
 * Summarizes what someone asks about.
 * @param underWay the id of the current routine, which isn't the last one yet; null if there is none.
 */
export function summarizeProgress(
  about: ProgressTopic,
  progress: FullRecord,
  now: Instant,
  underWay: string | null,
): ProgressSummary {
  const last = lastRoutine(progress, now, underWay);
  if (last === null) return { about: 'nothing' };
  switch (about) {
    case 'overall':
      return { about, week: weekNow(progress, now), further: further(progress) };
    case 'streak':
      return { about, week: weekNow(progress, now) };
    case 'last':
      return { about, ...last };
  }
}

/** The latest routine. One whose place is kept counts as broken off until it goes on. */
function lastRoutine(progress: FullRecord, now: Instant, underWay: string | null): LastRoutine | null {
  const { open, preferences } = progress;
  const isKept = open !== null && open.id !== underWay && total(open.heldMs) > 0;
  const last = isKept ? routineOf(open, 'broken_off') : progress.last;
  if (last === null) return null;
  const { before = null, after = null } = painOf(progress).find(({ run }) => run === last.id) ?? {};
  return {
    daysAgo: Math.max(0, daysBetween(last.at, now, preferences.timeZone)),
    minutes: Math.round((2 * last.lengthMs) / MINUTE) / 2,
    done: last.done,
    planned: last.planned,
    ended: last.ended,
    pain: before === null || after === null ? null : painChange(before, after),
  };
}

/** A pain trend if there is one, in either direction; otherwise a change of reach; otherwise the holds. */
function further(progress: FullRecord): Insight | null {
  const trend = painTrend(painOf(progress), progress.preferences.timeZone);
  if (trend !== null) return { of: 'pain', ...trend };
  const change = reachChange(reachOf(progress));
  if (change !== null) return { of: 'reach', ...change };
  const recent = routinesOf(progress).slice(-RECENT_ROUTINES);
  if (recent.length === 0) return null;
  const done = total(recent.map((routine) => routine.done));
  const planned = total(recent.map((routine) => routine.planned));
  return { of: 'holds', done, planned, routines: recent.length };
}

/** The one thing that is said about progress after a routine. */
export type Milestone =
  ({ readonly of: 'pain' } & PainChange) | { readonly of: 'week'; readonly week: WeekNow };

/** How many weeks in a row are worth a word. */
const STREAK_FROM = 2;

/**
 * The milestone after a routine, the first that holds: pain clearly worse over weeks, the goal just met, a streak of
 * weeks, pain clearly less over weeks, the week itself. Null if nothing was done this week.
 * @param under the number of routines that are done but not on record yet.
 */
export function milestoneOf(progress: FullRecord, now: Instant, under: number): Milestone | null {
  const week = weekNow(progress, now, under);
  const trend = painTrend(painOf(progress), progress.preferences.timeZone);
  if (trend?.change === 'more') return { of: 'pain', ...trend };
  const justMet = week.routines === week.goal;
  if (trend?.change === 'less' && !justMet && week.streak < STREAK_FROM) return { of: 'pain', ...trend };
  return week.routines === 0 ? null : { of: 'week', week };
}
