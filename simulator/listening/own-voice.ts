/** Tells the coach's own voice, which comes back from the loudspeaker, from a person's. */
import { wordsOf } from '../nlu/words.ts';

/** A person is at least so much louder at the microphone than what comes back of the coach's voice. */
const LOUDER = 2;

/** What comes back is judged by so many frames of 30 ms in which something played, and not by fewer than the second. */
const JUDGED_FRAMES = 100;
const FEWEST_FRAMES = 20;

/** Below this loudness nothing is heard, or nothing is playing: a root mean square of samples from -1 to 1. */
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
   * @returns whether the microphone hears more than the coach's own voice
   */
  hearsMore(microphone: number, played: number): boolean {
    if (played < AUDIBLE) return microphone > AUDIBLE;
    const share = microphone / played;
    this.#shares = [...this.#shares, share].slice(-JUDGED_FRAMES);
    if (this.#shares.length < FEWEST_FRAMES || microphone < AUDIBLE) return false;
    const median = this.#shares.toSorted((one, other) => one - other)[this.#shares.length >> 1] ?? share;
    return share > median * LOUDER;
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
