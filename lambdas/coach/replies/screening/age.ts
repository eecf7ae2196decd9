/** "How old are you?": a number, of which only what it means for rolling is remembered. */
import { withAnswers } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import { answersOfAge } from '../../screening/questionnaire.ts';
import { ask, askAgainOr, openQuestion } from '../../transitions/ask.ts';
import { closeSession, endUnheard } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open, ReplyOf } from '../accepts.ts';
import { keepWish } from '../wishes/for-today.ts';
import { rememberClearance } from './clearance.ts';

/** Nobody is older, so that a higher number is none. */
const OLDEST = 120;

export const AGE_ASKED: AskedQuestion = {
  choice: 'heard',
  usual: 'answer',
  hears: {
    number: hearAge,
    not_sure: askByRange,
    // "No" to a question that has none: somebody who would rather not say.
    no: askByRange,
    next: askByRange,
    start: (at, reply) => keepWish(at.conversation, reply, () => askAgain(at)),
    avoid: (at, reply) => keepWish(at.conversation, reply, () => askAgain(at)),
    have: (at, reply) => keepWish(at.conversation, reply, () => askAgain(at)),
    cleared: rememberClearance,
    pause: ({ conversation }) => waitOn(conversation),
    ready: ({ conversation }) => ask(conversation),
    resume: ({ conversation }) => ask(conversation),
  },
  otherwise: askAgain,
};

/** A number of years. Any that nobody can have is no answer. */
export function hearAge(at: Open, { value }: ReplyOf<'number'>): Turn {
  const { conversation, moment } = at;
  if (value === null || value <= 0 || value > OLDEST) return askAgain(at);
  const known = withAnswers(conversation, answersOfAge(value));
  return known.checks.answers.adult === 'no'
    ? closeSession(known, 'blocked', [{ act: 'not_for_you' }], [])
    : proceed(known, moment);
}

/** "Eighteen or over? Over seventy?" for somebody who can't or won't give a number. */
function askByRange({ conversation }: Open): Turn {
  return ask(openQuestion(conversation, 'adult'));
}

function askAgain(at: Open): Turn {
  return askAgainOr(at.conversation, () => endUnheard(at.conversation, false));
}
