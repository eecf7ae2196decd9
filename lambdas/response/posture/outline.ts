/** Outlines as path data, of M, L, A and Z alone. */

/** A point of a picture; y grows downwards. */
export type Flat = readonly [x: number, y: number];

export interface Disc {
  readonly at: Flat;
  readonly radius: number;
}

const round = (value: number): string => String(Math.round(value * 10) / 10);
const write = ([x, y]: Flat): string => `${round(x)} ${round(y)}`;

export function drawPolygon(corners: readonly Flat[]): string {
  return `M${corners.map(write).join('L')}Z`;
}

export function drawLine(corners: readonly Flat[]): string {
  return `M${corners.map(write).join('L')}`;
}

/** Draws a closed curve through points (Catmull-Rom): at each point, it runs parallel to the line of the neighbours. */
export function drawLoop(through: readonly Flat[]): string {
  const at = (index: number): Flat => through[(index + through.length) % through.length] ?? [0, 0];
  const stretches = through.map((from, index) => {
    const [before, to, after] = [at(index - 1), at(index + 1), at(index + 2)];
    const leave: Flat = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const meet: Flat = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    return `C${[leave, meet, to].map(write).join(' ')}`;
  });
  return `M${write(at(0))}${stretches.join('')}Z`;
}

/** An ellipse, in four arcs: so the ends of the arcs tell its extent. */
export function drawEllipse([x, y]: Flat, wide: number, high: number): string {
  const [left, right]: readonly [Flat, Flat] = [
    [x - wide, y],
    [x + wide, y],
  ];
  const ends: readonly Flat[] = [[x, y - high], right, [x, y + high], left];
  const arcs = ends.map((end) => `A${round(wide)} ${round(high)} 0 0 1 ${write(end)}`);
  return `M${write(left)}${arcs.join('')}Z`;
}

const turn = (o: Flat, a: Flat, b: Flat): number =>
  (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

interface OnDisc {
  readonly at: Flat;
  readonly disc: number;
}

/** The corners of the smallest convex shape around points, clockwise as it is seen (Andrew's monotone chain). */
function hullOf<P extends { readonly at: Flat }>(points: readonly P[]): P[] {
  const sorted = points.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
  const half = (inOrder: readonly P[]): P[] => {
    const kept: P[] = [];
    for (const point of inOrder) {
      for (;;) {
        const [before, last] = [kept.at(-2), kept.at(-1)];
        if (before === undefined || last === undefined || turn(before.at, last.at, point.at) > 0) break;
        kept.pop();
      }
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** The hull of some flat corners. */
export function drawHull(corners: readonly Flat[]): string {
  return drawPolygon(hullOf(corners.map((at) => ({ at }))).map(({ at }) => at));
}

/** So many points stand for a disc while its part of an outline is looked for. */
const AROUND = 40;

/** The outline around discs, as if a band were stretched around them: an arc of each disc that it touches. */
export function drawAround(discs: readonly Disc[]): string {
  const points = discs.flatMap(({ at, radius }, disc): OnDisc[] =>
    Array.from({ length: AROUND }, (_, index) => {
      const angle = (index / AROUND) * 2 * Math.PI;
      return { at: [at[0] + radius * Math.cos(angle), at[1] + radius * Math.sin(angle)], disc };
    }),
  );
  const hull = hullOf(points);
  const starts = hull.findIndex(({ disc }, index) => disc !== hull.at(index - 1)?.disc);
  if (starts < 0) {
    const [only] = discs.toSorted((a, b) => b.radius - a.radius);
    return only === undefined ? '' : drawEllipse(only.at, only.radius, only.radius);
  }
  const turned = [...hull.slice(starts), ...hull.slice(0, starts)];
  let path = '';
  for (let from = 0; from < turned.length;) {
    const disc = turned[from]?.disc;
    let to = from;
    while (turned[to + 1]?.disc === disc && to + 1 < turned.length) to += 1;
    const [first, last, radius] = [turned[from]?.at, turned[to]?.at, discs[disc ?? 0]?.radius ?? 0];
    if (first === undefined || last === undefined) break;
    const isLarge = to - from > AROUND / 2 ? 1 : 0;
    path += `${path === '' ? 'M' : 'L'}${write(first)}`;
    if (to > from) path += `A${round(radius)} ${round(radius)} 0 ${isLarge} 1 ${write(last)}`;
    from = to + 1;
  }
  return `${path}Z`;
}
