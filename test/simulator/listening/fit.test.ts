import { describe, expect, it } from 'vitest';
import { measureFit, type Phone } from '../../../simulator/listening/fit.ts';

const sound = (score: number, seconds = 0.1): Phone => ({ score, seconds });

describe('the fit of words', () => {
  it('is that of the two sounds that fit worst', () => {
    const worst = [sound(0.9), sound(0.92)];
    expect(measureFit([...worst, sound(0.99), sound(0.98)])).toBe(measureFit(worst));
    expect(measureFit([sound(0.99), sound(0.98)])).toBeGreaterThan(measureFit(worst));
  });

  it('is measured by the second, so that a long sound may score lower', () => {
    expect(measureFit([sound(0.81, 0.2)])).toBeCloseTo(measureFit([sound(0.9, 0.1)]));
  });

  it('is finite where the engine tells a score of zero, and infinitely bad without any sound', () => {
    expect(measureFit([sound(0)])).toBeGreaterThan(-100);
    expect(measureFit([])).toBe(-Infinity);
  });
});
