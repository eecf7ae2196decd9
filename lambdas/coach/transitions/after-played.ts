/** What follows when a screen has played a segment to its end: the check-in, and after silence perhaps the next segment. */
import type { Context, Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskingTurn, Turn } from '../conversation/turn.ts';
import type { Run } from '../routine/run.ts';
import { CHECK_IN } from '../timeline/check-in.ts';
import { lengthOf } from '../timeline/segment.ts';
import { ask, playAndAsk } from './ask.ts';
import { goesOnUnasked } from './goes-on-unasked.ts';
import { playOn } from './play.ts';

/** The open question; or, for whoever may go on unasked, the check-in in the document, and lightly on after silence. */
export function goOnAfterPlayed(conversation: Conversation, moment: Moment): Turn {
  const { run } = conversation;
  if (run === null || moment.unasked !== 'played' || !goesOnUnasked(conversation, run, moment))
    return ask(conversation);
  return moment.audio === 'unanswered'
    ? playOn(conversation, run, moment, { lead: { line: 'going_on' }, light: true })
    : putCheckIn(conversation, run, moment);
}

function putCheckIn(conversation: Conversation, run: Run, { now }: Context): AskingTurn {
  const playing = { sentAt: now, spans: [], closeMs: 0, endMs: lengthOf(CHECK_IN) };
  return playAndAsk({ ...conversation, run: { ...run, playing } }, [], CHECK_IN);
}
