import { BEGINNER_ROUTINES, type Dose, isAtLeast } from '../routine/dose.ts';
import { chosenOf } from '../routine/chosen.ts';
import { PROGRAMME_ROUTINES, type Programme } from '../routine/programmes.ts';
import type { Run } from '../routine/run.ts';
import type { Screened } from '../screening/outcome.ts';
import { never } from '../shared/assert-never.ts';
import { type Instant, weekOf } from '../shared/time.ts';
import { countCalm, disturb } from './calm.ts';
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
import { withRefusal } from './timed-audio.ts';
import { countRoutine, addToToday, isPractice, routineOf, addToTotals, total } from './totals.ts';

type Concluded = Extract<Fact, { fact: 'screening_concluded' }>;

const STRICTNESS = { ok: 0, gentle: 1, blocked: 2 } as const satisfies Record<Screened['outcome'], number>;

/**
 * Applies a fact to a record. Pure: recording a fact again changes nothing, so a repeat, a conflict and a late try are
 * the same operation. The record stays bounded (see `history.ts`). Only a fact about something older than the record
 * itself needs the history.
 * @throws HistoryMissing if that wasn't read; outside `coach/`, use `applyFacts`.
 */
export function applyFact(progress: PersonRecord, fact: Fact): PersonRecord {
  return { ...evolve(progress, fact), lastAt: Math.max(progress.lastAt ?? fact.at, fact.at) };
}

/** Applies facts in order; `NEEDS_HISTORY` if one of them needs a history that wasn't read. */
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
      return concludeScreening(leaveNoScreening(progress, fact.at), fact);
    case 'permission_withdrawn':
      return withdrawPermission(leaveNoScreening(progress, fact.at), fact.at);
    case 'disturbed':
      return { ...progress, practice: disturb(progress.practice, fact.at) };
    case 'screening_left':
      return leaveScreening(progress, fact);
    case 'flare_answered':
      return countFlare(progress, fact.routine, fact.worse);
    case 'dose_raised':
      return raiseDose(progress, fact.dose);
    case 'pain_rated':
      return progress.preferences.keepsRatings === true
        ? withRecent(progress, { pain: withRating(progress.recent.pain, fact.rating) })
        : progress;
    case 'reached':
      return progress.preferences.keepsRatings === true ? addReach(progress, fact) : progress;
    case 'reach_asked':
      return noteReachAsked(progress, fact.at);
    case 'never_rolled':
      return leaveOut(progress, fact);
    case 'programme_set':
      return setProgramme(progress, fact);
    case 'rested':
      return restThisWeek(progress, fact.at);
    case 'reminder_set':
      return { ...progress, reminder: fact.reminder };
    case 'timed_audio_refused':
      return { ...progress, refusedAudio: withRefusal(progress.refusedAudio, fact) };
    case 'run_kept':
      return keepRun(progress, fact.run, fact.at);
    case 'hold_credited':
      return progress.open?.id === fact.run
        ? creditStep(progress, progress.open, fact.step, fact.heldMs, fact.at)
        : progress;
    case 'segment_settled':
      return settleSegment(progress, fact);
    case 'run_ended':
      if (progress.open?.id === fact.run) return endRun(progress, progress.open, fact.ended);
      return fact.ended === 'finished' ? finishOnOtherDevice(progress, fact.run) : progress;
  }
  return never(fact);
}

function withRecent(progress: PersonRecord, changed: Partial<PersonRecord['recent']>): PersonRecord {
  return { ...progress, recent: { ...progress.recent, ...changed } };
}

/** Drops all ratings as soon as consent ends. */
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

function noteReachAsked(progress: PersonRecord, at: Instant): PersonRecord {
  const { practice } = progress;
  return { ...progress, practice: { ...practice, reachAskedAt: Math.max(practice.reachAskedAt ?? at, at) } };
}

