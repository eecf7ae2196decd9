import { keysOf } from '../shared/keys-of.ts';
import type { ToolId } from './equipment.ts';

/** Where a set-up is done: down on the roller, standing at a wall, or on a chair. */
export type Posture = 'floor' | 'wall' | 'chair';

/**
 * One way of doing a region, and the tools it is done with. `gentle`: those of gentle mode, which is at a wall or
 * on a chair, with something soft, or with a ball where wall or chair carries the weight. `gentleIfAsked`: those of a way
 * that gentle mode has only for who asks for it, and is gentle for a strong pain alone.
 */
export interface Technique {
  readonly posture: Posture;
  readonly tools: readonly ToolId[];
  readonly gentle: readonly ToolId[];
  readonly gentleIfAsked?: readonly ToolId[];
}

/**
 * A muscle region. `sides`: `each` is done left, then right; `each_or_both` may also be done both at once;
 * `centre` has no side. `ways`: the usual way first.
 */
export interface Region {
  readonly sides: 'each' | 'each_or_both' | 'centre';
  readonly ways: readonly [Technique, ...Technique[]];
}

const ROLLERS = ['soft_roller', 'firm_roller', 'medicine_ball'] as const;

const AT_A_WALL = ['ball', 'soft_roller', 'medicine_ball'] as const;

/**
 * The regions the coach guides: hips, thighs and upper back, never the low back, in the order they are rolled
 * in: those done sitting first, the ones lying face down later. An entry added here owes its words (locales/)
 * and its slot values (interaction-models/), which type checker and parity test name; routine.ts decides
 * whether routines use it unasked.
 */
export const REGIONS = {
  glutes: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [], gentleIfAsked: ['soft_roller'] },
      { posture: 'wall', tools: AT_A_WALL, gentle: ['soft_roller', 'ball'] },
    ],
  },
  hamstrings: {
    sides: 'each_or_both',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'chair', tools: ['ball'], gentle: ['ball'] },
    ],
  },
  hip_tfl: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'wall', tools: AT_A_WALL, gentle: ['soft_roller', 'ball'] },
    ],
  },
  quads: {
    sides: 'each_or_both',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'chair', tools: ['hand_roller'], gentle: [] },
    ],
  },
  adductors: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'chair', tools: ['hand_roller'], gentle: [] },
    ],
  },
  lateral_thigh: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'wall', tools: AT_A_WALL, gentle: ['soft_roller', 'ball'] },
    ],
  },
  upper_back: {
    sides: 'centre',
    ways: [
      { posture: 'floor', tools: ['soft_roller', 'firm_roller'], gentle: [] },
      { posture: 'wall', tools: ['ball', 'soft_roller'], gentle: [] },
    ],
  },
  lats: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'wall', tools: AT_A_WALL, gentle: [] },
    ],
  },
  calves: {
    sides: 'each',
    ways: [
      { posture: 'floor', tools: ROLLERS, gentle: [] },
      { posture: 'chair', tools: ['hand_roller'], gentle: [] },
    ],
  },
  feet: {
    sides: 'each',
    ways: [{ posture: 'chair', tools: ['ball', 'golf_ball'], gentle: [] }],
  },
} as const satisfies Readonly<Record<string, Region>>;

export type RegionId = keyof typeof REGIONS;

export const REGION_IDS = keysOf(REGIONS);

/** The postures a region knows, as a type: each owes its set-up words. */
export type PostureOf<R extends RegionId> = (typeof REGIONS)[R]['ways'][number]['posture'];

/** A side of the body as a step names it. `both` is both thighs on the roller at once. */
export type Side = 'left' | 'right' | 'both' | 'centre';

/** What decides how a region can be done. */
export interface Equipment {
  readonly tool: ToolId;
  readonly floor: boolean;
  readonly gentle: boolean;
  /** Gentle mode may lie on the floor: asked for, and allowed. */
  readonly lying?: boolean;
}

/** How a region is done with what the person has, or null if it can't be. */
export function techniqueFor(
  id: RegionId,
  { tool, floor, gentle, lying = false }: Equipment,
): Technique | null {
  const region: Region = REGIONS[id];
  const gently = (way: Technique): readonly ToolId[] => [
    ...way.gentle,
    ...(lying ? (way.gentleIfAsked ?? []) : []),
  ];
  const fits = (way: Technique): boolean =>
    (floor || way.posture !== 'floor') && (gentle ? gently(way) : way.tools).includes(tool);
  return region.ways.find(fits) ?? null;
}
