import type { Instant } from '../shared/time.ts';

/** The outcome of a screening as it is stored: never an answer, never a reason. */
export interface Screened {
  readonly outcome: 'ok' | 'gentle' | 'blocked';
  readonly version: number;
  readonly at: Instant;
}

/** Why all fifteen questions are asked. */
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
] as const;

export type ScreeningReason = (typeof SCREENING_REASONS)[number];
