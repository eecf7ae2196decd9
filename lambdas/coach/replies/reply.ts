/** Which answer belongs to which open question. */
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import { isYesNo } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { never } from '../shared/assert-never.ts';
import { launch } from '../transitions/launch.ts';
import { afterwards } from './after-routine.ts';
import { onRoller } from './on-roller.ts';
import { deletion } from './privacy.ts';
import { resumeRoutine } from './resume.ts';
import { replyWhileGettingReady, length, painNow, whereSore } from './set-up.ts';
import { interpretYesNo } from './yes-no.ts';

/** A reply goes to whatever question is open. */
export function reply(conversation: Conversation, said: Reply, during: boolean, context: Context): Turn {
  const { id } = conversation.asked;
  if (isYesNo(id)) return interpretYesNo(conversation, id, said, context);
  switch (id) {
    case 'skin_where':
      return whereSore(conversation, said, context);
    case 'pain_now':
      return painNow(conversation, said, context);
    case 'length':
      return length(conversation, said, context);
    case 'ready':
      return replyWhileGettingReady(conversation, said, context);
    case 'take_up':
      return resumeRoutine(conversation, said, context);
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
