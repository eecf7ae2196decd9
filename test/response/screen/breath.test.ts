import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { BREATHING } from '../../../lambdas/response/screen/breath.ts';

/** The circle at a time, by the document's own names. */
function circleAt(t: number, animation: string, inhale = 11_000): { inhales: boolean; size: number } {
  const known: Record<string, unknown> = { t, m: { inhale }, environment: { animation } };
  for (const { name, value } of z.array(z.object({ name: z.string(), value: z.string() })).parse(BREATHING))
    known[name] = runInNewContext(value.slice(2, -1), known);
  return { inhales: known['inhales'] === true, size: Number(known['size']) };
}

describe('the breathing circle', () => {
  it('grows for four seconds, and shrinks for six, again and again', () => {
    const sizes = [0, 2, 4, 7, 10, 14, 20].map((second) => circleAt(11_000 + second * 1_000, 'normal').size);
    expect(sizes.map((size) => Math.round(size * 1_000) / 1_000)).toEqual([
      0.55, 0.775, 1, 0.775, 0.55, 1, 0.55,
    ]);
  });

  it('says "in" while it grows, and "out" while it shrinks', () => {
    const seconds = [0, 3.9, 4.1, 9.9, 10.1];
    expect(seconds.map((second) => circleAt(second * 1_000, 'normal', 0).inhales)).toEqual([
      ...[true, true, false, false, true],
    ]);
  });

  it('breathes before the coach first says so, too', () => {
    expect(circleAt(1_000, 'normal').size).toBe(0.55);
    expect(circleAt(5_000, 'normal').size).toBe(1);
  });

  it.each(['none', 'slow'])('stands still where the device animates "%s"', (animation) => {
    const sizes = [0, 3_000, 8_000].map((t) => circleAt(t, animation).size);
    expect(new Set(sizes).size).toBe(1);
  });
});
