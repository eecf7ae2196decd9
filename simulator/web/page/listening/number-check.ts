/** A number that was heard and is said back: it counts once somebody says that it is right. */

/** What can be said to a number that is said back, besides another number and what the moment listens for. */
const RIGHT = ['yes', 'yeah', 'yep', "that's right", 'right', 'correct'];
const WRONG = ['no', 'nope', "that's wrong", 'wrong'];

/** Frames of 30 ms in which somebody can answer: eight seconds, as long as Alexa listens. */
const LASTS_FRAMES = 267;

/** What becomes of words that are heard while a number is checked. */
export type Checked =
  | { readonly kind: 'right'; readonly words: string }
  | { readonly kind: 'wrong' }
  /** It is no answer to the check, which is over. */
  | { readonly kind: 'other' };

export class NumberCheck {
  /** What is listened for besides the moment's own sentences. */
  static readonly ANSWERS: readonly string[] = [...RIGHT, ...WRONG];

  /** The number as it is said back: "seven". */
  readonly number: string;
  /** The whole sentence in which it was heard: "it's a seven". */
  readonly #words: string;
  #frames = 0;

  constructor(words: string, number: string) {
    this.#words = words;
    this.number = number;
  }

  /**
   * Reads what was said to it.
   * @param number the number in the words; undefined if there is none
   */
  read(words: string, number: string | undefined): Checked {
    if (RIGHT.includes(words) || number === this.number) return { kind: 'right', words: this.#words };
    return WRONG.includes(words) ? { kind: 'wrong' } : { kind: 'other' };
  }

  /** Waits for the time of a frame in which nobody speaks. Returns whether it has waited long enough. */
  waitInVain(): boolean {
    this.#frames += 1;
    return this.#frames > LASTS_FRAMES;
  }

  /** Somebody speaks: there is as much time as at first. */
  restart(): void {
    this.#frames = 0;
  }
}
