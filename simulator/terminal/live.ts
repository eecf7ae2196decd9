import type { Clock } from '../clock.ts';
import type { Echo } from '../echo/echo.ts';
import { IDLE_MS, LISTENING_MS, screenEventDueAt } from '../echo/answer-timing.ts';
import type { Outcome, Turn } from '../echo/turn.ts';
import type { Playback } from '../player/playback.ts';
import type { Rendered } from '../sound/render.ts';
import { countdown, shiftSteps } from './countdown.ts';
import type { Sound } from './sound.ts';
import { QUIET, type State } from './state.ts';
import { describeUnderstanding } from './transcript.ts';

/** Displays a conversation. */
export interface View {
  /** Shows words when they are heard. */
  readonly heard: (text: string) => void;
  /** Shows other information: how the person was understood, or that the session is over. */
  readonly note: (text: string) => void;
  /** Shows the current state: the countdown of a hold, or that the microphone is open. */
  readonly status: (text: string) => void;
  /** Whether the person is typing. Their silence does not count in the meantime. */
  readonly typing: () => boolean;
  /** Receives a whole turn as soon as it is answered. */
  readonly onTurn?: (outcome: Outcome) => void;
}

const TICK_MS = 200;

/**
 * Holds a conversation in real time: it shows words when they are due, counts down holds and silences, and lets
 * the person interrupt.
 */
export class Live {
  readonly #echo: Echo;
  readonly #clock: Clock;
  readonly #view: View;
  readonly #invocation: string;
  readonly #sound: Sound | null;
  #state: State = QUIET;
  #lastTickMs: number;
  #cancelTick: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();
  #whenSilent: (() => void)[] = [];
  #busy = false;
  #stopped = false;

  /** @param sound null if words are only shown, at 150 a minute */
  constructor(echo: Echo, clock: Clock, view: View, invocation: string, sound: Sound | null = null) {
    this.#sound = sound;
    this.#echo = echo;
    this.#clock = clock;
    this.#view = view;
    this.#invocation = invocation;
    this.#lastTickMs = clock.now();
    this.#schedule();
    this.#showStatus();
  }

