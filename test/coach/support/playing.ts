import fc from 'fast-check';
import type { Line } from '../../../lambdas/coach/timeline/lines.ts';
import { nextSegment } from '../../../lambdas/coach/timeline/next-segment.ts';
import type { PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { REGION_IDS } from '../../../lambdas/coach/body/regions.ts';
import { planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import type { Order } from '../../../lambdas/coach/planning/fill-time.ts';
import type { Run } from '../../../lambdas/coach/routine/run.ts';
import { lengthOf, type Cue, type Segment } from '../../../lambdas/coach/timeline/segment.ts';
import { orders, practices, runOf } from './planning.ts';
import { NOW, permitted } from './talking.ts';

/** A run standing at a step, what is said first, and the segment that this plays. */
export interface Played {
  readonly run: Run;
  readonly progress: PersonRecord;
  readonly lead: Line | null;
  readonly segment: Segment;
}

/** What a run plays next, to someone with that practice. */
export function playedNext(
  run: Run,
  progress: PersonRecord,
  lead: Line | null = null,
  positionSaid = false,
): Segment {
  return nextSegment(permitted(run.plan.gentle), run, progress, { lead, positionSaid, running: null });
}

/** The same run with its next segment sent now. */
export function sent(run: Run, segment: Segment): Run {
  const { spans, closeMs } = segment;
  return { ...run, playing: { sentAt: run.at, spans, closeMs, endMs: lengthOf(segment) } };
}

/** Orders of whole routines and of one region, on a side or on both. */
const anyOrders: fc.Arbitrary<Order> = fc.oneof(
  { weight: 3, arbitrary: orders },
  fc
    .tuple(
      orders,
      fc.record({ region: fc.constantFrom(...REGION_IDS), side: fc.constantFrom('left', 'right', null) }),
    )
    .map(([ordered, only]) => ({ ...ordered, avoid: [], only })),
);

/** A run that has begun and stands at the start of any of its steps, or of its close, nothing held. */
export const runs: fc.Arbitrary<{ readonly run: Run; readonly progress: PersonRecord }> = fc
  .tuple(anyOrders, practices, fc.nat())
  .map(([ordered, progress, at]) => {
    const plan = planRoutine(ordered, progress, NOW);
    if (plan === null) return null;
    return { run: runOf(plan, { next: at % (plan.steps.length + 1) }), progress };
  })
  .filter((made) => made !== null);

const leads: fc.Arbitrary<Line | null> = fc.oneof(
  fc.constant(null),
  fc.record({ line: fc.constant('echo'), number: fc.nat({ max: 10 }), easing: fc.boolean() }),
  fc.record({
    line: fc.constant('region_stopped'),
    number: fc.nat({ max: 10 }),
    region: fc.constantFrom(...REGION_IDS),
  }),
);

/** What any run plays next, its step new or held in part before. */
export const playeds: fc.Arbitrary<Played> = fc
  .tuple(runs, leads, fc.boolean(), fc.nat(), fc.boolean())
  .map(([{ run, progress }, lead, isResumed, ms, positionSaid]) => {
    const step = run.plan.steps[run.next];
    // What is left of a hold is more than a second, or it counts as done.
    const heldMs = step === undefined || !isResumed ? 0 : ms % (step.holdMs - SECOND);
    const resumed = { ...run, heldMs: run.heldMs.map((none, at) => (at === run.next ? heldMs : none)) };
    return { run: resumed, progress, lead, segment: playedNext(resumed, progress, lead, positionSaid) };
  });

/** All cues of a segment, in time. */
export function cuesOf({ parts }: Segment): Cue[] {
  return parts.flatMap(({ cues }) => [...cues]);
}

/** When a sound, or a line of a name, is heard in a segment, in ms. */
export function timesOf(segment: Segment, play: 'bell' | 'pulse' | Line['line']): number[] {
  return cuesOf(segment)
    .filter((cue) => (typeof cue.play === 'string' ? cue.play : cue.play.line) === play)
    .map(({ atMs }) => atMs);
}
