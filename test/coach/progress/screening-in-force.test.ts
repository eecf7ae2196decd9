import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import type { Screened } from '../../../lambdas/coach/screening/outcome.ts';
import { DAY, type Instant } from '../../../lambdas/coach/shared/time.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { after, screening, withdrawn } from '../support/facts.ts';

describe('the screening in force', () => {
  const t = (days: number): Instant => MONDAY + days * DAY;
  const table: readonly [string, readonly Fact[], Screened['outcome'] | null][] = [
    ['is what it came to', [screening('gentle', t(0))], 'gentle'],
    ['is the later one', [screening('gentle', t(0)), screening('ok', t(1))], 'ok'],
    ['is no later one that lifts no block', [screening('blocked', t(0)), screening('ok', t(1))], 'blocked'],
    [
      'is no later one that lifts no block, told before it',
      [screening('ok', t(1)), screening('blocked', t(0))],
      'blocked',
    ],
    [
      'is a later one that lifts a block',
      [screening('blocked', t(0)), screening('gentle', t(1), true)],
      'gentle',
    ],
    [
      'is a later one that lifts a block, told before it',
      [screening('gentle', t(1), true), screening('blocked', t(0))],
      'gentle',
    ],
    [
      'is what was concluded since a block was lifted',
      [screening('blocked', t(0)), screening('gentle', t(1), true), withdrawn(t(2)), screening('ok', t(3))],
      'ok',
    ],
    [
      'is a block that was told again after it was lifted',
      [screening('blocked', t(0)), screening('gentle', t(1), true), screening('blocked', t(2))],
      'blocked',
    ],
    [
      'is what was concluded before a mere visit',
      [{ fact: 'visited', at: t(1) }, screening('ok', t(0))],
      'ok',
    ],
    [
      'is the later one, told in the wrong order',
      [screening('blocked', t(1)), screening('ok', t(0))],
      'blocked',
    ],
    ['is the stricter one of an instant', [screening('gentle', t(0)), screening('ok', t(0))], 'gentle'],
    [
      'is the stricter one of an instant, told later',
      [screening('ok', t(0)), screening('blocked', t(0))],
      'blocked',
    ],
    ['is none once withdrawn', [screening('ok', t(0)), withdrawn(t(0))], null],
    ['stays when withdrawn before it', [screening('ok', t(1)), withdrawn(t(0))], 'ok'],
    ['stays blocked when withdrawn', [screening('blocked', t(0)), withdrawn(t(1))], 'blocked'],
    ['is given anew after a withdrawal', [withdrawn(t(0)), screening('gentle', t(1))], 'gentle'],
    ['is not given back by a late try', [withdrawn(t(1)), screening('ok', t(0))], null],
    [
      'stays blocked, whatever a late try allows',
      [screening('blocked', t(0)), withdrawn(t(2)), screening('ok', t(1))],
      'blocked',
    ],
    ['is blocked by a late try', [{ fact: 'visited', at: t(1) }, screening('blocked', t(0))], 'blocked'],
  ];
  it.each(table)('%s', (_, told, outcome) => {
    expect(after(...told).screened?.outcome ?? null).toBe(outcome);
  });
});