  /** Says something now. This stops whatever is playing. */
  say(words: string): Promise<void> {
    this.#silence();
    return this.interruptWith((atMs) => this.#echo.hear(words, atMs));
  }

  /** Handles an event that stops whatever is playing: the skill is disabled, or the device is exchanged. */
  interruptWith(event: (atMs: number) => Promise<Outcome>): Promise<void> {
    this.#silence();
    return this.#enqueue(async () => {
      this.#silence();
      await this.#carryOut(() => event(this.#clock.now()));
    });
  }

  /**
   * Handles a touch. Playing stops if the skill answers it. A touch on something that is no longer there does
   * nothing.
   */
  touch(id: string): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#echo.shown?.sendsOnTouch.has(id) !== true) return;
      await this.#carryOut(() => this.#echo.touch(`(touch ${id})`, id, this.#clock.now()));
    });
  }

  /** Ends the current wait for words at the next tick. */
  sayNothing(): void {
    if (this.#state.kind === 'listening') this.#state.leftMs = 0;
  }

  /** Resolves when nothing is playing any more. */
  waitForSilence(): Promise<void> {
    const { kind } = this.#state;
    if (kind !== 'playing' && kind !== 'preparing' && !this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenSilent.push(resolve));
  }

  /** Shows the rest of the current answer at once, and stops the clock. */
  finish(): void {
    if (this.#state.kind === 'playing') {
      this.#showDue(this.#state, Infinity);
      this.#endPlaying(this.#state);
    }
    this.stop();
  }

  /** Stops the clock and all sound. */
  stop(): void {
    this.#stopped = true;
    this.#silence();
    this.#cancelTick();
    this.#whenSilent.splice(0).forEach((resolve) => {
      resolve();
    });
  }

  #schedule(): void {
    if (!this.#stopped)
      this.#cancelTick = this.#clock.at(this.#clock.now() + TICK_MS, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    const now = this.#clock.now();
    const passed = now - this.#lastTickMs;
    this.#lastTickMs = now;
    for (const ring of this.#echo.collectRings(now)) {
      this.#view.heard(ring.turn.heard);
      this.#view.onTurn?.(ring);
    }
    if (!this.#busy) await this.#enqueue(() => this.#advance(now, passed));
    this.#showStatus();
    this.#schedule();
  }

  async #advance(now: number, passed: number): Promise<void> {
    const state = this.#state;
    switch (state.kind) {
      case 'quiet':
      case 'preparing':
        return;
      case 'playing':
        this.#showDue(state, now - state.startMs);
        if (now - state.startMs < state.audioMs) return;
        this.#endPlaying(state);
        if (state.then.kind === 'listening' && state.then.sendsWhenSaid)
          await this.#carryOut(() => this.#echo.finishScreenSpeech(now));
        return;
      case 'listening':
        if (!this.#view.typing()) state.leftMs -= passed;
        if (state.leftMs > 0) return;
        if (state.reprompt !== null) {
          this.#play(state.reprompt, [], {
            ...state,
            leftMs: LISTENING_MS,
            reprompt: null,
            sendsWhenSaid: false,
          });
          return;
        }
        this.#become(QUIET);
        await this.#carryOut(() => this.#echo.endSession('(silence)', now, 'EXCEEDED_MAX_REPROMPTS'));
        return;
    }
  }

  /** Stops playing. */
  #silence(): void {
    if (this.#state.kind === 'playing') this.#state.silence();
    this.#state = QUIET;
  }

  #endPlaying({ then }: Extract<State, { kind: 'playing' }>): void {
    this.#become(then);
    if (then.kind === 'quiet') this.#view.note(`No session is open. To begin, say: open ${this.#invocation}`);
  }

  #become(state: State): void {
    this.#state = state;
    if (state.kind === 'playing' || state.kind === 'preparing') return;
    this.#whenSilent.splice(0).forEach((resolve) => {
      resolve();
    });
  }

  /** Plays an answer or a reprompt: at once if it is only shown, otherwise as soon as its speech is ready. */
  #play(playback: Playback, steps: Turn['steps'], then: State): void {
    if (this.#sound === null || playback.audioMs === 0) {
      this.#become(this.#startPlaying(playback, steps, then));
      return;
    }
    const preparing: State = { kind: 'preparing' };
    this.#become(preparing);
    void this.#prepareSpeech(this.#sound, playback, steps).then((next) => {
      // The person may have said something in the meantime.
      if (this.#state === preparing && !this.#stopped) this.#become(next(then));
    });
  }

  /** Renders the speech and returns what begins to play. If rendering fails, the words are only shown. */
  async #prepareSpeech(
    sound: Sound,
    playback: Playback,
    steps: Turn['steps'],
  ): Promise<(then: State) => State> {
    let rendered: Rendered;
    try {
      rendered = await sound.prepare(playback.audible);
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return (then) => {
        this.#view.note(`The sound failed: ${why}`);
        return this.#startPlaying(playback, steps, then);
      };
    }
    return (then) => {
      for (const problem of rendered.problems)
        this.#view.note(`Limit exceeded, spoken by ${sound.voice}: ${problem}`);
      const silence = sound.start(rendered);
      return this.#startPlaying(rendered, shiftSteps(steps, playback, rendered), then, silence);
    };
  }

  #startPlaying(
    { captions, bells, audioMs }: Playback,
    steps: Turn['steps'],
    then: State,
    silence: () => void = () => undefined,
  ): State {
    const rings = bells.map((atMs) => ({ atMs, text: '(bell)' }));
    const due = [...captions, ...rings].sort((a, b) => a.atMs - b.atMs);
    return { kind: 'playing', startMs: this.#clock.now(), audioMs, due, steps, then, silence };
  }

  #showDue(state: Extract<State, { kind: 'playing' }>, positionMs: number): void {
    for (const { text } of state.due.filter(({ atMs }) => atMs <= positionMs)) this.#view.heard(text);
    state.due = state.due.filter(({ atMs }) => atMs > positionMs);
  }

  async #carryOut(call: () => Promise<Outcome>): Promise<void> {
    try {
      const { playing } = this.#echo;
      const outcome = await call();
      this.#takeOutcome(outcome, playing !== null && playing === this.#echo.playing);
      const refused = await this.#echo.reportRefusedAudio(this.#clock.now());
      if (refused !== null) this.#takeOutcome(refused, false);
    } catch (error) {
      this.#fail(error);
      // After an error Alexa ends the session and tells the skill.
      if (this.#echo.sessionOpen) {
        await this.#echo.endSession('', this.#clock.now(), 'ERROR').catch((more: unknown) => {
          this.#fail(more);
        });
      }
    }
  }

  #fail(error: unknown): void {
    this.#silence();
    this.#view.note(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    this.#become(QUIET);
  }

  /** @param goesOn whether the answer changes nothing, so that the current audio keeps playing */
  #takeOutcome(outcome: Outcome, goesOn: boolean): void {
    const { turn, playback, problems } = outcome;
    this.#view.onTurn?.(outcome);
    const understood = describeUnderstanding(turn).trim();
    if (understood !== '') this.#view.note(understood);
    for (const problem of problems) this.#view.note(`Limit exceeded: ${problem}`);
    if (goesOn) return;
    this.#silence();
    const { playing, sessionOpen } = this.#echo;
    const open = playing?.microphone === 'open';
    const listening: State = {
      kind: 'listening',
      leftMs: open ? LISTENING_MS : IDLE_MS,
      reprompt: open ? playing.reprompt : null,
      open,
      sendsWhenSaid: playing !== null && screenEventDueAt(playing) !== null,
    };
    const then = sessionOpen ? listening : QUIET;
    this.#play(playback, turn.steps, then);
  }

  #showStatus(): void {
    const state = this.#state;
    if (this.#busy) this.#view.status('…');
    else if (state.kind === 'quiet') this.#view.status('closed');
    else if (state.kind === 'preparing') this.#view.status('preparing the speech');
    else if (state.kind === 'listening') this.#view.status(state.open ? 'microphone open' : 'waiting');
    else this.#view.status(countdown(state.steps, this.#clock.now() - state.startMs));
  }

  /** Runs tasks one after the other: a tick waits for a pending answer, and new words wait for both. */
  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#stopped) return;
      this.#busy = true;
      try {
        await task();
      } finally {
        this.#busy = false;
      }
      this.#showStatus();
    });
    return this.#work;
  }
}
