import { describe, expect, it } from 'vitest';
import { CALM_ROUTINES, countCalm, disturb } from '../../../lambdas/coach/progress/calm.ts';
import { NO_PROGRESS } from '../../../lambdas/coach/progress/progress.ts';
import { DAY } from '../../../lambdas/coach/shared/time.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { run } from '../support/facts.ts';

const PRACTICE = { ...NO_PROGRESS.practice, calm: 3, disturbedAt: MONDAY };

describe('a row of calm routines', () => {
  it.each([
    ['grows with a routine that was finished and rated', {}, 'finished', 4],
    ['grows whether the ratings were easy or not', { allRatingsEasy: false }, 'finished', 4],
    [
      'stays as it is after one without a rating: silence says nothing',
      { allRatingsEasy: null },
      'finished',
      3,
    ],
    ['stays as it is after one that was broken off', {}, 'broken_off', 3],
    ['doesn’t count one that something came up in', { startedAt: MONDAY - 1 }, 'finished', 3],
    ['doesn’t count one in which a region was stopped', { regionsStopped: 1 }, 'finished', 3],
  ] as const)('%s', (_, changes, how, calm) => {
    const it = { ...run('a', MONDAY + DAY), allRatingsEasy: true, ...changes };
    expect(countCalm(PRACTICE, it, how)).toBe(calm);
  });

  it('counts no gentle routine, and no further than is asked for', () => {
    const it = { ...run('a', MONDAY + DAY), allRatingsEasy: true };
    expect(countCalm(PRACTICE, { ...it, plan: { ...it.plan, gentle: true } }, 'finished')).toBe(3);
    expect(countCalm({ ...PRACTICE, calm: CALM_ROUTINES }, it, 'finished')).toBe(CALM_ROUTINES);
  });

  it('ends when something comes up, once for each time', () => {
    const disturbed = disturb(PRACTICE, MONDAY + DAY);
    expect(disturbed).toMatchObject({ calm: 0, disturbedAt: MONDAY + DAY });
    const later = { ...disturbed, calm: 2 };
    expect(disturb(later, MONDAY + DAY)).toBe(later);
  });
});
