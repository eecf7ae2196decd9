import { afterAll, describe, expect, it } from 'vitest';
import { openFlite } from '../../../simulator/sound/flite.ts';

const SENTENCE = 'In… and out, 9 1 1, déjà vu.';

describe('flite', () => {
  const flite = openFlite();
  afterAll(() => flite.close());

  it('speaks at the requested pace, without silence at either end', async () => {
    const [usual, slow] = await Promise.all([flite.say(SENTENCE, 150), flite.say(SENTENCE, 120)]);
    expect(slow.length / usual.length).toBeCloseTo(150 / 120, 1);
    const loud = (sample: number): boolean => Math.abs(sample) > 0.01;
    expect(usual.findIndex(loud)).toBeLessThan(0.03 * 24_000);
    expect(usual.length - usual.findLastIndex(loud)).toBeLessThan(0.06 * 24_000);
    expect(usual.every((sample) => Math.abs(sample) <= 0.71)).toBe(true);
  });
});
