import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { takePressesSoon } from '../../../simulator/web/page/early-presses.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('a new screen takes no press at first, and then all', () => {
  const view = { inert: true };
  takePressesSoon(view);
  vi.advanceTimersByTime(300);
  expect(view.inert).toBe(true);
  vi.advanceTimersByTime(200);
  expect(view.inert).toBe(false);
});