function leaveOut(
  progress: PersonRecord,
  { regions, never }: Extract<Fact, { fact: 'never_rolled' }>,
): PersonRecord {
  const { preferences } = progress;
  const others = preferences.leavesOut.filter((region) => !regions.includes(region));
  return {
    ...progress,
    preferences: { ...preferences, leavesOut: never ? [...others, ...regions] : others },
  };
}

/** The one that was begun last counts, whatever comes first; a repeat takes nothing back that was done in it. */
function setProgramme(
  progress: PersonRecord,
  { at, programme: id }: Extract<Fact, { fact: 'programme_set' }>,
): PersonRecord {
  const { practice } = progress;
  if (practice.programme !== null && practice.programme.startedAt >= at) return progress;
  const programme = id === null ? null : { id, startedAt: at, done: 0 };
  return { ...progress, practice: { ...practice, programme } };
}

/** A finished routine of the programme. With the last one it is over. */
function countProgrammeRoutine(programme: Programme | null, { plan }: Run): Programme | null {
  if (programme === null || plan.programme?.id !== programme.id) return programme;
  const done = Math.max(programme.done, plan.programme.routine);
  return done >= PROGRAMME_ROUTINES ? null : { ...programme, done };
}

/** How many weeks of rest are kept: the streak looks no further back than its last weeks. */
export const RESTED_WEEKS_KEPT = 12;

function restThisWeek(progress: PersonRecord, at: Instant): PersonRecord {
  const { practice, preferences } = progress;
  const weeks = new Set([...practice.restedWeeks, weekOf(at, preferences.timeZone)]);
  return {
    ...progress,
    practice: { ...practice, restedWeeks: [...weeks].toSorted().slice(-RESTED_WEEKS_KEPT) },
  };
}

/** The later of two counts, whatever comes first. */
function leaveScreening(
  progress: PersonRecord,
  { at, question }: Pick<Extract<Fact, { fact: 'screening_left' }>, 'at' | 'question'>,
): PersonRecord {
  const { leftScreening: left } = progress;
  if (left !== null && left.at > at) return progress;
  return { ...progress, leftScreening: question === null ? null : { at, question } };
}

/** What was concluded, or withdrawn, leaves no screening to go on with. */
function leaveNoScreening(progress: PersonRecord, at: Instant): PersonRecord {
  return leaveScreening(progress, { at, question: null });
}

/** Records the outcome of a screening, and whether it lifts an earlier block. */
function concludeScreening(progress: PersonRecord, { screened, lifts }: Concluded): PersonRecord {
  const liftedAt = lifts ? Math.max(progress.liftedAt ?? 0, screened.at) : progress.liftedAt;
  return { ...progress, liftedAt, screened: inForce(progress, screened, lifts) };
}

