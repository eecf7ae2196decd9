import type { Samples } from '../player/voice.ts';

/** Makes words into sound. */
export interface Synthesizer {
  /** Its voice, as it is told to the person. */
  readonly name: string;
  /** What speech is kept under: its voice, and how it is told its pace. */
  readonly cacheKey: string;
  /**
   * Speech at a pace in words a minute, without silence around it.
   * @throws VoiceError
   */
  readonly say: (text: string, wordsAMinute: number) => Promise<Samples>;
  readonly close: () => Promise<void>;
}

/** A voice that isn't there, or fails. */
export class VoiceError extends Error {
  override readonly name = 'VoiceError';
}

/** The usual pace, in words a minute: that of the counted voice, too. */
export const USUAL_PACE = 150;

/** The voices that can be asked for. */
export const VOICES = ['flite', 'espeak-ng'] as const;

/** A voice by its name. */
export type VoiceName = (typeof VOICES)[number];
