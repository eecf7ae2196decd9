/** Draws a pose: what is behind comes first, and the place that is rolled comes last. */
import { COLORS } from '../screen/apl.ts';
import { drawInset } from './inset.ts';
import type { Pose } from './pose.ts';
import { drawAround, drawEllipse, drawHull, drawPolygon, type Disc, type Flat } from './outline.ts';
import {
  BONES,
  poseSkeleton,
  segmentOf,
  THICK,
  type Limbs,
  type Skeleton,
  type ToolSize,
} from './skeleton.ts';
import { add, cross, mix, move, scale, square, unit, type Vector } from './vector.ts';

/** The colours of a drawing, by purpose. The tool alone is blue, and the place alone is orange. */
export const INK = {
  gap: COLORS.background,
  skin: '#dbe4ec',
  skinBehind: '#8d9dad',
  shirt: '#8797a8',
  shirtBehind: '#667789',
  shorts: '#62748a',
  shortsBehind: '#56687c',
  hair: '#6b5a4e',
  mark: COLORS.mark,
  white: COLORS.text,
  tool: '#3f7fd6',
  toolEnd: '#8fb8f0',
  ground: '#1c2833',
  edge: COLORS.line,
  wood: '#7a6754',
  woodTop: '#97826b',
  weight: COLORS.hold,
} as const;

export type Ink = (typeof INK)[keyof typeof INK];

/** How a shape moves from "rolled down" to "rolled up": pushed, and turned about a point, in degrees. */
export interface Motion {
  readonly by: Flat;
  readonly turned: number;
  readonly about: Flat;
}

/** A shape of a drawing. `line` is its width; with a line alone, nothing is filled. */
export interface Shape {
  readonly path: string;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly line?: number;
  readonly motion?: Motion;
}

export interface Picture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Turns a point in space to one on the picture, and tells how near it is. */
type Camera = (point: Vector) => { readonly at: Flat; readonly near: number };

function cameraOf([turned, down]: Pose['camera']): Camera {
  const [a, b] = [(turned * Math.PI) / 180, (down * Math.PI) / 180];
  const [cosA, sinA, cosB, sinB] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
  return ([x, y, z]) => {
    const depth = cosA * z - sinA * x;
    return { at: [cosA * x + sinA * z, sinB * depth - cosB * y], near: sinB * y + cosB * depth };
  };
}

type Balls = readonly (readonly [at: Vector, radius: number])[];

/** A part of the body: balls in space with a skin stretched around them; and what is worn over it. */
interface Part {
  readonly balls: Balls;
  readonly fill: Ink;
  readonly worn?: { readonly balls: Balls; readonly fill: Ink };
  /** Added to its nearness when it is decided what hides what. */
  readonly nearer?: number;
}

/** An arm and a leg. Those of the side that is rolled are light. */
function partsOfLimbs(limbs: Limbs, isRolled: boolean): Part[] {
  const { hip, knee, ankle, heel, ball, toe, shoulder, elbow, wrist, hand } = limbs;
  const skin = isRolled ? INK.skin : INK.skinBehind;
  const shorts = isRolled ? INK.shorts : INK.shortsBehind;
  const shirt = isRolled ? INK.shirt : INK.shirtBehind;
  const [muscle, hem, cuff] = [mix(hip, knee, 0.4), mix(hip, knee, 0.34), mix(shoulder, elbow, 0.5)];
  const foot: Balls = [
    [ankle, THICK.ankle],
    [heel, THICK.heel],
    [ball, THICK.ball],
    [toe, THICK.toe],
  ];
  const shin: Balls = [
    [knee, THICK.knee - 0.4],
    [mix(knee, ankle, 0.28), THICK.calf],
    [ankle, THICK.ankle],
  ];
  const thigh: Balls = [
    [hip, THICK.hip - 1],
    [muscle, THICK.thigh - 0.4],
    [knee, THICK.knee],
  ];
  const palm: Balls = [
    [wrist, THICK.wrist],
    [mix(wrist, hand, 0.6), THICK.hand],
    [hand, 2.4],
  ];
  const forearm: Balls = [
    [elbow, THICK.elbow],
    [mix(elbow, wrist, 0.25), 4.2],
    [wrist, THICK.wrist],
  ];
  const upperArm: Balls = [
    [shoulder, THICK.shoulder - 1],
    [elbow, THICK.elbow],
  ];
  const leg: Balls = [
    [hip, THICK.hip],
    [hem, THICK.thigh + 0.6],
  ];
  const sleeve: Balls = [
    [shoulder, THICK.shoulder],
    [cuff, 5.6],
  ];
  return [
    { balls: foot, fill: skin, nearer: -1 },
    { balls: shin, fill: skin },
    { balls: thigh, fill: skin, worn: { balls: leg, fill: shorts }, nearer: 1 },
    { balls: palm, fill: skin },
    { balls: forearm, fill: skin, nearer: 1 },
    { balls: upperArm, fill: skin, worn: { balls: sleeve, fill: shirt }, nearer: 1.4 },
  ];
}

