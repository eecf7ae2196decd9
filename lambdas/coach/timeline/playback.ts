/** Works out how far the audio had got, and how much held time that credits, from times and the list of what was played. */
import type { Fact } from '../progress/facts.ts';
import { isHeld, type PlayingSegment, type Run, type Step, type StepSpan } from '../routine/run.ts';
import { type Instant, SECOND } from '../shared/time.ts';

/** From the moment a person begins to speak to the request's timestamp: about a second, their words included. */
export const LATENCY_MS = 1 * SECOND;

/** A run after its played time was credited, with nothing playing any more. */
export interface CreditedRun {
  readonly run: Run;
  readonly facts: readonly Fact[];
  /** Whether the timed audio was still playing. */
  readonly wasPlaying: boolean;
  /** The time left until the hold of the current step, in ms; 0 in the hold. */
  readonly untilHoldMs: number;
}

/** How far into its audio a run was when something was said; at most what can have played by then. */
export function positionOf(playing: PlayingSegment, now: Instant, latencyMs = LATENCY_MS): number {
  return Math.min(playing.endMs, Math.max(0, now - playing.sentAt - latencyMs));
}

/**
 * Credits what a run has played by now, a step in its reprompt too. Credits are totals, so crediting again changes nothing.
 * @param latencyMs 0 if the clock runs on while someone speaks.
 */
export function creditPlayback(run: Run, now: Instant, latencyMs = LATENCY_MS): CreditedRun {
  const { playing } = run;
  if (playing === null) return { run, facts: [], wasPlaying: false, untilHoldMs: 0 };
  const credited = creditSegment(run, playing, now, latencyMs);
  const { unasked } = playing;
  const hasBegun = unasked?.spans.some(({ startMs }) => now - playing.sentAt - latencyMs > startMs) ?? false;
  if (unasked === undefined || !hasBegun) return credited;
  const further = creditSegment(credited.run, unasked, now, latencyMs);
  return { ...further, facts: [...credited.facts, ...further.facts] };
}

function creditSegment(run: Run, playing: PlayingSegment, now: Instant, latencyMs: number): CreditedRun {
  const position = positionOf(playing, now, latencyMs);
  const heldMs = run.plan.steps.map((step, index) => {
    const span = playing.spans.find((one) => one.step === index);
    return span === undefined ? (run.heldMs[index] ?? 0) : msHeldBy(step, span, position);
  });
  const facts = playing.spans.flatMap((span): Fact[] => {
    const held = heldMs[span.step] ?? 0;
    return held > (run.heldMs[span.step] ?? 0)
      ? [{ fact: 'hold_credited', at: now, run: run.id, step: span.step, heldMs: held }]
      : [];
  });
  const next = nextStep(run, playing, position, heldMs);
  const atHand = playing.spans.find((span) => span.step === next);
  return {
    run: { ...run, heldMs, next, playing: null, at: now },
    facts,
    wasPlaying: position < playing.endMs,
    untilHoldMs: Math.max(0, (atHand?.holdStartMs ?? 0) - position),
  };
}

/** The total held time of a step once its span has played up to `position`. */
function msHeldBy(step: Step, span: StepSpan, position: number): number {
  const heldBefore = step.holdMs - (span.endMs - span.holdStartMs);
  return heldBefore + Math.min(span.endMs - span.holdStartMs, Math.max(0, position - span.holdStartMs));
}

function nextStep(run: Run, playing: PlayingSegment, position: number, heldMs: readonly number[]): number {
  const current = playing.spans.find((span) => position < span.endMs);
  if (current === undefined) return (playing.spans.at(-1)?.step ?? run.next - 1) + 1;
  return isHeld(run, current.step, heldMs) ? current.step + 1 : current.step;
}
