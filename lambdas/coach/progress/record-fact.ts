import { BEGINNER_ROUTINES, type Dose, isAtLeast } from '../routine/dose.ts';
import type { Run } from '../routine/run.ts';
import type { Screened } from '../screening/outcome.ts';
import { never } from '../shared/assert-never.ts';
import type { Instant } from '../shared/time.ts';
import type { Fact } from './facts.ts';
import { withReach } from './fingertip-to-floor.ts';
import {
  type NeedsHistory,
  routinesAtHand,
  routinesOf,
  unlessHistoryIsMissing,
  withHistory,
  withoutRatings,
  withRoutine,
} from './history.ts';
import { finishOnOtherDevice, creditOtherDevice } from './other-device.ts';
import { withRating } from './pain-ratings.ts';
import type { PersonRecord, RoutineRecord } from './progress.ts';
import { countRoutine, addToToday, routineOf, addToTotals, total } from './totals.ts';

type Concluded = Extract<Fact, { fact: 'screening_concluded' }>;

const STRICTNESS = { ok: 0, gentle: 1, blocked: 2 } as const satisfies Record<Screened['outcome'], number>;

/**
 * What is remembered once a fact is known. Pure, and recording a fact again changes nothing, so that a repeat, a
 * conflict and a late try are the same operation. Bounded (see `history.ts`). The history is looked at only if a fact
 * is about something further back than the record itself; if it isn't at hand then, the nearest
 * `unlessHistoryIsMissing` is told: outside `coach/` that is `applyFacts`.
 */
export function applyFact(progress: PersonRecord, fact: Fact): PersonRecord {
  return { ...evolve(progress, fact), lastAt: Math.max(progress.lastAt ?? fact.at, fact.at) };
}

/** A record with facts in it, recorded one after the other; `NEEDS_HISTORY` if one needs a history that wasn't read. */
export function applyFacts(progress: PersonRecord, facts: readonly Fact[]): PersonRecord | NeedsHistory {
  return unlessHistoryIsMissing(() => foldFacts(progress, facts));
}

/** The one fold of facts into a record. Only `coach/` calls it: elsewhere `applyFacts` says what is missing. */
export function foldFacts(progress: PersonRecord, facts: readonly Fact[]): PersonRecord {
  return facts.reduce(applyFact, progress);
}

function evolve(progress: PersonRecord, fact: Fact): PersonRecord {
  switch (fact.fact) {
    case 'visited':
      return progress;
    case 'disclaimer_heard':
      return { ...progress, preferences: { ...progress.preferences, disclaimerHeard: true } };
    case 'preferred':
      return applyPreference(progress, fact.preferences, fact.at);
    case 'located':
      return { ...progress, preferences: { ...progress.preferences, timeZone: fact.timeZone } };
    case 'screening_concluded':
      return concludeScreening(progress, fact);
    case 'permission_withdrawn':
      return withdrawn(progress, fact.at);
    case 'flare_answered':
      return flareAnswered(progress, fact.routine, fact.worse);
    case 'dose_raised':
      return raiseDose(progress, fact.dose);
    case 'pain_rated':
      return progress.preferences.keepsRatings === true
        ? withRecent(progress, { pain: withRating(progress.recent.pain, fact.rating) })
        : progress;
    case 'reached':
      return progress.preferences.keepsRatings === true ? addReach(progress, fact) : progress;
    case 'reach_asked':
      return reachAsked(progress, fact.at);
    case 'reminder_set':
      return { ...progress, reminder: fact.reminder };
    case 'run_kept':
      return keepRun(progress, fact.run, fact.at);
    case 'hold_credited':
      return progress.open?.id === fact.run
        ? creditStep(progress, progress.open, fact.step, fact.heldMs, fact.at)
        : progress;
    case 'run_ended':
      if (progress.open?.id === fact.run) return endRun(progress, progress.open, fact.ended);
      return fact.ended === 'finished' ? finishOnOtherDevice(progress, fact.run) : progress;
  }
  return never(fact);
}

function withRecent(progress: PersonRecord, changed: Partial<PersonRecord['recent']>): PersonRecord {
  return { ...progress, recent: { ...progress.recent, ...changed } };
}

