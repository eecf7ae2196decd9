/** "Keep going without asking", and "ask me again": for the owner of the record, and kept on it. */
import { type Moment, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';
import { type AskingTurn, prependToTurn, type Turn } from '../conversation/turn.ts';
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

/** Keeps the wish, and tells what it means: how far this device goes on, and from when on. */
export function keepsGoing(conversation: Conversation, on: boolean, moment: Moment): AskingTurn {
  const because = whyNotTold(conversation, moment);
  if (because !== null) return interject(conversation, moment, { act: 'no_progress', because });
  const isCalm = moment.progress.practice.calm >= CALM_ROUTINES;
  const turn = interject(conversation, moment, {
    act: 'keep_going',
    is: on ? (isCalm ? 'on' : 'on_later') : 'off',
    on: moment.unasked,
  });
  return { ...turn, facts: [{ fact: 'preferred', at: moment.now, preferences: { keepsGoing: on } }] };
}

/**
 * The same again in plain speech, where the device couldn't play timed audio. Whoever wanted to go on unasked is told that it
 * can't; but not before a hold, which begins with its answer.
 */
export function audioFailed(conversation: Conversation, again: Turn, moment: Moment): Turn {
  const wanted = practiceOf(conversation, moment).preferences.keepsGoing;
  const isHold = again.then === 'ask' && (again.play?.spans.length ?? 0) > 0;
  return wanted && !isHold
    ? prependToTurn(again, [{ act: 'keep_going', is: 'not_here', on: moment.unasked }])
    : again;
}
