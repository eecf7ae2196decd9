/**
 * Changes to a run under way: on to the next step, back to the one before, a region left out. Steps up to the
 * one at hand keep their index, for what was held is credited by it; only what comes after is rewritten.
 */
import { cutsOf } from './cuts.ts';
import type { Instant, Progress } from './progress.ts';
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
 * there is none, or where that side has had its limit for the day.
 */
export function oneBack(run: Run, progress: Progress, now: Instant): Run | null {
  const before = run.plan.steps[run.next - 1];
  if (
    before === undefined ||
    before.holdMs > leftToday(before.region, progress, now) ||
    before.holdMs > leftInRun(run, before)
  ) {
    return null;
  }
  const { keep, later } = split(run);
  const atHand = keep[run.next];
  const rest: Step[] =
    atHand === undefined ? [] : [{ ...atHand, holdMs: atHand.holdMs - (run.heldMs[run.next] ?? 0) }];
  return rewritten(run, keep, [before, ...rest, ...later], keep.length);
}

/** What is left of the daily limit of a step's side by this run alone, in ms: all that is known of a guest. */
function leftInRun(run: Run, { region, side }: Step): number {
  const shares = (step: Step): boolean =>
    step.region === region && (step.side === side || step.side === 'both' || side === 'both');
  const heldMs = run.plan.steps.map((step, index) => (shares(step) ? (run.heldMs[index] ?? 0) : 0));
  return DAILY_SIDE_MS - heldMs.reduce((sum, held) => sum + held, 0);
}

/** The steps done, the one at hand among them if it was held in part; and the ones to come. */
function split({ plan: { steps }, heldMs, next }: Run): { keep: Step[]; later: Step[] } {
  const from = (heldMs[next] ?? 0) > 0 ? next + 1 : next;
  return { keep: steps.slice(0, from), later: steps.slice(from) };
}

function rewritten(run: Run, keep: readonly Step[], later: readonly Step[], next: number): Run {
  const { plan, heldMs } = run;
  // The other side of what is kept belongs to the same segment.
  const goesOn = later[0]?.region === keep.at(-1)?.region;
  const laterCuts = (later.length === 0 ? [] : cutsOf(later, plan.closeMs, 'fewest'))
    .filter((cut) => cut > 0 || !goesOn)
    .map((cut) => cut + keep.length);
  const cuts = [...plan.cuts.filter((cut) => cut < keep.length), ...laterCuts];
  const steps = [...keep, ...later];
  return {
    ...run,
    plan: { ...plan, steps, cuts },
    heldMs: steps.map((_, index) => heldMs[index] ?? 0),
    next,
  };
}
