import { describe, expect, it } from 'vitest';
import { summary } from '../../bench/report.ts';

describe('the summary of a bench', () => {
  it('names median, 99th percentile, maximum and number', () => {
    const { p99, ...others } = summary([4, 1, 3, 2]);
    expect(others).toEqual({ median: 2.5, max: 4, n: 4 });
    expect(p99).toBeCloseTo(3.97);
  });

  it('of half a million values is as right as of four: a load of minutes has that many turns', () => {
    const { p99, ...others } = summary(Array.from({ length: 500_000 }, (_, at) => (at * 7919) % 500_000));
    expect(others).toEqual({ median: 249_999.5, max: 499_999, n: 500_000 });
    expect(p99).toBeCloseTo(494_999.01);
  });

  it('of nothing is an error', () => {
    expect(() => summary([])).toThrow();
  });
});
