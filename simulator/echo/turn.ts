import type { RequestEnvelope } from 'ask-sdk-model';
import type { Slots } from '../nlu/grammar.ts';
import type { Match } from '../nlu/understand.ts';
import { type Playback, SILENCE } from '../player/playback.ts';
import type { Caption } from '../player/track.ts';
import { readNotes, type Step } from './response.ts';

/** What happened in one turn, as `npm run say -- --json` prints it. Moments within a turn are ms from its answer. */
export interface Turn {
  readonly n: number;
  /** When the request was sent, which is when its answer begins to play (ISO). */
  readonly at: string;
  readonly said: string;
  /** Where the person cut in; null when all of the audio was heard. */
  readonly interruptedAtMs: number | null;
  /** The intent of an IntentRequest, else null. */
  readonly intent: string | null;
  /** Slot → the id of the value, or what was said where no listed value has one. */
  readonly slots: Readonly<Record<string, string>>;
  /** `none`: no words, or words that didn't reach the skill. */
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

/** A turn, what is audible in it, and what is wrong with it: limits that it broke, by name. */
export interface Outcome {
  readonly turn: Turn;
  readonly playback: Playback;
  readonly problems: readonly string[];
}

/** What a turn is made of. */
export interface TurnParts {
  readonly n: number;
  readonly atMs: number;
  readonly said: string;
  readonly intent?: { readonly name: string; readonly slots: Slots };
  readonly match: Match | 'none';
  readonly playback?: Playback;
  /** Session attributes to read the skill's notes from. */
  readonly attributes?: unknown;
  readonly microphone?: 'open' | 'closed';
  readonly request: RequestEnvelope | null;
  readonly response: unknown;
}

/** Puts a turn together; what isn't given is empty. */
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
