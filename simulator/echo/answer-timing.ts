import type { ScreenDocument } from '../player/apl.ts';
import type { Playback } from '../player/playback.ts';

/** How long a microphone stays open, and an answer without a prompt leaves its session open. In ms. */
export const LISTENING_MS = 8_000;

export const IDLE_MS = 30_000;

/** The answer that plays, or has played last. Moments in ms since 1970. */
export interface CurrentAnswer {
  readonly startMs: number;
  readonly playback: Playback;
  readonly reprompt: Playback | null;
  readonly microphone: 'open' | 'closed';
  readonly sessionOpen: boolean;
  /** What came on the screen with it; null: the screen stays as it was. */
  readonly shown: ScreenDocument | null;
}

/** When what a screen says has been said, it may have something to tell: then, in ms since 1970; else null. */
export function screenEventDueAt({ startMs, playback, shown }: CurrentAnswer): number | null {
  return (shown?.sendsWhenSaid ?? null) === null ? null : startMs + playback.audioMs;
}

/** When what happens if nobody says a word. */
export interface Silences {
  /** The answer has been played. */
  readonly endsMs: number;
  /** The reprompt plays, if there is one. */
  readonly reprompt: { readonly startMs: number; readonly endMs: number } | null;
  /** The session ends; null when it is closed anyway. */
  readonly overMs: number | null;
}

/** The timetable of an answer: 8 s of open microphone, the reprompt, 8 s more, the end of the session. */
export function silencesOf(playing: CurrentAnswer): Silences {
  const endsMs = playing.startMs + playing.playback.audioMs;
  if (!playing.sessionOpen) return { endsMs, reprompt: null, overMs: null };
  if (playing.microphone === 'closed') return { endsMs, reprompt: null, overMs: endsMs + IDLE_MS };
  const startMs = endsMs + LISTENING_MS;
  if (playing.reprompt === null) return { endsMs, reprompt: null, overMs: startMs };
  const endMs = startMs + playing.reprompt.audioMs;
  return { endsMs, reprompt: { startMs, endMs }, overMs: endMs + LISTENING_MS };
}

/** Where in the audio someone cuts in at a moment, in ms from the beginning of the answer; null when nothing plays. */
export function findInterruption(playing: CurrentAnswer, atMs: number): number | null {
  const { endsMs, reprompt } = silencesOf(playing);
  const isHeard = atMs < endsMs || (reprompt !== null && atMs >= reprompt.startMs && atMs < reprompt.endMs);
  return isHeard ? atMs - playing.startMs : null;
}
