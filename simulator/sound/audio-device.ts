import type { Pcm } from './mix.ts';

/** Something that plays sound. */
export interface AudioDevice {
  /** As it is told to the person. */
  readonly name: string;
  /** Plays from now on; what played before stops. The function returned silences it at once. */
  readonly play: (pcm: Pcm) => () => void;
  readonly close: () => Promise<void>;
}
