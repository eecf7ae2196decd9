import type { Context } from '../conversation/context.ts';
import { type Conversation, withoutRun } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import type { Answers } from '../screening/questionnaire.ts';
import { giveUpPlace } from './end.ts';
import { proceed } from './proceed.ts';

/**
 * All questions, though a permission was on record: it is withdrawn at once, so that breaking off here
 * leaves none; a place kept is given up with it. What was answered today stays answered, but for "something is new".
 */
export function screenAgain(
  conversation: Conversation,
  context: Context,
  why: 'something_new' | 'flares' | 'lost_thread',
): Turn {
  const checks = {
    ...conversation.checks,
    questionSet: 'full',
    screeningReason: why,
    answers: withoutWhatIsNew(conversation.checks.answers),
    screened: null,
    amends: null,
    suspendedAt: null,
    continued: false,
  } as const;
  const facts: Fact[] = [...giveUpPlace(context), { fact: 'permission_withdrawn', at: context.now }];
  const again: Conversation = { ...conversation, checks, run: null, stage: 'before' };
  return proceed(again, context, [{ act: 'screening_intro', why }], facts);
}

/** The answers without those that only say that something is new, which what it is has to replace. */
export function withoutWhatIsNew(given: Answers): Answers {
  const { red_flags_since: red, anything_new: other, ...answers } = given;
  return {
    ...answers,
    ...(red === 'no' ? { red_flags_since: red } : {}),
    ...(other === 'no' ? { anything_new: other } : {}),
  };
}

/**
 * What allows rolling is withdrawn while something new is asked about, so that breaking off leaves none. What was in force
 * is kept beside it: what the answers come to is added to that. A place kept is given up.
 */
export function suspendPermission(
  conversation: Conversation,
  context: Context,
): { readonly conversation: Conversation; readonly facts: readonly Fact[] } {
  const open = withoutRun(conversation);
  const { checks } = open;
  const amends = checks.amends ?? (checks.questionSet === 'returning' ? checks.screened : null);
  return {
    conversation: {
      ...open,
      stage: 'before',
      checks: { ...checks, screened: null, amends, suspendedAt: context.now },
    },
    facts: [...giveUpPlace(context), { fact: 'permission_withdrawn', at: context.now }],
  };
}
