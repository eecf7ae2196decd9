import { describe, expect, it } from 'vitest';
import { wordsOf, type Said } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import type { WeekNow } from '../../lambdas/coach/progress/weeks.ts';
import { variantsOf } from './samples.ts';
import { EVERYWHERE, sentencesIn, wordsIn } from './spoken.ts';

const sayInUS = (act: Said): string => wordsOf(localeFor('en-US'), act);

/** Every act about someone's progress. */
const PROGRESS_ACTS = [
  ...variantsOf('progress'),
  ...variantsOf('pain_change'),
  ...variantsOf('pain_trend'),
  ...variantsOf('this_week'),
  ...variantsOf('goal'),
  ...variantsOf('reached'),
  ...variantsOf('no_progress'),
];

/** Words that credit rolling, which was not shown to help, or that blame the person. */
const DISHONEST = /\b(?:thanks to|because of|works?|healed|cured|released?|failed|missed|lost|broke|only)\b/i;

describe.each(EVERYWHERE)('the coach, talking about progress in %s,', (_, locale) => {
  const words = [...new Set(PROGRESS_ACTS.map((act) => wordsOf(locale, act)))];

  it('says at most two sentences and 45 words', () => {
    expect(words.filter((told) => sentencesIn(told) > 2 || wordsIn(told) > 45)).toEqual([]);
  });

  it('claims nothing for rolling, and blames nobody', () => {
    expect(words.filter((told) => DISHONEST.test(told))).toEqual([]);
  });

  it('adds to every trend that backs often settle on their own, and to a worse one whom to see', () => {
    for (const trend of variantsOf('pain_trend')) {
      const told = wordsOf(locale, trend);
      expect(told).toContain('backs often settle on their own');
      expect(told.includes(locale.locality.doctor)).toBe(trend.change === 'more');
      expect(told).not.toContain('right after');
    }
  });
});

describe('the coach, after a routine,', () => {
  it.each<readonly [WeekNow, string]>([
    [{ routines: 1, goal: 3, own: false, streak: 0 }, "That's your first this week."],
    [{ routines: 2, goal: 3, own: false, streak: 0 }, "That's two this week."],
    [{ routines: 3, goal: 3, own: false, streak: 1 }, "That's three this week, as many as I'd suggest."],
    [{ routines: 1, goal: 4, own: true, streak: 0 }, "That's one of four this week."],
    [{ routines: 4, goal: 4, own: true, streak: 1 }, "That's your goal of four this week."],
    [
      { routines: 4, goal: 4, own: true, streak: 3 },
      "That's your goal of four this week, and three weeks in a row.",
    ],
    [{ routines: 5, goal: 4, own: true, streak: 3 }, "That's five this week, and three weeks in a row."],
    [
      { routines: 2, goal: 4, own: true, streak: 3 },
      "That's two of four this week, with three good weeks behind you.",
    ],
    [
      { routines: 2, goal: 4, own: true, streak: 3, rested: true },
      "That's two of four this week, after three weeks in a row that a week off doesn't end.",
    ],
  ])('says of the week %j: %s', (week, expected) => {
    expect(sayInUS({ act: 'this_week', week })).toBe(expected);
  });
});

