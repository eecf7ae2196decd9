/** The body, drawn by one description: half an outline from head to foot, and where each region lies on it. */
import type { RegionId, Side } from '../../coach/regions.ts';
import { COLORS, type Properties } from './apl.ts';

/** How far from the middle, how far from the top: the body is 212 tall. */
type Point = readonly [x: number, y: number];

const MIDDLE = 50;

/** The right half of the outline as one looks at it, from the neck round arm and leg to between the legs. */
const HALF: readonly Point[] = [
  ...([
    [3.8, 26],
    [4.4, 31],
    [13, 34.5],
    [19, 39],
    [21.6, 49],
    [23, 61],
    [24.4, 73],
  ] as const),
  ...([
    [26.6, 87],
    [28.4, 98],
    [27.4, 104],
    [24.6, 103],
    [23.4, 95],
    [20.8, 83],
    [18.6, 71],
  ] as const),
  ...([
    [16.8, 59],
    [15.4, 49],
    [14.6, 57],
    [12.9, 69],
    [12.5, 77],
    [14.6, 88],
    [16.4, 98],
  ] as const),
  ...([
    [16.8, 109],
    [15.4, 126],
    [13, 143],
    [12.8, 151],
    [13.4, 163],
    [11.2, 179],
    [9, 191],
  ] as const),
  ...([
    [11, 201],
    [9.6, 205],
    [4.6, 204.4],
    [4, 194],
    [4.4, 186],
    [4, 166],
    [3.6, 149],
    [2.6, 131],
  ] as const),
  [0.6, 106],
];

interface Shape {
  readonly view: 'front' | 'back';
  /** The loop on the right half as one looks at it; or, for a region in the middle, half of its loop. */
  readonly half: readonly Point[];
}

/** A region that is added owes its shape here. */
const SHAPES: Readonly<Record<RegionId, Shape>> = {
  glutes: {
    view: 'back',
    half: [
      [5, 89],
      [11, 86.5],
      [15, 92],
      [15.4, 99],
      [10, 101.5],
      [5, 97],
    ],
  },
  hamstrings: {
    view: 'back',
    half: [
      [5, 113],
      [12, 111],
      [13.4, 121],
      [11.4, 135],
      [7, 137],
      [4.4, 125],
    ],
  },
  hip_tfl: {
    view: 'front',
    half: [
      [11, 87],
      [14.6, 89],
      [16, 98],
      [13.6, 103],
      [10.6, 96],
    ],
  },
  quads: {
    view: 'front',
    half: [
      [7, 112],
      [11.6, 110],
      [13.4, 119],
      [12, 133],
      [9.4, 139],
      [6.8, 133],
      [5.6, 121],
    ],
  },
  adductors: {
    view: 'front',
    half: [
      [2.2, 110],
      [5.4, 112],
      [6, 121],
      [5, 131],
      [3.6, 129],
      [2.8, 120],
    ],
  },
  lateral_thigh: {
    view: 'front',
    half: [
      [14, 105],
      [16.4, 107],
      [15.8, 121],
      [13.8, 134],
      [12.8, 127],
      [13.8, 115],
    ],
  },
  upper_back: {
    view: 'back',
    half: [
      [0, 47],
      [9, 48],
      [12, 56],
      [10, 66],
      [0, 68],
    ],
  },
  lats: {
    view: 'back',
    half: [
      [10.4, 51],
      [14.6, 53],
      [13.8, 62],
      [12.2, 70],
      [9.6, 63],
    ],
  },
  calves: {
    view: 'back',
    half: [
      [5.4, 154],
      [9, 151.5],
      [12.4, 158],
      [11.4, 170],
      [8, 174],
      [5.2, 166],
    ],
  },
  feet: {
    view: 'front',
    half: [
      [4.8, 195],
      [8.6, 196],
      [10, 202],
      [5.2, 203],
    ],
  },
};

/** Which way someone is seen from so that a region shows. */
export function viewOf(region: RegionId): 'front' | 'back' {
  return SHAPES[region].view;
}

const HEAD = `M${MIDDLE},5 C56,5 59.5,10 59,17 C58.6,23 55,28.5 50,28.5 C45,28.5 41.4,23 41,17 C40.5,10 44,5 50,5 Z`;
const BODY = loop([...HALF.map(onRight), ...HALF.toReversed().map(onLeft)]);

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
function loop(points: readonly Point[]): string {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
  const stretches = points.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    const leave = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const meet = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[...leave, ...meet, ...to].map(near).join(' ')}`;
  });
  return `M${at(0).map(near).join(' ')} ${stretches.join(' ')} Z`;
}

/** What is marked for a region and side, and how far down its middle lies. */
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

/** The drawing is a window on the body, so high, with the target in its middle as far as the body goes. */
const WINDOW = 100;
const TALL = 212;

/** The topmost line of the body that the window shows. */
export function windowAt(y: number): number {
  return Math.max(0, Math.min(TALL - WINDOW, y - WINDOW / 2));
}

/** What is rolled on, as it is drawn. */
export type Rolled = 'roller' | 'ball';

const ROLLERS: Readonly<Record<Rolled, string>> = {
  roller: 'M-26,-7 L26,-7 A7,7 0 0 1 26,7 L-26,7 A7,7 0 0 1 -26,-7 Z',
  ball: 'M-9,0 A9,9 0 1 1 9,0 A9,9 0 1 1 -9,0 Z',
};

/**
 * The drawing, by parameters that may change while it is shown: `mark` (a path), `x` and `y` of its middle, and
 * `above`, how much of the body is above the topmost line seen. The roller lies under the body, the mark on it.
 */
export function figure(rolled: Rolled): Properties {
  return {
    type: 'AVG',
    version: '1.1',
    width: WINDOW,
    height: WINDOW,
    parameters: [
      { name: 'mark', type: 'string', default: '' },
      ...['x', 'y', 'above'].map((name) => ({ name, type: 'number', default: 0 })),
    ],
    items: [
      {
        type: 'group',
        transform: 'translate(0 ${-above})',
        items: [
          path(ROLLERS[rolled], COLORS.roller, { transform: true }),
          path(`${HEAD} ${BODY}`, COLORS.body),
          { ...path('', COLORS.mark), pathData: '${mark}', stroke: COLORS.text, strokeWidth: 0.6 },
        ],
      },
    ],
  };
}

function path(
  pathData: string,
  fill: string,
  at: { readonly transform: boolean } = { transform: false },
): Properties {
  const drawn = { type: 'path', pathData, fill };
  return at.transform ? { type: 'group', transform: 'translate(${x} ${y})', items: [drawn] } : drawn;
}
