/** Credits routines that go on although another has taken their place: two devices of a home share one record. */
import type { Run, Step } from '../routine/run.ts';
import type { Instant } from '../shared/time.ts';
import { ROUTINES_KEPT, routinesAtHand, routinesOf, withHistory, withRoutine } from './history.ts';
import type { PersonRecord, RoutineRecord } from './progress.ts';
import { countRoutine, addToToday, routineOf, addToTotals, total } from './totals.ts';

/**
 * Credits a run that is no longer the open one, because a run on another device took its place. What is held still
 * counts: it goes into the run's entry among the routines, which is created if need be.
 */
export function creditOtherDevice(progress: PersonRecord, run: Run, at: Instant): PersonRecord {
  const { practice } = progress;
  const known = findRoutine(progress, run.id);
  const lastHeard = Math.max(known?.at ?? 0, run.at, at);
  if (known === undefined && mayBeForgotten(progress, lastHeard)) return progress;
  const heldMs = run.plan.steps.map(({ holdMs }, index) => Math.min(run.heldMs[index] ?? 0, holdMs));
  const before = firstOf(heldMs, known?.heldMs ?? 0);
  const added = total(heldMs) - (known?.heldMs ?? 0);
  if (added <= 0) return progress;
  const routine = routineOf({ ...run, heldMs, at: lastHeard }, known?.ended ?? 'broken_off');
  const isNew = known === undefined;
  const { steps } = run.plan;
  const heldBefore = steps.filter((_, index) => (before[index] ?? 0) > 0).map(({ region }) => region);
  const newly = heldMs.map((ms, index) => (heldBefore.some((id) => id === steps[index]?.region) ? 0 : ms));
  const summedUp = { ...progress, ...addToTotals(progress, at, { routines: isNew ? 1 : 0, heldMs: added }) };
  return heldMs.reduce<PersonRecord>(
    (soFar, ms, index) => withDose(soFar, run.plan.steps[index], ms - (before[index] ?? 0), at),
    {
      ...withRoutine(summedUp, routine),
      practice: { ...practice, regions: countRoutine(practice.regions, { ...run, heldMs: newly }) },
    },
  );
}

/** A routine on record. The history is looked at only for one that the record itself doesn't know. */
function findRoutine(progress: PersonRecord, run: string): RoutineRecord | undefined {
  const isThisOne = ({ id }: RoutineRecord): boolean => id === run;
  return routinesAtHand(progress).find(isThisOne) ?? routinesOf(withHistory(progress)).find(isThisOne);
}

/** Whether a routine's entry may have been dropped for its age. Crediting it again would count it twice. */
function mayBeForgotten(progress: PersonRecord, lastHeard: Instant): boolean {
  const routines = routinesOf(withHistory(progress));
  const [oldest] = routines;
  return routines.length >= ROUTINES_KEPT && oldest !== undefined && lastHeard <= oldest.at;
}

/** Spreads the first `ms` over a run's holds, which are done in order. */
function firstOf(heldMs: readonly number[], ms: number): number[] {
  return heldMs.map((held, index) => Math.min(held, Math.max(0, ms - total(heldMs.slice(0, index)))));
}

function withDose(progress: PersonRecord, step: Step | undefined, added: number, at: Instant): PersonRecord {
  if (step === undefined || added <= 0) return progress;
  return { ...progress, practice: { ...progress.practice, today: addToToday(progress, step, added, at) } };
}

/** Marks a routine as finished that was broken off here and finished on another device. */
export function finishOnOtherDevice(progress: PersonRecord, run: string): PersonRecord {
  const { practice, last } = progress;
  if (last?.id === run && last.ended === 'finished') return progress;
  const known = findRoutine(progress, run);
  if (known?.ended !== 'broken_off') return progress;
  const isPractice = known.done * 3 >= known.planned;
  return {
    ...withRoutine(progress, { ...known, ended: 'finished' }),
    practice: { ...practice, finished: practice.finished + (isPractice ? 1 : 0) },
  };
}
