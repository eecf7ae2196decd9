import { describe, expect, it } from 'vitest';
import { REGION_IDS } from '../../../lambdas/coach/body/regions.ts';
import { outlinesOf, PATCHES, TRUNK, UPRIGHT } from '../../../lambdas/response/posture/upright.ts';

/** The width of the half body at a height: how far out its skin is. */
function skinAt(height: number): number {
  const near = TRUNK.slice(3, 18)
    .toSorted((a, b) => Math.abs(a[1] - height) - Math.abs(b[1] - height))
    .slice(0, 2);
  return Math.max(...near.map(([x]) => x));
}

describe('a place on the upright body', () => {
  it.each(REGION_IDS)('%s lies on the body, between its middle and its skin', (region) => {
    for (const [x, y] of PATCHES[region].half) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(skinAt(y) + 1);
      expect(y).toBeLessThan(UPRIGHT.height);
    }
  });

  it('is on the left for the left side, as it is seen from behind', () => {
    const [left] = outlinesOf(PATCHES.glutes, 'left');
    expect(left?.every(([x]) => x < 0)).toBe(true);
  });

  it('is on the right for the left side, as it is seen from the front', () => {
    const [left] = outlinesOf(PATCHES.quads, 'left');
    expect(left?.every(([x]) => x > 0)).toBe(true);
  });

  it('is there twice for both sides, and once in the middle', () => {
    expect(outlinesOf(PATCHES.quads, 'both')).toHaveLength(2);
    expect(outlinesOf(PATCHES.upper_back, 'centre')).toHaveLength(1);
  });
});
