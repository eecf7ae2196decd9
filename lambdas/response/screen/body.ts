/** The body, by points: half an outline, its mirror image, and where each region lies on it. */
import type { RegionId, Side } from '../../coach/body/regions.ts';

/** How far from the middle, how far from the top: the body is 206 tall. */
type Point = readonly [x: number, y: number];

/** The body's middle, from the left. */
export const MIDDLE = 50;

/** Points as they are written down: "x y, x y". */
function points(written: string): Point[] {
  return written.split(',').map((pair) => {
    const [x = 0, y = 0] = pair.trim().split(' ').map(Number);
    return [x, y];
  });
}

/** The right half as one looks at it, without the arm: from the neck down the side, and up between the legs. */
const TRUNK = points(
  '4.4 24, 4.8 30.5, 10 33.5, 16 36, 19.5 40, 18.5 48, 16 58, 13.6 70, 13.2 76, 15.2 86, 17.6 97, 18 108, ' +
    '16.8 124, 14.4 141, 13.6 150, 14.4 162, 12.4 178, 9.8 191, 10.2 197, 12 203, 10.5 206, 5.5 205.6, ' +
    '4.2 199, 4.6 190, 4.4 178, 3.4 163, 4 150, 3.4 136, 2 120, 0.7 106',
);
const ARM = points(
  '12 36, 17 36.6, 21.4 41, 24 51, 27 61, 29.6 69, 33 79, 36 88, 38.6 94, 38.4 100, 35.4 101.5, 33.2 97, ' +
    '31 90, 27 81, 23 71.5, 20.4 63, 17.6 54, 14 46',
);
const HEAD =
  'M50,4 C56.4,4 60,9.4 59.4,16.4 C59,23 55,28.6 50,28.6 C45,28.6 41,23 40.6,16.4 C40,9.4 43.6,4 50,4 Z';

type View = 'front' | 'back';

/** Lines that tell behind from in front: spine, shoulder blades and folds; collarbones, navel, groins and knees. */
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
  /** The loop on the right half as one looks at it; or, for a region in the middle, half of its loop. */
  readonly half: readonly Point[];
}

/** A region that is added owes its shape here. */
const SHAPES: Readonly<Record<RegionId, Shape>> = {
  glutes: { view: 'back', half: points('4.4 88.5, 11 86.5, 15.4 92, 16.4 99.5, 11 104.5, 4.4 102.5') },
  hamstrings: { view: 'back', half: points('5 113, 12 111, 14.4 121, 12 136, 7.4 139, 4.6 126') },
  hip_tfl: { view: 'front', half: points('10.6 86, 14.2 87, 16.6 97, 15 104, 11 98') },
  quads: { view: 'front', half: points('7 112, 12.4 109, 14.6 119, 12.6 134, 9.6 141, 6.6 135, 5.4 122') },
  adductors: { view: 'front', half: points('2.4 110, 6.4 112, 7.4 121, 6.4 133, 4.4 131, 3.2 120') },
  lateral_thigh: { view: 'front', half: points('14 104, 17.4 107, 16.6 122, 14.2 137, 12.4 130, 13 116') },
  upper_back: { view: 'back', half: points('0 45, 9 46, 13 55, 10.4 66, 0 68') },
  lats: { view: 'back', half: points('12 50, 17.4 51, 16 59, 13.4 71, 10.4 63') },
  calves: { view: 'back', half: points('5.4 156, 9.4 153, 13.4 159, 12.4 171, 8.6 176, 5.4 168') },
  feet: { view: 'front', half: points('5.4 196, 9 196.5, 11 203, 5.8 204') },
};

/** Which way someone is seen from so that a region shows. */
export function viewOf(region: RegionId): View {
  return SHAPES[region].view;
}

/** Both arms, and all but them: what is rolled on lies between. */
export const ARMS = `${loop(ARM.map(onRight))} ${loop(ARM.map(onLeft))}`;
export const BODY = `${HEAD} ${loop([...TRUNK.map(onRight), ...TRUNK.toReversed().map(onLeft)])}`;

function onRight([x, y]: Point): Point {
  return [MIDDLE + x, y];
}

function onLeft([x, y]: Point): Point {
  return [MIDDLE - x, y];
}

function near(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A closed curve through points: each stretch leaves and meets them along the line of their neighbours. */
function loop(through: readonly Point[]): string {
  const at = (index: number): Point => through[(index + through.length) % through.length] ?? [0, 0];
  const stretches = through.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    const leave = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const meet = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[...leave, ...meet, ...to].map(near).join(' ')}`;
  });
  return `M${at(0).map(near).join(' ')} ${stretches.join(' ')} Z`;
}

/** What is marked for a region and side, and where its middle lies. */
export interface Target {
  readonly mark: string;
  readonly x: number;
  readonly y: number;
}

/** The marked place: seen from behind one's left is on the left, seen from the front on the right. */
export function targetOf(region: RegionId, side: Side): Target {
  const { view, half } = SHAPES[region];
  const y = half.reduce((sum, point) => sum + point[1], 0) / half.length;
  const away = half.reduce((sum, point) => sum + point[0], 0) / half.length;
  if (half[0]?.[0] === 0) {
    const mark = loop([...half.map(onRight), ...half.slice(1, -1).toReversed().map(onLeft)]);
    return { mark, x: MIDDLE, y };
  }
  const [right, left] = [loop(half.map(onRight)), loop(half.map(onLeft))];
  if (side === 'both' || side === 'centre') return { mark: `${left} ${right}`, x: MIDDLE, y };
  const seenRight = (side === 'right') === (view === 'back');
  return { mark: seenRight ? right : left, x: MIDDLE + (seenRight ? away : -away), y };
}
