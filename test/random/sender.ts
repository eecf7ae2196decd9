/** Builds requests from the current speaker and device, and damages them as planned. */
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import { damageAttributes } from './damage.ts';
import { envelopeOf, type Json } from './envelope.ts';
import type { Answer } from './answer.ts';
import type { Utterance } from './utterances.ts';
import type { Damage, Voice } from './steps.ts';

/** A request that is sent. */
export interface Sent {
  readonly envelope: Json;
  readonly type: string;
  /** Why the session ended, if this says that it did. */
  readonly reason: string | null;
  readonly spoken: Utterance | null;
  readonly voice: Voice;
  readonly screen: boolean;
  readonly timeMs: number;
  /** Null outside a session. */
  readonly session: string | null;
  /** The session attributes that it carries. */
  readonly attributes: Json | null | undefined;
  readonly before: Answer | null;
  readonly damaged: boolean;
}

/** An open session: its id and its last answer. */
export interface OpenSession {
  readonly id: string;
  readonly heard: Answer;
}

export class Sender {
  voice: Voice = null;
  locale: string | null = 'en-US';
  screen = false;
  /** How the next timestamp deviates. */
  clock: 'no_ms' | 'early' | null = null;
  damage: Damage | null = null;
  #requests = 0;

  /** Builds a request, in a session (a new one if none is open) or outside. */
  request(
    request: Json,
    spoken: Utterance | null,
    open: OpenSession | null,
    nowMs: number,
    inSession: boolean,
  ): Sent {
    this.#requests += 1;
    const { voice, locale, screen } = this;
    const id = open?.id ?? `session-${this.#requests}`;
    const isDamaged = inSession && (open?.heard.attributes ?? null) !== null && this.damage !== null;
    const attributes = open === null ? undefined : this.#remembered(open.heard);
    const timestamp = this.#timestamp(nowMs);
    const envelope = envelopeOf(request, {
      requestId: `request-${this.#requests}`,
      timestamp,
      locale,
      screen,
      voice,
      session: inSession ? { id, isNew: open === null, attributes } : null,
    });
    this.clock = null;
    if (isDamaged) this.damage = null;
    return {
      envelope,
      type: String(request['type']),
      reason: typeof request['reason'] === 'string' ? request['reason'] : null,
      spoken,
      voice,
      screen,
      timeMs: Date.parse(timestamp),
      session: inSession ? id : null,
      attributes,
      before: open?.heard ?? null,
      damaged: isDamaged,
    };
  }

  #remembered({ attributes }: Answer): Json | null | undefined {
    return attributes === null || this.damage === null
      ? attributes
      : damageAttributes(attributes, this.damage);
  }

  #timestamp(nowMs: number): string {
    const iso = new Date(nowMs - (this.clock === 'early' ? SECOND : 0)).toISOString();
    return this.clock === 'no_ms' ? iso.replace(/\.\d+/, '') : iso;
  }
}
