import type { RegionId } from '../body/regions.ts';
import { type Activity, ACTIVITY_IDS } from './activities.ts';

/** Routines that can be asked for again: the one that was done last, and the one that was kept as the usual. */
export const KEPT_CHOICES = ['last', 'usual'] as const;

export type KeptChoice = (typeof KEPT_CHOICES)[number];

/** A routine that is chosen in a word. What it holds is looked up in the record, or in the table of activities, once it is planned. */
export const CHOICES = [...KEPT_CHOICES, ...ACTIVITY_IDS];

export type Choice = KeptChoice | Activity;

/** What was asked for and will be done once everything is answered. */
export interface Wish {
  readonly minutes: number | null;
  readonly region: RegionId | null;
  readonly side: 'left' | 'right' | null;
  /** On the floor, where it would be off it. */
  readonly lying?: boolean | undefined;
  readonly choice?: Choice | undefined;
}
