/**
 * How much the coach says: few words, all of them, in a hold nothing but chimes and the swell, or again as much as practice
 * calls for.
 */
export const DETAILS = ['brief', 'full', 'chimes', 'usual'] as const;

export type Detail = (typeof DETAILS)[number];

/** What can be asked for of how the coach guides: how much it says, and whether it makes sounds besides. */
export const GUIDANCE = [...DETAILS, 'no_sounds', 'sounds'] as const;

export type Guidance = (typeof GUIDANCE)[number];

/** What changes by a wish for guidance. Chimes are sounds, so whoever wants nothing else wants these. */
export function preferencesFor(wish: Guidance): { readonly detail?: Detail; readonly sounds?: boolean } {
  switch (wish) {
    case 'no_sounds':
      return { sounds: false };
    case 'sounds':
      return { sounds: true };
    case 'chimes':
      return { detail: wish, sounds: true };
    case 'brief':
    case 'full':
    case 'usual':
      return { detail: wish };
  }
}

/** The default weekly goal for people who have not set one (docs/clinical.md, Doses). */
export const SUGGESTED_GOAL = 3;

/** The goals that can be set, in routines a week. */
export const GOALS = [1, 2, 3, 4, 5, 6, 7] as const;

export type Goal = (typeof GOALS)[number];

/** Reads a number of routines a week as a goal; null if it isn't one. */
export function asGoal(perWeek: number | null): Goal | null {
  return GOALS.find((goal) => goal === perWeek) ?? null;
}
