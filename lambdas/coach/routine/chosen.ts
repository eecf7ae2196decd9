import type { RegionId } from '../body/regions.ts';
import { MINUTE } from '../shared/time.ts';
import { lengthOfPlan, type Plan } from './run.ts';

/** A routine that can be asked for again: its length, to the half minute, and its regions in the order they are rolled. */
export interface Chosen {
  readonly minutes: number;
  readonly regions: readonly RegionId[];
}

/** What of a plan is kept, so that it can be had again. */
export function chosenOf(plan: Plan): Chosen {
  const minutes = Math.round((2 * lengthOfPlan(plan)) / MINUTE) / 2;
  return { minutes, regions: [...new Set(plan.steps.map(({ region }) => region))] };
}
