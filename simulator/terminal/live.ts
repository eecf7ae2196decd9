import type { Clock } from '../clock.ts';
import type { Echo } from '../echo/echo.ts';
import { IDLE_MS, LISTENING_MS, tellsAt } from '../echo/answer-timing.ts';
import type { Outcome, Turn } from '../echo/turn.ts';
import type { Playback } from '../player/playback.ts';
import type { Rendered } from '../sound/render.ts';
import { countdown, moved } from './countdown.ts';
import type { Sound } from './sound.ts';
import { QUIET, type State } from './state.ts';
import { understoodAs } from './transcript.ts';

/** Where a conversation is shown. */
export interface View {
  /** Words as they are heard. */
  readonly heard: (text: string) => void;
  /** What the person should know besides: how they were understood, that the session is over. */
  readonly note: (text: string) => void;
  /** The line that says what goes on now: the hold counts down, the microphone is open. */
  readonly status: (text: string) => void;
  /** Whether the person is in the middle of typing: nobody's silence counts then. */
  readonly typing: () => boolean;
  /** A whole turn, as soon as it is answered. */
  readonly told?: (outcome: Outcome) => void;
}

const TICK_MS = 200;

/** A conversation in real time: shows words when they are due, counts holds and silences, lets the person cut in. */
export class Live {
  readonly #echo: Echo;
  readonly #clock: Clock;
  readonly #view: View;
  readonly #invocation: string;
  readonly #sound: Sound | null;
  #state: State = QUIET;
  #lastTickMs: number;
  #callOff: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();
  #whenSilent: (() => void)[] = [];
  #busy = false;
  #stopped = false;

  /** @param sound without one, words are shown only, at 150 a minute */
  constructor(echo: Echo, clock: Clock, view: View, invocation: string, sound: Sound | null = null) {
    this.#sound = sound;
    this.#echo = echo;
    this.#clock = clock;
    this.#view = view;
    this.#invocation = invocation;
    this.#lastTickMs = clock.now();
    this.#schedule();
    this.#status();
  }

