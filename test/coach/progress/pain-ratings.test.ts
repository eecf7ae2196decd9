import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_RATINGS,
  RATINGS_KEPT,
  withRating,
  type PainRating,
} from '../../../lambdas/coach/progress/pain-ratings.ts';
import { DAY, HOUR } from '../../../lambdas/coach/shared/time.ts';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { inFull } from '../support/history.ts';
import { MONDAY, SAME_EXAMPLES } from '../support/arbitraries.ts';
import { after } from '../support/facts.ts';

const rating = (day: number, before: number | null, painAfter: number | null): PainRating => ({
  run: `run-${day}`,
  at: MONDAY + day * DAY,
  before,
  after: painAfter,
});
const rated = (it: PainRating): Fact => ({ fact: 'pain_rated', at: it.at, rating: it });
const agreed = (keepsRatings: boolean): Fact => ({
  fact: 'preferred',
  at: MONDAY,
  preferences: { keepsRatings },
});

describe('pain ratings', () => {
  it('are kept only of who agreed, and go when they no longer do', () => {
    expect(inFull(after(rated(rating(0, 4, 2)))).pain).toEqual([]);
    expect(inFull(after(agreed(true), rated(rating(0, 4, 2)))).pain).toEqual([rating(0, 4, 2)]);
    expect(inFull(after(agreed(true), rated(rating(0, 4, 2)), agreed(false))).pain).toEqual([]);
  });

  it('of one routine are one: what is told later is added', () => {
    const told = [rating(0, 4, null), { ...rating(0, null, 2), at: MONDAY + DAY }].reduce(withRating, []);
    expect(told).toEqual([rating(0, 4, 2)]);
  });

  it('stand in the order of time, the first three and the latest for ever', () => {
    const days = Array.from({ length: 100 }, (_, day) => day);
    const told = days.map((day) => rating(day, 5, 4)).reduce(withRating, []);
    expect(told.map(({ run }) => run)).toEqual(
      [...days.slice(0, FIRST_RATINGS), ...days.slice(FIRST_RATINGS - RATINGS_KEPT)].map(
        (day) => `run-${day}`,
      ),
    );
  });

  it('of the first three days stay, not those of one day, nor those without a number from before', () => {
    const sameDay = [0, 1, 2].map((hour) => ({
      ...rating(0, 7, 6),
      run: `run-0-${hour}`,
      at: MONDAY + hour * HOUR,
    }));
    const later = Array.from({ length: 100 }, (_, day) => rating(day + 1, day === 0 ? null : 5, 4));
    const told = [...sameDay, ...later].reduce(withRating, []);
    expect(told.slice(0, FIRST_RATINGS).map(({ run }) => run)).toEqual(['run-0-0', 'run-2', 'run-3']);
    expect(told).toHaveLength(RATINGS_KEPT);
  });

  it('told again change nothing', () => {
    const ratings = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.option(fc.nat({ max: 10 }))), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(ratings, (told) => {
        const once = told.map(([day, before]) => rating(day, before, null)).reduce(withRating, []);
        expect(once.reduce(withRating, once)).toEqual(once);
        expect(once.length).toBeLessThanOrEqual(RATINGS_KEPT);
      }),
      SAME_EXAMPLES,
    );
  });
});
