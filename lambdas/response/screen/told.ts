/** What screens show of a person's record: weeks, the streak, and pain (if the caller may show it). */
import { painOf, weeksOf } from '../../coach/progress/history.ts';
import { SUGGESTED_GOAL } from '../../coach/progress/preferences.ts';
import type { FullRecord } from '../../coach/progress/progress.ts';
import { weekNow } from '../../coach/progress/weeks.ts';
import { isHeld, type Run, tally } from '../../coach/routine/run.ts';
import { type Instant, weekBefore, weekOf } from '../../coach/shared/time.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import type { ProgressContent, Rolled, Weeks } from './progress.ts';

/** The number of weeks in the chart: about two months, with bars that can be seen from across the room. */
const WEEKS = 8;
/** The shortest streak that gets a line, in weeks. */
const STREAK_FROM = 2;

/** The routines of the last weeks, in the person's time zone; null if there were none. */
function findDrawnWeeks(progress: FullRecord, now: Instant): Weeks | null {
  const { preferences } = progress;
  const remembered = weeksOf(progress);
  const routines: number[] = [];
  let week = weekOf(now, preferences.timeZone);
  for (let count = 0; count < WEEKS; count += 1) {
    routines.unshift(remembered[week]?.routines ?? 0);
    week = weekBefore(week);
  }
  if (routines.every((count) => count === 0)) return null;
  return { routines, goal: preferences.goal ?? SUGGESTED_GOAL };
}

/** What is shown of the weeks: dots for this one, a chart, and lines on this one and on weeks in a row. */
interface ToldWeeks extends Pick<ProgressContent, 'week' | 'chart'> {
  readonly weekLines: readonly string[];
}

/** Where nothing of a record may be shown. */
export const NO_WEEKS: ToldWeeks = { week: null, chart: null, weekLines: [] };

/** Tells the weeks of somebody's record. The first line is on this week. */
export function tellWeeks(progress: FullRecord, now: Instant, words: ScreenWords): ToldWeeks {
  const { routines: done, goal, streak } = weekNow(progress, now);
  const line = words.thisWeek(done, goal);
  return {
    week: { done, goal, line },
    chart: findDrawnWeeks(progress, now),
    weekLines: [line, ...(streak >= STREAK_FROM ? [words.streak(streak)] : [])],
  };
}

/** What of a routine was held to its end. */
export function listRolled(run: Run): Rolled {
  const { done, planned } = tally(run);
  const places = run.plan.steps.filter((_, index) => isHeld(run, index, run.heldMs));
  return { places, share: done / Math.max(1, planned) };
}

/** A line on pain right before and right after a routine; none unless both are kept. */
export function painLine(progress: FullRecord, run: string | null, words: ScreenWords): string[] {
  const { before = null, after = null } = painOf(progress).find((one) => one.run === run) ?? {};
  return before === null || after === null ? [] : [words.pain(before, after)];
}
