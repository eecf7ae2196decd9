import type { RegionId } from '../body/regions.ts';
import type { Instant } from '../shared/time.ts';
import type { ScreeningId } from './questionnaire.ts';

/** The outcome of a screening as it is stored: never an answer, never a reason. */
export interface Screened {
  readonly outcome: 'ok' | 'gentle' | 'blocked';
  readonly version: number;
  readonly at: Instant;
  /** When all questions were last asked. Something new is asked about alone, and doesn't make a screening younger. */
  readonly askedAllAt: Instant;
  /** Regions that are left out for as long as the outcome holds. */
  readonly leftOut: readonly RegionId[];
}

/** A screening that was left while all answers were safe: the question it stood at, and when. No answer is kept. */
export interface LeftScreening {
  readonly at: Instant;
  readonly question: ScreeningId;
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
