import type { Skill } from '../cloud/skill.ts';
import type { Echo } from './echo.ts';
import { findInterruption, screenEventDueAt, silencesOf } from './answer-timing.ts';
import { REFUSAL_DELAY_MS } from './refusal.ts';
import type { ScriptEvent } from './script.ts';
import type { Outcome } from './turn.ts';

/** A person speaks for this long, in ms. The request is sent when they have finished. */
export const SPEAKING_MS = 1_000;

/**
 * Receives the turns in order. Each turn is held back until the next event shows whether it was interrupted.
 */
export type Listener = (outcome: Outcome) => void;

/** The input of a scripted conversation. */
export interface Scene {
  readonly echo: Echo;
  readonly events: readonly ScriptEvent[];
  /** When the first request is sent, in ms since 1970. */
  readonly atMs: number;
  /** The words that open the skill, said first unless the script's first words open it. */
  readonly opening: string;
  /** The skill's handler for skill events. */
  readonly skillEvents: Skill;
}

/**
 * Plays a scripted conversation on a simulated clock, so nobody has to wait. A person speaks when the answer
 * has ended, or at the moment that the script names.
 * @throws SkillFailure after the listener has received every turn before the failure
 */
export async function converse(scene: Scene, listener: Listener): Promise<void> {
  const stage = new Stage(scene.echo, scene.atMs - SPEAKING_MS, listener);
  let hasOpened = false;
  try {
    for (const event of scene.events) {
      const speaks = event.kind === 'words' || event.kind === 'silence' || event.kind === 'touch';
      if (speaks && !hasOpened) {
        hasOpened = true;
        const opens = event.kind === 'words' && (/^open\b/i.test(event.said) || scene.echo.opens(event.said));
        if (!opens) await stage.say(scene.opening, null);
      }
      await stage.perform(event, scene.skillEvents);
    }
  } finally {
    stage.flush();
  }
}

/** Holds the simulated clock, and the turn that has not been reported yet. */
class Stage {
  readonly #echo: Echo;
  readonly #listener: Listener;
  #nowMs: number;
  #pending: Outcome | null = null;

  constructor(echo: Echo, nowMs: number, listener: Listener) {
    this.#echo = echo;
    this.#nowMs = nowMs;
    this.#listener = listener;
  }

  flush(): void {
    if (this.#pending !== null) this.#listener(this.#pending);
    this.#pending = null;
  }

  async perform(event: ScriptEvent, skillEvents: Skill): Promise<void> {
    switch (event.kind) {
      case 'words':
        return this.say(event.said, event.atMs);
      case 'touch':
        return this.#touch(event);
      case 'silence':
        return this.#staySilent(event.said);
      case 'wait':
        await this.#staySilent(event.said);
        this.#nowMs += event.ms;
        this.#reportRings();
        return;
      case 'voice':
        this.#echo.recognise(event.person);
        return;
      case 'disable':
        await this.#playOut(null);
        this.#nowMs = this.#audioEndMs();
        this.#report(await this.#echo.disable(event.said, this.#nowMs, skillEvents));
        return;
    }
  }

  /** @param atMs how far into the current answer the person begins to speak; null means when it has ended */
  async say(said: string, atMs: number | null): Promise<void> {
    const beginMs = await this.#waitUntil(atMs);
    const { playing } = this.#echo;
    const overMs = playing === null ? null : silencesOf(playing).overMs;
    if (overMs !== null && beginMs >= overMs) await this.#staySilent('(silence)');
    else if (playing !== null) this.#markInterrupted(findInterruption(playing, beginMs));
    this.#nowMs = Math.max(this.#nowMs, beginMs) + SPEAKING_MS;
    this.#reportRings();
    this.#report(await this.#echo.hear(said, this.#nowMs));
    const refused = await this.#echo.reportRefusedAudio(this.#nowMs + REFUSAL_DELAY_MS);
    if (refused === null) return;
    this.#nowMs += REFUSAL_DELAY_MS;
    this.#report(refused);
  }

  /**
   * Advances to the moment at which the person speaks or touches. A screen event that is due by then is sent
   * first.
   */
  async #waitUntil(atMs: number | null): Promise<number> {
    const { playing } = this.#echo;
    const wantedMs = playing === null || atMs === null ? null : playing.startMs + atMs;
    await this.#playOut(wantedMs);
    return wantedMs ?? this.#audioEndMs();
  }

  /** Lets the screen finish its speech, if that happens by `untilMs`, and sends its event to the skill. */
  async #playOut(untilMs: number | null): Promise<void> {
    const { playing } = this.#echo;
    const endsMs = playing === null ? null : screenEventDueAt(playing);
    if (endsMs === null || (untilMs !== null && endsMs > untilMs)) return;
    this.#nowMs = endsMs;
    this.#reportRings();
    this.#report(await this.#echo.finishScreenSpeech(endsMs));
  }

  async #touch({ said, id, atMs }: Extract<ScriptEvent, { kind: 'touch' }>): Promise<void> {
    const beginMs = await this.#waitUntil(atMs);
    const { playing } = this.#echo;
    this.#nowMs = Math.max(this.#nowMs, beginMs);
    this.#reportRings();
    const outcome = await this.#echo.touch(said, id, this.#nowMs);
    if (playing !== null && this.#echo.playing !== playing)
      this.#markInterrupted(findInterruption(playing, beginMs));
    this.#report(outcome);
  }

  /**
   * Lets the person stay silent: the reprompt plays and the session ends. Without a session the audio plays to
   * its end.
   */
  async #staySilent(said: string): Promise<void> {
    // A screen may go on by itself, from one answer to the next.
    for (let before = null; before !== this.#echo.playing;) {
      before = this.#echo.playing;
      await this.#playOut(null);
    }
    const { playing } = this.#echo;
    const overMs = playing === null ? null : silencesOf(playing).overMs;
    this.#nowMs = overMs ?? this.#audioEndMs();
    this.#reportRings();
    const heard = playing?.microphone === 'open' ? (playing.reprompt ?? undefined) : undefined;
    this.#report(await this.#echo.endSession(said, this.#nowMs, 'EXCEEDED_MAX_REPROMPTS', heard));
  }

  #audioEndMs(): number {
    const { playing } = this.#echo;
    return playing === null ? this.#nowMs : Math.max(this.#nowMs, silencesOf(playing).endsMs);
  }

  #markInterrupted(atMs: number | null): void {
    if (this.#pending === null || atMs === null) return;
    this.#pending = { ...this.#pending, turn: { ...this.#pending.turn, interruptedAtMs: atMs } };
  }

  /** Reports the reminders that have rung since the last turn. */
  #reportRings(): void {
    this.#echo.collectRings(this.#nowMs).forEach((ring) => {
      this.#report(ring);
    });
  }

  #report(outcome: Outcome): void {
    this.flush();
    this.#pending = outcome;
  }
}
