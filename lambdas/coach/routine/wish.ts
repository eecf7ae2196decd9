import type { RegionId } from '../body/regions.ts';

/** What was asked for and will be done once everything is answered. */
export interface Wish {
  readonly minutes: number | null;
  readonly region: RegionId | null;
  readonly side: 'left' | 'right' | null;
}
