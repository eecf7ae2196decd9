import type { RegionId } from '../body/regions.ts';
import type { Instant } from '../shared/time.ts';

/** The outcome of a screening as it is stored: never an answer, never a reason. */
export interface Screened {
  readonly outcome: 'ok' | 'gentle' | 'blocked';
  readonly version: number;
  readonly at: Instant;
  /** Regions that are left out for as long as the outcome holds. */
  readonly leftOut: readonly RegionId[];
}

/** Why all questions are asked. */
export const SCREENING_REASONS = [
  'first',
  'month',
  'gap',
  'blocked',
  'stranger',
  'unreachable',
  'something_new',
  'lost_thread',
  'flares',
  /** The questions themselves have changed. */
  'new_questions',
] as const;

export type ScreeningReason = (typeof SCREENING_REASONS)[number];
