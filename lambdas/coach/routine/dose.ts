/** How the dose grows with practice: one thing at a time, and only if the last routines were easy. */

/**
 * What has been added, one after the other: nothing; seconds to each hold, on fewer muscles; pressure; and last,
 * since density hardly changes the result in trials (Cheatham & Stull 2018), the advice to try a firmer roller.
 */
export const RAISED = ['longer_holds', 'more_pressure', 'firmer_roller'] as const;

export const DOSES = ['usual', ...RAISED] as const;

export type Dose = (typeof DOSES)[number];

export type Raised = (typeof RAISED)[number];

/** A routine is easy if its hardest spot was rated at most this, of ten. */
export const EASY_PRESSURE = 4;

/** Whether a dose is as high as another, or higher. */
export function isAtLeast(dose: Dose, other: Dose): boolean {
  return DOSES.indexOf(dose) >= DOSES.indexOf(other);
}

/** The dose of a routine; `raises` repeats it when this is the first routine at that dose. */
export interface Dosed {
  readonly dose: Dose;
  readonly raises: Raised | null;
}

/** A person counts as a beginner for this many finished routines. */
export const BEGINNER_ROUTINES = 3;

/** Easy routines in a row before the dose is raised by one step. */
export const EASY_ROUTINES = 3;
