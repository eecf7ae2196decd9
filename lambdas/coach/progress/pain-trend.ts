/** What pain ratings come to: a change that means something, and over weeks a trend. Nothing else is told of them. */
import { DAY, dayOf } from '../shared/time.ts';
import type { PainRating } from './pain-ratings.ts';

/** So many points of ten are a change that matters, either way; less is as good as none (Ostelo 2008). */
export const POINTS = 2;

/** Or so much of where it began, for who began low: of getting less only (Ostelo 2008). */
export const SHARE = 0.3;

/** Back pain then and now, 0 to 10, and what the difference means. */
export interface PainChange {
  readonly from: number;
  readonly to: number;
  readonly change: 'less' | 'same' | 'more';
}

/** What a difference in pain means. Two points more is worse; two points or 30 % less is better; else the same. */
export function painChange(from: number, to: number): PainChange {
  const less = from - to;
  if (less <= -POINTS) return { from, to, change: 'more' };
  return { from, to, change: less > 0 && (less >= POINTS || less >= SHARE * from) ? 'less' : 'same' };
}

/** A trend takes ratings from before a routine on so many days, so far apart at least. */
export const TREND_DAYS = 6;

export const TREND_SPAN_MS = 14 * DAY;

/** How many of the first, and of the last, are compared by their median. */
export const COMPARED = 3;

/**
 * How back pain before routines went from the first days to the latest; null where there are too few of them to
 * say. What it was right after a routine tells nothing of a trend. Of one day the first rating counts: nothing
 * had been rolled yet.
 */
export function painTrend(ratings: readonly PainRating[], timeZone: string | null): PainChange | null {
  const days = new Map<string, { at: number; before: number }>();
  for (const { at, before } of ratings) {
    const day = dayOf(at, timeZone);
    if (before !== null && !days.has(day)) days.set(day, { at, before });
  }
  const all = [...days.values()];
  const first = all.at(0);
  const last = all.at(-1);
  if (first === undefined || last === undefined) return null;
  if (all.length < TREND_DAYS || last.at - first.at < TREND_SPAN_MS) return null;
  const before = all.map((one) => one.before);
  return painChange(medianOf(before.slice(0, COMPARED)), medianOf(before.slice(-COMPARED)));
}

/** The middle one of an odd number of values. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
