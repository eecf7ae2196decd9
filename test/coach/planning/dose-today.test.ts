import { describe, expect, it } from 'vitest';
import { doseToday } from '../../../lambdas/coach/planning/dose-today.ts';
import type { Dosed } from '../../../lambdas/coach/routine/dose.ts';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../../lambdas/coach/progress/record-fact.ts';
import type { Run } from '../../../lambdas/coach/routine/run.ts';
import type { Answer } from '../../../lambdas/coach/screening/questionnaire.ts';
import { DAY, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { LENGTHS, order, planFor, PRACTISED } from '../support/planning.ts';
import { concluded, NOW, talk } from '../support/talking.ts';
import { after, ended, kept, run } from '../support/facts.ts';

type Practice = PersonRecord['practice'];

const with_ = (practice: Partial<Practice>): PersonRecord => ({
  ...NO_PROGRESS,
  practice: { ...NO_PROGRESS.practice, finished: 6, ...practice },
});

describe('the dose of today', () => {
  const fine = (flare: Answer = 'no'): ReturnType<typeof talk> =>
    talk({ questionSet: 'returning', answers: { red_flags_since: 'no', anything_new: 'no', flare } });
  const stays: Dosed = { dose: 'usual', raises: null };
  const longer: Dosed = { dose: 'longer_holds', raises: 'longer_holds' };
  const gentle = concluded({ outcome: 'gentle' });
  const table: readonly [string, ReturnType<typeof talk>, Partial<Practice>, Dosed][] = [
    ['is raised after three easy routines and a good day after', fine(), { easy: 3 }, longer],
    ['stays after two', fine(), { easy: 2 }, stays],
    ['stays after a day on which the back was worse', fine('yes'), { easy: 3 }, stays],
    ['stays for who is not sure about that day', fine('unsure'), { easy: 3 }, stays],
    ['stays where nobody asked about that day', talk({ answers: {} }), { easy: 3 }, stays],
    ['stays in gentle mode', talk({ answers: { flare: 'no' }, screened: gentle }), { easy: 3 }, stays],
    [
      'stays for one region by name',
      { ...fine(), wish: { minutes: null, region: 'glutes', side: null } },
      { easy: 3 },
      stays,
    ],
    [
      'adds pressure once the holds are longer',
      fine(),
      { easy: 3, dose: 'longer_holds' },
      { dose: 'more_pressure', raises: 'more_pressure' },
    ],
    [
      'advises a firmer roller last',
      fine(),
      { easy: 3, dose: 'more_pressure' },
      { dose: 'firmer_roller', raises: 'firmer_roller' },
    ],
    [
      'advises no roller to who rolls on a ball',
      { ...fine(), checks: { ...fine().checks, tool: 'ball' } },
      { easy: 3, dose: 'more_pressure' },
      { dose: 'more_pressure', raises: null },
    ],
    ['ends there', fine(), { easy: 9, dose: 'firmer_roller' }, { dose: 'firmer_roller', raises: null }],
  ];
  it.each(table)('%s', (_, conversation, practice, dosed) => {
    expect(doseToday(conversation, with_(practice))).toEqual(dosed);
  });
});

describe('easy routines in a row', () => {
  const HELD = [45_000, 45_000, 45_000, 30_000, 30_000];
  const routine = (changes: Partial<Run>, how: 'finished' | 'broken_off' = 'finished'): readonly Fact[] => [
    kept(run('b', MONDAY + DAY, { heldMs: HELD, ...changes })),
    ended('b', how, MONDAY + DAY),
  ];
  const { plan } = run('b', MONDAY);
  const table: readonly [string, Partial<Practice>, readonly Fact[], number][] = [
    ['count one that was easy throughout', { easy: 1 }, routine({ allRatingsEasy: true }), 2],
    ['begin again after one that was not', { easy: 2 }, routine({ allRatingsEasy: false }), 0],
    [
      'begin again after one that was broken off for it',
      { easy: 2 },
      routine({ allRatingsEasy: false }, 'broken_off'),
      0,
    ],
    ['pass over one in which no pressure was named', { easy: 1 }, routine({ allRatingsEasy: null }), 1],
    ['pass over one broken off', { easy: 1 }, routine({ allRatingsEasy: true }, 'broken_off'), 1],
    [
      'pass over a gentle one',
      { easy: 1 },
      routine({ allRatingsEasy: true, plan: { ...plan, gentle: true } }),
      1,
    ],
    [
      'pass over one that was mostly skipped',
      { easy: 1 },
      routine({ allRatingsEasy: true, heldMs: [9_000, 0, 0, 0, 0] }),
      1,
    ],
    [
      "pass over a beginner's, whose holds are shorter",
      { finished: 2 },
      routine({ allRatingsEasy: true }),
      0,
    ],
    [
      'begin again when the back was worse the day after',
      { easy: 2 },
      [{ fact: 'flare_answered', at: MONDAY, worse: true, routine: 'a' }],
      0,
    ],
    [
      'begin again with a raised dose',
      { easy: 3 },
      [{ fact: 'dose_raised', at: MONDAY, dose: 'longer_holds' }],
      0,
    ],
  ];
  it.each(table)('%s', (_, practice, told, easy) => {
    expect(told.reduce(applyFact, with_(practice)).practice.easy).toBe(easy);
  });
});

describe('a raised dose', () => {
  it('is kept once, and never lowered by what is told late', () => {
    const told = after(
      { fact: 'dose_raised', at: MONDAY, dose: 'more_pressure' },
      { fact: 'dose_raised', at: MONDAY, dose: 'longer_holds' },
    );
    expect(told.practice).toMatchObject({ dose: 'more_pressure', easy: 0 });
  });

  it.each(LENGTHS)('holds no fewer seconds in %d minutes, on no more regions', (minutes) => {
    const usual = planFor(order(minutes), PRACTISED).steps;
    const more = planFor(order(minutes, { dose: { dose: 'longer_holds', raises: null } }), PRACTISED).steps;
    const regions = (steps: typeof usual): number => new Set(steps.map(({ region }) => region)).size;
    const longest = (steps: typeof usual): number => Math.max(...steps.map(({ holdMs }) => holdMs)) / SECOND;
    expect(regions(more)).toBeLessThanOrEqual(regions(usual));
    expect(longest(more)).toBeGreaterThanOrEqual(longest(usual));
    expect(longest(more)).toBeLessThanOrEqual(60);
  });

  it.each([
    ['a beginner', with_({ finished: 2, dose: 'more_pressure' }), false, 3],
    ['someone practised', with_({}), false, 4],
    ['someone with more pressure by now', with_({ dose: 'more_pressure' }), false, 5],
    ['anyone in gentle mode', with_({ dose: 'more_pressure' }), true, 3],
  ])('asks %s for a pressure of their own', (_, progress, gentle, pressure) => {
    const dose = { dose: progress.practice.dose, raises: null };
    expect(planFor(order(5, { gentle, dose }), progress).pressure).toBe(pressure);
  });
});
