/** The inset: a part of a body that stands upright, with the place marked that the drawing's own view can't show. */
import type { RegionId } from '../../coach/body/regions.ts';
import { drawLine, drawLoop, type Flat } from './outline.ts';
import { linesOf, mirrorLoop, outlinesOf, PATCHES, TRUNK } from './upright.ts';

/** Half the height of what the inset shows of the body. */
const SHOWN = 26;

/** The paths of an inset: a part of the body, its lines, and the place. */
export interface Inset {
  readonly body: string;
  readonly lines: string;
  readonly mark: string;
}

/**
 * Draws the part of the body around a region, for the right side: from behind, it is on the viewer's right; from the front,
 * on the left.
 * @param radius the inset's radius, in the picture's units
 */
export function drawInset(region: RegionId, middle: Flat, radius: number): Inset {
  const { view, half } = PATCHES[region];
  const height = half.reduce((sum, [, y]) => sum + y, 0) / half.length;
  const by = (radius * 0.86) / SHOWN;
  const place = ([x, y]: Flat): Flat => [middle[0] + x * by, middle[1] + (y - height) * by];
  const isShown = ([, y]: Flat): boolean => Math.abs(y - height) <= SHOWN;
  const lines = linesOf(view).filter((line) => line.every(isShown));
  return {
    body: drawLoop(mirrorLoop(TRUNK.filter(isShown)).map(place)),
    lines: lines.map((line) => drawLine(line.map(place))).join(''),
    mark: outlinesOf(PATCHES[region], 'right')
      .map((outline) => drawLoop(outline.map(place)))
      .join(''),
  };
}
