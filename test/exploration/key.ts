/**
 * The abstraction: which states count as the same. Two states of one key are asked the same question in the same
 * manner, by the same rules, with the same verdict on whether they may roll; the first one found stands for all.
 *
 * Left out, and why it may be:
 * - which answers were given: the questions come in one order, so the open question tells the safe ones; of the
 *   unsafe ones their level counts, and whether any was given ahead of its question;
 * - times: only the classes the rules name (an hour, 12 hours, 14 and 30 days; in a hold, after it);
 * - which regions are still to be rolled: only whether none, one or more, as nothing is decided by their names;
 *   whether one may roll, computed on the whole state, keeps apart what these would merge;
 * - practice beyond the first routine, sums, words (`detail`, `why`): nothing but words and lengths depends on them;
 * - a reminder wished for, until the routine is over: it decides only which question is the last one;
 * - on the roller, what the plan has taken up already: tool, length, floor, pain;
 * - while a deletion is asked about, all but which question waits: whatever is said but yes leads back to the
 *   conversation as it was, and it is looked at there.
 */
import { FLARE_WITHIN_MS } from '../../lambdas/coach/conversation/next-question.ts';
import type { Asked, Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { SafetyCheck } from '../../lambdas/coach/screening/safety-state.ts';
import { forbids, worse } from '../../lambdas/coach/screening/triage-level.ts';
import { knowsSomeone, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { DAILY_SIDE_MS } from '../../lambdas/coach/planning/plan-routine.ts';
import { isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import type { Plan, Run } from '../../lambdas/coach/routine/run.ts';
import { branch, levelOf, SCREENING_IDS, SET_UP } from '../../lambdas/coach/screening/questionnaire.ts';
import { DAY, dayOf, HOUR, type Instant } from '../../lambdas/coach/shared/time.ts';
import { whyNot } from './may-roll.ts';
import type { State } from './state.ts';

type Part = string | number | boolean | null | undefined | readonly Part[];

/** What a state is merged by. */
export function keyOf(state: State): string {
  const { conversation, stored, written, reachable, voice, now, owed } = state;
  if (conversation === null) return JSON.stringify([voice, written, owed, recordPart(stored, now)]);
  const { speaker, checks, stage } = conversation;
  const isOpen = speaker === 'unconfirmed';
  // All fifteen questions make up for an emergency, and nothing on record counts beside them.
  const flare = checks.questionSet === 'returning' && stage === 'before' ? flarePart(stored, now) : null;
  const due = [checks.questionSet === 'full' ? owed === 'cleared' : owed !== null, flare];
  // Whose voice it is decides who is speaking; once that is known, nothing else.
  const around: Part = [due, isOpen && checks.questionSet !== 'full' ? reachable : null];
  return JSON.stringify([around, conversationPart(conversation, whyNot(state) === null)]);
}

/** Whether the day after the last routine is to be asked about, and whether it would be the second bad one. */
function flarePart({ last, practice }: PersonRecord, now: Instant): Part {
  const due = last !== null && practice.flareAskedFor !== last.id && now - last.at <= FLARE_WITHIN_MS;
  return due ? practice.flares > 0 : null;
}

function recordPart(stored: PersonRecord, now: Instant): Part {
  const { screened, open, practice, preferences, lastAt } = stored;
  const spent = practice.today.day === dayOf(now, null) && heldOut(practice.today.heldMs);
  return [
    flarePart(stored, now),
    knowsSomeone(stored),
    screened === null ? null : [screened.outcome, ageOf(screened.at, now)],
    lastAt === null ? null : ageOf(lastAt, now),
    open === null ? null : [ageOf(open.at, now), runPart(open), isOnFloor(open.plan)],
    practice.finished > 0,
    [preferences.floor, preferences.minutes !== null, preferences.disclaimerHeard, preferences.tool],
    spent,
  ];
}

function heldOut(heldMs: PersonRecord['practice']['today']['heldMs']): boolean {
  return Object.values(heldMs).some((ms) => ms > DAILY_SIDE_MS - 15_000);
}

function ageOf(at: Instant, now: Instant): string {
  const age = now - at;
  if (age < HOUR) return 'within the hour';
  if (age < 12 * HOUR) return 'hours';
  if (age < 14 * DAY) return 'days';
  return age < 30 * DAY ? 'weeks' : 'a month';
}

function conversationPart(conversation: Conversation, mayRoll: boolean): Part {
  const { speaker, level, checks, asked, waiting, run, stage } = conversation;
  if (waiting !== null) return [speaker === 'owner', asked.id, waiting.id, stage, mayRoll];
  // Of the forms one turns a yes round; and once the example was given, the next miss decides.
  const tries = asked.exampleGiven ? 'example' : asked.misses;
  const question = [asked.id, asked.form === 'all_of_those', tries];
  // A guest and someone unconfirmed differ in what is kept, and in what they are asked: same_person, or everything.
  const common = [speaker === 'owner', question, stage, mayRoll];
  if (stage === 'after') return [common, run === null ? null : runPart(run), conversation.remind !== null];
  if (stage !== 'before') return [common, run === null ? null : runPart(run)];
  const reached = worse(level, levelOf(checks.answers) ?? 'ok');
  const levels = [forbids(reached), reached === 'caution', checks.screened?.outcome];
  const isScreening = isYesNo(asked.id) && !(asked.id in SET_UP);
  return [
    common,
    checks.questionSet,
    levels,
    isScreening ? screeningPart(conversation) : setUpPart(conversation),
  ];
}

function screeningPart({ checks, asked, run }: Conversation): Part {
  const { answers, wasBlocked, tookUp } = checks;
  const at = SCREENING_IDS.findIndex((id) => id === asked.id);
  const ahead =
    answers.skin_joints !== undefined ||
    (at >= 0 && SCREENING_IDS.some((id, index) => index > at && answers[id] !== undefined));
  const fresh = isFresh(asked)
    ? [ahead, answers.examined, answers.allowed, canGoBack(checks), run !== null]
    : null;
  return [wasBlocked, tookUp, fresh];
}

/** Just asked: what else may be said is said here, and not looked at again while it is asked once more. */
function isFresh({ misses, exampleGiven }: Asked): boolean {
  return misses === 0 && !exampleGiven;
}

function canGoBack({ answers, lastAnswered }: SafetyCheck): boolean {
  const answer = lastAnswered === null ? undefined : answers[lastAnswered];
  return lastAnswered !== null && answer !== undefined && branch(lastAnswered, answer) === 'safe';
}

/** What counts from the set-up on. What a plan has taken up already counts by the plan. */
function setUpPart({ checks, wish, run, asked }: Conversation): Part {
  const { answers, floor, soreAreas, pain, tool, lengthAgreed } = checks;
  const sore =
    answers.skin_joints === undefined ? null : answers.skin_joints === 'yes' && soreAreas.length === 0;
  if (run !== null) return [sore, runPart(run), isOnFloor(run.plan), isFresh(asked) && wish.side !== null];
  const strong = pain === null ? null : pain === 'unsure' || pain >= 6;
  const wished = asked.id === 'length' ? [wish.region !== null, tool === 'golf_ball'] : null;
  return [sore, floor, strong, lengthAgreed, wished, isFresh(asked) && canGoBack(checks)];
}

function runPart({ plan, next, heldMs, playing, regionsStopped, startedAt }: Run): Part {
  const left = plan.steps.slice(next);
  const going = [
    left.length === 0,
    new Set(left.map(({ region }) => region)).size > 1,
    (heldMs[next] ?? 0) > 0,
  ];
  const plays = playing === null ? null : [Math.min(playing.spans.length, 2), playing.closeMs > 0];
  return [startedAt > 0 && going, plays, plan.gentle, regionsStopped > 0];
}

function isOnFloor({ steps }: Plan): boolean {
  return steps.some(({ posture }) => posture === 'floor');
}