describe('the coach, asked about progress,', () => {
  const week: WeekNow = { routines: 2, goal: 3, own: true, streak: 4 };

  it.each<readonly [Extract<Said, { act: 'progress' }>['told'], string]>([
    [{ about: 'nothing' }, "There's nothing to tell yet: ask me again after your first routine."],
    [
      { about: 'overall', week, further: { of: 'holds', done: 23, planned: 25, routines: 5 } },
      'Two routines this week, toward your goal of three, with four good weeks behind you. ' +
        'In your last five routines, you held 23 of 25.',
    ],
    [
      {
        about: 'overall',
        week: { routines: 3, goal: 3, own: false, streak: 1 },
        further: { of: 'pain', from: 6, to: 4, change: 'less' },
      },
      "Three routines this week: that meets the three I'd suggest. " +
        'Before routines, your back pain went from six to four over the weeks, and backs often settle on their own.',
    ],
    [
      {
        about: 'overall',
        week: { routines: 0, goal: 5, own: true, streak: 0 },
        further: { of: 'reach', from: 'knees', to: 'mid_shin', change: 'further' },
      },
      'This week is still open, with your goal of five to come. ' +
        'Your fingertips reach further than at first: from your knees to mid-shin.',
    ],
    [
      { about: 'overall', week, further: { of: 'pain', from: 3, to: 5, change: 'more' } },
      'Two routines this week, toward your goal of three, with four good weeks behind you. ' +
        'Before routines, your back pain went from three to five over the weeks: backs often settle on their own, ' +
        'but see a doctor or physical therapist about yours.',
    ],
    [
      { about: 'streak', week },
      'Your streak is four weeks that met their goal. This one can still join: two of three so far.',
    ],
    [
      { about: 'streak', week: { ...week, rested: true } },
      "Your streak is four weeks that met their goal; a week off doesn't end it. This one can still join: two of three so far.",
    ],
    [
      { about: 'streak', week: { ...week, routines: 3, streak: 5 } },
      'Your streak is five weeks that met their goal, this one counted.',
    ],
    [
      { about: 'streak', week: { ...week, own: false, streak: 0 } },
      "Your streak begins with the first week that meets the three I'd suggest. This week, it's two of three so far.",
    ],
    [
      { about: 'last', daysAgo: 1, minutes: 5, done: 5, planned: 5, ended: 'finished', pain: null },
      'Yesterday, you held five of five in a routine of five minutes.',
    ],
    [
      {
        about: 'last',
        daysAgo: 3,
        minutes: 8,
        done: 2,
        planned: 7,
        ended: 'broken_off',
        pain: { from: 6, to: 4, change: 'less' },
      },
      "Three days ago, you held two of seven in a routine of eight minutes: stopping when it's enough is good sense. " +
        'Right after, your back pain was four, down from six.',
    ],
    [
      { about: 'last', daysAgo: 0, minutes: 5, done: 0, planned: 5, ended: 'broken_off', pain: null },
      'Earlier today, you began a routine of five minutes, and stopping early is fine.',
    ],
    [
      {
        about: 'last',
        daysAgo: 15,
        minutes: 5,
        done: 5,
        planned: 5,
        ended: 'finished',
        pain: { from: 2, to: 4, change: 'more' },
      },
      'Two weeks ago, you held five of five in a routine of five minutes. ' +
        'Right after, your back pain was four, up from two: see a doctor or physical therapist if that stays.',
    ],
  ])('says for %j: %s', (told, expected) => {
    expect(sayInUS({ act: 'progress', told })).toBe(expected);
  });
});

describe('the coach, given a goal or a reach,', () => {
  it.each<readonly [Said, string]>([
    [{ act: 'goal', goal: 4, is: 'set' }, "Four times a week: that's your goal."],
    [{ act: 'goal', goal: 7, is: 'set' }, "Every day: that's your goal."],
    [{ act: 'goal', goal: 2, is: 'kept' }, 'Your goal is to roll twice a week.'],
    [{ act: 'goal', goal: 3, is: 'suggested' }, "You haven't set a goal; I'd suggest three times a week."],
    [
      { act: 'goal', goal: 3, is: 'out_of_range' },
      "A goal is one to seven routines a week. I'd suggest three.",
    ],
    [{ act: 'reached', landmark: 'toes', kept: true, change: null }, "Your toes: I'll remember that."],
    [{ act: 'reached', landmark: 'floor', kept: false, change: null }, 'The floor, okay.'],
    [
      { act: 'reached', landmark: 'ankles', kept: true, change: 'further' },
      "Your ankles: I'll remember that. Further than at first, and it has held.",
    ],
    [
      { act: 'reached', landmark: null, kept: false, change: null },
      'I go by knees, shins, ankles, toes, and floor.',
    ],
  ])('says for %j: %s', (act, expected) => {
    expect(sayInUS(act)).toBe(expected);
  });
});
