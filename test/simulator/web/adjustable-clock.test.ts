import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../simulator/clock.ts';
import { AdjustableClock } from '../../../simulator/web/adjustable-clock.ts';

/** A clock that is set by hand and records the scheduled calls. */
class HandClock implements Clock {
  nowMs = 1_000;
  readonly asked: number[] = [];

  now = (): number => this.nowMs;

  at = (momentMs: number): (() => void) => {
    this.asked.push(momentMs);
    return () => undefined;
  };
}

describe('an adjustable clock', () => {
  let hand: HandClock;
  let clock: AdjustableClock;

  beforeEach(() => {
    hand = new HandClock();
    clock = new AdjustableClock(hand);
  });

  it('follows the clock it was created from', () => {
    hand.nowMs += 500;
    expect([clock.now(), clock.speed]).toEqual([1_500, 1]);
  });

  it('changes its speed from that moment on, and back again', () => {
    hand.nowMs += 500;
    clock.setSpeed(20);
    hand.nowMs += 100;
    expect(clock.now()).toBe(1_500 + 20 * 100);
    clock.setSpeed(1);
    hand.nowMs += 100;
    expect(clock.now()).toBe(1_500 + 20 * 100 + 100);
  });

  it('makes calls by its own time, not by that of the other clock', () => {
    clock.setSpeed(4);
    clock.at(clock.now() + 8_000, () => undefined);
    expect(hand.asked).toEqual([hand.nowMs + 2_000]);
  });

  it('skips time at once and continues from there', () => {
    clock.skip(86_400_000);
    hand.nowMs += 10;
    expect(clock.now()).toBe(1_000 + 86_400_000 + 10);
  });
});