/** Ratings go as soon as they may be kept no longer. */
function applyPreference(
  progress: PersonRecord,
  preferred: Partial<PersonRecord['preferences']>,
  at: Instant,
): PersonRecord {
  const withThem = { ...progress, preferences: { ...progress.preferences, ...preferred } };
  const ends = progress.preferences.keepsRatings === true && withThem.preferences.keepsRatings !== true;
  return ends ? withoutRatings(withThem, at) : withThem;
}

function addReach(
  progress: PersonRecord,
  { at, landmark }: Extract<Fact, { fact: 'reached' }>,
): PersonRecord {
  const { recent, preferences } = progress;
  return withRecent(progress, { reach: withReach(recent.reach, { at, landmark }, preferences.timeZone) });
}

function reachAsked(progress: PersonRecord, at: Instant): PersonRecord {
  const { practice } = progress;
  return { ...progress, practice: { ...practice, reachAskedAt: Math.max(practice.reachAskedAt ?? at, at) } };
}

/** A screening concluded; and, where it lifts one, that no block from before stands any more. */
function concludeScreening(progress: PersonRecord, { screened, lifts }: Concluded): PersonRecord {
  const liftedAt = lifts ? Math.max(progress.liftedAt ?? 0, screened.at) : progress.liftedAt;
  return { ...progress, liftedAt, screened: inForce(progress, screened, lifts) };
}

/**
 * The screening that counts, in whatever order they are told: the later one; of the same instant the stricter.
 * But a block stands until it is lifted: who concludes that they may roll, on another device or while the record
 * was out of reach, may not have known of it. One that allows rolling counts only if nothing was withdrawn since.
 */
function inForce(
  { screened, withdrawnAt, liftedAt }: PersonRecord,
  latest: Screened,
  lifts: boolean,
): Screened | null {
  const later =
    screened === null ||
    latest.at > screened.at ||
    (latest.at === screened.at && STRICTNESS[latest.outcome] > STRICTNESS[screened.outcome]);
  if (latest.outcome === 'blocked') {
    const stands = liftedAt === null || latest.at >= liftedAt;
    return stands && (later || screened.outcome !== 'blocked') ? latest : screened;
  }
  const withdrawn = withdrawnAt !== null && withdrawnAt > latest.at;
  const forbidden = screened?.outcome === 'blocked' && !lifts;
  return later && !withdrawn && !forbidden ? latest : screened;
}

function withdrawn(progress: PersonRecord, at: Instant): PersonRecord {
  const { screened, withdrawnAt } = progress;
  const since = { ...progress, withdrawnAt: Math.max(withdrawnAt ?? at, at) };
  if (screened === null || screened.outcome === 'blocked' || screened.at > at) return since;
  return { ...since, screened: null };
}

