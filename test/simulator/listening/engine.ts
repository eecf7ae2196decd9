import type { Engine, Followed } from '../../../simulator/listening/decoder.ts';
import { FRAME_SAMPLES } from '../../../simulator/listening/frame.ts';

/** A frame of sound. What is in it does not matter to the stand-in. */
export const FRAME = new Float32Array(FRAME_SAMPLES);

/** Frames of 30 ms that are longer than any click, and shorter than any sentence that matters here. */
export const A_WORD = 20;

/** Stands in for the engine: it hears what it is told to hear, frame by frame. */
export class ToldEngine implements Engine {
  readonly grammars: string[] = [];
  #next: Followed[] = [];

  /** Makes the next frames speech, which then ends with this text. */
  hear(text: string, frames = A_WORD): void {
    const speech = Array.from({ length: frames }, (): Followed => ({ kind: 'speech' }));
    this.#next = [...this.#next, ...speech, { kind: 'ended', text }];
  }

  /** The frames that it was told to hear. */
  get frames(): number {
    return this.#next.length;
  }

  listenFor = (grammar: string): void => {
    this.grammars.push(grammar);
  };

  follow = (): Followed => this.#next.shift() ?? { kind: 'silence' };

  close = (): void => undefined;
}
