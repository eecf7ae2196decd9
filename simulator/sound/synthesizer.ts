import type { Samples } from '../player/voice.ts';

/** Turns words into sound. */
export interface Synthesizer {
  /** The voice's name, as it is shown to the person. */
  readonly name: string;
  /** The cache key of its speech: the voice, and the setting of its pace. */
  readonly cacheKey: string;
  /**
   * Speaks at a pace in words a minute. The result has no silence at its ends.
   * @throws VoiceError if the voice fails
   */
  readonly say: (text: string, wordsAMinute: number) => Promise<Samples>;
  readonly close: () => Promise<void>;
}

/** A voice is not installed, or it fails. */
export class VoiceError extends Error {
  override readonly name = 'VoiceError';
}

/** The usual pace, in words a minute. The counting voice has the same pace. */
export const USUAL_PACE = 150;

/** The voices that options can name. */
export const VOICES = ['flite', 'espeak-ng'] as const;

/** The name of a voice. */
export type VoiceName = (typeof VOICES)[number];
