import type { Clock } from '../clock.ts';

/** A clock whose speed can be changed, and which can skip time. */
export class AdjustableClock implements Clock {
  readonly #clock: Clock;
  #sinceMs: number;
  #shownMs: number;
  #speed = 1;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#sinceMs = clock.now();
    this.#shownMs = this.#sinceMs;
  }

  /** The speed relative to real time. */
  get speed(): number {
    return this.#speed;
  }

  now = (): number => Math.round(this.#shownMs + (this.#clock.now() - this.#sinceMs) * this.#speed);

  at = (momentMs: number, call: () => void): (() => void) =>
    this.#clock.at(this.#clock.now() + (momentMs - this.now()) / this.#speed, call);

  /** Changes the speed from now on. Calls that were already scheduled keep their real time. */
  setSpeed(speed: number): void {
    this.#jump(0);
    this.#speed = speed;
  }

  /** Skips this much time at once, in ms. */
  skip(ms: number): void {
    this.#jump(ms);
  }

  #jump(ms: number): void {
    this.#shownMs = this.now() + ms;
    this.#sinceMs = this.#clock.now();
  }
}
