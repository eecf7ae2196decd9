export const DETAILS = ['brief', 'full'] as const;

/** Few words, or all of them. */
export type Detail = (typeof DETAILS)[number];

/** Routines a week suggested to who has set no goal of their own (docs/clinical.md, Doses). */
export const SUGGESTED_GOAL = 3;

/** Goals there are, in routines a week: daily is the most. */
export const GOALS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Goal = (typeof GOALS)[number];

/** A number of routines a week as a goal; null where it is none. */
export function asGoal(perWeek: number | null): Goal | null {
  return GOALS.find((goal) => goal === perWeek) ?? null;
}
