import type { RegionId } from '../body/regions.ts';

/** What was asked for and will be done once everything is answered. */
export interface Wish {
  readonly minutes: number | null;
  readonly region: RegionId | null;
  readonly side: 'left' | 'right' | null;
  /** On the floor, where it would be off it. */
  readonly lying?: boolean | undefined;
}
