import type { RegionId } from '../body/regions.ts';
import type { Goal } from './preferences.ts';

/** What a deletion covers: the record of the person who speaks, or those of everyone in the household. */
export const SCOPES = ['person', 'household'] as const;

export type Scope = (typeof SCOPES)[number];

/** A summary of what is stored about a person. No answer is stored, so none is in it. */
export interface StoredDataSummary {
  /** Whether the safety questions were concluded, and their outcome is on record. */
  readonly screened: boolean;
  /** The number of routines on record one by one, including the open one. */
  readonly routines: number;
  /** The number of routines with pain ratings. */
  readonly rated: number;
  /** The number of reach tests. */
  readonly reached: number;
  /** The regions that are never rolled. */
  readonly leavesOut: readonly RegionId[];
  /** Whether a routine is kept as the usual one. */
  readonly usual: boolean;
  /** Whether they are in a programme. */
  readonly programme: boolean;
  /** How many routines a week they aim for; null if they set no goal. */
  readonly goal: Goal | null;
  /** Whether Alexa keeps a reminder for them. */
  readonly reminder: boolean;
}
