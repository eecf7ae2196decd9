import type { ToolId } from '../body/equipment.ts';
import type { Posture, RegionId, Side } from '../body/regions.ts';
import type { Instant } from '../shared/time.ts';
import type { Raised } from './dose.ts';
import type { ProgrammeRoutine } from './programmes.ts';

export const PRESSURES = [3, 4, 5] as const;

/** How hard one may press, of ten: a beginner or in gentle mode; as usual; and at most. */
export type Pressure = (typeof PRESSURES)[number];

/** One position and its hold, in milliseconds: time to get there, then the hold. */
export interface Step {
  readonly region: RegionId;
  readonly side: Side;
  readonly posture: Posture;
  readonly positionMs: number;
  readonly holdMs: number;
}

/** A planned routine: its steps in order, the steps at which segments begin, and the close after the last step. */
export interface Plan {
  readonly steps: readonly Step[];
  /** Indexes into `steps` at which a segment begins; the first is 0. */
  readonly cuts: readonly number[];
  readonly closeMs: number;
  readonly tool: ToolId;
  readonly gentle: boolean;
  /** The most pressure asked for, of ten. */
  readonly pressure: Pressure;
  /** The dose level that this routine introduces. It is recorded when the routine starts. */
  readonly raises: Raised | null;
  /** The routine of a programme that this is, if it is one. */
  readonly programme?: ProgrammeRoutine;
}

/** The position of a step in the audio that is playing, in milliseconds from the start of the audio. */
export interface StepSpan {
  /** Index into the plan's steps. */
  readonly step: number;
  readonly region: RegionId;
  readonly side: Side;
  readonly startMs: number;
  readonly holdStartMs: number;
  readonly endMs: number;
}

/** A segment as it plays. From this and two times, the position in the routine is computed. */
export interface PlayingSegment {
  readonly sentAt: Instant;
  readonly spans: readonly StepSpan[];
  readonly closeMs: number;
  /** The end of the timed part; a question may follow. */
  readonly endMs: number;
}

/** What one response plays. */
export interface Playing extends PlayingSegment {
  /** The step in its reprompt, which plays if nothing is said: at the latest times at which that can be. */
  readonly unasked?: PlayingSegment;
}

/** A routine under way. */
export interface Run {
  readonly id: string;
  readonly startedAt: Instant;
  readonly plan: Plan;
  /** How much of each step's hold was held, as long as `plan.steps`. */
  readonly heldMs: readonly number[];
  /** The step that comes next, or plays now; `steps.length`: only the close is left. */
  readonly next: number;
  readonly playing: Playing | null;
  /** Whether the person rated the pressure 6, so that it is lighter from then on. */
  readonly easedOff: boolean;
  /** Whether every pressure named so far was an easy one; null until one is named. */
  readonly allRatingsEasy: boolean | null;
  /** Regions stopped for pain of 7 or more; the second ends the routine. */
  readonly regionsStopped: number;
  /** When there was last news of it. */
  readonly at: Instant;
}

/** A hold counts as done within this much of its end, and the rest isn't resumed. */
const DONE_WITHIN_MS = 1000;

/** Whether a step's hold is done, given how much of it was held. */
export function isDone(step: Step, heldMs: number): boolean {
  return heldMs >= step.holdMs - DONE_WITHIN_MS;
}

/** How long a step lasts, in ms. */
export function lengthOfStep({ positionMs, holdMs }: Step): number {
  return positionMs + holdMs;
}

/** How long a plan lasts with its close, in ms. */
export function lengthOfPlan({ steps, closeMs }: Plan): number {
  return steps.reduce((sum, step) => sum + lengthOfStep(step), closeMs);
}

export function isHeld(run: Run, index: number, heldMs: readonly number[]): boolean {
  const step = run.plan.steps[index];
  return step !== undefined && isDone(step, heldMs[index] ?? 0);
}

/** How many holds of a run were held, of how many, and for how long in all. */
export function tally(run: Run): { done: number; planned: number; heldMs: number } {
  const { steps } = run.plan;
  return {
    done: steps.filter((_, index) => isHeld(run, index, run.heldMs)).length,
    planned: steps.length,
    heldMs: run.heldMs.reduce((sum, held) => sum + held, 0),
  };
}

/** Whether no hold is left. */
export function isComplete(run: Run): boolean {
  return run.next >= run.plan.steps.length;
}

/** Whether a run has begun: its first segment was played. */
export function hasBegun(run: Run | null): run is Run {
  return run !== null && run.startedAt > 0;
}
