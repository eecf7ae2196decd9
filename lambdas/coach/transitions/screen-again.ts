import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { giveUpPlace } from './end.ts';
import { proceed } from './proceed.ts';

/**
 * All fifteen questions, though a permission was on record: it is withdrawn at once, so that breaking off here
 * leaves none; a place kept is given up with it. What was answered today stays answered.
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
    screened: null,
  } as const;
  const facts: Fact[] = [...giveUpPlace(context), { fact: 'permission_withdrawn', at: context.now }];
  const again: Conversation = { ...conversation, checks, run: null, stage: 'before' };
  return proceed(again, context, [{ act: 'screening_intro', why }], facts);
}
