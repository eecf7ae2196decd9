import type { Act } from '../conversation/acts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId } from '../conversation/questions.ts';
import { bed, type BedLine } from '../timeline/waiting-bed.ts';
import { ask, putInForm } from './ask.ts';

/**
 * What is said when nothing was heard: the question again; for someone who may be on the roller, first how to
 * be safe, then a bed to rest on. Silence never goes on with a routine.
 */
export function repromptFor(conversation: Conversation): readonly Act[] {
  const { id, form } = conversation.asked;
  // "So no to all of those?" stays itself: the answer's meaning hangs on it.
  const question = ask(form === 'all_of_those' ? conversation : putInForm(conversation, 'again'));
  // Rolled off, or on the way: the quiet bed would speak of something else than the question.
  if ((id === 'delete_person' || id === 'delete_household') && conversation.stage === 'rolling')
    return [{ act: 'no_answer' }, question];
  if (id === 'ready') return [rest('say_ready'), question];
  // Time to stand up and try it.
  if (id === 'reach') return [rest('say_reach'), question];
  if (id === 'carry_on') return [rest('say_carry_on'), question];
  return ON_THE_ROLLER.includes(id) ? [{ act: 'no_answer' }, rest('say_ready'), question] : [question];
}

/** Questions asked while someone may be lying on the roller. */
const ON_THE_ROLLER: readonly AskedId[] = [
  'hardest',
  'other_side',
  'how_strong',
  'pain_or_seconds',
  'sharp_or_strong',
];

function rest(say: BedLine): Act {
  return { act: 'play', segment: bed(say, 'reprompt') };
}
