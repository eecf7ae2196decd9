import type { RequestEnvelope } from 'ask-sdk-model';
import type { Slots } from '../nlu/grammar.ts';
import type { Match } from '../nlu/understand.ts';
import { type Playback, SILENCE } from '../player/playback.ts';
import type { Caption } from '../player/track.ts';
import { readNotes, type Step } from './response.ts';

/**
 * What happened in one turn, as `npm run say -- --json` prints it. Moments within a turn are ms from the start
 * of its answer.
 */
export interface Turn {
  readonly n: number;
  /** When the request was sent, which is also when the answer begins (ISO 8601). */
  readonly at: string;
  readonly said: string;
  /** How far into the audio the person interrupted; null if all of it was heard. */
  readonly interruptedAtMs: number | null;
  /** The intent, if the request was an IntentRequest; otherwise null. */
  readonly intent: string | null;
  /** Maps each slot to the id of its value, or to the spoken words if no listed value matched. */
  readonly slots: Readonly<Record<string, string>>;
  /** `none` if there were no words, or if they did not reach the skill. */
  readonly match: Match | 'none';
  readonly heard: string;
  readonly audioMs: number;
  readonly captions: readonly Caption[];
  readonly phase: string | null;
  readonly level: string | null;
  readonly steps: readonly Step[];
  readonly closeMs: number;
  readonly microphone: 'open' | 'closed';
  readonly request: RequestEnvelope | null;
  readonly response: unknown;
}

/** A turn, its audio, and the problems that the simulator found in it. */
export interface Outcome {
  readonly turn: Turn;
  readonly playback: Playback;
  readonly problems: readonly string[];
}

/** The parts from which a turn is assembled. */
export interface TurnParts {
  readonly n: number;
  readonly atMs: number;
  readonly said: string;
  readonly intent?: { readonly name: string; readonly slots: Slots };
  readonly match: Match | 'none';
  readonly playback?: Playback;
  /** The session attributes, from which the skill's notes are read. */
  readonly attributes?: unknown;
  readonly microphone?: 'open' | 'closed';
  readonly request: RequestEnvelope | null;
  readonly response: unknown;
}

/** Assembles a turn. Missing parts are left empty. */
export function makeTurn(parts: TurnParts): Turn {
  const { playback = SILENCE, intent, attributes } = parts;
  const notes = readNotes(attributes);
  const slots = [...(intent?.slots ?? [])].map(([name, { value, resolution }]): [string, string] => [
    name,
    resolution?.code === 'ER_SUCCESS_MATCH' ? (resolution.id ?? resolution.name) : value,
  ]);
  return {
    n: parts.n,
    at: new Date(parts.atMs).toISOString(),
    said: parts.said,
    interruptedAtMs: null,
    intent: intent?.name ?? null,
    slots: Object.fromEntries(slots),
    match: parts.match,
    heard: playback.heard,
    audioMs: playback.audioMs,
    captions: playback.captions,
    phase: notes.phase,
    level: notes.level,
    steps: notes.steps,
    closeMs: notes.closeMs,
    microphone: parts.microphone ?? 'closed',
    request: parts.request,
    response: parts.response,
  };
}
