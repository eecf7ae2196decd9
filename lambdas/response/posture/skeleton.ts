/**
 * The skeleton: bones of fixed length, posed by what they touch. Where hands and feet are is given; two-bone solving finds
 * elbows and knees. Lengths are those of somebody 172 cm tall, in cm: our own round figures near the usual eight heads.
 */
import type { ArmContact, LegContact, Pose, Spot } from './pose.ts';
import {
  add,
  cross,
  dot,
  lengthOf,
  mix,
  move,
  scale,
  square,
  subtract,
  unit,
  type Vector,
} from './vector.ts';

export const BONES = {
  trunk: 47,
  hip: 9,
  shoulder: 17,
  thigh: 43,
  shin: 41,
  foot: 16,
  upperArm: 30,
  forearm: 26,
  hand: 8,
  head: 20,
} as const;

/** Half the thickness of the body at each joint. */
export const THICK = {
  hip: 10.5,
  thigh: 9.2,
  knee: 6,
  calf: 6.3,
  ankle: 3.7,
  heel: 3.6,
  ball: 2.6,
  toe: 2.4,
  shoulder: 6.4,
  elbow: 4.1,
  wrist: 2.9,
  hand: 3.3,
  chest: 11.5,
  waist: 10,
  head: 9.6,
} as const;

/** The height of a joint over what carries it: the ankle over a flat sole, wrist and elbow over the floor. */
const ANKLE_OVER = 7.8;
const WRIST_OVER = 3.4;
const ELBOW_OVER = THICK.elbow;

/** An arm and a leg. `knees`: the direction in which the knee points. */
export interface Limbs {
  readonly hip: Vector;
  readonly knee: Vector;
  readonly ankle: Vector;
  readonly heel: Vector;
  readonly ball: Vector;
  readonly toe: Vector;
  readonly shoulder: Vector;
  readonly elbow: Vector;
  readonly wrist: Vector;
  readonly hand: Vector;
}

/** Where all joints are, and where the tool is. */
export interface Skeleton {
  readonly pelvis: Vector;
  readonly waist: Vector;
  readonly chest: Vector;
  readonly head: Vector;
  readonly face: Vector;
  /** Directions of the pelvis and of the chest. */
  readonly hips: Axes;
  readonly ribs: Axes;
  readonly right: Limbs;
  readonly left: Limbs;
  readonly tool: Vector;
}

/** Up along the spine, forwards, and to the person's right; each 1 long and square to the others. */
export interface Axes {
  readonly up: Vector;
  readonly front: Vector;
  readonly right: Vector;
}

function axesOf(up: Vector, front: Vector): Axes {
  const upwards = unit(up);
  const forwards = square(front, upwards);
  return { up: upwards, front: forwards, right: cross(forwards, upwards) };
}

/** The most of a limb's length that is used: a limb is never quite straight. */
const STRAIGHTEST = 0.996;

/** Puts two bones between two points. The joint between them points to `pole`. What is out of reach isn't reached. */
function bend(
  from: Vector,
  to: Vector,
  [upper, lower]: readonly [number, number],
  pole: Vector,
): { readonly joint: Vector; readonly end: Vector } {
  const way = subtract(to, from);
  const far = Math.min(lengthOf(way), (upper + lower) * STRAIGHTEST);
  const along = unit(way);
  const before = (upper ** 2 - lower ** 2 + far ** 2) / (2 * far);
  const aside = Math.sqrt(Math.max(0, upper ** 2 - before ** 2));
  return {
    joint: move(move(from, along, before), square(pole, along), aside),
    end: move(from, along, far),
  };
}

interface Leg {
  readonly knee: Vector;
  readonly ankle: Vector;
  readonly heel: Vector;
  readonly ball: Vector;
  readonly toe: Vector;
}

function placeLeg(hip: Vector, leg: LegContact, shift: Vector): Leg {
  const to: Vector = 'sole' in leg ? [leg.sole[0], ANKLE_OVER, leg.sole[1]] : add(leg.ankle, shift);
  const { joint: knee, end: ankle } = bend(hip, to, [BONES.thigh, BONES.shin], leg.knee);
  const toes = unit(leg.toes);
  const shin = unit(subtract(ankle, knee));
  // The sole faces away from the shin; with the toes pointed, away from where the knee points.
  const sole: Vector = 'sole' in leg ? [0, -1, 0] : square(move(shin, square(leg.knee, shin), -0.5), toes);
  return {
    knee,
    ankle,
    heel: move(move(ankle, sole, 4.2), toes, -4.5),
    ball: move(move(ankle, sole, 5.2), toes, 10),
    toe: move(move(ankle, sole, 5.4), toes, BONES.foot),
  };
}

