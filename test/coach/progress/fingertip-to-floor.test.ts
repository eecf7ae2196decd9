import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import {
  LANDMARKS,
  landmarkAt,
  reachChange,
  REACHES_KEPT,
  withReach,
  type Landmark,
  type Reached,
} from '../../../lambdas/coach/progress/fingertip-to-floor.ts';
import { DAY, HOUR } from '../../../lambdas/coach/shared/time.ts';
import { inFull } from '../support/history.ts';
import { MONDAY, SAME_EXAMPLES } from '../support/arbitraries.ts';
import { after } from '../support/facts.ts';

const reached = (day: number, landmark: Landmark, afterMs = 0): Reached => ({
  at: MONDAY + day * DAY + afterMs,
  landmark,
});
const weekly = (landmarks: readonly Landmark[]): Reached[] =>
  landmarks.map((landmark, week) => reached(week * 7, landmark));
/** What is kept of reaches told one after the other. */
const keptOf = (told: readonly Reached[]): readonly Reached[] =>
  told.reduce<readonly Reached[]>((all, one) => withReach(all, one, null), []);
const told = (one: Reached): Fact => ({ fact: 'reached', ...one });
const agreed = (keepsRatings: boolean): Fact => ({
  fact: 'preferred',
  at: MONDAY,
  preferences: { keepsRatings },
});

describe('how far someone reached', () => {
  it('is kept only of who agreed, and goes when they no longer do', () => {
    expect(inFull(after(told(reached(0, 'toes')))).reach).toEqual([]);
    expect(inFull(after(agreed(true), told(reached(0, 'toes')))).reach).toEqual([reached(0, 'toes')]);
    expect(inFull(after(agreed(true), told(reached(0, 'toes')), agreed(false))).reach).toEqual([]);
  });

  it('is one a day: the last that was said, in whatever order it is told', () => {
    const [morning, evening] = [reached(0, 'toes'), reached(0, 'ankles', HOUR)];
    expect(keptOf([morning, evening])).toEqual([evening]);
    expect(keptOf([evening, morning])).toEqual([evening]);
  });

  it('stands in the order of time, the first and the latest for ever', () => {
    const all = Array.from({ length: 100 }, (_, day) => reached(day, 'toes'));
    expect(keptOf(all)).toEqual([...all.slice(0, 1), ...all.slice(1 - REACHES_KEPT)]);
  });

  it('told again changes nothing', () => {
    const some = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.constantFrom(...LANDMARKS)), { maxLength: 60 });
    fc.assert(
      fc.property(some, (said) => {
        const once = keptOf(said.map(([day, landmark]) => reached(day, landmark)));
        expect(keptOf([...once, ...once])).toEqual(once);
        expect(once.length).toBeLessThanOrEqual(REACHES_KEPT);
      }),
      SAME_EXAMPLES,
    );
  });
});

describe('a full step', () => {
  it.each([
    ['on both tests after the first', ['knees', 'mid_shin', 'mid_shin'], 'knees', 'mid_shin', 'further'],
    ['on two of the last three', ['mid_shin', 'ankles', 'knees', 'toes'], 'mid_shin', 'ankles', 'further'],
    ['and more', ['knees', 'knees', 'floor', 'toes', 'floor'], 'knees', 'floor', 'further'],
    ['back counts too', ['toes', 'ankles', 'ankles'], 'toes', 'ankles', 'less'],
    ['back on two of three', ['toes', 'ankles', 'toes', 'knees'], 'toes', 'ankles', 'less'],
  ] as const)('%s is reported', (_, landmarks, from, to, change) => {
    expect(reachChange(weekly(landmarks))).toEqual({ from, to, change });
  });

  it.each([
    ['no test', []],
    ['one test', ['knees']],
    ['one more test, however good', ['knees', 'floor']],
    ['one of three', ['knees', 'knees', 'knees', 'floor']],
    ['a step held long ago', ['knees', 'toes', 'toes', 'knees', 'knees', 'toes']],
    ['the same each time', ['toes', 'toes', 'toes', 'toes']],
  ] as const)('is not reported after %s', (_, landmarks) => {
    expect(reachChange(weekly(landmarks))).toBeNull();
  });
});

describe('a landmark', () => {
  it.each([
    ['knee', 'knees'],
    ['shin', 'mid_shin'],
    ['ankle', 'ankles'],
    ['foot', 'toes'],
    ['chest', 'unknown'],
    ['unknown', 'unknown'],
    [null, null],
  ] as const)('at %s is %s', (place, landmark) => {
    expect(landmarkAt(place)).toBe(landmark);
  });
});
