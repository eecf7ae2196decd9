/** "Ask me again": no more going on without asking, or the question once more. */
import type { Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';

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
