/** Interprets pain ratings: a meaningful change around one routine, and a trend over weeks. */
import { DAY, dayOf } from '../shared/time.ts';
import type { PainRating } from './pain-ratings.ts';

/** Minimal important change on a 0–10 scale, in points, in either direction (Ostelo 2008). */
export const POINTS = 2;

/** Or a reduction by this share of the baseline. It applies to improvement only (Ostelo 2008). */
export const SHARE = 0.3;

/** Back pain then and now, 0 to 10, and what the difference means. */
export interface PainChange {
  readonly from: number;
  readonly to: number;
  readonly change: 'less' | 'same' | 'more';
}

/** Two points more is worse; two points or 30 % less is better; anything else is the same. */
export function painChange(from: number, to: number): PainChange {
  const less = from - to;
  if (less <= -POINTS) return { from, to, change: 'more' };
  return { from, to, change: less > 0 && (less >= POINTS || less >= SHARE * from) ? 'less' : 'same' };
}

/** A trend needs pre-routine ratings on at least this many days, which span at least this many days. */
export const TREND_DAYS = 6;

export const TREND_SPAN_MS = 14 * DAY;

/** The number of first and of last ratings whose medians are compared. */
export const COMPARED = 3;

/**
 * The trend of back pain before routines, from the first days to the latest; null if there are too few ratings.
 * Ratings right after a routine say nothing about a trend. On one day the first rating counts, because nothing had
 * been rolled yet.
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
