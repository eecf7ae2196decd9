/**
 * "Ask me again": no more going on without asking, or the question once more; and a device that turns out not to be able to go
 * on.
 */
import { type Moment, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent } from '../../conversation/events.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';

/**
 * Whether "ask me again" means the question: there is nothing to switch off; or an emergency is being corrected, which "ask
 * again" alone can do.
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
 * The same again in plain speech, where the device couldn't play timed audio. Whoever wanted to go on unasked is told that it
 * can't; but not before a hold, which begins with its answer.
 */
export function repeatInPlainSpeech(conversation: Conversation, again: Turn, moment: Moment): Turn {
  const wanted = practiceOf(conversation, moment).preferences.keepsGoing;
  const isHold = again.then === 'ask' && (again.play?.spans.length ?? 0) > 0;
  return wanted && !isHold
    ? prependToTurn(again, [{ act: 'keep_going', is: 'not_here', on: moment.unasked }])
    : again;
}
