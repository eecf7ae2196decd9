/** "Carry on where you stopped?": within the hour, the one answer that stands for all the questions. */
import { screenAgain } from './following.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import type { Reply } from './events.ts';
import { proceed } from './preparing.ts';
import { begin } from './playing.ts';
import { again } from './setting_up.ts';
import { waitOn } from './wishes.ts';

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
      return afresh(conversation, context);
    case 'have':
    case 'deny':
    case 'hurts':
    case 'number':
    case 'cleared':
    case 'avoid':
    case 'cant_get_down':
    case 'previous':
    case 'unclear':
      return again(conversation, () => afresh(conversation, context));
  }
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

/** The returning questions, and a new routine. */
function afresh(conversation: Conversation, context: Context): Turn {
  const { checks } = conversation;
  const returning: Conversation = { ...conversation, run: null, checks: { ...checks, list: 'returning' } };
  return checks.wasBlocked ? screenAgain(returning, context, 'something_new') : proceed(returning, context);
}
