/**
 * How much of a stretch of speech the recognised words leave unexplained. The engine has to read some sentence into
 * whatever it hears: of a long sentence it takes a part for a command and the rest for silence, however loud it was.
 */
import { FRAME_SECONDS } from './frame.ts';

/** When a word was said, in seconds from the beginning of its stretch. */
export interface Span {
  readonly fromS: number;
  readonly toS: number;
}

/** A word sounds a little before and after the engine's times for it. */
const AROUND_S = 0.06;

/** A frame counts if it has this share of the loudest one's loudness: a breath and the room do not. */
const LOUD = 0.25;

/**
 * Counts the loud frames of 30 ms that belong to no word.
 * @param loudness of each frame of the stretch, in order
 */
export function countUnexplained(loudness: readonly number[], words: readonly Span[]): number {
  const loud = LOUD * Math.max(...loudness);
  return loudness.filter((each, at) => each > loud && !words.some((word) => isWithin(word, at))).length;
}

function isWithin({ fromS, toS }: Span, frame: number): boolean {
  const seconds = frame * FRAME_SECONDS;
  return seconds >= fromS - AROUND_S && seconds <= toS + AROUND_S;
}
