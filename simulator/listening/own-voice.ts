/** Tells the coach's own voice, which comes back from the loudspeaker, from a person's. */
import { wordsOf } from '../nlu/words.ts';

/** The coach's voice comes back at most so much louder than it usually does: its sounds differ. */
const LOUDER = 3;

/** What comes back is judged by so many frames of 30 ms in which something played, and not by fewer than the second. */
const JUDGED_FRAMES = 100;
const FEWEST_FRAMES = 20;

/** Below this loudness nothing is playing: a root mean square of samples from -1 to 1. */
const AUDIBLE = 0.003;

/**
 * How loud the coach's voice comes back, compared with how loud it is played. The median tells: somebody who interrupts
 * speaks for less than half of the frames that are judged.
 */
export class OwnVoice {
  #shares: readonly number[] = [];

  /**
   * Follows both loudnesses, frame by frame.
   * @param microphone how loud it is at the microphone
   * @param played the loudest of what was played in the moments before
   * @returns how loud the coach's voice alone can be at the microphone; 0 while it is silent
   */
  follow(microphone: number, played: number): number {
    if (played < AUDIBLE) return 0;
    this.#shares = [...this.#shares, microphone / played].slice(-JUDGED_FRAMES);
    const median = this.#shares.toSorted((one, other) => one - other)[this.#shares.length >> 1];
    // Before that is known, it may come back as loud as it is played.
    if (median === undefined || this.#shares.length < FEWEST_FRAMES) return played;
    return played * median * LOUDER;
  }
}

/**
 * Whether words are among those that the coach is saying at this moment, so that they may be its own.
 * @param heard the words, with the name if it was heard
 * @param saying what the coach says now
 */
export function isBeingSaid(heard: string, saying: string): boolean {
  return ` ${wordsOf(saying).join(' ')} `.includes(` ${wordsOf(heard).join(' ')} `);
}
