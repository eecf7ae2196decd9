import type { ToolId } from '../body/equipment.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { type Dose, type Dosed, EASY_ROUTINES, type Raised } from '../routine/dose.ts';
import type { Wish } from '../routine/wish.ts';
import { isGentle } from '../screening/permission.ts';
import type { SafetyState } from '../screening/safety-state.ts';

/** The dose that follows each dose. */
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
export function doseToday(state: SafetyState & { readonly wish: Wish }, { practice }: PersonRecord): Dosed {
  const { checks, wish } = state;
  const next = raiseDue(checks.tool, practice);
  const isAllowed = checks.answers.flare === 'no' && !isGentle(state) && wish.region === null;
  return isAllowed && next !== null ? { dose: next, raises: next } : { dose: practice.dose, raises: null };
}

/** Whether the dose would be raised today, if the back was no worse the day after the last routine. */
export function isRaiseDue(tool: ToolId | null, { practice }: PersonRecord): boolean {
  return raiseDue(tool, practice) !== null;
}

/** What the dose would be raised to after three easy routines; null if it stays. */
function raiseDue(tool: ToolId | null, { dose, easy }: PersonRecord['practice']): Raised | null {
  const next = easy >= EASY_ROUTINES ? NEXT[dose] : null;
  const applies = next !== 'firmer_roller' || (tool ?? 'soft_roller') === 'soft_roller';
  return applies ? next : null;
}