  /** The person says something, now; what is playing stops. */
  say(words: string): Promise<void> {
    this.#silence();
    return this.happens((atMs) => this.#echo.hear(words, atMs));
  }

  /** Something happens to the device that ends what plays: it is disabled, or changed for another. */
  happens(event: (atMs: number) => Promise<Outcome>): Promise<void> {
    this.#silence();
    return this.#inTurn(async () => {
      this.#silence();
      await this.#perform(() => event(this.#clock.now()));
    });
  }

  /** Something on the screen is touched: what plays stops if the skill answers it. Of what isn't there, nothing. */
  touch(id: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#echo.shown?.touches.has(id) !== true) return;
      await this.#perform(() => this.#echo.touch(`(touch ${id})`, id, this.#clock.now()));
    });
  }

  /** The microphone waits no longer for a word: the next tick is its last. */
  sayNothing(): void {
    if (this.#state.kind === 'listening') this.#state.leftMs = 0;
  }

  /** Resolves when nothing plays any more. */
  silent(): Promise<void> {
    const { kind } = this.#state;
    if (kind !== 'playing' && kind !== 'preparing' && !this.#busy) return Promise.resolve();
    return new Promise((resolve) => this.#whenSilent.push(resolve));
  }

  /** Shows what is still to be heard at once, and stops the clock. */
  finish(): void {
    if (this.#state.kind === 'playing') {
      this.#show(this.#state, Infinity);
      this.#ended(this.#state);
    }
    this.stop();
  }

  /** Stops the clock, and what is heard. */
  stop(): void {
    this.#stopped = true;
    this.#silence();
    this.#callOff();
    this.#whenSilent.splice(0).forEach((resolve) => {
      resolve();
    });
  }

  #schedule(): void {
    if (!this.#stopped) this.#callOff = this.#clock.at(this.#clock.now() + TICK_MS, () => void this.#tick());
  }

  async #tick(): Promise<void> {
    const now = this.#clock.now();
    const passed = now - this.#lastTickMs;
    this.#lastTickMs = now;
    for (const ring of this.#echo.rings(now)) {
      this.#view.heard(ring.turn.heard);
      this.#view.told?.(ring);
    }
    if (!this.#busy) await this.#inTurn(() => this.#advance(now, passed));
    this.#status();
    this.#schedule();
  }

  async #advance(now: number, passed: number): Promise<void> {
    const state = this.#state;
    switch (state.kind) {
      case 'quiet':
      case 'preparing':
        return;
      case 'playing':
        this.#show(state, now - state.startMs);
        if (now - state.startMs < state.audioMs) return;
        this.#ended(state);
        if (state.then.kind === 'listening' && state.then.tells)
          await this.#perform(() => this.#echo.played(now));
        return;
      case 'listening':
        if (!this.#view.typing()) state.leftMs -= passed;
        if (state.leftMs > 0) return;
        if (state.reprompt !== null) {
          this.#hear(state.reprompt, [], { ...state, leftMs: LISTENING_MS, reprompt: null, tells: false });
          return;
        }
        this.#become(QUIET);
        await this.#perform(() => this.#echo.endSession('(silence)', now, 'EXCEEDED_MAX_REPROMPTS'));
        return;
    }
  }

  /** Nothing plays from now on. */
  #silence(): void {
    if (this.#state.kind === 'playing') this.#state.silence();
    this.#state = QUIET;
  }

  #ended({ then }: Extract<State, { kind: 'playing' }>): void {
    this.#become(then);
    if (then.kind === 'quiet') this.#view.note(`No session is open. To begin: open ${this.#invocation}`);
  }

  #become(state: State): void {
    this.#state = state;
    if (state.kind === 'playing' || state.kind === 'preparing') return;
    this.#whenSilent.splice(0).forEach((resolve) => {
      resolve();
    });
  }

  /** Plays an answer or a reprompt: as soon as it can be heard, or at once where it is only shown. */
  #hear(playback: Playback, steps: Turn['steps'], then: State): void {
    if (this.#sound === null || playback.audioMs === 0) {
      this.#become(this.#playing(playback, steps, then));
      return;
    }
    const preparing: State = { kind: 'preparing' };
    this.#become(preparing);
    void this.#prepared(this.#sound, playback, steps).then((next) => {
      // the person may have said something meanwhile
      if (this.#state === preparing && !this.#stopped) this.#become(next(then));
    });
  }

  /** What plays once the speech is made; without sound where it can't be. */
  async #prepared(sound: Sound, playback: Playback, steps: Turn['steps']): Promise<(then: State) => State> {
    let rendered: Rendered;
    try {
      rendered = await sound.prepare(playback.audible);
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return (then) => {
        this.#view.note(`not heard: ${why}`);
        return this.#playing(playback, steps, then);
      };
    }
    return (then) => {
      for (const problem of rendered.problems) this.#view.note(`broken limit: by ${sound.voice}, ${problem}`);
      const silence = sound.start(rendered);
      return this.#playing(rendered, moved(steps, playback, rendered), then, silence);
    };
  }

  #playing(
    { captions, bells, audioMs }: Playback,
    steps: Turn['steps'],
    then: State,
    silence: () => void = () => undefined,
  ): State {
    const rings = bells.map((atMs) => ({ atMs, text: '(bell)' }));
    const due = [...captions, ...rings].sort((a, b) => a.atMs - b.atMs);
    return { kind: 'playing', startMs: this.#clock.now(), audioMs, due, steps, then, silence };
  }

  #show(state: Extract<State, { kind: 'playing' }>, positionMs: number): void {
    for (const { text } of state.due.filter(({ atMs }) => atMs <= positionMs)) this.#view.heard(text);
    state.due = state.due.filter(({ atMs }) => atMs > positionMs);
  }

  async #perform(call: () => Promise<Outcome>): Promise<void> {
    try {
      const { playing } = this.#echo;
      const outcome = await call();
      this.#tell(outcome, playing !== null && playing === this.#echo.playing);
      const refused = await this.#echo.refuse(this.#clock.now());
      if (refused !== null) this.#tell(refused, false);
    } catch (error) {
      this.#fail(error);
      // as Alexa does after an error: the session is over, and the skill is told
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

  /** @param goesOn whether the answer changes nothing, and what plays goes on */
  #tell(outcome: Outcome, goesOn: boolean): void {
    const { turn, playback, problems } = outcome;
    this.#view.told?.(outcome);
    const understood = understoodAs(turn).trim();
    if (understood !== '') this.#view.note(understood);
    for (const problem of problems) this.#view.note(`broken limit: ${problem}`);
    if (goesOn) return;
    this.#silence();
    const { playing, sessionOpen } = this.#echo;
    const open = playing?.microphone === 'open';
    const listening: State = {
      kind: 'listening',
      leftMs: open ? LISTENING_MS : IDLE_MS,
      reprompt: open ? playing.reprompt : null,
      open,
      tells: playing !== null && tellsAt(playing) !== null,
    };
    const then = sessionOpen ? listening : QUIET;
    this.#hear(playback, turn.steps, then);
  }

  #status(): void {
    const state = this.#state;
    if (this.#busy) this.#view.status('…');
    else if (state.kind === 'quiet') this.#view.status('closed');
    else if (state.kind === 'preparing') this.#view.status('making the speech');
    else if (state.kind === 'listening') this.#view.status(state.open ? 'microphone open' : 'waiting');
    else this.#view.status(countdown(state.steps, this.#clock.now() - state.startMs));
  }

  /** One thing after the other: a tick waits for an answer that is under way, and the next words for both. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(async () => {
      if (this.#stopped) return;
      this.#busy = true;
      try {
        await task();
      } finally {
        this.#busy = false;
      }
      this.#status();
    });
    return this.#work;
  }
}
