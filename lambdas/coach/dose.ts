/** How the dose grows with practice: one thing at a time, and only where the last routines were easy. */
import type { Conversation } from './conversation.ts';
import { isGentle } from './permission.ts';
import type { Progress } from './progress.ts';

/**
 * What has been added, one after the other: nothing; seconds to each hold, on fewer muscles; pressure; and last,
 * since density hardly changes the result in trials (Grabow 2018), the advice to try a firmer roller.
 */
export const RAISED = ['longer_holds', 'more_pressure', 'firmer_roller'] as const;
export const DOSES = ['usual', ...RAISED] as const;
export type Dose = (typeof DOSES)[number];
export type Raised = (typeof RAISED)[number];

/** So many easy routines in a row come before each step. */
export const EASY_ROUTINES = 3;
/** A routine is easy whose hardest spot was at most this, of ten. */
export const EASY_PRESSURE = 4;

/** Whether a dose has come as far as another, or further. */
export function reaches(dose: Dose, other: Dose): boolean {
  return DOSES.indexOf(dose) >= DOSES.indexOf(other);
}

/** The dose of a routine, and the same again where it is the first routine of that dose. */
export interface Dosed {
  readonly dose: Dose;
  readonly raises: Raised | null;
}

/** What comes after each dose. */
const NEXT: Readonly<Record<Dose, Raised | null>> = {
  usual: 'longer_holds',
  longer_holds: 'more_pressure',
  more_pressure: 'firmer_roller',
  firmer_roller: null,
};

/**
 * The dose of the routine to be planned. It is raised after three easy routines once the person says that their
 * back was no worse the day after the last; not in gentle mode, nor where one region is asked for by name.
 */
export function doseToday(conversation: Conversation, { practice }: Progress): Dosed {
  const { checks, wish } = conversation;
  const next = NEXT[practice.dose];
  const due =
    practice.easy >= EASY_ROUTINES &&
    checks.answers.flare === 'no' &&
    !isGentle(conversation) &&
    wish.region === null;
  const applies = next !== 'firmer_roller' || (checks.tool ?? 'soft_roller') === 'soft_roller';
  return due && next !== null && applies
    ? { dose: next, raises: next }
    : { dose: practice.dose, raises: null };
}
