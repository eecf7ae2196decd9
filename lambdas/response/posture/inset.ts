/** The inset: a part of a body that stands upright, with the place marked that the drawing's own view can't show. */
import { drawLine, drawLoop, type Flat } from './outline.ts';

/** Parses points that are written as "x y, x y": the distance from the body's middle, and from the top of its 206. */
function parsePoints(written: string): Flat[] {
  return written.split(',').map((pair) => {
    const [x = 0, y = 0] = pair.trim().split(' ').map(Number);
    return [x, y];
  });
}

/** The half on the viewer's right, without the arm: from the neck down the side, and up between the legs. */
const TRUNK = parsePoints(
  '4.4 24, 4.8 30.5, 10 33.5, 16 36, 19.5 40, 18.5 48, 16 58, 13.6 70, 13.2 76, 15.2 86, 17.6 97, 18 108, ' +
    '16.8 124, 14.4 141, 13.6 150, 14.4 162, 12.4 178, 9.8 191, 10.2 197, 12 203, 10.5 206, 5.5 205.6, ' +
    '4.2 199, 4.6 190, 4.4 178, 3.4 163, 4 150, 3.4 136, 2 120, 0.7 106',
);
/** Lines that show which side is seen: spine, shoulder blades and folds; or collarbones, navel and groins. */
const LINES: Readonly<Record<View, readonly string[]>> = {
  back: ['0 38, 0 86', '0 95, 0 105', '8.5 45, 4.6 52, 8 59', '14 106.5, 8 109, 1.4 106'],
  front: ['11 37, 2.5 39.5', '0 79, 0 81.5', '12.5 97, 3 106'],
};

type View = 'front' | 'back';

interface Shape {
  readonly view: View;
  /** The place's outline on the viewer's right; for one in the middle, the right half of its outline. */
  readonly half: readonly Flat[];
}

/** The places that an inset can show. */
const SHAPES = {
  buttock: { view: 'back', half: parsePoints('4.4 88.5, 11 86.5, 15.4 92, 16.4 99.5, 11 104.5, 4.4 102.5') },
  pocket: { view: 'front', half: parsePoints('10.6 86, 14.2 87, 16.6 97, 15 104, 11 98') },
  blades: { view: 'back', half: parsePoints('0 45, 9 46, 13 55, 10.4 66, 0 68') },
} as const satisfies Readonly<Record<string, Shape>>;

export type InsetPlace = keyof typeof SHAPES;

const mirror = ([x, y]: Flat): Flat => [-x, y];

/** Half the height of what the inset shows of the body. */
const SHOWN = 26;

/** The paths of an inset: a part of the body, its lines, and the place. */
export interface Inset {
  readonly body: string;
  readonly lines: string;
  readonly mark: string;
}

/**
 * Draws the part of the body around a place, for the right side: from behind, it is on the viewer's right; from the front,
 * on the left.
 * @param radius the inset's radius, in the picture's units
 */
export function drawInset(shown: InsetPlace, middle: Flat, radius: number): Inset {
  const { view, half }: Shape = SHAPES[shown];
  const height = half.reduce((sum, [, y]) => sum + y, 0) / half.length;
  const isCentral = half[0]?.[0] === 0;
  const by = (radius * 0.86) / SHOWN;
  const place = ([x, y]: Flat): Flat => [middle[0] + x * by, middle[1] + (y - height) * by];
  const isShown = ([, y]: Flat): boolean => Math.abs(y - height) <= SHOWN;
  const outline = TRUNK.filter(isShown);
  const halves = LINES[view].map(parsePoints).filter((line) => line.every(isShown));
  const lines = halves.flatMap((line) => [line, line.map(mirror)]);
  const side = view === 'back' ? half : half.map(mirror);
  const mark = isCentral ? [...half, ...half.slice(1, -1).toReversed().map(mirror)] : side;
  return {
    body: drawLoop([...outline, ...outline.toReversed().map(mirror)].map(place)),
    lines: lines.map((line) => drawLine(line.map(place))).join(''),
    mark: drawLoop(mark.map(place)),
  };
}
