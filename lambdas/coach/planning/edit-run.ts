/**
 * Changes a run under way: skips a step, repeats the previous one, or leaves a region out. Steps up to the current one
 * keep their index, because held time is credited by index. Only later steps are rewritten.
 */
import type { RegionId } from '../body/regions.ts';
import type { PersonRecord } from '../progress/progress.ts';
import type { Run, Step } from '../routine/run.ts';
import { type Instant, SECOND } from '../shared/time.ts';
import { CAPPED_HOLD_MS, DAILY_SIDE_MS, isBeginner, remainingDoseToday } from './plan-routine.ts';
import { cutsOf, SEGMENT_MS, segmentLengths } from './segment-breaks.ts';

/** The run past its current step, which keeps the time that it was held. */
export function skipStep(run: Run): Run {
  return { ...run, next: Math.min(run.plan.steps.length, run.next + 1) };
}

/** The run without regions, from the step at hand on. */
export function without(run: Run, avoid: readonly RegionId[]): Run {
  const { keep, later } = split(run);
  const future = later.filter((step) => !avoid.includes(step.region));
  const stays = keep.length > run.next && !avoid.includes(keep[run.next]?.region ?? 'glutes');
  return rewritten(run, keep, future, stays ? run.next : keep.length);
}

/** The run without its other side, so that only the close is left. */
export function withoutRest(run: Run): Run {
  const { keep } = split(run);
  return rewritten(run, keep, [], keep.length);
}

/**
 * The run with the previous step repeated, followed by the rest of the current one. Null if there is no previous step, if
 * it has been left out by now, or if the repetition would exceed the daily limit of that side or the length of a segment.
 */
export function oneBack(
  run: Run,
  avoid: readonly RegionId[],
  progress: PersonRecord,
  now: Instant,
): Run | null {
  const before = run.plan.steps[run.next - 1];
  if (
    before === undefined ||
    avoid.includes(before.region) ||
    before.holdMs > measureRemaining(run, before, progress, now)
  )
    return null;
  const { keep, later } = split(run);
  const atHand = keep[run.next];
  const rest: Step[] =
    atHand === undefined ? [] : [{ ...atHand, holdMs: atHand.holdMs - (run.heldMs[run.next] ?? 0) }];
  const again = rewritten(run, keep, [before, ...rest, ...later], keep.length);
  return fits(again) ? again : null;
}

/** The longest hold without a break, and the least that a shortened hold keeps. */
export const LONGEST_HOLD_MS = 90 * SECOND;

const SHORTEST_REST_MS = 5 * SECOND;

/** A run whose current hold was changed: by how much, and whether the other side, still to come, changed with it. */
export interface ChangedHold {
  readonly run: Run;
  readonly byMs: number;
  readonly otherSide: boolean;
}

/**
 * The run with its current hold, and that of the other side if still to come, longer or (negative) shorter. Null if a limit
 * leaves no change: 90 s a hold (30 for a beginner and in gentle mode), 120 s a side in a day, 210 s a segment, and five
 * seconds still to hold.
 */
export function changeHoldLength(
  run: Run,
  wantedMs: number,
  progress: PersonRecord,
  now: Instant,
): ChangedHold | null {
  const step = run.plan.steps[run.next];
  if (step === undefined) return null;
  const leftMs = step.holdMs - (run.heldMs[run.next] ?? 0);
  const longestMs = run.plan.gentle || isBeginner(progress) ? CAPPED_HOLD_MS : LONGEST_HOLD_MS;
  const mostMs = Math.min(longestMs - step.holdMs, measureRemaining(run, step, progress, now));
  const byMs = Math.round(Math.max(Math.min(wantedMs, mostMs), Math.min(0, SHORTEST_REST_MS - leftMs)));
  if (byMs === 0 || Math.sign(byMs) !== Math.sign(wantedMs)) return null;
  const other = otherSideOf(run);
  const steps = run.plan.steps.map((one, index) =>
    index === run.next || index === other ? { ...one, holdMs: one.holdMs + byMs } : one,
  );
  const changed = { ...run, plan: { ...run.plan, steps } };
  const { keep, later } = split(changed);
  const again = rewritten(changed, keep, later, run.next);
  return fits(again) ? { run: again, byMs, otherSide: other !== null } : null;
}

/**
 * The run with the sides of the current region swapped, or null if no other side is still to come. If nothing was held yet,
 * the other side comes first. Otherwise it comes now, and is held as long as this one was, so that both sides stay equal.
 */
export function switchSides(run: Run): Run | null {
  const other = otherSideOf(run);
  const step = run.plan.steps[run.next];
  const otherStep = other === null ? undefined : run.plan.steps[other];
  if (other === null || step === undefined || otherStep === undefined) return null;
  const heldMs = run.heldMs[run.next] ?? 0;
  const steps = [...run.plan.steps];
  if (heldMs === 0) {
    steps[run.next] = { ...step, side: otherStep.side };
    steps[other] = { ...otherStep, side: step.side };
    return { ...run, plan: { ...run.plan, steps } };
  }
  const holdMs = Math.min(otherStep.holdMs, Math.max(heldMs, SHORTEST_REST_MS));
  // Whoever switches sides has had enough of this one: the time it was held becomes its planned time.
  steps[run.next] = { ...step, holdMs: heldMs };
  steps[other] = { ...otherStep, holdMs, positionMs: otherStep.positionMs + otherStep.holdMs - holdMs };
  return { ...run, plan: { ...run.plan, steps }, next: other };
}

/** The index of the other side of the current step, if that is still to come. */
function otherSideOf({ plan: { steps }, next }: Run): number | null {
  const step = steps[next];
  const index = steps.findIndex(
    (one, at) =>
      at > next &&
      one.region === step?.region &&
      [one.side, step.side].every((side) => side === 'left' || side === 'right') &&
      one.side !== step.side,
  );
  return index === -1 ? null : index;
}

/** Whether the remaining steps fit into segments of the allowed length. */
function fits({ plan: { steps, closeMs, cuts }, next }: Run): boolean {
  const toCome = [next, ...cuts.filter((cut) => cut > next)];
  return segmentLengths(steps, closeMs, toCome).every((lengthMs) => lengthMs <= SEGMENT_MS);
}

/** How much longer a side may be held today than this run has planned for it, in ms. */
function measureRemaining(run: Run, { region, side }: Step, progress: PersonRecord, now: Instant): number {
  const shares = (step: Step): boolean =>
    step.region === region && (step.side === side || step.side === 'both' || side === 'both');
  const sumOf = (msOf: (step: Step, index: number) => number): number =>
    run.plan.steps.reduce((sum, step, index) => (shares(step) ? sum + msOf(step, index) : sum), 0);
  const heldMs = sumOf((_, index) => run.heldMs[index] ?? 0);
  const aheadMs = sumOf((step, index) => (index < run.next ? 0 : step.holdMs - (run.heldMs[index] ?? 0)));
  // Only this run is known of a guest.
  return Math.min(remainingDoseToday(region, progress, now), DAILY_SIDE_MS - heldMs) - aheadMs;
}

/** The steps done, the one at hand among them if it was held in part; and the ones to come. */
function split({ plan: { steps }, heldMs, next }: Run): { keep: Step[]; later: Step[] } {
  const from = (heldMs[next] ?? 0) > 0 ? next + 1 : next;
  return { keep: steps.slice(0, from), later: steps.slice(from) };
}

function rewritten(run: Run, keep: readonly Step[], later: readonly Step[], next: number): Run {
  const { plan, heldMs } = run;
  // The rest of the current step is played with the step after it, because both sides belong to one segment.
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
