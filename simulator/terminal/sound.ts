import type { AudioDevice } from '../sound/audio-device.ts';
import { render, type Rendered } from '../sound/render.ts';
import type { Synthesizer } from '../sound/synthesizer.ts';

/** Makes answers audible in a real-time conversation. */
export interface Sound {
  /** The name of the voice. */
  readonly voice: string;
  /**
   * Renders a response or a reprompt. This is immediate if its speech is cached.
   * @throws VoiceError if the voice fails
   */
  readonly prepare: (audible: unknown) => Promise<Rendered>;
  /** Plays the sound. Returns a function that silences it at once. */
  readonly start: (rendered: Rendered) => () => void;
}

/** Combines a voice and an audio device. */
export function makeSound(synthesizer: Synthesizer, device: AudioDevice): Sound {
  return {
    voice: synthesizer.name,
    prepare: (audible) => render(audible, synthesizer),
    start: ({ pcm }) => device.play(pcm),
  };
}
