import { reaches, type Dose } from './dose.ts';
import { never } from './never.ts';
import { dayOf, weekOf } from './time.ts';
import type { DoseKey, Progress, RoutineRecord, Screened, Sums, Today } from './progress.ts';
import type { Instant } from './time.ts';
import type { Fact } from './facts.ts';
import type { RegionId } from './regions.ts';
import { BEGINNER_ROUTINES } from './routine.ts';
import { isDone, lengthOfPlan, type Run, type Step } from './run.ts';

/** How many routines are remembered one by one. */
export const ROUTINES_KEPT = 30;
/** How many weeks are remembered as sums: a year and the week under way. */
export const WEEKS_KEPT = 53;

const STRICTNESS = { ok: 0, gentle: 1, blocked: 2 } as const satisfies Record<Screened['outcome'], number>;
const NO_SUMS: Sums = { routines: 0, heldMs: 0 };

/**
 * What is remembered once a fact is known. Pure, and recording a fact again changes nothing, so that a repeat, a
 * conflict and a late try are the same operation. Bounded: `ROUTINES_KEPT` routines, `WEEKS_KEPT` weeks.
 */
export function record(progress: Progress, fact: Fact): Progress {
  return { ...applied(progress, fact), lastAt: Math.max(progress.lastAt ?? fact.at, fact.at) };
}

function applied(progress: Progress, fact: Fact): Progress {
  switch (fact.fact) {
    case 'visited':
      return progress;
    case 'disclaimer_heard':
      return { ...progress, preferences: { ...progress.preferences, disclaimerHeard: true } };
    case 'preferred':
      return { ...progress, preferences: { ...progress.preferences, ...fact.preferences } };
    case 'located':
      return { ...progress, preferences: { ...progress.preferences, timeZone: fact.timeZone } };
    case 'screening_concluded':
      return { ...progress, screened: inForce(progress, fact.screened) };
    case 'permission_withdrawn':
      return withdrawn(progress, fact.at);
    case 'flare_answered':
      return flareAnswered(progress, fact.routine, fact.worse);
    case 'dose_raised':
      return raised(progress, fact.dose);
    case 'run_kept':
      return kept(progress, fact.run, fact.at);
    case 'hold_credited':
      return progress.open?.id === fact.run
        ? credited(progress, progress.open, fact.step, fact.heldMs, fact.at)
        : progress;
    case 'run_ended':
      return progress.open?.id === fact.run ? ended(progress, progress.open, fact.ended) : progress;
  }
  return never(fact);
}

/**
 * The screening that counts: the later one; of the same instant the stricter. One that allows rolling and is
 * older than the person's last visit may have been withdrawn since, by a fact that left no trace: it comes too
 * late, and the questions are asked again.
 */
function inForce({ screened, lastAt }: Progress, concluded: Screened): Screened | null {
  const superseded =
    screened !== null &&
    (screened.at > concluded.at ||
      (screened.at === concluded.at && STRICTNESS[screened.outcome] >= STRICTNESS[concluded.outcome]));
  const tooLate = concluded.outcome !== 'blocked' && lastAt !== null && lastAt > concluded.at;
  return superseded || tooLate ? screened : concluded;
}

function withdrawn(progress: Progress, at: Instant): Progress {
  const { screened } = progress;
  if (screened === null || screened.outcome === 'blocked' || screened.at > at) return progress;
  return { ...progress, screened: null };
}

/** An answer counts once a routine, and not after a later routine has been asked about. */
function flareAnswered(progress: Progress, routine: string, worse: boolean): Progress {
  const { practice, routines } = progress;
  const place = (id: string | null): number => routines.findIndex((known) => known.id === id);
  if (practice.flareAskedFor === routine || place(routine) < place(practice.flareAskedFor)) return progress;
  return {
    ...progress,
    practice: {
      ...practice,
      flareAskedFor: routine,
      flares: worse ? practice.flares + 1 : 0,
      easy: worse ? 0 : practice.easy,
    },
  };
}

/** A dose only ever goes up; the easy routines are counted again from there. */
function raised(progress: Progress, dose: Dose): Progress {
  const { practice } = progress;
  return reaches(practice.dose, dose) ? progress : { ...progress, practice: { ...practice, dose, easy: 0 } };
}

/** The run takes its place, and what it says was held is credited as any hold: sums and runs never differ. */
function kept(progress: Progress, run: Run, at: Instant): Progress {
  if (progress.routines.some(({ id }) => id === run.id)) return progress;
  const placed = withOpen(progress, run, at);
  return run.heldMs.reduce(
    (soFar, heldMs, step) =>
      soFar.open?.id === run.id ? credited(soFar, soFar.open, step, heldMs, at) : soFar,
    placed,
  );
}

