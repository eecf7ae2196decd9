import type { RegionId } from '../body/regions.ts';
import { keysOf } from '../shared/keys-of.ts';

/**
 * What somebody's day was like, and the regions that come first after it, in the order they are rolled. The reasons are
 * those of docs/clinical.md: no trial ranks the regions, so this orders by what worked or stood still, and promises nothing.
 */
export const ACTIVITIES = {
  /** Bent hips: the fronts of hip and thigh are short for hours, and the seat carries the weight. */
  sitting: ['hip_tfl', 'quads', 'glutes'],
  /** Calves and the backs of the legs hold somebody upright. */
  standing: ['calves', 'hamstrings', 'glutes'],
  /** Calves and thighs brake and push at each step. */
  running: ['calves', 'quads', 'hamstrings'],
  /** Thighs push, and the hips never open. */
  cycling: ['quads', 'hip_tfl', 'glutes'],
} as const satisfies Readonly<Record<string, readonly RegionId[]>>;

export type Activity = keyof typeof ACTIVITIES;

export const ACTIVITY_IDS = keysOf(ACTIVITIES);
