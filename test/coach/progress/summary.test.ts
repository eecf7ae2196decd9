import { describe, expect, it } from 'vitest';
import {
  NO_PROGRESS,
  type FullRecord,
  type RoutineRecord,
  type Week,
} from '../../../lambdas/coach/progress/progress.ts';
import type { PainRating } from '../../../lambdas/coach/progress/pain-ratings.ts';
import { DAY, HOUR, MINUTE, weekOf } from '../../../lambdas/coach/shared/time.ts';
import { milestoneOf, summarizeProgress } from '../../../lambdas/coach/progress/summary.ts';
import type { Goal } from '../../../lambdas/coach/progress/preferences.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { withHistory, type InFull } from '../support/history.ts';
import { run } from '../support/facts.ts';

function routine(daysAgo: number, changes: Partial<RoutineRecord> = {}): RoutineRecord {
  return {
    id: `run-${daysAgo}`,
    at: MONDAY - daysAgo * DAY,
    lengthMs: 5 * MINUTE,
    done: 5,
    planned: 5,
    heldMs: 195_000,
    ended: 'finished',
    ...changes,
  };
}

const rated = (daysAgo: number, before: number | null, after: number | null): PainRating => ({
  run: `run-${daysAgo}`,
  at: MONDAY - daysAgo * DAY,
  before,
  after,
});
/** Pain before six routines, three days apart, the last of them today. */
const trendOf = (before: readonly number[]): PainRating[] =>
  before.map((rating, index) => rated((before.length - 1 - index) * 3, rating, null));

const LESS = trendOf([6, 6, 6, 4, 4, 4]);
const SAME = trendOf([5, 5, 5, 5, 4, 5]);
const MORE = trendOf([3, 3, 3, 5, 5, 5]);

/** Someone with these routines and nothing else, but for the changes. */
function known(
  routines: readonly RoutineRecord[],
  { pain, reach, ...changes }: Partial<InFull> = {},
): FullRecord {
  return withHistory({ ...NO_PROGRESS, ...changes }, { routines, pain, reach });
}

/** So many routines this week and in those before it, with a goal of three. */
function inWeeks(counts: readonly number[], { pain }: Partial<InFull> = {}): FullRecord {
  const weeks = counts.map((routines, ago): [string, Week] => [
    weekOf(MONDAY - ago * 7 * DAY, null),
    { routines, heldMs: 0, goal: 3 },
  ]);
  const goal: Goal = 3;
  const preferences = { ...NO_PROGRESS.preferences, goal };
  return withHistory({ ...NO_PROGRESS, preferences }, { weeks: Object.fromEntries(weeks), pain });
}

describe('how it goes overall', () => {
  const furtherOf = (progress: FullRecord): unknown => {
    const told = summarizeProgress('overall', progress, MONDAY, null);
    return told.about === 'overall' ? told.further : told;
  };
  const reach = (['knees', 'mid_shin', 'ankles'] as const).map((landmark, week) => ({
    at: MONDAY + week * 7 * DAY,
    landmark,
  }));

  it('is nothing before the first routine', () => {
    expect(furtherOf(known([]))).toEqual({ about: 'nothing' });
  });

  it('is the holds of the last five routines, while nothing else may be told', () => {
    const routines = [9, 6, 5, 4, 3, 1].map((daysAgo) => routine(daysAgo, { done: daysAgo === 9 ? 0 : 4 }));
    expect(furtherOf(known(routines))).toEqual({ of: 'holds', done: 20, planned: 25, routines: 5 });
    expect(furtherOf(known([routine(1)]))).toEqual({ of: 'holds', done: 5, planned: 5, routines: 1 });
  });

  it('is how far they reach, where a step has held', () => {
    expect(furtherOf(known([routine(1)], { reach }))).toEqual({
      of: 'reach',
      from: 'knees',
      to: 'mid_shin',
      change: 'further',
    });
  });

  it.each([
    [LESS, { from: 6, to: 4, change: 'less' }],
    [SAME, { from: 5, to: 5, change: 'same' }],
    [MORE, { from: 3, to: 5, change: 'more' }],
  ])('is a trend of pain wherever one may be told, good or not: no better news hides it', (pain, trend) => {
    expect(furtherOf(known([routine(1)], { pain, reach }))).toEqual({ of: 'pain', ...trend });
  });
});

