/**
 * What is asked next: a function of what was answered, so that volunteering, going back and returning need no
 * flow of their own.
 */
import { RED_IDS, SCREENING_IDS } from '../screening/questionnaire.ts';
import type { SafetyCheck } from '../screening/safety-state.ts';
import { levelOf, needsOkay, openFollowUp, openIn } from '../screening/triage.ts';
import type { ToolId } from '../body/equipment.ts';
import { techniqueFor } from '../body/regions.ts';
import { isRaiseDue } from '../planning/dose-today.ts';
import { ROUTINE_REGIONS } from '../planning/fill-time.ts';
import { dayOf, HOUR } from '../shared/time.ts';
import { type Context, practiceOf } from './context.ts';
import type { Conversation } from './conversation.ts';
import type { AskedId } from './questions.ts';

/** How long after a routine the coach asks about the day after it. */
export const FLARE_WITHIN_MS = 72 * HOUR;

/** The first question that what was answered leaves open; `ready` once there is none. */
export function nextQuestion(conversation: Conversation, context: Context): AskedId {
  return findScreeningQuestion(conversation, context) ?? setUpQuestion(conversation, context) ?? 'ready';
}

/** Whether all that decides on a permission has been answered. */
export function isScreened(conversation: Conversation, context: Context): boolean {
  return findScreeningQuestion(conversation, context) === null;
}

/**
 * Whether what is urgent ends the session now. All red questions are asked before it does, and what is open behind an
 * answer: an emergency among them needs more than a doctor tomorrow.
 */
export function endsUrgently(conversation: Conversation): boolean {
  const isAllAsked =
    openFollowUp(conversation.checks.answers) === null && findRedQuestion(conversation) === null;
  return isUrgent(conversation) && isAllAsked;
}

function isUrgent({ level, checks }: Conversation): boolean {
  return level === 'urgent' || levelOf(checks.answers) === 'urgent';
}

/** Whether the clearance questions decide: something said calls for them, or the record is blocked. */
export function needsClearance({ level, checks }: Conversation): boolean {
  return level === 'refer' || levelOf(checks.answers) === 'refer' || checks.wasBlocked;
}

function findScreeningQuestion(conversation: Conversation, context: Context): AskedId | null {
  const { checks, speaker } = conversation;
  const { answers } = checks;
  const followUp = openFollowUp(answers);
  if (followUp !== null) return followUp;
  if (isUrgent(conversation)) return findRedQuestion(conversation);
  const isOthers = speaker === 'unconfirmed' && context.recordStatus === 'exists';
  if (isOthers && answers.same_person === undefined) return 'same_person';
  // Nobody is asked all the questions only to hear then that nothing is left to roll.
  if (isAllNever(conversation, context)) return 'use_all_again';
  if (checks.continued && answers.unchanged === undefined) return 'unchanged';
  if (answers.red_flags_since === 'yes' || answers.anything_new === 'yes') return 'what_new';
  return mainQuestion(checks) ?? clearanceQuestion(conversation);
}

/** Whether all that a routine could roll is never to be. What is wished for by name may be something else. */
function isAllNever(conversation: Conversation, context: Context): boolean {
  const { leavesOut } = practiceOf(conversation, context).preferences;
  const { wish, checks } = conversation;
  if (leavesOut.length === 0 || wish.choice === 'usual' || wish.choice === 'last') return false;
  if (wish.region !== null && !leavesOut.includes(wish.region)) return false;
  const means = { tool: checks.tool ?? 'soft_roller', floor: checks.floor ?? true, gentle: false };
  const possible = ROUTINE_REGIONS.filter((region) => techniqueFor(region, means) !== null);
  return possible.length > 0 && possible.every((region) => leavesOut.includes(region));
}

function mainQuestion({ questionSet, answers }: SafetyCheck): AskedId | null {
  switch (questionSet) {
    case 'full': {
      const open = SCREENING_IDS.find((id) => openIn(id, answers) !== null);
      return open === undefined ? null : openIn(open, answers);
    }
    case 'returning':
      return (['red_flags_since', 'anything_new'] as const).find((id) => answers[id] === undefined) ?? null;
    case 'resume':
      return null;
  }
}

/** Finds the next red question to ask, or what has to be asked behind one; null once all are answered. */
function findRedQuestion({ checks: { questionSet, answers } }: Conversation): AskedId | null {
  if (questionSet !== 'full') {
    // Which of them it is decides between a doctor tomorrow and help now.
    if (answers.red_flags_since === 'yes') return 'what_new';
    return answers.red_flags_since === undefined ? 'red_flags_since' : null;
  }
  return RED_IDS.find((id) => answers[id] === undefined) ?? null;
}

function clearanceQuestion(conversation: Conversation): AskedId | null {
  if (!needsClearance(conversation)) return null;
  const { answers, wasBlocked } = conversation.checks;
  if (answers.examined === undefined) return 'examined';
  if (answers.examined !== 'yes') return null;
  const lifts = wasBlocked || needsOkay(answers) ? 'allowed' : 'told_to_rest';
  // "My doctor said it's fine" answers for all.
  return answers[lifts] === undefined && answers.allowed === undefined ? lifts : null;
}

function setUpQuestion(conversation: Conversation, context: Context): AskedId | null {
  const { checks } = conversation;
  if (checks.floor === null) return 'floor';
  if (checks.questionSet === 'full' && checks.answers.skin_joints === undefined) return 'skin_joints';
  if (checks.answers.skin_joints === 'yes' && checks.soreAreas.length === 0) return 'skin_where';
  if (checks.near.length > 0) return 'leave_out_near';
  if (checks.pain === null) return 'pain_now';
  const asksFlare = checks.answers.flare === undefined && isFlareDue(conversation, context);
  return asksFlare ? 'flare' : null;
}

/**
 * Whether the day after the last routine is to be asked about: it has come, at most 72 hours ago, and wasn't asked about yet;
 * and the pain is higher than before that routine, or not known from then, or the dose would be raised on the answer.
 */
function isFlareDue({ speaker, checks }: Conversation, context: Context): boolean {
  if (speaker === 'guest' || !isDayAfter(context)) return false;
  const before = painBeforeLast(context);
  const isNoHigher = before !== null && typeof checks.pain === 'number' && checks.pain <= before;
  return !isNoHigher || isRaiseDue(checks.tool, context.progress);
}

/**
 * Whether the day after the last routine is asked about in one breath with what is new: where it is asked about whatever the
 * pain is now.
 */
export function asksFlareAtOnce(tool: ToolId | null, context: Context): boolean {
  return isDayAfter(context) && (painBeforeLast(context) === null || isRaiseDue(tool, context.progress));
}

function isDayAfter({ progress: { last, practice, preferences }, now }: Context): boolean {
  if (last === null || practice.flareAskedFor === last.id || now - last.at > FLARE_WITHIN_MS) return false;
  return dayOf(now, preferences.timeZone) > dayOf(last.at, preferences.timeZone);
}

/** Back pain right before the last routine, 0 to 10; null if it isn't on record. */
function painBeforeLast({ progress: { last, recent } }: Context): number | null {
  return recent.pain.find(({ run }) => run === last?.id)?.before ?? null;
}
