/**
 * Changes to a run under way: on to the next step, back to the one before, a region left out. Steps up to the
 * one at hand keep their index, for what was held is credited by it; only what comes after is rewritten.
 */
import { cutsOf, SEGMENT_MS, segmentLengths } from './cuts.ts';
import type { Progress } from './progress.ts';
import type { Instant } from './time.ts';
import { DAILY_SIDE_MS, leftToday } from './routine.ts';
import type { RegionId } from './regions.ts';
import type { Run, Step } from './run.ts';

/** The run with the step at hand left behind, as far as it was held. */
export function skipped(run: Run): Run {
  return { ...run, next: Math.min(run.plan.steps.length, run.next + 1) };
}

/** The run without regions, from the step at hand on. */
export function without(run: Run, avoid: readonly RegionId[]): Run {
  const { keep, later } = split(run);
  const future = later.filter((step) => !avoid.includes(step.region));
  const stays = keep.length > run.next && !avoid.includes(keep[run.next]?.region ?? 'glutes');
  return rewritten(run, keep, future, stays ? run.next : keep.length);
}

/** The run without its other side: nothing but the close is left. */
export function withoutRest(run: Run): Run {
  const { keep } = split(run);
  return rewritten(run, keep, [], keep.length);
}

/**
 * The run with the step before the one at hand done once more, and then the rest of the one at hand; null where
 * there is none, where that side would pass its limit for the day, or a segment its length.
 */
export function oneBack(run: Run, progress: Progress, now: Instant): Run | null {
  const before = run.plan.steps[run.next - 1];
  if (before === undefined || before.holdMs > leftFor(run, before, progress, now)) return null;
  const { keep, later } = split(run);
  const atHand = keep[run.next];
  const rest: Step[] =
    atHand === undefined ? [] : [{ ...atHand, holdMs: atHand.holdMs - (run.heldMs[run.next] ?? 0) }];
  const again = rewritten(run, keep, [before, ...rest, ...later], keep.length);
  const { steps, closeMs, cuts } = again.plan;
  const toCome = [again.next, ...cuts.filter((cut) => cut > again.next)];
  return segmentLengths(steps, closeMs, toCome).some((lengthMs) => lengthMs > SEGMENT_MS) ? null : again;
}

/** What a side may still be held today beyond what this run has planned for it, in ms. */
function leftFor(run: Run, { region, side }: Step, progress: Progress, now: Instant): number {
  const shares = (step: Step): boolean =>
    step.region === region && (step.side === side || step.side === 'both' || side === 'both');
  const sumOf = (msOf: (step: Step, index: number) => number): number =>
    run.plan.steps.reduce((sum, step, index) => (shares(step) ? sum + msOf(step, index) : sum), 0);
  const heldMs = sumOf((_, index) => run.heldMs[index] ?? 0);
  const aheadMs = sumOf((step, index) => (index < run.next ? 0 : step.holdMs - (run.heldMs[index] ?? 0)));
  // Of a guest nothing but this run is known.
  return Math.min(leftToday(region, progress, now), DAILY_SIDE_MS - heldMs) - aheadMs;
}

/** The steps done, the one at hand among them if it was held in part; and the ones to come. */
function split({ plan: { steps }, heldMs, next }: Run): { keep: Step[]; later: Step[] } {
  const from = (heldMs[next] ?? 0) > 0 ? next + 1 : next;
  return { keep: steps.slice(0, from), later: steps.slice(from) };
}

function rewritten(run: Run, keep: readonly Step[], later: readonly Step[], next: number): Run {
  const { plan, heldMs } = run;
  // What is left of a step at hand is played with what follows it: its other side belongs to the same segment.
  const from = later[0] !== undefined && later[0].region === keep[next]?.region ? next : keep.length;
  const steps = [...keep, ...later];
  const toCome = steps.slice(from);
  const laterCuts =
    toCome.length === 0 ? [] : cutsOf(toCome, plan.closeMs, 'fewest').map((cut) => cut + from);
  const cuts = [...plan.cuts.filter((cut) => cut < from), ...laterCuts];
  return {
    ...run,
    plan: { ...plan, steps, cuts },
    heldMs: steps.map((_, index) => heldMs[index] ?? 0),
    next,
  };
}
