/** "Harder": how far pressure goes up on request. */
import type { Plan, Pressure } from './run.ts';

/** It is granted twice: to four of ten, then to five. */
const HARDER_TO = [4, 5] as const;

/**
 * The pressure after one more "harder"; null if it goes no further, as in gentle mode.
 * @param granted how often it was granted in this session
 */
export function harderThan(
  { gentle, pressure }: Pick<Plan, 'gentle' | 'pressure'>,
  granted: number,
): 4 | 5 | null {
  return gentle ? null : (HARDER_TO.filter((to) => to >= pressure)[granted] ?? null);
}

/** The pressure of a new plan, in a session in which "harder" was granted before. */
export function pressureAfter(plan: Plan, granted: number): Pressure {
  if (granted === 0) return plan.pressure;
  return harderThan(plan, granted - 1) ?? (plan.gentle ? plan.pressure : 5);
}
