import type { Turn } from '../echo/turn.ts';
import type { Playback } from '../player/playback.ts';

interface Due {
  readonly atMs: number;
  readonly text: string;
}

/** The state of a real-time conversation. */
export type State =
  | { readonly kind: 'quiet' }
  /** The speech of an answer is being synthesised. */
  | { readonly kind: 'preparing' }
  | {
      readonly kind: 'playing';
      readonly startMs: number;
      readonly audioMs: number;
      due: readonly Due[];
      readonly steps: Turn['steps'];
      readonly then: State;
      /** Silences the sound. */
      readonly silence: () => void;
    }
  | {
      readonly kind: 'listening';
      leftMs: number;
      readonly reprompt: Playback | null;
      readonly open: boolean;
      /** Whether the screen sends an event to the skill once its speech has ended. */
      readonly sendsWhenSaid: boolean;
    };

/** Nothing is going on. */
export const QUIET: State = { kind: 'quiet' };
