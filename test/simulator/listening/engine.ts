import type { Engine, Recognised } from '../../../simulator/listening/decoder.ts';
import { FRAME_SAMPLES } from '../../../simulator/listening/frame.ts';

/** A frame of a quiet room, and one of speech: a tone, because only its loudness matters to the ear. */
export const QUIET = makeTone(0.0005);
export const SPEECH = makeTone(0.2);

function makeTone(loudness: number): Float32Array {
  return Float32Array.from({ length: FRAME_SAMPLES }, (_, at) => loudness * Math.sin(at));
}

/** Stands in for the engine: it recognises what it is told to. */
export class ToldEngine implements Engine {
  readonly grammars: string[] = [];
  /** How many frames of the current stretch it was given. */
  taken = 0;
  #recognised: Recognised = { text: '', words: [] };

  /** What it will recognise in the next stretches, and until when its words last: to the end, unless a test sets it. */
  recognise(text: string, toS = Infinity): void {
    this.#recognised = { text, words: [{ fromS: 0, toS }] };
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
