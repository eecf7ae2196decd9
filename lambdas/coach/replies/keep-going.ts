/** "Keep going without asking", and "ask me again": for the owner of the record, and kept on it. */
import type { Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';
import type { AskingTurn } from '../conversation/turn.ts';
import { CALM_ROUTINES } from '../progress/calm.ts';
import { interject } from '../transitions/halt.ts';
import { whyNotTold } from './progress.ts';

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
 * Keeps the wish, and tells what it means: how far it goes without a screen, and from when on. Whether that is now, only the
 * owner of the record hears; of somebody who may be the owner it waits until that is known.
 */
export function keepsGoing(conversation: Conversation, on: boolean, moment: Moment): AskingTurn {
  const because = whyNotTold(conversation, moment);
  if (because === 'guest' || because === 'unreachable')
    return interject(conversation, moment, { act: 'no_progress', because });
  const isCalm = because === null && moment.progress.practice.calm >= CALM_ROUTINES;
  const turn = interject(conversation, moment, {
    act: 'keep_going',
    is: on ? (isCalm ? 'on' : 'on_later') : 'off',
  });
  return { ...turn, facts: [{ fact: 'preferred', at: moment.now, preferences: { keepsGoing: on } }] };
}
