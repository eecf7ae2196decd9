import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { CALM_ROUTINES } from '../progress/calm.ts';
import { isComplete, type Run } from '../routine/run.ts';
import { permissionInForce } from '../screening/permission.ts';

/**
 * Whether a check-in that nobody answers lets the routine go on, lightly (docs/decisions/0024): its owner asked for that;
 * nothing came up in five routines, or in this one; nothing is gentle today; and no position that follows is new to them.
 * Silence is no rating.
 * @param run as it is once the holds before the check-in are over
 */
export function goesOnUnasked(conversation: Conversation, run: Run, context: Context): boolean {
  const { asked, speaker, missedVoice, cramped } = conversation;
  const { preferences, practice } = practiceOf(conversation, context);
  const isTheirs = speaker === 'owner' && !missedVoice && context.recordStatus === 'exists';
  const isCalm = practice.calm >= CALM_ROUTINES && !run.easedOff && run.regionsStopped === 0 && !cramped;
  const permission = permissionInForce(conversation, context.now);
  const isUsual = permission !== null && !permission.gentle && !run.plan.gentle;
  const isCheckIn = asked.id === 'hardest' && asked.misses === 0 && !isComplete(run);
  const isKnown = run.plan.steps.slice(run.next).every(({ region }) => (practice.regions[region] ?? 0) > 0);
  return preferences.keepsGoing && isTheirs && isCalm && isUsual && isCheckIn && isKnown;
}