/**
 * The screening that counts, in whatever order they arrive: the later one, and of two at the same instant the stricter.
 * A block stays until it is lifted, because a screening on another device, or one made while the record was out of
 * reach, may not have known of it. A screening that allows rolling counts only if nothing was withdrawn since.
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

function withdrawPermission(progress: PersonRecord, at: Instant): PersonRecord {
  const { screened, withdrawnAt } = progress;
  const practice = disturb(progress.practice, at);
  const since = { ...progress, practice, withdrawnAt: Math.max(withdrawnAt ?? at, at) };
  if (screened === null || screened.outcome === 'blocked' || screened.at > at) return since;
  return { ...since, screened: null };
}

/** An answer counts once for each routine, and not after a later routine has been asked about. */
function countFlare(progress: PersonRecord, routine: string, worse: boolean): PersonRecord {
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

/** Whether a routine is earlier than another. An unknown routine is earlier than any. */
function isEarlier(progress: PersonRecord, routine: string, other: string | null): boolean {
  if (other === null || progress.last?.id === routine) return false;
  const routines = routinesOf(withHistory(progress));
  const place = (id: string): number => routines.findIndex((known) => known.id === id);
  return place(routine) < place(other);
}

/** Raises the dose, which never goes down, and starts counting easy routines again. */
function raiseDose(progress: PersonRecord, dose: Dose): PersonRecord {
  const { practice } = progress;
  return isAtLeast(practice.dose, dose)
    ? progress
    : { ...progress, practice: { ...practice, dose, easy: 0 } };
}

/** Keeps the run as the open one. What it says was held is credited like any hold, so sums and runs never differ. */
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

/** Remembers the segment that was sent last of those that are credited, in whatever order the facts arrive. */
function settleSegment(
  progress: PersonRecord,
  { run, sentAt }: Extract<Fact, { fact: 'segment_settled' }>,
): PersonRecord {
  const isLater = sentAt > (progress.settled?.sentAt ?? 0);
  return isLater ? { ...progress, settled: { run, sentAt } } : progress;
}

/** Whether a run has ended. The open one hasn't. */
function isOver(progress: PersonRecord, run: Run): boolean {
  const isThisOne = ({ id }: RoutineRecord): boolean => id === run.id;
  if (progress.endedUnheld === run.id || routinesAtHand(progress).some(isThisOne)) return true;
  // The last routine on record is the one with the latest news, and that came after its start.
  const isNew = progress.last === null || run.startedAt > progress.last.at;
  return !isNew && routinesOf(withHistory(progress)).some(isThisOne);
}

function withOpen(progress: PersonRecord, run: Run, at: Instant): PersonRecord {
  const { open, last } = progress;
  const heldBefore = open?.id === run.id ? open.heldMs : [];
  const placed: PersonRecord = {
    ...progress,
    open: {
      ...run,
      playing: null,
      at: Math.max(run.at, at),
      heldMs: run.plan.steps.map((_, i) => heldBefore[i] ?? 0),
    },
  };
  // There was news of a later routine after this run had started, so this run was over by then.
  if (open === null) return last !== null && run.startedAt < last.at ? progress : placed;
  if (open.id === run.id) return at >= open.at ? placed : progress;
  if (run.startedAt <= open.startedAt) return progress;
  return { ...endRun(progress, open, 'broken_off'), open: placed.open };
}

/** Adds what is new of a step's total to every sum, up to the length of its hold. */
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
 * Closes the open run. Its date is that of its last news, because a routine broken off in the evening may be closed
 * by the next morning's visit. A run without any hold leaves no record.
 */
function endRun(progress: PersonRecord, open: Run, how: RoutineRecord['ended']): PersonRecord {
  const heldMs = total(open.heldMs);
  if (heldMs === 0) return { ...progress, open: null, endedUnheld: open.id };
  const { practice } = progress;
  const isDone = how === 'finished' && isPractice(open);
  const summedUp = { ...progress, ...addToTotals(progress, open.at, { routines: 1, heldMs: 0 }) };
  return {
    ...withRoutine(summedUp, routineOf(open, how)),
    open: null,
    practice: {
      ...practice,
      finished: practice.finished + (isDone ? 1 : 0),
      regions: countRoutine(practice.regions, open),
      easy: countEasy(practice, open, how),
      lastChosen: chosenOf(open.plan),
      programme: isDone ? countProgrammeRoutine(practice.programme, open) : practice.programme,
      calm: countCalm(practice, open, how),
    },
  };
}

/**
 * Counts easy routines in a row, including this one. A routine without a rating, a broken-off one, a gentle one, or a
 * beginner's with its shorter holds says nothing about the dose. One that wasn't easy starts the count again.
 */
function countEasy(
  { easy, finished }: PersonRecord['practice'],
  open: Run,
  how: RoutineRecord['ended'],
): number {
  if (open.allRatingsEasy === false) return 0;
  const counts = how === 'finished' && isPractice(open) && !open.plan.gentle && finished >= BEGINNER_ROUTINES;
  return open.allRatingsEasy === true && counts ? easy + 1 : easy;
}
