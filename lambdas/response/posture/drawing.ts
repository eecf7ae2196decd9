/** Which drawing goes with a position: its pose, the size of its tool, and whether it is the mirror image. */
import type { ToolId } from '../../coach/body/equipment.ts';
import type { Posture, RegionId } from '../../coach/body/regions.ts';
import type { Position } from '../../coach/routine/position.ts';
import { drawPose, type Picture } from './picture.ts';
import type { LegContact, Pose } from './pose.ts';
import { POSES, REST } from './poses.ts';
import type { ToolSize } from './skeleton.ts';
import type { Vector } from './vector.ts';

/** Sizes of the tools, in cm. Small balls are drawn larger than they are, or they wouldn't be seen across a room. */
export const TOOL_SIZES: Readonly<Record<ToolId, ToolSize>> = {
  soft_roller: { radius: 7.5, half: 22 },
  firm_roller: { radius: 7.5, half: 22 },
  ball: { radius: 5, half: 0 },
  golf_ball: { radius: 4, half: 0 },
  medicine_ball: { radius: 9, half: 0 },
  hand_roller: { radius: 2.2, half: 25 },
};

/** A position as far as its drawing goes: left and right share one. */
export interface Drawn {
  readonly region: RegionId;
  readonly posture: Posture;
  readonly tool: ToolId;
  readonly both: boolean;
}

/** The drawing of a position. On a chair, "both" is one thigh after the other. */
export function drawnOf({ region, posture, tool, side }: Position): Drawn {
  return { region, posture, tool, both: side === 'both' && posture === 'floor' };
}

/** The name of a drawing; equal drawings have equal names. */
export function nameDrawing({ region, posture, tool, both }: Drawn): string {
  const shape = tool === 'firm_roller' ? 'soft_roller' : tool;
  return `${region}_${posture}_${shape}${both ? '_both' : ''}`;
}

const toOtherSide = ([x, y, z]: Vector): Vector => [x, y, -z];

/** The same contact for the other leg. */
function mirrorLeg(leg: LegContact): LegContact {
  const turned = { knee: toOtherSide(leg.knee), toes: toOtherSide(leg.toes) };
  return 'sole' in leg
    ? { ...turned, sole: [leg.sole[0], -leg.sole[1]] }
    : { ...leg, ...turned, ankle: toOtherSide(leg.ankle) };
}

/** The pose of a position; null for a posture in which the region isn't rolled. */
export function findPose({ region, posture, both }: Omit<Drawn, 'tool'>): Pose | null {
  const ways: Readonly<Partial<Record<Posture, Pose>>> = POSES[region];
  const pose = ways[posture];
  if (pose === undefined) return null;
  return both ? { ...pose, left: { ...pose.left, leg: mirrorLeg(pose.right.leg) }, rollsBoth: true } : pose;
}

/**
 * Draws a position, or null if the region isn't rolled in that posture.
 * @param moving whether the shapes tell how they move from "rolled down" to "rolled up"
 */
export function drawPosition(drawn: Drawn, moving: boolean): Picture | null {
  const pose = findPose(drawn);
  return pose === null ? null : drawPose(pose, TOOL_SIZES[drawn.tool], moving);
}

/** Draws somebody who rests on their back after the last hold. */
export function drawRest(): Picture {
  return drawPose(REST, null, false);
}
