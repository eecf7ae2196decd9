import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { YesNoId } from '../screening/questionnaire.ts';
import { ask, openQuestion } from './ask.ts';
import { blockRolling, breakOff } from './end.ts';

/** An emergency by a bare yes, told in a breath that leaves room for a correction. */
export function offerCorrection(conversation: Conversation, id: YesNoId, context: Context): Turn {
  const { checks } = conversation;
  const offered = { ...checks, lastAnswered: id, screened: null, correction: 'offered' } as const;
  return ask(
    openQuestion({ ...conversation, run: null, stage: 'before', checks: offered }, 'misheard_yes'),
    [{ act: 'emergency', cause: 'bare_yes', about: id, onRoller: false }],
    [...breakOff(conversation, context), blockRolling('emergency', context)],
  );
}
