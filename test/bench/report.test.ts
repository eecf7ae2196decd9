import { describe, expect, it } from 'vitest';
import { summary } from '../../bench/report.ts';

describe('the summary of a bench', () => {
  it('names median, 99th percentile, maximum and number', () => {
    expect(summary([4, 1, 3, 2])).toEqual({ median: 2.5, p99: expect.closeTo(3.97), max: 4, n: 4 });
  });

  it('of half a million values is as right as of four: a load of minutes has that many turns', () => {
    const many = Array.from({ length: 500_000 }, (_, at) => (at * 7919) % 500_000);
    expect(summary(many)).toEqual({ median: 249_999.5, p99: expect.closeTo(494_999.01), max: 499_999, n: 500_000 });
  });

  it('of nothing is an error', () => {
    expect(() => summary([])).toThrow();
  });
});
