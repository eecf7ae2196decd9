/** Going on without being asked: what "ask me again" means, and a device that turns out not to be able to do it. */
import { type Moment, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent } from '../../conversation/events.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';

/**
 * Whether "ask me again" asks for the question once more. It does if there is nothing to switch off, and while an emergency
 * may be corrected, since only "ask again" can do that.
 */
export function isAskAgain(
  { speaker, checks }: Conversation,
  event: CoachEvent,
  { progress }: Moment,
): boolean {
  if (event.type !== 'keep_going' || event.on) return false;
  return speaker !== 'owner' || !progress.preferences.keepsGoing || checks.correction === 'offered';
}

/**
 * Says the same again in plain speech, because the device couldn't play timed audio. Somebody who wanted to go on unasked is
 * told that this device can't, but not before a hold, which begins with this answer.
 * @param again the turn to say again
 */
export function repeatInPlainSpeech(conversation: Conversation, again: Turn, moment: Moment): Turn {
  const wanted = practiceOf(conversation, moment).preferences.keepsGoing;
  const isHold = again.then === 'ask' && (again.play?.spans.length ?? 0) > 0;
  return wanted && !isHold
    ? prependToTurn(again, [{ act: 'keep_going', is: 'not_here', on: moment.unasked }])
    : again;
}
