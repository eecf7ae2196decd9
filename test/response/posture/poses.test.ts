import { describe, expect, it } from 'vitest';
import { REGION_IDS, REGIONS, type Region } from '../../../lambdas/coach/body/regions.ts';
import { type Drawn, findPose, nameDrawing, TOOL_SIZES } from '../../../lambdas/response/posture/drawing.ts';
import type { Pose } from '../../../lambdas/response/posture/pose.ts';
import {
  BONES,
  poseSkeleton,
  segmentOf,
  THICK,
  type Limbs,
  type Skeleton,
  type ToolSize,
} from '../../../lambdas/response/posture/skeleton.ts';
import {
  dot,
  lengthOf,
  mix,
  move,
  subtract,
  unit,
  type Vector,
} from '../../../lambdas/response/posture/vector.ts';

/** Every region in each of its postures, with each tool, and with both thighs where both are rolled at once. */
const ALL = REGION_IDS.flatMap((region) => {
  const { ways, sides }: Region = REGIONS[region];
  return ways.flatMap(({ posture, tools }) =>
    tools.flatMap((tool): Drawn[] =>
      (sides === 'each_or_both' && posture === 'floor' ? [false, true] : [false]).map((both) => ({
        region,
        posture,
        tool,
        both,
      })),
    ),
  );
});

/** Each drawing once: a firm roller looks like a soft one. */
const DRAWN = [...new Map(ALL.map((drawn) => [nameDrawing(drawn), drawn])).values()];

/** A position rolled down, in a hold, and rolled up. */
const FRAMES = [-0.5, 0, 0.5];

interface Case {
  readonly name: string;
  readonly pose: Pose;
  readonly size: ToolSize;
  readonly skeleton: Skeleton;
}

const CASES: readonly Case[] = DRAWN.flatMap((drawn) => {
  const pose = findPose(drawn);
  if (pose === null) throw new Error(`${drawn.region}: no pose ${drawn.posture}`);
  const size = TOOL_SIZES[drawn.tool];
  return FRAMES.map((part) => ({
    name: `${drawn.region} ${drawn.posture} ${drawn.tool}${drawn.both ? ' both' : ''} ${part}`,
    pose,
    size,
    skeleton: poseSkeleton(pose, size, part),
  }));
});

const SIDES = ['right', 'left'] as const;

/** The angle by which a joint is bent, in degrees: 0 is straight. */
function bentAt(from: Vector, joint: Vector, to: Vector): number {
  return (
    (Math.acos(Math.min(1, dot(unit(subtract(joint, from)), unit(subtract(to, joint))))) * 180) / Math.PI
  );
}

/** The names of the cases in which something is found that shouldn't be. */
function listWhere(find: (one: Case, limbs: Limbs, side: 'right' | 'left') => string | null): string[] {
  return CASES.flatMap((one) =>
    SIDES.flatMap((side) => {
      const found = find(one, one.skeleton[side], side);
      return found === null ? [] : [`${one.name}, ${side}: ${found}`];
    }),
  );
}

const outside = (value: number, least: number, most: number, what: string): string | null =>
  value >= least && value <= most ? null : `${what} ${value.toFixed(1)}`;

