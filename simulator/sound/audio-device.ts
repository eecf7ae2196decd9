import type { Pcm } from './mix.ts';

/** A device that plays sound. */
export interface AudioDevice {
  /** The name that is shown to the person. */
  readonly name: string;
  /** Starts to play, and stops what was playing. Returns a function that silences it at once. */
  readonly play: (pcm: Pcm) => () => void;
  readonly close: () => Promise<void>;
}
