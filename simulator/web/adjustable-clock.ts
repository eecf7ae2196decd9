import type { Clock } from '../clock.ts';

/** A clock that can be hurried: from then on its time passes so many times as fast. */
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

  /** How many times as fast as real time it goes. */
  get speed(): number {
    return this.#speed;
  }

  now = (): number => Math.round(this.#shownMs + (this.#clock.now() - this.#sinceMs) * this.#speed);

  at = (momentMs: number, call: () => void): (() => void) =>
    this.#clock.at(this.#clock.now() + (momentMs - this.now()) / this.#speed, call);

  /** Goes at another pace from now on; what it was asked to call before comes when it would have come. */
  setSpeed(speed: number): void {
    this.#jump(0);
    this.#speed = speed;
  }

  /** Lets time pass at once, in ms. */
  skip(ms: number): void {
    this.#jump(ms);
  }

  #jump(ms: number): void {
    this.#shownMs = this.now() + ms;
    this.#sinceMs = this.#clock.now();
  }
}