function withOpen(progress: Progress, run: Run, at: Instant): Progress {
  const { open } = progress;
  const heldBefore = open?.id === run.id ? open.heldMs : [];
  const placed: Progress = {
    ...progress,
    open: { ...run, at: Math.max(run.at, at), heldMs: run.plan.steps.map((_, i) => heldBefore[i] ?? 0) },
  };
  if (open === null) return comesLate(progress, run) ? progress : placed;
  if (open.id === run.id) return at >= open.at ? placed : progress;
  if (run.startedAt <= open.startedAt) return progress;
  return { ...ended(progress, open, 'broken_off'), open: placed.open };
}

/** A routine was still heard of after this run had started: the run was over by then. */
function comesLate({ routines }: Progress, run: Run): boolean {
  const latest = routines.at(-1);
  return latest !== undefined && run.startedAt < latest.at;
}

/** Adds to every sum by how much the total of a step is more than was known, up to the length of its hold. */
function credited(progress: Progress, open: Run, index: number, heldMs: number, at: Instant): Progress {
  const step = open.plan.steps[index];
  const before = open.heldMs[index];
  if (step === undefined || before === undefined) return progress;
  const added = Math.min(heldMs, step.holdMs) - before;
  if (added <= 0) return progress;
  const { practice } = progress;
  return {
    ...progress,
    ...summed(progress, at, { routines: 0, heldMs: added }),
    open: { ...open, heldMs: open.heldMs.with(index, before + added) },
    practice: { ...practice, today: dosed(progress, step, added, at) },
  };
}

/**
 * Today's dose of each side. A hold of an earlier day, told late, doesn't count to today; one that comes last, in
 * a day that is earlier because someone has travelled west, does.
 */
function dosed(progress: Progress, { region, side }: Step, added: number, at: Instant): Today {
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

/**
 * Closes the open run. It is dated by when it was last heard of, not by when its end became known: a routine
 * broken off in the evening may be ended by the next morning's visit. Without any hold it leaves no record.
 */
function ended(progress: Progress, open: Run, how: RoutineRecord['ended']): Progress {
  const heldMs = total(open.heldMs);
  if (heldMs === 0) return { ...progress, open: null };
  const { practice } = progress;
  return {
    ...progress,
    ...summed(progress, open.at, { routines: 1, heldMs: 0 }),
    open: null,
    routines: [...progress.routines, routineOf(open, how)]
      .toSorted((a, b) => a.at - b.at)
      .slice(-ROUTINES_KEPT),
    practice: {
      ...practice,
      finished: practice.finished + (how === 'finished' && isPractice(open) ? 1 : 0),
      regions: counted(practice.regions, open),
      easy: easyInARow(practice, open, how),
    },
  };
}

/**
 * Easy routines in a row, with this one. One without a pressure, broken off, gentle, or of a beginner, whose
 * holds were shorter, says nothing about the dose; one that wasn't easy begins the count again.
 */
function easyInARow(
  { easy, finished }: Progress['practice'],
  open: Run,
  how: RoutineRecord['ended'],
): number {
  if (open.easy === false) return 0;
  const counts = how === 'finished' && isPractice(open) && !open.plan.gentle && finished >= BEGINNER_ROUTINES;
  return open.easy === true && counts ? easy + 1 : easy;
}

/** Whether at least a third of what was planned was held: skipping through a routine isn't practice. */
function isPractice({ plan, heldMs }: Run): boolean {
  return total(heldMs) * 3 >= total(plan.steps.map(({ holdMs }) => holdMs));
}

function routineOf(run: Run, how: RoutineRecord['ended']): RoutineRecord {
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

/** One more routine for each region that was held at all. */
function counted(
  regions: Progress['practice']['regions'],
  { plan, heldMs }: Run,
): Partial<Record<RegionId, number>> {
  const held = new Set(plan.steps.filter((_, i) => (heldMs[i] ?? 0) > 0).map(({ region }) => region));
  const counts: Partial<Record<RegionId, number>> = { ...regions };
  for (const region of held) counts[region] = (counts[region] ?? 0) + 1;
  return counts;
}

/** The sums by week, of which the latest are kept, and the sums for ever. */
function summed(
  { weeks, ever, preferences }: Progress,
  at: Instant,
  added: Sums,
): Pick<Progress, 'weeks' | 'ever'> {
  const week = weekOf(at, preferences.timeZone);
  const all = { ...weeks, [week]: sum(weeks[week] ?? NO_SUMS, added) };
  const latest = Object.entries(all)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-WEEKS_KEPT);
  return { weeks: Object.fromEntries(latest), ever: sum(ever, added) };
}

function sum(a: Sums, b: Sums): Sums {
  return { routines: a.routines + b.routines, heldMs: a.heldMs + b.heldMs };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