function partsOfTrunk({ pelvis, waist, chest, hips, ribs }: Skeleton): Part[] {
  const both = (at: Vector, right: Vector, aside: number, radius: number): Part['balls'] => [
    [move(at, right, aside), radius],
    [move(at, right, -aside), radius],
  ];
  return [
    {
      balls: [
        ...both(move(chest, ribs.up, -4), ribs.right, BONES.shoulder - 3, 6.2),
        ...both(move(chest, ribs.up, -14), ribs.right, 6.5, THICK.chest),
        ...both(waist, ribs.right, 5, THICK.waist - 0.5),
      ],
      fill: INK.shirt,
    },
    {
      balls: [
        ...both(pelvis, hips.right, BONES.hip - 1, THICK.hip + 0.3),
        ...both(move(pelvis, hips.up, 15), hips.right, 5, THICK.waist - 0.6),
      ],
      fill: INK.shorts,
      nearer: 0.3,
    },
  ];
}

function partsOfHead({ chest, head, face, ribs }: Skeleton): Part[] {
  const crown = square(subtractAlong(head, chest), face);
  const skull = move(head, crown, 1.5);
  return [
    {
      balls: [
        [move(chest, ribs.up, -2), 5.6],
        [move(head, crown, -5), 4.8],
      ],
      fill: INK.skin,
      nearer: -2,
    },
    { balls: [[move(skull, face, -1.6), THICK.head - 0.2]], fill: INK.hair, nearer: 1 },
    {
      balls: [
        [move(move(skull, face, 2.2), crown, -1), 7.6],
        [move(move(head, crown, -6), face, 4), 4.8],
        [move(move(head, crown, -2.2), face, 10), 1.3],
      ],
      fill: INK.skin,
      nearer: 1,
    },
  ];
}

const subtractAlong = (to: Vector, from: Vector): Vector => unit(add(to, scale(from, -1)));

/** Something to paint, and how near it is. */
interface Painted {
  readonly near: number;
  readonly shapes: readonly Shape[];
}

/** The line in the ground's colour that sets parts off against each other. */
const GAP = { stroke: INK.gap, line: 1.4 } as const;

/** The balls of a part, seen: their discs, and how near the part is on average. */
function seeBalls(balls: Balls, see: Camera): { readonly discs: readonly Disc[]; readonly near: number } {
  const seen = balls.map(([at, radius]) => ({ ...see(at), radius }));
  return { discs: seen, near: seen.reduce((sum, { near }) => sum + near, 0) / seen.length };
}

function paintPart(part: Part, moved: Part, see: Camera): Painted {
  const { discs, near } = seeBalls(part.balls, see);
  const motion = motionOf(discs, seeBalls(moved.balls, see).discs);
  const { worn, fill, nearer = 0 } = part;
  const over =
    worn === undefined
      ? []
      : [{ path: drawAround(seeBalls(worn.balls, see).discs), fill: worn.fill, ...GAP, ...motion }];
  return { near: near + nearer, shapes: [{ path: drawAround(discs), fill, ...GAP, ...motion }, ...over] };
}