/** What an arm can be put onto, apart from the surroundings. */
interface Reach {
  readonly head: Vector;
  readonly face: Vector;
  readonly ribs: Axes;
  readonly thigh: readonly [hip: Vector, knee: Vector];
  readonly grip: Vector;
  /** How far the body has been moved. */
  readonly shift: Vector;
  readonly sideways: 1 | -1;
}

function placeArm(shoulder: Vector, arm: ArmContact, reach: Reach): Pick<Limbs, 'elbow' | 'wrist' | 'hand'> {
  if ('forearm' in arm) {
    // The elbow is on the floor, as far from below the shoulder as the upper arm is long.
    const drop = shoulder[1] - ELBOW_OVER;
    const out = Math.sqrt(Math.max(0, BONES.upperArm ** 2 - drop ** 2));
    const under = move(shoulder, unit(arm.elbow), out);
    const elbow: Vector = [under[0], shoulder[1] - Math.min(drop, BONES.upperArm), under[2]];
    const along = unit(arm.forearm);
    const wrist: Vector = [elbow[0], WRIST_OVER, elbow[2]];
    const end = move(wrist, along, BONES.forearm);
    return { elbow, wrist: end, hand: move(end, along, BONES.hand) };
  }
  const [to, pole, hand] = targetOf(arm, reach);
  const { joint, end } = bend(shoulder, to, [BONES.upperArm, BONES.forearm], pole);
  const straight = subtract(end, joint);
  return { elbow: joint, wrist: end, hand: move(end, unit(hand ?? straight), BONES.hand) };
}

/** Where the wrist goes, where the elbow points, and where the hand points: on from the forearm if that isn't given. */
function targetOf(
  arm: Exclude<ArmContact, { readonly forearm: Vector }>,
  { head, face, ribs, thigh, grip, shift, sideways }: Reach,
): readonly [Vector, Vector, Vector | null] {
  if ('palm' in arm) return [[arm.palm[0], WRIST_OVER, arm.palm[1]], arm.elbow, arm.fingers];
  if ('wrist' in arm)
    return [arm.on === undefined ? add(arm.wrist, shift) : arm.wrist, arm.elbow, arm.fingers];
  if ('thigh' in arm) {
    const over = move(mix(thigh[0], thigh[1], arm.thigh), [0, 1, 0], THICK.thigh + 2);
    return [over, arm.elbow, subtract(thigh[1], thigh[0])];
  }
  if (arm.on === 'tool') return [move(grip, [0, 1, 0], 2), arm.elbow, [0.3, -1, -sideways]];
  const behind = move(move(head, face, -7), ribs.right, sideways * 7);
  return [behind, arm.elbow, scale(ribs.right, -sideways)];
}

/** A bone on which a place lies: its ends, and half the thickness there. For the hip, both ends are one point. */
export interface Segment {
  readonly from: Vector;
  readonly to: Vector;
  readonly thick: (part: number) => number;
}

const taper =
  (from: number, to: number) =>
  (part: number): number =>
    from + (to - from) * Math.min(1, Math.max(0, part));

/** The bone of a spot. Places are those of the right side. */
export function segmentOf(bone: Spot['bone'], { right, pelvis, chest, hips, ribs }: Skeleton): Segment {
  switch (bone) {
    case 'thigh':
      return { from: right.hip, to: right.knee, thick: taper(THICK.hip, THICK.knee + 0.5) };
    case 'shin':
      return { from: right.knee, to: right.ankle, thick: taper(THICK.calf + 0.8, THICK.ankle) };
    case 'foot':
      return { from: right.heel, to: right.toe, thick: taper(THICK.heel, THICK.toe) };
    case 'buttock': {
      const at = move(move(right.hip, hips.front, -2), hips.up, 1);
      return { from: at, to: at, thick: () => THICK.hip + 1 };
    }
    case 'pocket': {
      const at = move(move(right.hip, hips.front, 1), hips.up, 3);
      return { from: at, to: at, thick: () => THICK.hip };
    }
    case 'back':
      return { from: pelvis, to: chest, thick: taper(THICK.waist, THICK.chest) };
    case 'flank': {
      const armpit = move(move(chest, ribs.right, BONES.shoulder - 8), ribs.up, -6);
      return {
        from: move(pelvis, hips.right, BONES.hip - 2),
        to: armpit,
        thick: taper(THICK.waist, THICK.chest - 2),
      };
    }
  }
}

/** How much the tool is pressed into the body. */
const PRESSED = 1.5;

/** The tool's middle for a spot, and the direction from the bone to it. */
function toolAt(spot: Spot, { radius, half }: ToolSize, skeleton: Skeleton, slid: Vector): Vector {
  const towards = half === 0 ? (spot.ball ?? spot.towards) : spot.towards;
  const { from, to, thick } = segmentOf(spot.bone, skeleton);
  const bone = subtract(to, from);
  const away = thick(spot.at) + radius - PRESSED;
  const isRound = lengthOf(bone) === 0;
  if (isRound) return move(from, unit(move(scale(unit(towards), away), slid, 1)), away);
  const along = unit(bone);
  const at = spot.at + dot(slid, along) / lengthOf(bone);
  return move(mix(from, to, at), square(towards, along), thick(at) + radius - PRESSED);
}

