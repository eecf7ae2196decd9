import type { Clock } from '../../simulator/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly call: () => void;
}

/**
 * A simulated clock for a conversation. The conversation schedules one call after another; when it schedules
 * the next, the work of the call before is done.
 */
export class CountedClock implements Clock {
  #nowMs: number;
  #timers: readonly Timer[] = [];
  #asked: () => void = () => undefined;

  /** @param startMs the time at the start, in ms since 1970 */
  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now = (): number => this.#nowMs;

  at = (atMs: number, call: () => void): (() => void) => {
    const timer = { atMs, call };
    this.#timers = [...this.#timers, timer];
    this.#asked();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets time pass, in ms, and makes the calls that fall due one after the other. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const due = this.#timers
        .toSorted((one, other) => one.atMs - other.atMs)
        .find(({ atMs }) => atMs <= untilMs);
      if (due === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== due);
      this.#nowMs = Math.max(this.#nowMs, due.atMs);
      const asked = new Promise<void>((resolve) => (this.#asked = resolve));
      due.call();
      await asked;
    }
    this.#nowMs = untilMs;
  }
}