/** Less than this isn't seen, in cm and degrees. */
const UNSEEN = 0.15;

/** The motion that brings the first and the last disc of a part from one frame to the other. */
function motionOf(from: readonly Disc[], to: readonly Disc[]): { readonly motion?: Motion } {
  const [a, b, c, d] = [from.at(0)?.at, from.at(-1)?.at, to.at(0)?.at, to.at(-1)?.at];
  if (a === undefined || b === undefined || c === undefined || d === undefined) return {};
  const angle = (p: Flat, q: Flat): number => (Math.atan2(q[1] - p[1], q[0] - p[0]) * 180) / Math.PI;
  const apart = Math.hypot(b[0] - a[0], b[1] - a[1]) > 4;
  const turned = apart ? ((angle(c, d) - angle(a, b) + 540) % 360) - 180 : 0;
  const by: Flat = [c[0] - a[0], c[1] - a[1]];
  const isStill = Math.hypot(...by) < UNSEEN && Math.abs(turned) < UNSEEN;
  return isStill ? {} : { motion: { by, turned, about: a } };
}

const CIRCLE = 28;

/** Points of a circle in space. */
function ring(at: Vector, axis: Vector, radius: number): Vector[] {
  const along = unit(axis);
  const one = square(Math.abs(along[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], along);
  const other = cross(along, one);
  return Array.from({ length: CIRCLE }, (_, index) => {
    const angle = (index / CIRCLE) * 2 * Math.PI;
    return move(move(at, one, radius * Math.cos(angle)), other, radius * Math.sin(angle));
  });
}

/** Whether the tool is drawn over the body: a ball between body and wall would hardly be seen. */
function isInFront({ toolInFront = false, scene }: Pose, half: number): boolean {
  return toolInFront || (scene.wall !== undefined && half === 0);
}

function paintTool(pose: Pose, { radius, half }: ToolSize, at: Vector, moved: Vector, see: Camera): Painted {
  const seen = see(at);
  const to = see(moved).at;
  const by: Flat = [to[0] - seen.at[0], to[1] - seen.at[1]];
  const motion = Math.hypot(...by) < UNSEEN ? {} : { motion: { by, turned: 0, about: seen.at } };
  const near = seen.near + (isInFront(pose, half) ? 60 : -12);
  if (half === 0) {
    const light: Flat = [seen.at[0] - radius * 0.3, seen.at[1] - radius * 0.35];
    return {
      near,
      shapes: [
        { path: drawEllipse(seen.at, radius, radius), fill: INK.tool, ...GAP, ...motion },
        { path: drawEllipse(light, radius * 0.3, radius * 0.3), fill: INK.toolEnd, ...motion },
      ],
    };
  }
  const axis = unit(pose.axis);
  const ends = [half, -half].map((by) => move(at, axis, by));
  const [nearest = at, farthest = at] = ends.toSorted((a, b) => see(b).near - see(a).near);
  const flat = (points: readonly Vector[]): Flat[] => points.map((point) => see(point).at);
  const endOf = (part: number): string => drawRing(see(nearest).at, axis, radius * part, see);
  return {
    near,
    shapes: [
      {
        path: drawHull(flat([...ring(nearest, axis, radius), ...ring(farthest, axis, radius)])),
        fill: INK.tool,
        ...GAP,
        ...motion,
      },
      { path: endOf(1), fill: INK.toolEnd, ...motion },
      ...(radius > 4 ? [{ path: endOf(0.5), fill: INK.gap, ...motion }] : []),
    ],
  };
}

/** A circle in space, seen: an ellipse whose short axis lies along the axis of the circle. */
function drawRing(at: Flat, axis: Vector, radius: number, see: Camera): string {
  const [tip, root] = [see(axis).at, see([0, 0, 0]).at];
  const along: Flat = [tip[0] - root[0], tip[1] - root[1]];
  const seen = Math.hypot(...along);
  const turned = (Math.atan2(along[1], along[0]) * 180) / Math.PI;
  const thin = radius * Math.sqrt(Math.max(0, 1 - seen ** 2));
  const wide: Flat = seen === 0 ? [radius, 0] : [(-along[1] / seen) * radius, (along[0] / seen) * radius];
  const ends = [1, -1].map((by): Flat => [at[0] + wide[0] * by, at[1] + wide[1] * by]);
  const [from, to] = ends.map((end) => end.map((value) => Math.round(value * 10) / 10).join(' '));
  const arc = `A${thin.toFixed(1)} ${radius.toFixed(1)} ${turned.toFixed(0)} 1 1 `;
  return `M${from ?? ''}${arc}${to ?? ''}${arc}${from ?? ''}Z`;
}

/** The mat, the wall and the furniture. */
function paintScene({ scene: { from, to, wall, chair, stool } }: Pose, see: Camera): Shape[] {
  const flat = (corners: readonly Vector[]): Flat[] => corners.map((corner) => see(corner).at);
  const face = (corners: readonly Vector[]): Shape => ({
    path: drawPolygon(flat(corners)),
    fill: INK.ground,
    stroke: INK.edge,
    line: 1,
  });
  const box = (a: Vector, b: Vector, fill: Ink): Shape => {
    const corners = [a[0], b[0]].flatMap((x) =>
      [a[1], b[1]].flatMap((y) => [a[2], b[2]].map((z): Vector => [x, y, z])),
    );
    return { path: drawHull(flat(corners)), fill, ...GAP };
  };
  const [left, back, right, front] = [...from, ...to];
  return [
    face([
      [left, 0, back],
      [right, 0, back],
      [right, 0, front],
      [left, 0, front],
    ]),
    ...(wall === undefined
      ? []
      : [
          face([
            [left, 0, back],
            [left, wall, back],
            [left, wall, front],
            [left, 0, front],
          ]),
        ]),
    ...(chair === true
      ? [
          ...[-20, 17].flatMap((x) => [-20, 17].map((z) => box([x, 0, z], [x + 3, 41, z + 3], INK.wood))),
          box([-23, 45, -20], [-20, 90, 20], INK.wood),
          box([-23, 41, -20], [20, 45, 20], INK.woodTop),
        ]
      : []),
    ...(stool === undefined
      ? []
      : [
          box([stool[0] - 13, 0, stool[1] - 13], [stool[0] + 13, stool[2] - 4, stool[1] + 13], INK.wood),
          box(
            [stool[0] - 15, stool[2] - 4, stool[1] - 15],
            [stool[0] + 15, stool[2], stool[1] + 15],
            INK.woodTop,
          ),
        ]),
  ];
}

/** The rings where weight is carried. */
function paintWeight(pose: Pose, skeleton: Skeleton, see: Camera): Shape[] {
  const down = Math.sin((pose.camera[1] * Math.PI) / 180);
  const points = (['right', 'left'] as const).flatMap((side): Vector[] => {
    const { arm, leg } = pose[side];
    const { elbow, wrist, hand, ball, heel } = skeleton[side];
    return [
      ...('forearm' in arm ? [mix(elbow, wrist, 0.5)] : 'palm' in arm ? [mix(wrist, hand, 0.5)] : []),
      ...('sole' in leg ? [mix(heel, ball, 0.5)] : []),
    ];
  });
  return points.map(([x, , z]) => ({
    path: drawEllipse(see([x, 0, z]).at, 14, 14 * down),
    stroke: INK.weight,
    line: 1.8,
  }));
}

function paintMark(pose: Pose, skeleton: Skeleton, moved: Skeleton, see: Camera): Shape {
  const discsOf = (one: Skeleton): Disc[] => {
    const { bone, at } = pose.spot;
    const { from, to, thick } = segmentOf(bone, one);
    const { from: first, to: last, seen, wide } = pose.mark;
    const away = unit(seen);
    // On the hip, which is round, the patch lies along the trunk.
    const along = from === to ? scale(one.hips.up, 40) : add(to, scale(from, -1));
    const place = (part: number): Disc => {
      const on = from === to ? move(from, along, part - at) : move(from, along, part);
      return { at: see(move(on, away, thick(part) * 0.6)).at, radius: wide };
    };
    return [place(first), place(last)];
  };
  const discs = discsOf(skeleton);
  return {
    path: drawAround(discs),
    fill: INK.mark,
    stroke: INK.white,
    line: 1.4,
    ...motionOf(discs, discsOf(moved)),
  };
}

const MARGIN = 8;

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The least box around some paths: around the ends of all their lines and arcs. */
function boxOf(shapes: readonly Shape[]): Box {
  const points = shapes.flatMap(({ path }) =>
    [...path.matchAll(/(?:[ML]|A\S+ \S+ \S+ [01] [01] )(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]): Flat => [
      Number(x),
      Number(y),
    ]),
  );
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The radius of the inset. */
const INSET = 27;

/** The inset. A ball that is put beside the spine is shown there. */
function paintInset({ inset, spot }: Pose, { radius, half }: ToolSize, [, top, right]: Box): Shape[] {
  if (inset === undefined) return [];
  const { of, at } = inset;
  const middle: Flat = at === 'beside' ? [right + INSET * 0.6, top + INSET] : at;
  const { body, lines, mark } = drawInset(of, middle, INSET);
  return [
    { path: drawAround([{ at: middle, radius: INSET }]), fill: INK.ground, stroke: INK.edge, line: 1 },
    { path: body, fill: INK.shirt },
    ...(lines === '' ? [] : [{ path: lines, stroke: INK.shortsBehind, line: 1 }]), // legs have none
    { path: mark, fill: INK.mark, stroke: INK.white, line: 1 },
    ...(spot.ball === undefined || half > 0
      ? []
      : [
          {
            path: drawEllipse([middle[0] + INSET * 0.19, middle[1]], radius, radius),
            fill: INK.tool,
            ...GAP,
          },
        ]),
  ];
}

/** All parts of the body. */
function partsOf(skeleton: Skeleton, rollsBoth: boolean): Part[] {
  return [
    ...partsOfLimbs(skeleton.right, true),
    ...partsOfLimbs(skeleton.left, rollsBoth),
    ...partsOfTrunk(skeleton),
    ...partsOfHead(skeleton),
  ];
}

/** Nothing is rolled: the body itself lies on the floor. */
const NO_TOOL: ToolSize = { radius: 0, half: 0 };

/**
 * Draws a pose with a tool. The picture is as large as what is on it; its unit is a cm.
 * @param tool its size; without one, no place is marked either
 * @param moving whether the shapes tell how they move; otherwise the picture is that of a hold
 */
export function drawPose(pose: Pose, tool: ToolSize | null, moving: boolean): Picture {
  const size = tool ?? NO_TOOL;
  const [from, to] = [moving ? -0.5 : 0, moving ? 0.5 : 0].map((part) => poseSkeleton(pose, size, part));
  if (from === undefined || to === undefined) throw new Error('expected two frames');
  const see = cameraOf(pose.camera);
  const { rollsBoth = false } = pose;
  const moved = partsOf(to, rollsBoth);
  const body = partsOf(from, rollsBoth).map((part, index) => paintPart(part, moved[index] ?? part, see));
  const rolled = paintTool(pose, size, from.tool, to.tool, see);
  const mark = {
    near: isInFront(pose, size.half) ? rolled.near - 0.1 : Infinity,
    shapes: [paintMark(pose, from, to, see)],
  };
  const painted = [...body, ...(tool === null ? [] : [rolled, mark])].toSorted((a, b) => a.near - b.near);
  const bare = [
    ...paintScene(pose, see),
    ...paintWeight(pose, from, see),
    ...painted.flatMap((one) => one.shapes),
  ];
  const shapes = [...bare, ...paintInset(pose, size, boxOf(bare))];
  const [left, top, right, bottom] = boxOf(shapes);
  return {
    left: Math.floor(left - MARGIN),
    top: Math.floor(top - MARGIN),
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    shapes,
  };
}
