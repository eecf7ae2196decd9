import { describe, expect, it } from 'vitest';
import {
  addToWish,
  type DayHalf,
  scheduleOf,
  type ScheduleHeard,
  suggestDays,
} from '../../../lambdas/coach/reminders/schedule.ts';

const at = (hour: number, half: DayHalf | null = null): ScheduleHeard => ({
  days: null,
  time: { hour, minute: 0 },
  half,
});
const EVENING: ScheduleHeard = { days: null, time: null, half: 'pm' };
const MORNING: ScheduleHeard = { days: null, time: null, half: 'am' };

/** The hour that is understood once several things were said, one after the other. */
function hourAfter(...said: readonly ScheduleHeard[]): number | undefined {
  const [first, ...more] = said;
  if (first === undefined) throw new Error('nothing was said');
  return more.reduce(addToWish, addToWish(null, first)).time?.hour;
}

describe('the hour of a reminder', () => {
  it.each<[string, readonly ScheduleHeard[], number]>([
    ['"every evening", then "seven"', [EVENING, at(7)], 19],
    ['"every evening at seven"', [at(7, 'pm')], 19],
    ['"seven", then "in the evening"', [at(7), EVENING], 19],
    ['"seven in the evening", then "eight"', [at(19), at(8)], 20],
    ['"every evening", "seven", then "eight"', [EVENING, at(7), at(8)], 20],
    ['"every evening", "seven", then "every morning"', [EVENING, at(7), MORNING], 7],
    ['"seven in the evening", then "every morning at six"', [at(19), at(6, 'am')], 6],
    ['"every morning", then "seven"', [MORNING, at(7)], 7],
    ['"every morning", then "seven in the evening"', [MORNING, at(19)], 19],
    ['"seven"', [at(7)], 7],
    ['"every evening", then "noon"', [EVENING, at(12)], 12],
    ['"every evening", then "midnight"', [EVENING, at(0)], 0],
  ])('of %s is %3$i', (_, said, hour) => {
    expect(hourAfter(...said)).toBe(hour);
  });

  it('is the one in the morning for whoever repeats it, after the one in the evening was understood', () => {
    expect(hourAfter(EVENING, at(7), at(7))).toBe(7);
    expect(hourAfter(EVENING, at(7), at(7), at(8))).toBe(8);
  });
});

describe('a wish', () => {
  it('keeps what isn’t said again', () => {
    const mondays = addToWish(null, { days: 'monday', time: null, half: null });
    expect(scheduleOf(mondays)).toBeNull();
    expect(scheduleOf(addToWish(mondays, at(9)))).toEqual({ days: 'monday', hour: 9, minute: 0 });
  });

  it('to stop a reminder has no schedule, and leaves nothing to the next one', () => {
    expect(scheduleOf('stop')).toBeNull();
    expect(addToWish('stop', at(7))).toEqual(addToWish(null, at(7)));
  });
});

describe('the days that are suggested', () => {
  it.each([
    [null, 'three_days'],
    [1, 'three_days'],
    [3, 'three_days'],
    [4, 'weekdays'],
    [5, 'weekdays'],
    [6, 'every_day'],
    [7, 'every_day'],
  ] as const)('for a goal of %j a week are %s', (goal, days) => {
    expect(suggestDays(goal)).toBe(days);
  });
});
