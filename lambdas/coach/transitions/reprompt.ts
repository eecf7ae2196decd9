import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId } from '../conversation/questions.ts';
import type { Asking, AskingTurn } from '../conversation/turn.ts';
import { bed, type BedLine, restingBed } from '../timeline/waiting-bed.ts';
import { putInForm, questionOf } from './ask.ts';

/** What is heard if nothing is said to a turn: what it goes on with unasked, or the usual reprompt. */
export function repromptOf({ unasked, conversation }: AskingTurn): Asking {
  return unasked ?? repromptFor(conversation);
}

/**
 * What is said when nothing was heard: the question again. For someone who may be on the roller, first that there is no
 * hurry, then a bed to rest on, then whom to call if something is wrong. Silence never goes on with a routine.
 */
export function repromptFor(conversation: Conversation): Asking {
  const { id, form } = conversation.asked;
  // What is left of a roll call stays that: the answer's meaning depends on it.
  const question = questionOf(form === 'rest' ? conversation : putInForm(conversation, 'again'));
  const again: Asking = { then: 'ask', said: [], question };
  const deletes = id === 'delete_person' || id === 'delete_household';
  if (ON_THE_ROLLER.includes(id) || (deletes && conversation.stage === 'rolling'))
    return {
      ...again,
      said: [{ act: 'no_answer', of: WANT_NUMBER.includes(id) ? 'number' : 'word' }],
      play: restingBed(),
      warning: { act: 'if_unwell', asks: id === 'hardest' },
    };
  const rest = RESTS[id];
  return rest === undefined ? again : { ...again, play: bed(rest, 'reprompt') };
}

/** Questions asked while someone may be lying on the roller. */
const ON_THE_ROLLER: readonly AskedId[] = [
  'hardest',
  'other_side',
  'how_strong',
  'pain_or_seconds',
  'sharp_or_strong',
  'spot_or_numb',
  'numb_between',
];

const WANT_NUMBER: readonly AskedId[] = ['hardest', 'how_strong'];

/** Questions whose answer takes its time: to lie down, to stand up and try it, to rest. */
const RESTS: Readonly<Partial<Record<AskedId, BedLine>>> = {
  ready: 'say_ready',
  reach: 'say_reach',
  carry_on: 'say_carry_on',
};
