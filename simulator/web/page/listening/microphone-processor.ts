/** Runs beside the page's audio. It cuts what the microphone hears into the engine's frames. */
import { FRAME_SAMPLES } from '../../../listening/frame.ts';

/** What TypeScript does not declare of an audio worklet. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new () => AudioWorkletProcessor & { process: (inputs: Float32Array[][]) => boolean },
): void;

registerProcessor(
  'microphone',
  class extends AudioWorkletProcessor {
    #frame = new Float32Array(FRAME_SAMPLES);
    #filled = 0;

    process([input]: Float32Array[][]): boolean {
      for (const sample of input?.[0] ?? []) {
        this.#frame[this.#filled] = sample;
        this.#filled += 1;
        if (this.#filled < FRAME_SAMPLES) continue;
        this.port.postMessage(this.#frame, [this.#frame.buffer]);
        this.#frame = new Float32Array(FRAME_SAMPLES);
        this.#filled = 0;
      }
      return true;
    }
  },
);
