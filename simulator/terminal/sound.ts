import type { AudioDevice } from '../sound/audio-device.ts';
import { render, type Rendered } from '../sound/render.ts';
import type { Synthesizer } from '../sound/synthesizer.ts';

/** What makes answers heard in a conversation in real time. */
export interface Sound {
  /** Who speaks. */
  readonly voice: string;
  /**
   * Makes the sound of a response or a reprompt: at once where its speech was made before.
   * @throws VoiceError
   */
  readonly prepare: (audible: unknown) => Promise<Rendered>;
  /** Plays it; the function returned silences it at once. */
  readonly start: (rendered: Rendered) => () => void;
}

/** The sound of a voice by a device. */
export function makeSound(synthesizer: Synthesizer, device: AudioDevice): Sound {
  return {
    voice: synthesizer.name,
    prepare: (audible) => render(audible, synthesizer),
    start: ({ pcm }) => device.play(pcm),
  };
}