describe('a drawn body', () => {
  it('has bones of one length, whatever it does', () => {
    const found = listWhere((_, { hip, knee, ankle, shoulder, elbow, wrist }) => {
      const bones = [
        [hip, knee, BONES.thigh],
        [knee, ankle, BONES.shin],
        [shoulder, elbow, BONES.upperArm],
        [elbow, wrist, BONES.forearm],
      ] as const;
      const off = bones.map(([from, to, long]) => Math.abs(lengthOf(subtract(to, from)) - long));
      return outside(Math.max(...off), 0, 1, 'a bone is off by');
    });
    expect(found).toEqual([]);
  });

  it('bends no knee and no elbow further than people can', () => {
    const found = listWhere(
      (_, { hip, knee, ankle, shoulder, elbow, wrist }) =>
        outside(bentAt(hip, knee, ankle), 0, 145, 'knee') ??
        outside(bentAt(shoulder, elbow, wrist), 0, 150, 'elbow'),
    );
    expect(found).toEqual([]);
  });

  it('bends knees forwards, as the belly faces, never backwards', () => {
    const found = listWhere(({ skeleton }, { hip, knee, ankle }) => {
      const bend = subtract(knee, mix(hip, ankle, 0.5));
      const forward = dot(unit(bend), skeleton.hips.front);
      return bentAt(hip, knee, ankle) < 12 ? null : outside(forward, -0.35, 1, 'knee points');
    });
    expect(found).toEqual([]);
  });

  it('stands with its soles flat on the floor, under where the table puts them', () => {
    const found = listWhere(({ pose }, { heel, ball, ankle }, side) => {
      const { leg } = pose[side];
      if (!('sole' in leg)) return null;
      return (
        outside(heel[1] - THICK.heel, -0.8, 0.8, 'heel at') ??
        outside(ball[1] - THICK.ball, -0.8, 0.8, 'ball at') ??
        outside(Math.hypot(ankle[0] - leg.sole[0], ankle[2] - leg.sole[1]), 0, 0.8, 'foot away by')
      );
    });
    expect(found).toEqual([]);
  });

  it('leans on hands and forearms that are on the floor, and on the wall', () => {
    const found = listWhere(({ pose }, { elbow, wrist }, side) => {
      const { arm } = pose[side];
      if ('palm' in arm)
        return outside(lengthOf(subtract(wrist, [arm.palm[0], 3.4, arm.palm[1]])), 0, 0.8, 'palm away by');
      if ('forearm' in arm)
        return outside(elbow[1], 3, 5, 'elbow at') ?? outside(wrist[1], 2.5, 5, 'wrist at');
      if ('wrist' in arm && arm.on !== undefined)
        return outside(lengthOf(subtract(wrist, arm.wrist)), 0, 2, 'hand away by');
      return null;
    });
    expect(found).toEqual([]);
  });

  it('sinks into nothing: every part is above the floor and before the wall', () => {
    const found = listWhere(({ pose }, limbs) => {
      const { hip, knee, ankle, shoulder, elbow, wrist, hand, toe } = limbs;
      const parts = [
        [hip, 9],
        [knee, 5.5],
        [ankle, THICK.ankle],
        [toe, 2],
        [shoulder, 5.5],
        [elbow, 3.5],
        [wrist, 2.9],
        [hand, 2.4],
      ] as const;
      const low = Math.min(...parts.map(([at, thick]) => at[1] - thick));
      const near = Math.min(...parts.map(([at, thick]) => at[0] - thick));
      return (
        outside(low, -2, 200, 'lowest at') ??
        (pose.scene.wall === undefined ? null : outside(near, -2, 200, 'nearest to the wall at'))
      );
    });
    expect(found).toEqual([]);
  });
});

/** The distance between a tool's axis and a bone, by points along both, less half their thickness. */
function clearance(
  { pose, size, skeleton: { tool } }: Case,
  from: Vector,
  to: Vector,
  thick: (part: number) => number,
): number {
  const along = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];
  const axis = along.map((part) => move(tool, unit(pose.axis), part * size.half));
  const parts = Array.from({ length: 21 }, (_, index) => index / 20);
  const gaps = parts.flatMap((part) =>
    axis.map((at) => lengthOf(subtract(at, mix(from, to, part))) - thick(part) - size.radius),
  );
  return Math.min(...gaps);
}

