import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type FullRecord, type Week } from '../../../lambdas/coach/progress/progress.ts';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { DAY, HOUR } from '../../../lambdas/coach/shared/time.ts';
import { asGoal, SUGGESTED_GOAL, type Goal } from '../../../lambdas/coach/progress/preferences.ts';
import { weekNow, type WeekNow } from '../../../lambdas/coach/progress/weeks.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { withHistory } from '../support/history.ts';
import { after, credited, ended, kept, run } from '../support/facts.ts';

/** Routines in the week under way and in each before it, latest first; a goal for now, and one each week had. */
function weeksOf(routines: readonly number[], goal: Goal | null, had: Goal | null = goal): FullRecord {
  const weeks = routines.map((count, ago): [string, Week] => [
    new Date(MONDAY - ago * 7 * DAY).toISOString().slice(0, 10),
    { routines: count, heldMs: count * 1000, ...(had === null ? {} : { goal: had }) },
  ]);
  const preferences = { ...NO_PROGRESS.preferences, goal };
  return withHistory({ ...NO_PROGRESS, preferences }, { weeks: Object.fromEntries(weeks) });
}

const goal = (at: number, perWeek: Goal): Fact => ({
  fact: 'preferred',
  at,
  preferences: { goal: perWeek },
});
const routine = (id: string, at: number): Fact[] => [
  kept(run(id, at)),
  credited(id, 0, 45_000, at),
  ended(id, 'finished', at),
];

describe('the week', () => {
  it.each<readonly [string, readonly number[], Goal | null, WeekNow]>([
    ['nothing yet', [], null, { routines: 0, goal: SUGGESTED_GOAL, own: false, streak: 0 }],
    ['one of three', [1], null, { routines: 1, goal: 3, own: false, streak: 0 }],
    ['a goal of one’s own', [2], 2, { routines: 2, goal: 2, own: true, streak: 1 }],
    ['met, and before', [3, 3, 4], 3, { routines: 3, goal: 3, own: true, streak: 3 }],
    ['not met yet breaks nothing', [1, 3, 4], 3, { routines: 1, goal: 3, own: true, streak: 2 }],
    ['nothing in it yet breaks nothing', [0, 3], 3, { routines: 0, goal: 3, own: true, streak: 1 }],
    ['a week short of it ends a streak', [3, 2, 5], 3, { routines: 3, goal: 3, own: true, streak: 1 }],
    ['as does a week without any', [3, 0, 5], 3, { routines: 3, goal: 3, own: true, streak: 1 }],
  ])('%s', (_, routines, perWeek, expected) => {
    expect(weekNow(weeksOf(routines, perWeek), MONDAY)).toEqual(expected);
  });

  it('counts a routine that is done but not on record yet', () => {
    expect(weekNow(weeksOf([2, 3], 3), MONDAY, 1)).toMatchObject({ routines: 3, streak: 2 });
  });

  it('holds each past week to the goal it had: another goal neither makes a streak nor takes it', () => {
    expect(weekNow(weeksOf([0, 3, 3], 5, 3), MONDAY).streak).toBe(2);
    expect(weekNow(weeksOf([0, 3, 3], 1, 4), MONDAY).streak).toBe(0);
  });

  it('knows the goal a week had from what was done in it', () => {
    const progress = after(
      goal(MONDAY, 2),
      ...routine('a', MONDAY),
      ...routine('b', MONDAY + DAY),
      goal(MONDAY + 7 * DAY, 7),
      ...routine('c', MONDAY + 7 * DAY),
    );
    expect(weekNow(progress, MONDAY + 8 * DAY)).toEqual({ routines: 1, goal: 7, own: true, streak: 1 });
  });

  it('begins on Monday in the person’s time zone', () => {
    const sundayNight = Date.UTC(2026, 10, 22, 23, 30);
    const located: Fact = { fact: 'located', at: sundayNight, timeZone: 'Europe/Berlin' };
    const progress = after(located, ...routine('a', sundayNight));
    expect(weekNow(progress, sundayNight + HOUR).routines).toBe(1);
    expect(weekNow(after(...routine('a', sundayNight)), sundayNight + HOUR).routines).toBe(0);
  });

  it('is a year ago at most', () => {
    expect(
      weekNow(
        weeksOf(
          Array.from({ length: 53 }, () => 3),
          3,
        ),
        MONDAY,
      ).streak,
    ).toBe(53);
  });
});

/** The weeks in which the coach refused to roll, by how many weeks ago. */
function restedIn(progress: FullRecord, ago: readonly number[]): FullRecord {
  const restedWeeks = ago.map((weeks) => new Date(MONDAY - weeks * 7 * DAY).toISOString().slice(0, 10));
  return { ...progress, practice: { ...progress.practice, restedWeeks: restedWeeks.toSorted() } };
}

describe('a streak', () => {
  it.each<readonly [string, readonly number[], readonly number[], Pick<WeekNow, 'streak' | 'rested'>]>([
    ['goes on behind a week of rest', [0, 1, 3, 3], [1], { streak: 2, rested: true }],
    ['goes on behind two', [0, 0, 1, 3], [1, 2], { streak: 1, rested: true }],
    ['goes on behind the weeks away that follow a rest', [0, 0, 0, 1, 3], [3], { streak: 1, rested: true }],
    ['is not counted longer by a rest', [3, 1, 3], [1], { streak: 2 }],
    ['counts a week of rest that met its goal', [0, 3, 3], [1], { streak: 2 }],
    ['says no more of rest once a later week met its goal', [0, 3, 1, 3], [2], { streak: 2 }],
    ['stands while this week is one of rest', [1, 3], [0], { streak: 1, rested: true }],
    ['ends where a week away has no rest before it', [0, 0, 3], [], { streak: 0 }],
    ['ends with a week that was merely short', [0, 1, 3], [], { streak: 0 }],
    ['ends with a short week, whatever rest came before', [0, 1, 1, 3], [2], { streak: 0 }],
    ['ends behind more than four weeks away', [0, 0, 0, 0, 0, 0, 1, 3], [6], { streak: 0 }],
    ['is none where there was only rest', [0, 1, 2], [1], { streak: 0 }],
  ])('%s', (_, routines, rested, expected) => {
    const { streak, rested: over } = weekNow(restedIn(weeksOf(routines, 3), rested), MONDAY);
    expect({ streak, ...(over === undefined ? {} : { rested: over }) }).toEqual(expected);
  });
});

describe('a goal', () => {
  it.each([
    [1, 1],
    [4, 4],
    [7, 7],
    [0, null],
    [8, null],
    [2.5, null],
    [-1, null],
    [null, null],
  ])('%s a week is %s', (perWeek, expected) => {
    expect(asGoal(perWeek)).toBe(expected);
  });
});
