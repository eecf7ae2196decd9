import { describe, expect, it } from 'vitest';
import type { PainRating } from '../../../lambdas/coach/progress/pain-ratings.ts';
import { HOUR, DAY } from '../../../lambdas/coach/shared/time.ts';
import { painChange, painTrend } from '../../../lambdas/coach/progress/pain-trend.ts';
import { MONDAY } from '../support/arbitraries.ts';

/** Ratings from before routines, a fixed time apart; right after, each was nothing at all. */
function ratings(before: readonly (number | null)[], apartMs: number): PainRating[] {
  return before.map((rating, index) => ({
    run: `run-${index}`,
    at: MONDAY + index * apartMs,
    before: rating,
    after: 0,
  }));
}

describe('a change in pain', () => {
  it.each([
    // two points
    [6, 4, 'less'],
    [10, 8, 'less'],
    [3, 5, 'more'],
    [0, 2, 'more'],
    // or 30 %, of less pain only
    [3, 2, 'less'],
    [1, 0, 'less'],
    [5, 3.5, 'less'],
    [3, 4, 'same'],
    // short of either
    [5, 4, 'same'],
    [4, 3, 'same'],
    [4, 5, 'same'],
    [4, 4, 'same'],
    [0, 0, 'same'],
    [0, 1, 'same'],
  ] as const)('from %d to %d is %s', (from, to, change) => {
    expect(painChange(from, to)).toEqual({ from, to, change });
  });
});

describe('a trend', () => {
  it.each([
    ['of six days in fifteen', [6, 7, 6, 4, 4, 3], 3 * DAY, { from: 6, to: 4, change: 'less' }],
    ['for the worse', [3, 3, 2, 5, 6, 5], 3 * DAY, { from: 3, to: 5, change: 'more' }],
    ['that is none', [5, 4, 5, 5, 4, 4], 3 * DAY, { from: 5, to: 4, change: 'same' }],
    [
      'of which only both ends count',
      [6, 6, 6, 9, 9, 9, 4, 4, 4],
      2 * DAY,
      { from: 6, to: 4, change: 'less' },
    ],
    ['in which one bad day is no change', [2, 9, 2, 2, 9, 2], 3 * DAY, { from: 2, to: 2, change: 'same' }],
    ['of what is known only', [6, null, 6, 6, 4, 4, 4], 3 * DAY, { from: 6, to: 4, change: 'less' }],
  ] as const)('%s', (_, before, apartMs, expected) => {
    expect(painTrend(ratings(before, apartMs), null)).toEqual(expected);
  });

  it.each([
    ['there are no ratings', [], DAY],
    ['there are five days', [6, 6, 6, 3, 3], 4 * DAY],
    ['six days lie within a fortnight', [6, 6, 6, 3, 3, 3], 2 * DAY],
    ['one of six days has no rating', [6, 6, null, 3, 3, 3], 3 * DAY],
    ['many ratings are of few days', [6, 6, 6, 3, 3, 3, 3, 3, 3, 3], 10 * HOUR],
  ] as const)('is none while %s', (_, before, apartMs) => {
    expect(painTrend(ratings(before, apartMs), null)).toBeNull();
  });

  it('counts the first rating of a day: nothing had been rolled yet', () => {
    const twice = ratings([6, 6, 6, 6, 6, 6], 3 * DAY).flatMap((one) => [
      one,
      { ...one, run: `${one.run}-again`, at: one.at + 2 * HOUR, before: 1 },
    ]);
    expect(painTrend(twice, null)).toEqual({ from: 6, to: 6, change: 'same' });
  });

  it('counts days where the person is', () => {
    // Late evenings of three days and the mornings after them, in Berlin: six days; in UTC they are three.
    const nights = [0, 7, 14].flatMap((day) => {
      const at = Date.UTC(2026, 10, 16 + day, 22, 30);
      return [at, at + HOUR].map((one) => ({ run: String(one), at: one, before: 5, after: 5 }));
    });
    expect(painTrend(nights, 'Europe/Berlin')).toMatchObject({ change: 'same' });
    expect(painTrend(nights, null)).toBeNull();
  });

  it('is exactly a fortnight long, at the shortest', () => {
    const six = ratings([6, 6, 6, 4, 4, 4], 2 * DAY);
    const last = six.at(-1) ?? expect.fail();
    const until = (at: number): PainRating[] => [...six.slice(0, -1), { ...last, at }];
    expect(painTrend(until(MONDAY + 14 * DAY), null)).not.toBeNull();
    expect(painTrend(until(MONDAY + 14 * DAY - 1), null)).toBeNull();
  });
});
