/** The drawing of the body: half an outline, its mirror image, and the shape of each region. */
import type { RegionId, Side } from '../../coach/body/regions.ts';

/** A point: its distance from the body's middle, and from the top. The body is 206 tall. */
type Point = readonly [x: number, y: number];

/** The distance of the body's middle from the left. */
export const MIDDLE = 50;

/** Parses points that are written as "x y, x y". */
function parsePoints(written: string): Point[] {
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
const ARM = parsePoints(
  '12 36, 17 36.6, 21.4 41, 24 51, 27 61, 29.6 69, 33 79, 36 88, 38.6 94, 38.4 100, 35.4 101.5, 33.2 97, ' +
    '31 90, 27 81, 23 71.5, 20.4 63, 17.6 54, 14 46',
);
const HEAD =
  'M50,4 C56.4,4 60,9.4 59.4,16.4 C59,23 55,28.6 50,28.6 C45,28.6 41,23 40.6,16.4 C40,9.4 43.6,4 50,4 Z';

type View = 'front' | 'back';

/** Lines that show which side is seen: spine, shoulder blades and folds; or collarbones, navel, groins and knees. */
export const LINES: Readonly<Record<View, string>> = {
  back:
    'M50,38 L50,86 M50,95 L50,105 M41.5,45 C45,49 45.4,54 42,59 M58.5,45 C55,49 54.6,54 58,59 ' +
    'M36,106.5 C40,109.5 45,109 48.6,106 M64,106.5 C60,109.5 55,109 51.4,106',
  front:
    'M39,37 L47.5,39.5 M61,37 L52.5,39.5 M50,79 L50,81.5 M37.5,97 L47,106 M62.5,97 L53,106 ' +
    'M38.4,147 C40,150 43,150 44.6,147 M61.6,147 C60,150 57,150 55.4,147',
};

interface Shape {
  readonly view: View;
  /** The region's outline on the viewer's right; for a region in the middle, the right half of its outline. */
  readonly half: readonly Point[];
}

/** A new region doesn't compile without a shape here. */
const SHAPES: Readonly<Record<RegionId, Shape>> = {
  glutes: { view: 'back', half: parsePoints('4.4 88.5, 11 86.5, 15.4 92, 16.4 99.5, 11 104.5, 4.4 102.5') },
  hamstrings: { view: 'back', half: parsePoints('5 113, 12 111, 14.4 121, 12 136, 7.4 139, 4.6 126') },
  hip_tfl: { view: 'front', half: parsePoints('10.6 86, 14.2 87, 16.6 97, 15 104, 11 98') },
  quads: {
    view: 'front',
    half: parsePoints('7 112, 12.4 109, 14.6 119, 12.6 134, 9.6 141, 6.6 135, 5.4 122'),
  },
  adductors: { view: 'front', half: parsePoints('2.4 110, 6.4 112, 7.4 121, 6.4 133, 4.4 131, 3.2 120') },
  lateral_thigh: {
    view: 'front',
    half: parsePoints('14 104, 17.4 107, 16.6 122, 14.2 137, 12.4 130, 13 116'),
  },
  upper_back: { view: 'back', half: parsePoints('0 45, 9 46, 13 55, 10.4 66, 0 68') },
  lats: { view: 'back', half: parsePoints('12 50, 17.4 51, 16 59, 13.4 71, 10.4 63') },
  calves: { view: 'back', half: parsePoints('5.4 156, 9.4 153, 13.4 159, 12.4 171, 8.6 176, 5.4 168') },
  feet: { view: 'front', half: parsePoints('5.4 196, 9 196.5, 11 203, 5.8 204') },
};

/** The side of the body on which a region shows. */
export function viewOf(region: RegionId): View {
  return SHAPES[region].view;
}

/** The arms, and the rest of the body. They are two paths, because the roller lies over the arms and under the body. */
export const ARMS = `${drawLoop(ARM.map(placeOnRight))} ${drawLoop(ARM.map(placeOnLeft))}`;
export const BODY = `${HEAD} ${drawLoop([...TRUNK.map(placeOnRight), ...TRUNK.toReversed().map(placeOnLeft)])}`;

function placeOnRight([x, y]: Point): Point {
  return [MIDDLE + x, y];
}

function placeOnLeft([x, y]: Point): Point {
  return [MIDDLE - x, y];
}

function roundToTenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Draws a closed curve through points (Catmull-Rom): at each point, it runs parallel to the line of the neighbours. */
function drawLoop(through: readonly Point[]): string {
  const at = (index: number): Point => through[(index + through.length) % through.length] ?? [0, 0];
  const stretches = through.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    const leave = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const meet = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[...leave, ...meet, ...to].map(roundToTenth).join(' ')}`;
  });
  return `M${at(0).map(roundToTenth).join(' ')} ${stretches.join(' ')} Z`;
}

/** The path that marks a region and side, and its middle. */
export interface Target {
  readonly mark: string;
  readonly x: number;
  readonly y: number;
}

/** The mark of a region and side. From behind, a person's left is on the viewer's left; from the front, on the right. */
export function targetOf(region: RegionId, side: Side): Target {
  const { view, half } = SHAPES[region];
  const y = half.reduce((sum, point) => sum + point[1], 0) / half.length;
  const away = half.reduce((sum, point) => sum + point[0], 0) / half.length;
  if (half[0]?.[0] === 0) {
    const mark = drawLoop([...half.map(placeOnRight), ...half.slice(1, -1).toReversed().map(placeOnLeft)]);
    return { mark, x: MIDDLE, y };
  }
  const [right, left] = [drawLoop(half.map(placeOnRight)), drawLoop(half.map(placeOnLeft))];
  if (side === 'both' || side === 'centre') return { mark: `${left} ${right}`, x: MIDDLE, y };
  const seenRight = (side === 'right') === (view === 'back');
  return { mark: seenRight ? right : left, x: MIDDLE + (seenRight ? away : -away), y };
}
