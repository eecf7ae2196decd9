import type { Engine, Recognised } from '../../../simulator/listening/decoder.ts';
import { FRAME_SAMPLES } from '../../../simulator/listening/frame.ts';

/** A frame of a quiet room, and one of speech: a tone, because only its loudness matters to the ear. */
export const QUIET = makeTone(0.0005);
export const SPEECH = makeTone(0.2);

function makeTone(loudness: number): Float32Array {
  return Float32Array.from({ length: FRAME_SAMPLES }, (_, at) => loudness * Math.sin(at));
}

/** How the words that the engine found were said. */
export interface Found {
  readonly toS?: number;
  readonly scores?: readonly (readonly number[])[];
}

/** The scores of sounds that were said: all well, all but one, or by an accent; and of such that were not. */
export const FITS = [0.99, 0.98, 0.99];
export const FITS_BUT_FOR_ONE = [0.99, 0.9, 0.99];
export const FITS_BADLY = [0.99, 0.91, 0.91];
export const DOES_NOT_FIT = [0.8, 0.8, 0.92];

/** Stands in for the engine: it recognises what it is told to. */
export class ToldEngine implements Engine {
  readonly grammars: string[] = [];
  /** How many frames of the current stretch it was given. */
  taken = 0;
  #recognised: Recognised = { text: '', words: [] };

  /**
   * What it will recognise in the next stretches.
   * @param toS until when its words last: to the end, unless a test sets it
   * @param scores of the sounds of a tenth of a second that each word has, the first word's for those that are not told: good
   *   ones, unless a test sets them
   */
  recognise(text: string, { toS = Infinity, scores = [FITS] }: Found = {}): void {
    const words = text.split(' ').map((_, at) => ({
      fromS: 0,
      toS,
      phones: (scores[at] ?? scores[0] ?? []).map((score) => ({ seconds: 0.1, score })),
    }));
    this.#recognised = { text, words };
  }

  listenFor = (grammar: string): void => {
    this.grammars.push(grammar);
  };

  begin = (): void => {
    this.taken = 0;
  };

  take = (): void => {
    this.taken += 1;
  };

  end = (): Recognised => this.#recognised;

  close = (): void => undefined;
}