/** An answer counts once a routine, and not after a later routine has been asked about. */
function flareAnswered(progress: PersonRecord, routine: string, worse: boolean): PersonRecord {
  const { practice } = progress;
  if (practice.flareAskedFor === routine || isEarlier(progress, routine, practice.flareAskedFor))
    return progress;
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

/** Whether a routine lies before another; an unknown one lies before any. */
function isEarlier(progress: PersonRecord, routine: string, other: string | null): boolean {
  if (other === null || progress.last?.id === routine) return false;
  const routines = routinesOf(withHistory(progress));
  const place = (id: string): number => routines.findIndex((known) => known.id === id);
  return place(routine) < place(other);
}

/** A dose only ever goes up; the easy routines are counted again from there. */
function raiseDose(progress: PersonRecord, dose: Dose): PersonRecord {
  const { practice } = progress;
  return isAtLeast(practice.dose, dose)
    ? progress
    : { ...progress, practice: { ...practice, dose, easy: 0 } };
}

/** The run takes its place, and what it says was held is credited as any hold: sums and runs never differ. */
function keepRun(progress: PersonRecord, run: Run, at: Instant): PersonRecord {
  if (progress.open?.id !== run.id && isOver(progress, run)) return creditOtherDevice(progress, run, at);
  const placed = withOpen(progress, run, at);
  if (placed.open?.id !== run.id) return creditOtherDevice(placed, run, at);
  return run.heldMs.reduce(
    (soFar, heldMs, step) =>
      soFar.open?.id === run.id ? creditStep(soFar, soFar.open, step, heldMs, at) : soFar,
    placed,
  );
}

/** Whether a run that isn't the open one has ended; that one hasn't. */
function isOver(progress: PersonRecord, run: Run): boolean {
  const isThisOne = ({ id }: RoutineRecord): boolean => id === run.id;
  if (progress.endedUnheld === run.id || routinesAtHand(progress).some(isThisOne)) return true;
  // A routine on record was heard of after it had started, and the last one is the one heard of last.
  const isNew = progress.last === null || run.startedAt > progress.last.at;
  return !isNew && routinesOf(withHistory(progress)).some(isThisOne);
}

function withOpen(progress: PersonRecord, run: Run, at: Instant): PersonRecord {
  const { open, last } = progress;
  const heldBefore = open?.id === run.id ? open.heldMs : [];
  const placed: PersonRecord = {
    ...progress,
    open: { ...run, at: Math.max(run.at, at), heldMs: run.plan.steps.map((_, i) => heldBefore[i] ?? 0) },
  };
  // A routine was still heard of after this run had started: the run was over by then.
  if (open === null) return last !== null && run.startedAt < last.at ? progress : placed;
  if (open.id === run.id) return at >= open.at ? placed : progress;
  if (run.startedAt <= open.startedAt) return progress;
  return { ...endRun(progress, open, 'broken_off'), open: placed.open };
}

/** Adds to every sum by how much the total of a step is more than was known, up to the length of its hold. */
function creditStep(
  progress: PersonRecord,
  open: Run,
  index: number,
  heldMs: number,
  at: Instant,
): PersonRecord {
  const step = open.plan.steps[index];
  const before = open.heldMs[index];
  if (step === undefined || before === undefined) return progress;
  const added = Math.min(heldMs, step.holdMs) - before;
  if (added <= 0) return progress;
  const { practice } = progress;
  return {
    ...progress,
    ...addToTotals(progress, at, { routines: 0, heldMs: added }),
    open: { ...open, heldMs: open.heldMs.with(index, before + added) },
    practice: { ...practice, today: addToToday(progress, step, added, at) },
  };
}

/**
 * Closes the open run. It is dated by when it was last heard of, not by when its end became known: a routine
 * broken off in the evening may be ended by the next morning's visit. Without any hold it leaves no record.
 */
function endRun(progress: PersonRecord, open: Run, how: RoutineRecord['ended']): PersonRecord {
  const heldMs = total(open.heldMs);
  if (heldMs === 0) return { ...progress, open: null, endedUnheld: open.id };
  const { practice } = progress;
  const summedUp = { ...progress, ...addToTotals(progress, open.at, { routines: 1, heldMs: 0 }) };
  return {
    ...withRoutine(summedUp, routineOf(open, how)),
    open: null,
    practice: {
      ...practice,
      finished: practice.finished + (how === 'finished' && isPractice(open) ? 1 : 0),
      regions: countRoutine(practice.regions, open),
      easy: easyInARow(practice, open, how),
    },
  };
}

/**
 * Easy routines in a row, with this one. One without a pressure, broken off, gentle, or of a beginner, whose
 * holds were shorter, says nothing about the dose; one that wasn't easy begins the count again.
 */
function easyInARow(
  { easy, finished }: PersonRecord['practice'],
  open: Run,
  how: RoutineRecord['ended'],
): number {
  if (open.allRatingsEasy === false) return 0;
  const counts = how === 'finished' && isPractice(open) && !open.plan.gentle && finished >= BEGINNER_ROUTINES;
  return open.allRatingsEasy === true && counts ? easy + 1 : easy;
}

/** Whether at least a third of what was planned was held: skipping through a routine isn't practice. */
function isPractice({ plan, heldMs }: Run): boolean {
  return total(heldMs) * 3 >= total(plan.steps.map(({ holdMs }) => holdMs));
}
