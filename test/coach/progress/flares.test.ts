import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { DAY } from '../../../lambdas/coach/shared/time.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { after, ended, flare, kept, run } from '../support/facts.ts';

describe('flares in a row', () => {
  const two = [
    kept(run('a', MONDAY, { heldMs: [45_000, 0, 0, 0, 0] })),
    ended('a', 'finished', MONDAY),
    kept(run('b', MONDAY + DAY, { heldMs: [45_000, 0, 0, 0, 0] })),
    ended('b', 'finished', MONDAY + DAY),
  ];
  const table: readonly [string, readonly Fact[], number][] = [
    ['count', [flare('a', true), flare('b', true)], 2],
    ['end with a good day after', [flare('a', true), flare('b', false)], 0],
    ['count a routine once', [flare('a', true), flare('a', true)], 1],
    ['ignore an earlier routine told late', [flare('a', true), flare('b', true), flare('a', false)], 2],
  ];
  it.each(table)('%s', (_, told, flares) => {
    expect(after(...two, ...told).practice.flares).toBe(flares);
  });
});
