import type { RegionId } from '../body/regions.ts';
import { keysOf } from '../shared/keys-of.ts';
import type { Instant } from '../shared/time.ts';

/** Three routines a week, as they are suggested (docs/clinical.md, Doses), for four weeks. */
export const ROUTINES_A_WEEK = 3;

export const PROGRAMME_WEEKS = 4;

export const PROGRAMME_ROUTINES = ROUTINES_A_WEEK * PROGRAMME_WEEKS;

/**
 * Programmes: the regions that come first in each of a week's routines, in the order they are rolled. What else a routine
 * holds, and how long, follows from its length, the dose and what the answers allow, as in any other.
 */
export const PROGRAMMES = {
  hips_and_thighs: [
    ['glutes', 'hip_tfl'],
    ['hip_tfl', 'quads'],
    ['hip_tfl', 'hamstrings'],
  ],
  sitting: [
    ['hip_tfl', 'quads'],
    ['glutes', 'upper_back'],
    ['upper_back', 'hip_tfl'],
  ],
  running: [
    ['calves', 'quads'],
    ['calves', 'hamstrings'],
    ['hip_tfl', 'quads'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly RegionId[])[]>>;

export type ProgrammeId = keyof typeof PROGRAMMES;

export const PROGRAMME_IDS = keysOf(PROGRAMMES);

/** A programme that somebody is in. Its place follows from what was done, so that no missed day loses it. */
export interface Programme {
  readonly id: ProgrammeId;
  readonly startedAt: Instant;
  /** Routines of it that were finished. */
  readonly done: number;
}

/** A routine of a programme: the first is 1. */
export interface ProgrammeRoutine {
  readonly id: ProgrammeId;
  readonly routine: number;
}

/** The week of a routine, and which one of that week it is; both from 1. */
export function placeIn({ routine }: ProgrammeRoutine): { readonly week: number; readonly time: number } {
  const before = routine - 1;
  return { week: Math.floor(before / ROUTINES_A_WEEK) + 1, time: (before % ROUTINES_A_WEEK) + 1 };
}

/** All that the routines of a programme put first. */
export function listRegionsOf(id: ProgrammeId): readonly RegionId[] {
  return [...new Set(PROGRAMMES[id].flat())];
}

/** The regions that come first in a routine of a programme. */
export function regionsIn({ id, routine }: ProgrammeRoutine): readonly RegionId[] {
  return PROGRAMMES[id][(routine - 1) % ROUTINES_A_WEEK] ?? [];
}