describe('the last routine', () => {
  const lastOf = (progress: FullRecord, underWay: string | null = null): unknown =>
    summarizeProgress('last', progress, MONDAY, underWay);

  it.each([
    ['today', 0, 0],
    ['yesterday', 1, 1],
    ['two weeks ago', 14, 14],
  ])('%s', (_, daysAgo, told) => {
    expect(lastOf(known([routine(40), routine(daysAgo)]))).toEqual({
      about: 'last',
      daysAgo: told,
      minutes: 5,
      done: 5,
      planned: 5,
      ended: 'finished',
      pain: null,
    });
  });

  it('was yesterday where the person is, though a few hours ago only', () => {
    const night = { ...routine(0), at: MONDAY - 14 * HOUR };
    const here = (timeZone: string): FullRecord =>
      known([night], { preferences: { ...NO_PROGRESS.preferences, timeZone } });
    expect(lastOf(here('Europe/Berlin'))).toMatchObject({ daysAgo: 1 });
    expect(lastOf(here('America/Los_Angeles'))).toMatchObject({ daysAgo: 1 });
    expect(lastOf(here('Pacific/Auckland'))).toMatchObject({ daysAgo: 1 });
    expect(lastOf(known([{ ...night, at: MONDAY - 11 * HOUR }]))).toMatchObject({ daysAgo: 0 });
  });

  it('has the pain right before and right after it, where both are kept', () => {
    const pain = [rated(1, 6, 4), rated(0, 2, null)];
    expect(lastOf(known([routine(1)], { pain }))).toMatchObject({
      pain: { from: 6, to: 4, change: 'less' },
    });
    expect(lastOf(known([routine(0)], { pain }))).toMatchObject({ pain: null });
  });

  it('is the one whose place is kept, unless it is under way', () => {
    const open = run('open', MONDAY - HOUR, { heldMs: [45_000, 45_000, 0, 0, 0] });
    const progress = known([routine(3)], { open });
    expect(lastOf(progress)).toMatchObject({ daysAgo: 0, done: 2, planned: 5, ended: 'broken_off' });
    expect(lastOf(progress, 'open')).toMatchObject({ daysAgo: 3 });
    expect(lastOf({ ...progress, open: run('open', MONDAY) })).toMatchObject({ daysAgo: 3 });
  });
});

describe('what is told after a routine', () => {
  it.each([
    ['pain clearly worse over weeks, whatever else there is', inWeeks([3, 3, 3], { pain: MORE }), 'more'],
    ['the goal just met', inWeeks([3], { pain: LESS }), 3],
    ['weeks in a row', inWeeks([1, 3, 3], { pain: LESS }), 1],
    ['pain clearly less over weeks', inWeeks([1, 3], { pain: LESS }), 'less'],
    ['the week: pain that is the same is no news', inWeeks([1], { pain: SAME }), 1],
    ['the week', inWeeks([5]), 5],
    ['nothing, where nothing was held', inWeeks([0]), null],
  ])('%s', (_, progress, expected) => {
    const gain = milestoneOf(progress, MONDAY, 0);
    expect(gain?.of === 'pain' ? gain.change : (gain?.week.routines ?? null)).toBe(expected);
  });

  it('counts the routine at hand where its end is not on record yet', () => {
    expect(milestoneOf(inWeeks([2, 3]), MONDAY, 1)).toEqual({
      of: 'week',
      week: { routines: 3, goal: 3, own: true, streak: 2 },
    });
  });
});
