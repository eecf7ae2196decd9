/** Adds up what was held, and describes a routine for the record. */
import type { RegionId } from '../body/regions.ts';
import { isDone, lengthOfPlan, type Run, type Step } from '../routine/run.ts';
import { dayOf, type Instant, weekOf } from '../shared/time.ts';
import { weekToAddTo, withWeek } from './history.ts';
import type { DoseKey, PersonRecord, RoutineRecord, Sums, Today } from './progress.ts';

const NO_SUMS: Sums = { routines: 0, heldMs: 0 };

export function routineOf(run: Run, how: RoutineRecord['ended']): RoutineRecord {
  const { steps } = run.plan;
  return {
    id: run.id,
    at: run.at,
    lengthMs: lengthOfPlan(run.plan),
    done: steps.filter((step, i) => isDone(step, run.heldMs[i] ?? 0)).length,
    planned: steps.length,
    heldMs: total(run.heldMs),
    ended: how,
  };
}

/** Whether at least a third of what was planned was held: skipping through a routine isn't practice. */
export function isPractice({ plan, heldMs }: Run): boolean {
  return total(heldMs) * 3 >= total(plan.steps.map(({ holdMs }) => holdMs));
}

/** One more routine for each region that was held at all. */
export function countRoutine(
  regions: PersonRecord['practice']['regions'],
  { plan, heldMs }: Run,
): Partial<Record<RegionId, number>> {
  const held = new Set(plan.steps.filter((_, i) => (heldMs[i] ?? 0) > 0).map(({ region }) => region));
  const counts: Partial<Record<RegionId, number>> = { ...regions };
  for (const region of held) counts[region] = (counts[region] ?? 0) + 1;
  return counts;
}

/** The sums of the week, and the sums for ever. */
export function addToTotals(
  progress: PersonRecord,
  at: Instant,
  added: Sums,
): Pick<PersonRecord, 'week' | 'recent' | 'ever'> {
  const { ever, preferences } = progress;
  const monday = weekOf(at, preferences.timeZone);
  const goal = preferences.goal === null ? {} : { goal: preferences.goal };
  const week = { ...sum(weekToAddTo(progress, monday) ?? NO_SUMS, added), ...goal };
  return { ...withWeek(progress, monday, week), ever: sum(ever, added) };
}

function sum(a: Sums, b: Sums): Sums {
  return { routines: a.routines + b.routines, heldMs: a.heldMs + b.heldMs };
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/**
 * Adds to today's dose of each side. A hold reported late for an earlier day is ignored, unless the day went back
 * because the person travelled west.
 */
export function addToToday(
  progress: PersonRecord,
  { region, side }: Step,
  added: number,
  at: Instant,
): Today {
  const { practice, preferences, lastAt } = progress;
  const { today } = practice;
  const day = dayOf(at, preferences.timeZone);
  if (day < today.day && at < (lastAt ?? 0)) return today;
  const later = day > today.day;
  const heldMs: Partial<Record<DoseKey, number>> = later ? {} : { ...today.heldMs };
  for (const each of side === 'both' ? (['left', 'right'] as const) : [side]) {
    const key: DoseKey = `${region}.${each}`;
    heldMs[key] = (heldMs[key] ?? 0) + added;
  }
  return { day: later ? day : today.day, heldMs };
}
