/** A body that stands upright, from the front and from behind, and where on it each region is. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import { drawAround, drawEllipse, drawLoop, type Disc, type Flat } from './outline.ts';

/** Parses points that are written as "x y, x y": the distance from the body's middle, and from the top of its 206. */
function parsePoints(written: string): Flat[] {
  return written.split(',').map((pair) => {
    const [x = 0, y = 0] = pair.trim().split(' ').map(Number);
    return [x, y];
  });
}

/** The half on the viewer's right, without the arm: from the neck down the side, and up between the legs. */
export const TRUNK = parsePoints(
  '4.4 24, 4.8 30.5, 10 33.5, 16 36, 19.5 40, 18.5 48, 16 58, 13.6 70, 13.2 76, 15.2 86, 17.6 97, 18 108, ' +
    '16.8 124, 14.4 141, 13.6 150, 14.4 162, 12.4 178, 9.8 191, 10.2 197, 12 203, 10.5 206, 5.5 205.6, ' +
    '4.2 199, 4.6 190, 4.4 178, 3.4 163, 4 150, 3.4 136, 2 120, 0.7 106',
);
const ARM: readonly Disc[] = [
  { at: [19.5, 42], radius: 5.4 },
  { at: [24.5, 72], radius: 4 },
  { at: [28, 98], radius: 3 },
  { at: [29, 107], radius: 3.6 },
];
/** Lines that show which side is seen: spine, shoulder blades and folds; or collarbones, navel and groins. */
const LINES: Readonly<Record<View, readonly (readonly Flat[])[]>> = {
  back: ['0 38, 0 86', '0 95, 0 105', '8.5 45, 4.6 52, 8 59', '14 106.5, 8 109, 1.4 106'].map(parsePoints),
  front: ['11 37, 2.5 39.5', '0 79, 0 81.5', '12.5 97, 3 106'].map(parsePoints),
};

export type View = 'front' | 'back';

/** A place on the upright body. */
export interface Patch {
  readonly view: View;
  /** The place's outline on the viewer's right; for one in the middle, the right half of its outline. */
  readonly half: readonly Flat[];
}

const patch = (view: View, half: string): Patch => ({ view, half: parsePoints(half) });

/** A new region doesn't compile without its place here. */
export const PATCHES: Readonly<Record<RegionId, Patch>> = {
  glutes: patch('back', '4.4 88.5, 11 86.5, 15.4 92, 16.4 99.5, 11 104.5, 4.4 102.5'),
  hip_tfl: patch('front', '10.6 86, 14.2 87, 16.6 97, 15 104, 11 98'),
  quads: patch('front', '7.4 110, 13 110, 13.4 124, 11.6 140, 7.4 140, 6 124'),
  hamstrings: patch('back', '4.6 114, 13.6 114, 13.4 126, 11.6 143, 6 143, 4.6 128'),
  adductors: patch('front', '2.6 112, 5.6 112, 6 124, 6 136, 4.4 134, 3.4 122'),
  lateral_thigh: patch('front', '14.8 110, 17 110, 16 126, 13.8 141, 12.8 139, 14.4 124'),
  upper_back: patch('back', '0 45, 9 46, 13 55, 10.4 66, 0 68'),
  lats: patch('back', '12.4 62, 15 58, 13.4 70, 12.6 78, 9 82, 9 72'),
  calves: patch('back', '5.4 154, 12.6 154, 13 164, 11 178, 6.4 178, 4.8 164'),
  feet: patch('front', '5.4 197, 9.6 197, 11 203, 9.6 205, 6 205, 4.8 203'),
};

const mirror = ([x, y]: Flat): Flat => [-x, y];

/** The lines of a view, on both halves. */
export function linesOf(view: View): readonly (readonly Flat[])[] {
  return LINES[view].flatMap((line) => [line, line.map(mirror)]);
}

/** The full outline of half an outline, whose ends are in the middle. */
export const mirrorLoop = (half: readonly Flat[]): Flat[] => [...half, ...half.toReversed().map(mirror)];

/** A place's outlines on a side, as somebody sees it who faces that side of the body. */
export function outlinesOf({ view, half }: Patch, side: Side): Flat[][] {
  if (half[0]?.[0] === 0) return [[...half, ...half.slice(1, -1).toReversed().map(mirror)]];
  const mirrored = half.map(mirror);
  const [right, left] = view === 'back' ? [[...half], mirrored] : [mirrored, [...half]];
  if (side === 'right') return [right];
  return side === 'left' ? [left] : [right, left];
}

/** The paths of the body, all of one colour: its head, its arms, its trunk and legs. */
export function drawUpright(): string {
  const arms = [ARM, ARM.map(({ at, radius }): Disc => ({ at: mirror(at), radius }))].map(drawAround);
  return [drawEllipse([0, 13], 9, 11.5), ...arms, drawLoop(mirrorLoop(TRUNK))].join('');
}

/** Half the width of the upright body with its arms, and its height. */
export const UPRIGHT = { half: 34, height: 208 } as const;
