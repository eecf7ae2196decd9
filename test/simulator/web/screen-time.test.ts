import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ScreenTime } from '../../../simulator/web/page/screen-time.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

const silent = { position: () => null };

it('the clock of a document goes on by itself where nothing is said', () => {
  const time = new ScreenTime(silent, 0);
  vi.advanceTimersByTime(1_000);
  expect(time.now()).toBe(1_000);
});

it('the clock of a document stands still for good once the server is gone', () => {
  const time = new ScreenTime(silent, 1);
  time.free();
  vi.advanceTimersByTime(1_000);
  expect(time.now()).toBe(1_000);
  time.freeze();
  vi.advanceTimersByTime(5_000);
  expect(time.now()).toBe(1_000);
});
