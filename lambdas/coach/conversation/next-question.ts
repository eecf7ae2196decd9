/**
 * What is asked next: a function of what was answered, so that volunteering, going back and returning need no
 * flow of their own.
 */
import { levelOf, openFollowUp, SCREENING_IDS, type YesNoId } from '../screening/questionnaire.ts';
import { dayOf, HOUR } from '../shared/time.ts';
import type { Context } from './context.ts';
import type { Conversation } from './conversation.ts';
import type { AskedId } from './questions.ts';

/** How long after a routine the coach asks about the day after it. */
export const FLARE_WITHIN_MS = 72 * HOUR;

/** The first question that what was answered leaves open; `ready` once there is none. */
export function nextQuestion(conversation: Conversation, context: Context): AskedId {
  const { checks } = conversation;
  const followUp = openFollowUp(checks.answers);
  if (followUp !== null) return followUp;
  const isUnanswered = (id: YesNoId): boolean => checks.answers[id] === undefined;
  const toScreen = [
    ...identity(conversation, context),
    ...mainQuestions(conversation),
    ...clearance(conversation),
  ].find((id) => isUnanswered(id) && (id !== 'flare' || flareIsDue(conversation, context)));
  if (toScreen !== undefined) return toScreen;
  if (checks.floor === null) return 'floor';
  if (checks.questionSet === 'full' && isUnanswered('skin_joints')) return 'skin_joints';
  if (checks.answers.skin_joints === 'yes' && checks.soreAreas.length === 0) return 'skin_where';
  if (checks.pain === null) return 'pain_now';
  return checks.lengthAgreed ? 'ready' : 'length';
}

/** Whether all that decides on a permission has been answered. */
export function isScreened(conversation: Conversation, context: Context): boolean {
  const next = nextQuestion(conversation, context);
  return ['floor', 'skin_joints', 'skin_where', 'pain_now', 'length', 'ready'].includes(next);
}

/** Whether the two clearance questions decide: something said calls for them, or the record is blocked. */
export function needsClearance({ level, checks }: Conversation): boolean {
  return level === 'refer' || levelOf(checks.answers) === 'refer' || checks.wasBlocked;
}

function identity({ speaker }: Conversation, { recordStatus }: Context): YesNoId[] {
  return speaker === 'unconfirmed' && recordStatus === 'exists' ? ['same_person'] : [];
}

function mainQuestions({ checks }: Conversation): readonly YesNoId[] {
  switch (checks.questionSet) {
    case 'full':
      return SCREENING_IDS;
    case 'returning':
      return ['red_flags_since', 'anything_new', 'flare'];
    case 'resume':
      return [];
  }
}

function clearance(conversation: Conversation): YesNoId[] {
  if (!needsClearance(conversation)) return [];
  const { examined } = conversation.checks.answers;
  return examined === undefined || examined === 'yes' ? ['examined', 'allowed'] : ['examined'];
}

/** The day after the last routine has come, is at most 72 hours ago, and wasn't asked about yet. */
function flareIsDue({ speaker }: Conversation, { progress, now }: Context): boolean {
  const { last } = progress;
  if (last === null || speaker === 'guest') return false;
  if (progress.practice.flareAskedFor === last.id || now - last.at > FLARE_WITHIN_MS) return false;
  const { timeZone } = progress.preferences;
  return dayOf(now, timeZone) > dayOf(last.at, timeZone);
}
