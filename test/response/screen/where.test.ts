import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { touchesOfferedAt } from '../../../lambdas/coach/conversation/touches.ts';
import { screen } from '../../../lambdas/locales/english/screen.ts';
import { wherePage } from '../../../lambdas/response/screen/where.ts';
import { findScreenDocument } from '../../../simulator/player/apl.ts';
import { inflateLayouts } from '../../../simulator/player/layouts.ts';

const OFFERED = touchesOfferedAt('skin_where');
const { document } = wherePage('', 'Where is it?', OFFERED, screen, undefined);

const spotSchema = z.looseObject({
  type: z.literal('TouchWrapper'),
  position: z.literal('absolute'),
  id: z.string(),
  left: z.string(),
  top: z.string(),
  height: z.string(),
});

/** The places on the body of the first drawing, and where they are, in percent. */
function spotsIn(value: unknown): { id: string; left: number; top: number; bottom: number }[] {
  const spot = spotSchema.safeParse(value);
  if (spot.success) {
    const { id, left, top, height } = spot.data;
    const [from, high] = [parseFloat(top), parseFloat(height)];
    return [{ id, left: parseFloat(left), top: from, bottom: from + high }];
  }
  if (Array.isArray(value)) return value.flatMap(spotsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(spotsIn) : [];
}

const SPOTS = spotsIn(
  z.looseObject({ mainTemplate: z.unknown() }).parse(inflateLayouts(document)).mainTemplate,
);

describe('the body to touch', () => {
  it('has each place that can be named, and no other', () => {
    expect(new Set(SPOTS.map(({ id }) => id))).toEqual(new Set(OFFERED));
  });

  it('sends what the words send', () => {
    const sends = findScreenDocument([
      { type: 'Alexa.Presentation.APL.RenderDocument', ...{ token: 't', document } },
    ]);
    expect(OFFERED.map((id) => sends?.sendsOnTouch.get(id))).toEqual(OFFERED.map((id) => ['touched', id]));
  });

  it('has no two places that overlap', () => {
    for (const left of new Set(SPOTS.map((spot) => spot.left))) {
      const bands = SPOTS.filter((spot) => spot.left === left).toSorted((a, b) => a.top - b.top);
      // The same bands stand on the wide and on the upright layout.
      const different = bands.filter(({ id }, index) => bands[index - 1]?.id !== id);
      different.forEach((band, index) => {
        const before = different[index - 1];
        if (before !== undefined) expect(band.top, band.id).toBeGreaterThanOrEqual(before.bottom - 0.2);
      });
    }
  });

  it('names its places from the hip down to the foot', () => {
    const inFront = SPOTS.filter(({ left }) => left === Math.min(...SPOTS.map((spot) => spot.left)));
    const inOrder = [...new Set(inFront.toSorted((a, b) => a.top - b.top).map(({ id }) => id))];
    expect(inOrder).toEqual(['hip', 'groin', 'thigh', 'knee', 'shin', 'foot']);
  });
});
