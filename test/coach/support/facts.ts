import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import {
  type FullRecord,
  NO_PROGRESS,
  type RoutineRecord,
} from '../../../lambdas/coach/progress/progress.ts';
import type { Screened } from '../../../lambdas/coach/screening/outcome.ts';
import type { Instant } from '../../../lambdas/coach/shared/time.ts';
import { applyFact } from '../../../lambdas/coach/progress/record-fact.ts';
import type { Run } from '../../../lambdas/coach/routine/run.ts';
import { withHistory } from '../../../lambdas/coach/progress/history.ts';
import { FIVE_MINUTES, MONDAY } from './arbitraries.ts';

/** What is remembered once all this was told. */
export const after = (...told: readonly Fact[]): FullRecord =>
  withHistory(told.reduce(applyFact, NO_PROGRESS));
export const NOT_HELD = FIVE_MINUTES.steps.map(() => 0);

/** A run of five minutes that has just begun, but for the changes. */
export function run(id: string, startedAt: Instant, changes: Partial<Run> = {}): Run {
  return {
    id,
    startedAt,
    plan: FIVE_MINUTES,
    heldMs: NOT_HELD,
    next: 0,
    playing: null,
    easedOff: false,
    allRatingsEasy: null,
    regionsStopped: 0,
    at: startedAt,
    ...changes,
  };
}

export const kept = (it: Run): Fact => ({ fact: 'run_kept', at: it.at, run: it });
export const credited = (id: string, step: number, heldMs: number, at: Instant): Fact => ({
  fact: 'hold_credited',
  at,
  run: id,
  step,
  heldMs,
});
export const ended = (id: string, how: RoutineRecord['ended'], at: Instant): Fact => ({
  fact: 'run_ended',
  at,
  run: id,
  ended: how,
});
export const screening = (outcome: Screened['outcome'], at: Instant, lifts = false): Fact => ({
  fact: 'screening_concluded',
  at,
  screened: { outcome, version: 1, at, askedAllAt: at, leftOut: [] },
  lifts,
});
export const withdrawn = (at: Instant): Fact => ({ fact: 'permission_withdrawn', at });
export const flare = (routine: string, worse: boolean): Fact => ({
  fact: 'flare_answered',
  at: MONDAY,
  worse,
  routine,
});
