export const DETAILS = ['brief', 'full'] as const;

/** How much the coach says: few words, or all of them. */
export type Detail = (typeof DETAILS)[number];

/** The default weekly goal for people who have not set one (docs/clinical.md, Doses). */
export const SUGGESTED_GOAL = 3;

/** The goals that can be set, in routines a week. */
export const GOALS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Goal = (typeof GOALS)[number];

/** Reads a number of routines a week as a goal; null if it isn't one. */
export function asGoal(perWeek: number | null): Goal | null {
  return GOALS.find((goal) => goal === perWeek) ?? null;
}
