import { lengthOfPlan } from '../../lambdas/coach/routine/run.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import { LENGTHS, order, planFor, PRACTISED, runOf } from '../../test/coach/support/planning.ts';
import { playedNext } from '../../test/coach/support/playing.ts';

/** A planned routine, and the segments that play it. */
export interface Routine {
  readonly lengthMs: number;
  readonly segments: readonly Segment[];
}

/** Plans every routine from 3 to 15 minutes, for a beginner and for a practised person. */
export function planRoutines(): Routine[] {
  return [NO_PROGRESS, PRACTISED].flatMap((progress) =>
    LENGTHS.map((minutes) => planRoutine(minutes, progress)),
  );
}

function planRoutine(minutes: number, progress: PersonRecord): Routine {
  const plan = planFor(order(minutes), progress);
  const segments: Segment[] = [];
  for (let next = 0; next < plan.steps.length;) {
    const segment = playedNext(runOf(plan, { next }), progress);
    segments.push(segment);
    next += segment.spans.length;
  }
  return { lengthMs: lengthOfPlan(plan), segments };
}
