/** "Carry on where you stopped?": within the hour, the one answer that stands for all the questions. */
import { giveUpPlace } from './endings.ts';
import { never } from './never.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import type { Reply } from './events.ts';
import { proceed } from './preparing.ts';
import { begin } from './playing.ts';
import { again } from './setting_up.ts';
import { take, waitOn } from './wishes.ts';

/** A reply to it. Yes plays what is left; no, or not sure, goes the way of any other return. */
export function takeUp(conversation: Conversation, reply: Reply, context: Context): Turn {
  switch (reply.type) {
    case 'yes':
    case 'resume':
    case 'ready':
      return begin(taken(conversation, context), context, 'nothing_said');
    case 'pause':
      return waitOn(conversation);
    case 'no':
    case 'not_sure':
    case 'start':
    case 'start_over':
    case 'next':
    case 'hurts':
    case 'pressure':
      return afresh(conversation, context);
    case 'avoid':
    case 'have':
      return afresh(take(conversation, reply)?.conversation ?? conversation, context);
    case 'cant_get_down':
      return afresh({ ...conversation, checks: { ...conversation.checks, floor: false } }, context);
    case 'deny':
    case 'time':
    case 'switch_sides':
    case 'number':
    case 'cleared':
    case 'previous':
    case 'unclear':
      return again(conversation, () => afresh(conversation, context));
  }
  return never(reply);
}

/** "Yes" says both: it was I, and I carry on. */
function taken(conversation: Conversation, { progress }: Context): Conversation {
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
export function afresh(conversation: Conversation, context: Context): Turn {
  const { checks, speaker } = conversation;
  const returning: Conversation = { ...conversation, run: null, checks: { ...checks, list: 'returning' } };
  return proceed(returning, context, [], speaker === 'owner' ? giveUpPlace(context) : []);
}
