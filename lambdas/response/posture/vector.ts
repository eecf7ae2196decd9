/** Points and directions in space, in cm: x to the right of the picture, y up from the floor, z towards whoever looks. */
export type Vector = readonly [x: number, y: number, z: number];

export const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const scale = ([x, y, z]: Vector, by: number): Vector => [x * by, y * by, z * by];

export const subtract = (a: Vector, b: Vector): Vector => add(a, scale(b, -1));

/** The point that lies `by` times `along` from `from`. */
export const move = (from: Vector, along: Vector, by: number): Vector => add(from, scale(along, by));

/** The point on the way from `a` (0) to `b` (1). */
export const mix = (a: Vector, b: Vector, part: number): Vector => move(a, subtract(b, a), part);

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

export const lengthOf = (a: Vector): number => Math.hypot(...a);

/** The direction of a vector, 1 long. */
export const unit = (a: Vector): Vector => scale(a, 1 / (lengthOf(a) || 1));

/** The direction in `of` that is square to `to`, which is 1 long. */
export const square = (of: Vector, to: Vector): Vector => unit(move(of, to, -dot(of, to)));
