import type { ScreenDocument } from '../player/apl.ts';
import type { Playback } from '../player/playback.ts';

/**
 * How long the microphone stays open, in ms; and below, how long a session stays open after an answer that
 * opens no microphone.
 */
export const LISTENING_MS = 8_000;

export const IDLE_MS = 30_000;

/** The answer that is playing or played last. Moments are ms since 1970. */
export interface CurrentAnswer {
  readonly startMs: number;
  readonly playback: Playback;
  readonly reprompt: Playback | null;
  readonly microphone: 'open' | 'closed';
  readonly sessionOpen: boolean;
  /** The document that came with the answer; null if the screen stays as it was. */
  readonly shown: ScreenDocument | null;
}

/**
 * Returns when the screen's speech ends, in ms since 1970, if the screen then sends an event to the skill;
 * otherwise null.
 */
export function screenEventDueAt({ startMs, playback, shown }: CurrentAnswer): number | null {
  return (shown?.sendsWhenSaid ?? null) === null ? null : startMs + playback.audioMs;
}

/** What happens, and when, if nobody says a word. */
export interface Silences {
  /** When the answer ends. */
  readonly endsMs: number;
  /** When the reprompt plays, if there is one. */
  readonly reprompt: { readonly startMs: number; readonly endMs: number } | null;
  /** When the session ends; null if the answer has closed it already. */
  readonly overMs: number | null;
}

/**
 * Returns the timetable of an answer: 8 s of open microphone, the reprompt, another 8 s, then the end of the
 * session.
 */
export function silencesOf(playing: CurrentAnswer): Silences {
  const endsMs = playing.startMs + playing.playback.audioMs;
  if (!playing.sessionOpen) return { endsMs, reprompt: null, overMs: null };
  if (playing.microphone === 'closed') return { endsMs, reprompt: null, overMs: endsMs + IDLE_MS };
  const startMs = endsMs + LISTENING_MS;
  if (playing.reprompt === null) return { endsMs, reprompt: null, overMs: startMs };
  const endMs = startMs + playing.reprompt.audioMs;
  return { endsMs, reprompt: { startMs, endMs }, overMs: endMs + LISTENING_MS };
}

/**
 * Returns how far into the audio a person interrupts at this moment, in ms from the start of the answer; null
 * if nothing is playing.
 */
export function findInterruption(playing: CurrentAnswer, atMs: number): number | null {
  const { endsMs, reprompt } = silencesOf(playing);
  const isHeard = atMs < endsMs || (reprompt !== null && atMs >= reprompt.startMs && atMs < reprompt.endMs);
  return isHeard ? atMs - playing.startMs : null;
}