describe('a drawn tool', () => {
  it('lies on the floor, on the seat, or against the wall', () => {
    const found = CASES.flatMap(({ name, pose, size, skeleton }) => {
      const { on, at = 0 } = pose.carried;
      const gap = on === 'hands' ? 0 : skeleton.tool[on === 'floor' ? 1 : 0] - at - size.radius;
      const off = outside(gap, -0.1, 0.1, 'gap');
      return off === null ? [] : [`${name}: ${off}`];
    });
    expect(found).toEqual([]);
  });

  it('touches the place', () => {
    const found = CASES.flatMap((one) => {
      const { from, to, thick } = segmentOf(one.pose.spot.bone, one.skeleton);
      const off = outside(clearance(one, from, to, thick), -4, 0.5, 'gap');
      return off === null ? [] : [`${one.name}: ${off}`];
    });
    expect(found).toEqual([]);
  });

  it('is at the shoulder blades for the upper back, and never at the low back, however far one rolls', () => {
    const LOWEST = 0.75;
    const found = CASES.filter(({ pose }) => pose.spot.bone === 'back').map(({ name, skeleton }) => {
      const { from, to } = segmentOf('back', skeleton);
      const spine = subtract(to, from);
      return { name, at: dot(subtract(skeleton.tool, from), unit(spine)) / lengthOf(spine) };
    });
    expect(found).not.toEqual([]);
    expect(found.filter(({ at }) => at < LOWEST)).toEqual([]);
  });

  it('touches nothing but the place and what is next to it', () => {
    const NEXT: Readonly<Record<Pose['spot']['bone'], readonly string[]>> = {
      thigh: ['thigh'],
      shin: ['shin', 'foot'],
      foot: ['foot', 'shin'],
      buttock: ['thigh', 'other thigh'],
      pocket: ['thigh'],
      back: ['upper arm', 'other upper arm'],
      flank: ['upper arm'],
    };
    const found = CASES.flatMap((one) => {
      const { right, left } = one.skeleton;
      const both = one.pose.rollsBoth === true;
      const bones = [right, left].flatMap((limbs) => {
        const other = limbs === left && !both ? 'other ' : '';
        return [
          { bone: `${other}thigh`, from: mix(limbs.hip, limbs.knee, 0.15), to: limbs.knee, thick: 6 },
          { bone: `${other}shin`, from: limbs.knee, to: limbs.ankle, thick: 4 },
          { bone: `${other}foot`, from: limbs.heel, to: limbs.toe, thick: 2 },
          { bone: `${other}upper arm`, from: limbs.shoulder, to: limbs.elbow, thick: 4 },
          { bone: `${other}forearm`, from: limbs.elbow, to: limbs.wrist, thick: 3 },
        ];
      });
      const held = one.pose.carried.on === 'hands';
      return bones
        .filter(({ bone }) => !NEXT[one.pose.spot.bone].includes(bone) && !(held && bone.endsWith('arm')))
        .map(({ bone, from, to, thick }) => ({ bone, gap: clearance(one, from, to, () => thick) }))
        .filter(({ gap }) => gap < -1)
        .map(({ bone, gap }) => `${one.name}: ${bone} ${gap.toFixed(1)}`);
    });
    expect(found).toEqual([]);
  });

  it('is beside the spine if it is a ball behind the back, because the words put it there', () => {
    const found = CASES.filter(({ pose, size }) => pose.spot.bone === 'back' && size.half === 0);
    const aside = found.map(({ skeleton: { tool, chest, ribs } }) => dot(subtract(tool, chest), ribs.right));
    expect(found).not.toEqual([]);
    expect(Math.min(...aside)).toBeGreaterThan(TOOL_SIZES.ball.radius);
  });

  it('lies under one leg or under both: the other leg is far from it', () => {
    const found = CASES.filter(({ name }) => name.startsWith('quads floor')).map(({ name, skeleton }) => ({
      isBoth: name.includes('both'),
      apart: lengthOf(subtract(skeleton.right.ankle, skeleton.left.ankle)),
    }));
    expect(found.some(({ isBoth }) => isBoth)).toBe(true);
    expect(found.filter(({ isBoth, apart }) => isBoth === apart > 50)).toEqual([]);
  });

  it('rolls about half as far as the body that is on it', () => {
    const found = DRAWN.flatMap((drawn) => {
      const pose = findPose(drawn);
      if (pose?.moves !== 'body') return [];
      const [down, up] = [-0.5, 0.5].map((part) => poseSkeleton(pose, TOOL_SIZES[drawn.tool], part));
      if (down === undefined || up === undefined) return [];
      const far = dot(subtract(up.tool, down.tool), unit(pose.slide));
      const off = outside(far - lengthOf(pose.slide) / 2, -2, 2, 'rolled too far by');
      return off === null ? [] : [`${drawn.region} ${drawn.posture} ${drawn.tool}: ${off}`];
    });
    expect(found).toEqual([]);
  });
});
