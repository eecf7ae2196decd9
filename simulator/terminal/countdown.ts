import type { Turn } from '../echo/turn.ts';
import type { Playback } from '../player/playback.ts';

/**
 * Shifts the steps to the times at which they are really heard, because real speech is not as long as counted
 * words.
 */
export function shiftSteps(steps: Turn['steps'], counted: Playback, heard: Playback): Turn['steps'] {
  const lateMs = (heard.bells[0] ?? 0) - (counted.bells[0] ?? 0);
  return steps.map((step) => ({
    ...step,
    startMs: step.startMs + lateMs,
    holdStartMs: step.holdStartMs + lateMs,
    endMs: step.endMs + lateMs,
  }));
}

/** Describes the current moment: "hold, 23 s", that it is time to get in place, or just that something is playing. */
export function countdown(steps: Turn['steps'], positionMs: number): string {
  const step = steps.find(({ startMs, endMs }) => positionMs >= startMs && positionMs < endMs);
  if (step === undefined) return 'playing';
  if (positionMs < step.holdStartMs) return 'get in place';
  return `hold, ${Math.ceil((step.endMs - positionMs) / 1000)} s`;
}
