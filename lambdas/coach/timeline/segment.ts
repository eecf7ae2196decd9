import type { StepSpan } from '../routine/run.ts';
import { SECOND } from '../shared/time.ts';
import type { Line } from './lines.ts';

/** A bell marks the start and the end of a hold. A pulse in a waiting bed shows that the coach is still there. */
export type Sound = 'bell' | 'pulse';

/** A bell or a pulse is counted as one second. */
export const SOUND_MS = 1 * SECOND;

/** Something heard at `atMs` of the segment, which must be over after `roomMs`. */
export interface Cue {
  readonly atMs: number;
  readonly roomMs: number;
  readonly play: Line | Sound;
}

/** A stretch of exactly `endMs - startMs`, whatever the words in it take. */
export interface Part {
  readonly kind: 'lead' | 'step' | 'end' | 'close' | 'bed';
  readonly startMs: number;
  readonly endMs: number;
  readonly cues: readonly Cue[];
  /** The swell that is heard under the cues; a part without one is silent there. */
  readonly swell?: Swell;
}

/** A quiet sound that swells for the breath in, and fades for the breath out: whole breaths, one after the other. */
export interface Swell {
  readonly atMs: number;
  readonly breaths: number;
}

/** How long the swell takes to rise and to fade. Breathing out for longer than in calms. */
export const SWELL = { inMs: 4 * SECOND, outMs: 6 * SECOND } as const;

/**
 * Timed audio: parts one after the other, cues at absolute milliseconds. Speech, elapsed time, resuming and
 * the simulator all read this one list.
 */
export interface Segment {
  readonly parts: readonly Part[];
  readonly spans: readonly StepSpan[];
  readonly closeMs: number;
}

/** How long a segment lasts, in ms. */
export function lengthOf(segment: Segment): number {
  return segment.parts.at(-1)?.endMs ?? 0;
}

/** A cue wanted at an offset from the start of its part. */
export interface CueRequest {
  readonly inMs: number;
  readonly roomMs: number;
  readonly play: Line | Sound;
}

/**
 * A part that begins at `startMs`, with those of the wanted cues that fit within it and don't overlap a cue placed earlier.
 * So list the most important cues first.
 */
export function layOutPart(
  kind: Part['kind'],
  startMs: number,
  lengthMs: number,
  wanted: readonly CueRequest[],
): Part {
  const placed: CueRequest[] = [];
  for (const cue of wanted) {
    const inside = cue.inMs >= 0 && cue.inMs + cue.roomMs <= lengthMs;
    const clear = placed.every(
      (other) => cue.inMs + cue.roomMs <= other.inMs || other.inMs + other.roomMs <= cue.inMs,
    );
    if (inside && clear) placed.push(cue);
  }
  const cues = placed
    .sort((one, other) => one.inMs - other.inMs)
    .map(({ inMs, roomMs, play }) => ({ atMs: startMs + inMs, roomMs, play }));
  return { kind, startMs, endMs: startMs + lengthMs, cues };
}
