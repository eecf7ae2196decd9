/**
 * "My doctor said it's fine", wherever it is said. It answers the clearance questions that it fits, once they come, and
 * no other: whether numbness or a fall was looked into is asked about in its own words.
 */
import { withAnswers } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import { inferFromClearance } from '../../screening/questionnaire.ts';
import { ask, askAgainOr } from '../../transitions/ask.ts';
import { endUnheard } from '../../transitions/end.ts';
import type { Open, ReplyOf } from '../accepts.ts';
import { recordAnswer } from './record-answer.ts';

/** Before it is asked about: remembered and acknowledged, and the open question again. */
export function rememberClearance({ conversation }: Open, { allowed }: ReplyOf<'cleared'>): Turn {
  const { answers } = conversation.checks;
  const known = withAnswers(conversation, { ...inferFromClearance(allowed), ...answers });
  return ask(known, [{ act: 'clearance_noted' }]);
}

/** At "has anyone examined your back?": a yes, and what else it says with that. */
export function hearExamined({ conversation, moment }: Open, { allowed }: ReplyOf<'cleared'>): Turn {
  // A general okay doesn't overrule an order to rest.
  const known = { ...inferFromClearance(allowed), ...conversation.checks.answers };
  return recordAnswer(withAnswers(conversation, known), 'examined', 'yes', moment);
}

/** "My doctor said it's fine", when that is the question. "A doctor has seen me" doesn't answer it. */
export function hearClearance({ conversation, moment }: Open, { allowed }: ReplyOf<'cleared'>): Turn {
  return allowed
    ? recordAnswer(conversation, 'allowed', 'yes', moment)
    : askAgainOr(conversation, () => endUnheard(conversation, false));
}
