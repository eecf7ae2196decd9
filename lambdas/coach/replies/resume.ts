/** "Carry on where you stopped?": within the hour, the one answer that stands for all the questions. */
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { Turn } from '../conversation/turn.ts';
import { never } from '../shared/assert-never.ts';
import { askAgainOr } from '../transitions/ask.ts';
import { giveUpPlace } from '../transitions/end.ts';
import { waitOn } from '../transitions/halt.ts';
import { begin } from '../transitions/play.ts';
import { proceed } from '../transitions/proceed.ts';
import { applyWish } from './wishes.ts';

/** A reply to it. Yes plays what is left; no, or not sure, goes the way of any other return. */
export function resumeRoutine(conversation: Conversation, reply: Reply, context: Context): Turn {
  switch (reply.type) {
    case 'yes':
    case 'resume':
    case 'ready':
      return begin(resumeKeptRun(conversation, context), context, 'nothing_said');
    case 'pause':
      return waitOn(conversation);
    case 'no':
    case 'not_sure':
    case 'start':
    case 'start_over':
    case 'next':
    case 'hurts':
    case 'pressure':
      return startOver(conversation, context);
    case 'avoid':
    case 'have':
      return startOver(applyWish(conversation, reply)?.conversation ?? conversation, context);
    case 'cant_get_down':
      return startOver({ ...conversation, checks: { ...conversation.checks, floor: false } }, context);
    case 'deny':
    case 'time':
    case 'switch_sides':
    case 'number':
    case 'cleared':
    case 'previous':
    case 'unclear':
      return askAgainOr(conversation, () => startOver(conversation, context));
  }
  return never(reply);
}

/** "Yes" says both: it was I, and I carry on. */
function resumeKeptRun(conversation: Conversation, { progress }: Context): Conversation {
  const { checks } = conversation;
  const { floor, tool } = progress.preferences;
  return {
    ...conversation,
    speaker: 'owner',
    level: 'ok',
    checks: { ...checks, tookUp: true, screened: progress.screened, floor, tool },
  };
}

/** The returning questions, and a new routine. The place is given up, once it is known to be the speaker's. */
export function startOver(conversation: Conversation, context: Context): Turn {
  const { checks, speaker } = conversation;
  const returning: Conversation = {
    ...conversation,
    run: null,
    checks: { ...checks, questionSet: 'returning' },
  };
  return proceed(returning, context, [], speaker === 'owner' ? giveUpPlace(context) : []);
}
