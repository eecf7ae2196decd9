import type { Turn } from '../echo/turn.ts';
import type { Playback } from '../player/playback.ts';

interface Due {
  readonly atMs: number;
  readonly text: string;
}

/** What goes on in a conversation in real time. */
export type State =
  | { readonly kind: 'quiet' }
  /** The speech of an answer is being made. */
  | { readonly kind: 'preparing' }
  | {
      readonly kind: 'playing';
      readonly startMs: number;
      readonly audioMs: number;
      due: readonly Due[];
      readonly steps: Turn['steps'];
      readonly then: State;
      /** Silences what is heard. */
      readonly silence: () => void;
    }
  | {
      readonly kind: 'listening';
      leftMs: number;
      readonly reprompt: Playback | null;
      readonly open: boolean;
      /** Whether the screen tells the skill that what it says has been said. */
      readonly sendsWhenSaid: boolean;
    };

/** Nothing goes on. */
export const QUIET: State = { kind: 'quiet' };
