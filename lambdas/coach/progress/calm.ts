/** Routines in a row in which nothing came up. They allow to go on where a check-in brings no word (docs/decisions/0024). */
import type { Run } from '../routine/run.ts';
import type { Instant } from '../shared/time.ts';
import type { PersonRecord, RoutineRecord } from './progress.ts';

/** So many calm routines in a row, before anything goes on unasked. */
export const CALM_ROUTINES = 5;

type Practice = PersonRecord['practice'];

/** Something came up: a finding, a pain, a rating of 6 or more. The count begins again. */
export function disturb(practice: Practice, at: Instant): Practice {
  return at > (practice.disturbedAt ?? 0) ? { ...practice, disturbedAt: at, calm: 0 } : practice;
}

/**
 * The calm routines in a row, with one that ends. A rating has to have been heard in it, because silence says nothing; and
 * nothing may have come up since it began. One that was broken off, or gentle, doesn't count either way.
 */
export function countCalm(
  { calm, disturbedAt }: Practice,
  { startedAt, allRatingsEasy, regionsStopped, plan }: Run,
  how: RoutineRecord['ended'],
): number {
  const isCalm =
    how === 'finished' &&
    allRatingsEasy !== null &&
    regionsStopped === 0 &&
    !plan.gentle &&
    startedAt > (disturbedAt ?? 0);
  return isCalm ? Math.min(calm + 1, CALM_ROUTINES) : calm;
}
