/** Which answer belongs to which open question. */
import { afterwards } from './after.ts';
import { answering } from './answering.ts';
import { isYesNo } from './questions.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import type { Reply } from './events.ts';
import { launch } from './launching.ts';
import { never } from './never.ts';
import { onRoller } from './on_roller.ts';
import { deletion } from './privacy.ts';
import { gettingReady, length, painNow, whereSore } from './setting_up.ts';
import { takeUp } from './taking_up.ts';

/** A reply goes to whatever question is open. */
export function reply(conversation: Conversation, said: Reply, during: boolean, context: Context): Turn {
  const { id } = conversation.asked;
  if (isYesNo(id)) return answering(conversation, id, said, context);
  switch (id) {
    case 'skin_where':
      return whereSore(conversation, said, context);
    case 'pain_now':
      return painNow(conversation, said, context);
    case 'length':
      return length(conversation, said, context);
    case 'ready':
      return gettingReady(conversation, said, context);
    case 'take_up':
      return takeUp(conversation, said, context);
    case 'keep_ratings':
    case 'reach':
    case 'remind':
    case 'remind_confirm':
    case 'remind_allowed':
      return afterwards(conversation, id, said, context);
    case 'delete_person':
      return deletion(conversation, 'person', said, context);
    case 'delete_household':
      return deletion(conversation, 'household', said, context);
    case 'hardest':
    case 'how_strong':
    case 'pain_or_seconds':
    case 'sharp_or_strong':
    case 'carry_on':
    case 'other_side':
    case 'back_now': {
      const { run } = conversation;
      return run === null
        ? launch({ ...context, lostThread: true })
        : onRoller({ conversation, run, context }, id, said, during);
    }
  }
  return never(id);
}
