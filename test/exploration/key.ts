/**
 * The abstraction: which states count as the same. Two states of one key are asked the same question in the same
 * manner, by the same rules, with the same verdict on whether they may roll; the first one found stands for all.
 *
 * Left out, and why it may be:
 * - which answers were given: the questions come in one order, so the open question tells the safe ones. Of the unsafe
 *   ones what they come to counts, by the coach and by the second reading; how they are lifted; whether any was given
 *   ahead of its question; and which one was given of those that count together with another. Those rules are all of
 *   pairs: from each one given, all others are tried, so that two that came to nothing together are merged with any
 *   other two. What counts together is looked at once, in a screening of one's own with nothing owed from before;
 * - all of that, and what the set-up or a routine has come to, once a question is put again: it is heard alike then, and
 *   what each answer leads to was looked at where it was first put. On the roller whether a hold is left still counts;
 * - what is owed, of a guest, whose session pays and owes nothing; and on the roller, but as it decides on rolling;
 * - a clinician's okay that was said early, until the last of the fourteen questions: it is remembered alike at each, and
 *   decides nothing before the clearance questions, but for the examination where constant pain and a history count
 *   together, which is kept. At the last question, where nothing is asked between it and what it lifts, it is said
 *   again, and kept: so each way from an early okay into a permission, or past a clearance question, is looked at there;
 * - a wish for the floor before the set-up, where it is looked at;
 * - which things of an opened roll call are answered: they too come in one order. Of one of which something was
 *   denied or named counts whether all of it is open, one thing, or some;
 * - times: only the classes the rules name (an hour, 12 hours, 14 and 30 days; in a hold, after it);
 * - which regions are still to be rolled: only whether none, one or more, as nothing is decided by their names;
 *   whether one may roll, computed on the whole state, keeps apart what these would merge;
 * - practice beyond the first routine, sums, words (`detail`, `why`): nothing but words and lengths depends on them;
 * - what is wished for beyond today and held until it is known who speaks: it answers nothing, and whether to roll, which may
 *   be asked after it, is asked elsewhere too (test/coach/replies/wishes/wishes-everywhere.test.ts looks at each);
 * - a reminder wished for, until the routine is over: it decides only which question is the last one;
 * - on the roller, what the plan has taken up already: tool, length, floor, pain; how much of a hold was held, which is
 *   a length; and a correction, which only a question before it offers, or finds used;
 * - there, a number but where it waits for what it means; and a cramp but at the question that follows the first one:
 *   there the second is looked at;
 * - while a deletion is asked about, all but which question waits: whatever is said but yes leads back to the
 *   conversation as it was, and it is looked at there.
 */