/** How far out hands hold a hand roller, as a part of half its length: so its ends are seen. */
const GRIPPED = 0.78;

const NOWHERE: Vector = [0, 0, 0];

/** What has been moved so far to bring the tool against what carries it, and where in the movement this is. */
interface Shift {
  readonly body: Vector;
  readonly foot: Vector;
  /** How far the tool has gone along the body. */
  readonly tool: Vector;
}

function place(pose: Pose, radius: number, half: number, { body, foot, tool }: Shift): Skeleton {
  const pelvis = add(pose.pelvis, body);
  const hips = axesOf(pose.up, pose.front);
  const ribs = axesOf(pose.chest?.up ?? pose.up, pose.chest?.front ?? pose.front);
  const waist = move(pelvis, hips.up, BONES.trunk * 0.42);
  const chest = move(waist, ribs.up, BONES.trunk * 0.58);
  const head = move(chest, unit(pose.neck), BONES.head);
  const face = unit(pose.face);
  const sides = (['right', 'left'] as const).map((side) => {
    const sideways = side === 'right' ? 1 : -1;
    const hip = move(pelvis, hips.right, sideways * BONES.hip);
    const shoulder = move(move(chest, ribs.right, sideways * BONES.shoulder), ribs.up, -4);
    const leg = placeLeg(hip, pose[side].leg, foot);
    return { sideways, hip, shoulder, ...leg } as const;
  });
  const [right, left] = sides;
  const still = { elbow: NOWHERE, wrist: NOWHERE, hand: NOWHERE };
  if (right === undefined || left === undefined) throw new Error('expected two sides');
  const bare = { pelvis, waist, chest, head, face, hips, ribs, tool: NOWHERE };
  const without: Skeleton = { ...bare, right: { ...right, ...still }, left: { ...left, ...still } };
  const at = toolAt(pose.spot, { radius, half }, without, tool);
  const armed = (one: typeof right, arm: ArmContact): Limbs => {
    const grip = move(at, unit(pose.axis), one.sideways * half * GRIPPED);
    const { hip, knee, sideways } = one;
    const reach: Reach = { head, face, ribs, thigh: [hip, knee], grip, shift: body, sideways };
    return { ...one, ...placeArm(one.shoulder, arm, reach) };
  };
  return { ...without, tool: at, right: armed(right, pose.right.arm), left: armed(left, pose.left.arm) };
}

/** How far the tool is from lying on what carries it, along `settlesAlong`. */
function gapOf({ carried: { on, at = 0 } }: Pose, tool: Vector, radius: number): number {
  if (on === 'hands') return 0;
  return radius + at - tool[on === 'floor' ? 1 : 0];
}

const settlesAlong = ({ carried }: Pose): Vector => (carried.on === 'wall' ? [1, 0, 0] : [0, 1, 0]);

/** The tool is put this near to what carries it, in cm, which takes three or four steps; more than these never. */
const NEAR_ENOUGH = 0.02;
const MOST_STEPS = 12;

/** The size of a tool: its radius, and half its length (0 for a ball), in cm. */
export interface ToolSize {
  readonly radius: number;
  readonly half: number;
}

/**
 * Poses the skeleton. Hands and feet stay where the pose has put them; the body, or the leg that is rolled, is moved until
 * the tool touches both the place and what carries it (by the secant method).
 * @param part where in the movement: from -0.5, rolled down, to 0.5, rolled up; 0 is the hold
 */
export function poseSkeleton(pose: Pose, { radius, half }: ToolSize, part = 0): Skeleton {
  const slid = scale(pose.slide, part);
  const { moves, settles } = pose;
  const body = moves === 'body' ? slid : NOWHERE;
  const foot = moves === 'tool' ? NOWHERE : slid;
  // A roller travels half as far as the body on it; a hand roller travels alone.
  const tool = scale(slid, moves === 'tool' ? 1 : -0.5);
  const along = settlesAlong(pose);
  const placeAt = (by: number): Skeleton => {
    const moved = {
      body: settles === 'body' ? move(body, along, by) : body,
      foot: move(foot, along, by),
      tool,
    };
    return place(pose, radius, half, moved);
  };
  let at = 0;
  let skeleton = placeAt(at);
  let gap = gapOf(pose, skeleton.tool, radius);
  let slope = 1;
  for (let step = 0; step < MOST_STEPS && Math.abs(gap) > NEAR_ENOUGH; step += 1) {
    const by = gap / slope;
    at += by;
    skeleton = placeAt(at);
    const left = gapOf(pose, skeleton.tool, radius);
    slope = Math.max(0.2, (gap - left) / by);
    gap = left;
  }
  return skeleton;
}
