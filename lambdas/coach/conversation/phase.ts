import { SET_UP } from '../screening/questionnaire.ts';
import type { ClosedConversation, Conversation } from './conversation.ts';
import { isYesNo } from './questions.ts';

/** The phase someone is in once the answer has been heard. */
export function phaseOf({
  asked,
  waiting,
  closed,
}: Pick<Conversation | ClosedConversation, 'asked' | 'waiting' | 'closed'>): PhaseName {
  if (closed !== null) return closed;
  const { id } = asked;
  if (isYesNo(id)) return id in SET_UP ? 'set_up' : 'screening';
  switch (id) {
    case 'age':
    case 'misheard_yes':
    case 'what_new':
      return 'screening';
    case 'roll_now':
    case 'use_all_again':
    case 'skin_where':
    case 'leave_out_near':
    case 'pain_now':
      return 'set_up';
    case 'ready':
      return 'getting_ready';
    case 'hardest':
    case 'other_side':
      return 'check_in';
    case 'how_strong':
    case 'pain_or_seconds':
    case 'sharp_or_strong':
    case 'spot_or_numb':
    case 'numb_between':
    case 'carry_on':
    case 'take_up':
      return 'paused';
    case 'back_now':
    case 'keep_ratings':
    case 'reach':
    case 'remind':
    case 'remind_confirm':
    case 'remind_allowed':
      return 'after';
    case 'delete_person':
    case 'delete_household':
      return waiting === null ? 'paused' : phaseOf({ asked: waiting, waiting: null, closed });
  }
}

/** The phase a person is in when the answer has been heard. `rolling` is any moment in the holds. */
export const PHASES = [
  'screening',
  'set_up',
  'getting_ready',
  'rolling',
  'check_in',
  'paused',
  'after',
  'blocked',
  'goodbye',
] as const;

export type PhaseName = (typeof PHASES)[number];