import { FLARE_WITHIN_MS } from '../../lambdas/coach/conversation/next-question.ts';
import type { Asked, Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { SafetyCheck } from '../../lambdas/coach/screening/safety-state.ts';
import { forbids, worse } from '../../lambdas/coach/screening/triage-level.ts';
import { knowsSomeone, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { DAILY_SIDE_MS } from '../../lambdas/coach/planning/plan-routine.ts';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { phaseOf } from '../../lambdas/coach/conversation/phase.ts';
import type { Plan, Run } from '../../lambdas/coach/routine/run.ts';
import {
  type Answers,
  ANSWERS,
  branch,
  CLEARANCE,
  FOLLOW_UPS,
  type FollowUpId,
  isRollCall,
  type ItemId,
  ITEMS,
  ROLL_CALLS,
  SCREENING_IDS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { isUnsafe, findRegionsLeftOut, levelOf, needsOkay } from '../../lambdas/coach/screening/triage.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { DAY, dayOf, HOUR, type Instant, MINUTE } from '../../lambdas/coach/shared/time.ts';
import { verdictOf, whyNot } from './may-roll.ts';
import type { State } from './state.ts';

type Part = string | number | boolean | null | undefined | readonly Part[];

/** What a state is merged by. */
export function keyOf(state: State): string {
  const { conversation, stored, written, reachable, voice, now, owed } = state;
  if (conversation === null)
    return JSON.stringify([voice, written, owed, recordPart(stored, now), unaskedPart(state)]);
  const { speaker, checks, stage } = conversation;
  const isOpen = speaker === 'unconfirmed';
  // All fourteen questions make up for an emergency, and nothing on record counts beside them.
  const asksAtOnce = checks.asksFlare && checks.answers.flare === undefined;
  const flare =
    checks.questionSet === 'returning' && stage === 'before' ? [flarePart(stored, now), asksAtOnce] : null;
  // What is owed isn't a guest's, and nobody's on the roller but as it decides on rolling.
  const isOwing = speaker !== 'guest' && stage === 'before';
  const due = [
    isOwing && (checks.questionSet === 'full' ? owed === 'cleared' : owed !== null),
    flare,
    owedOnceCorrected(state),
  ];
  // Whose voice it is decides who is speaking; once that is known, nothing else.
  const around: Part = !isFresh(conversation.asked)
    ? null
    : [due, isOpen && checks.questionSet !== 'full' ? reachable : null];
  const isOwn =
    voice === 'recognised' &&
    owed === null &&
    speaker === 'owner' &&
    checks.questionSet === 'full' &&
    !checks.wasBlocked &&
    checks.correction === null;
  return JSON.stringify([
    around,
    conversationPart(conversation, whyNot(state) === null, isOwn),
    unaskedPart(state),
  ]);
}

/** What decides whether it goes on unasked, for somebody with enough calm routines behind them. */
function unaskedPart({ conversation, stored, device, isCalm }: State): Part {
  if (device === 'never') return null;
  const { run = null, missedVoice = false } = conversation ?? {};
  const wants = [stored.preferences.keepsGoing, stored.practice.calm >= 5, isCalm];
  const checkIn = run?.playing?.spans.length === 0 && run.playing.closeMs === 0;
  return [wants, run?.easedOff, missedVoice, checkIn, run?.playing?.unasked !== undefined];
}

/** What a correction goes back to. */
function owedOnceCorrected({ conversation, owedBefore }: State): Part {
  const correction = conversation?.checks.correction ?? null;
  return correction === 'offered' || correction === 'asked' ? owedBefore : null;
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
    screened === null
      ? null
      : [screened.outcome, screened.leftOut.length > 0, ageOf(screened.askedAllAt, now)],
    lastAt === null ? null : ageOf(lastAt, now),
    open === null ? null : [ageOf(open.at, now), runPart(open), isOnFloor(open.plan)],
    stored.leftScreening === null
      ? null
      : [stored.leftScreening.question, now - stored.leftScreening.at < 10 * MINUTE],
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

function conversationPart(conversation: Conversation, mayRoll: boolean, isOwn: boolean): Part {
  const { speaker, level, checks, asked, waiting, run, stage } = conversation;
  if (waiting !== null) return [speaker === 'owner', asked.id, waiting.id, stage, mayRoll];
  // Once the example was given, the next miss decides. Of the forms none changes what an answer means.
  const tries = asked.exampleGiven ? 'example' : asked.misses;
  const question = [isFresh(asked) && isOwn ? asked.id : kindOf(asked.id), tries];
  // A guest and someone unconfirmed differ in what is kept, and in what they are asked: same_person, or everything.
  const common = [speaker === 'owner', question, stage, mayRoll, stage === 'before' && checks.correction];
  if (stage === 'after') return [common, run === null ? null : runPart(run), conversation.remind !== null];
  if (stage === 'rolling') return [common, run === null ? null : onRollerPart(run, conversation)];
  // Put again it is heard alike, whatever was said before; what its answer leads to is looked at where it was first put.
  if (!isFresh(asked)) return [common, checks.questionSet, checks.wasBlocked];
  const isScreening = phaseOf(conversation) === 'screening';
  const reached = worse(level, levelOf(checks.answers) ?? 'ok');
  // Once it is concluded, what it came to counts, whatever led there.
  const levels = isScreening
    ? [forbids(reached) ? reached : reached === 'caution', checks.screened?.outcome]
    : [checks.screened?.outcome, checks.screened === null && reached];
  return [
    common,
    checks.questionSet,
    levels,
    isScreening ? screeningPart(conversation, isOwn) : setUpPart(conversation),
  ];
}

function screeningPart(conversation: Conversation, isOwn: boolean): Part {
  const { checks, asked } = conversation;
  const { answers, wasBlocked, tookUp, amends } = checks;
  const isChanged = checks.continued && answers.unchanged === undefined;
  const always = [wasBlocked, tookUp, isChanged, amends?.outcome];
  if (!isOwn)
    return [always, isClearance(asked.id) ? comesToInShort(answers, OKAY_DECIDES) : verdictOf(answers)];
  const paired = pairedIn(answers);
  if (verdictOf(answers) === 'ok' && paired.length === 0) return [always, untouchedPart(conversation)];
  return [
    always,
    comesTo(answers, paired, isLast(asked.id) || isClearance(asked.id)),
    paired.length < 2 && !isDetail(asked.id) && isAnyAhead(checks, asked),
  ];
}

/** While nothing unsafe was said: what is answered ahead, what of a list is open, and what "go back" does. */
function untouchedPart({ checks, asked, run }: Conversation): Part {
  return [isAnyAhead(checks, asked), openOf(asked.id, checks.answers), canGoBack(checks), run !== null];
}

/** Whether a question is asked only after an answer that calls for it. */
function isDetail(id: AskedId): id is FollowUpId | ItemId {
  return id in FOLLOW_UPS || id in ITEMS;
}

/** The last of the fourteen, and what it names in detail: after them an okay decides. */
function isLast(id: AskedId): boolean {
  const last: readonly AskedId[] = ['other', ...ROLL_CALLS.other, 'other_limit'];
  return last.includes(id);
}

function isClearance(id: AskedId): boolean {
  return id in CLEARANCE;
}

/** A question behind an answer is heard again like any other whose answers lead to the same; so it is for a guest. */
function kindOf(id: AskedId): Part {
  if (!isDetail(id)) return id;
  return ANSWERS.map((answer) => {
    const leads = branch(id, answer);
    return typeof leads === 'object' ? 'asks' : leads;
  });
}

/** Whether anything was answered ahead of its question. */
function isAnyAhead({ answers }: SafetyCheck, asked: Asked): boolean {
  const at = SCREENING_IDS.findIndex((id) => id === asked.id);
  const later = SCREENING_IDS.slice(at + 1).flatMap((id) =>
    isRollCall(id) ? [id, ...ROLL_CALLS[id]] : [id],
  );
  const isGiven = (id: string): boolean => Object.hasOwn(answers, id);
  return answers.skin_joints !== undefined || (at >= 0 && later.some(isGiven));
}

/** Answers that count together with another, by what they are in those rules. */
const PAIRED = {
  nerves: ['saddle', 'bladder_bowel', 'both_legs'],
  seventy: ['seventy'],
  sudden: ['sudden_start'],
  constant: ['constant_pain'],
  steroids: ['steroids'],
  history: ['cancer', 'weak_immunity', 'injected_drugs'],
} as const satisfies Readonly<Record<string, readonly YesNoId[]>>;

function pairedIn(answers: Answers): readonly (keyof typeof PAIRED)[] {
  return keysOf(PAIRED).filter((kind) => PAIRED[kind].some((id) => isUnsafe(answers, id)));
}

/** What the answers come to so far, how that is lifted, and what may come to more with others. */
function comesTo(answers: Answers, paired: readonly (keyof typeof PAIRED)[], okayDecides: boolean): Part {
  const examinedDecides =
    paired.includes('constant') && (paired.includes('history') || paired.includes('steroids'));
  const counts = examinedDecides ? 'with an examination' : paired.length > 1 ? 'several' : paired;
  return [comesToInShort(answers, { okayDecides, examinedDecides }), counts];
}

/** Whether what was said of a clinician decides next: their okay, or their examination. */
interface Decides {
  readonly okayDecides: boolean;
  readonly examinedDecides: boolean;
}

const OKAY_DECIDES: Decides = { okayDecides: true, examinedDecides: false };

/** For a guest, or where something is owed from before: what counts together does so whoever says it. */
function comesToInShort(answers: Answers, { okayDecides, examinedDecides }: Decides): Part {
  const { examined, allowed, told_to_rest: rest } = answers;
  // What the coach reads otherwise than the second reading is kept apart.
  const verdict = verdictOf(answers);
  const level = levelOf(answers) ?? 'ok';
  return [
    verdict,
    level !== verdict && verdict !== 'open' && level,
    needsOkay(answers),
    okayDecides && (verdict === 'refer' || level === 'refer')
      ? [examined, allowed, rest]
      : examinedDecides && examined,
  ];
}

/** Of a roll call: whether all of it is open, one thing, or some. */
function openOf(id: AskedId, answers: Answers): Part {
  if (!isRollCall(id)) return null;
  const items = ROLL_CALLS[id];
  const open = items.filter((item) => answers[item] === undefined).length;
  return open === items.length ? 'all' : Math.min(open, 2);
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
  const { answers, floor, soreAreas, pain } = checks;
  const sore =
    answers.skin_joints === undefined ? null : answers.skin_joints === 'yes' && soreAreas.length === 0;
  if (run !== null) return [sore, runPart(run), isOnFloor(run.plan), isFresh(asked) && wish.side !== null];
  const strong = pain === null ? null : pain === 'unsure' || pain >= 6;
  const fresh = isFresh(asked) && [findRegionsLeftOut(answers).length > 0, canGoBack(checks)];
  return [sore, floor, strong, fresh, wish.lying === true];
}

/** What counts on the roller. How much of a hold was held is a length; put again, a question is heard as it first was. */
function onRollerPart(run: Run, conversation: Conversation): Part {
  const left = run.plan.steps.slice(run.next);
  if (!isFresh(conversation.asked)) return left.length === 0;
  const regions = Math.min(new Set(left.map(({ region }) => region)).size, 2);
  return [regions, playsPart(run), run.plan.gentle, run.regionsStopped > 0, waitsPart(conversation)];
}

/** What only one question looks at: a number that waits for what it means, or whether a cramp came before. */
function waitsPart({ asked: { id }, numberSaid, cramped }: Conversation): Part {
  if (id === 'pain_or_seconds') return numberSaid !== null && numberSaid <= 10 && [numberSaid >= 6];
  return id === 'sharp_or_strong' ? numberSaid !== null : id === 'carry_on' && cramped;
}

function runPart(run: Run): Part {
  const { plan, next, heldMs, regionsStopped, startedAt } = run;
  const left = plan.steps.slice(next);
  const going = [
    left.length === 0,
    new Set(left.map(({ region }) => region)).size > 1,
    (heldMs[next] ?? 0) > 0,
  ];
  return [startedAt > 0 && going, playsPart(run), plan.gentle, regionsStopped > 0];
}

function playsPart({ playing }: Run): Part {
  return playing === null ? null : [Math.min(playing.spans.length, 2), playing.closeMs > 0];
}

function isOnFloor({ steps }: Plan): boolean {
  return steps.some(({ posture }) => posture === 'floor');
}
