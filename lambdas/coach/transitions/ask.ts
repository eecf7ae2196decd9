import type { Act, Ask } from '../conversation/acts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId, Form } from '../conversation/questions.ts';
import type { AskingTurn, Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { scheduleOf } from '../reminders/schedule.ts';
import { isRollCall, ROLL_CALLS, SCREENING_IDS } from '../screening/questionnaire.ts';
import { openIn } from '../screening/triage.ts';
import type { Segment } from '../timeline/segment.ts';

/** The conversation with a question newly open. */
export function openQuestion(conversation: Conversation, id: AskedId): Conversation {
  return { ...conversation, asked: { id, misses: 0, exampleGiven: false, form: 'plain' } };
}

/** The conversation with its open question put in another form. */
export function putInForm(conversation: Conversation, form: Form): Conversation {
  return { ...conversation, asked: { ...conversation.asked, form } };
}

/** A turn that ends with the open question, after what is said. */
export function ask(
  conversation: Conversation,
  said: readonly Act[] = [],
  facts: readonly Fact[] = [],
): AskingTurn {
  return { then: 'ask', conversation, said, question: questionOf(conversation), facts };
}

/** The open question with its example, for somebody who isn't sure. It is given once: after it, an answer counts. */
export function askWithExample(conversation: Conversation): AskingTurn {
  const { asked } = conversation;
  return ask(putInForm({ ...conversation, asked: { ...asked, exampleGiven: true } }, 'example'));
}

/** A turn that says something, plays a segment, and asks the open question when the audio has ended. */
export function playAndAsk(
  conversation: Conversation,
  said: readonly Act[],
  play: Segment,
  facts: readonly Fact[] = [],
): AskingTurn {
  return { ...ask(conversation, said, facts), play };
}

/**
 * The open question in its present form. The one way to ask anything, first, again, and in a reprompt: so what is
 * asked and what an answer means can't differ.
 */
export function questionOf(conversation: Conversation): Ask {
  const { asked, checks } = conversation;
  const { remind } = conversation;
  const schedule = scheduleOf(remind);
  const days = remind === null || remind === 'stop' ? null : remind.days;
  return {
    act: 'ask',
    question: asked.id,
    form: asked.form,
    left: asked.form === 'plain' ? questionsLeftToSay(conversation) : null,
    rest: isRollCall(asked.id)
      ? ROLL_CALLS[asked.id].filter((item) => checks.answers[item] === undefined)
      : [],
    about: asked.id === 'misheard_yes' ? checks.lastAnswered : null,
    ...(asked.id === 'anything_new' && checks.asksFlare && checks.answers.flare === undefined
      ? { asksFlare: true }
      : {}),
    ...(asked.id === 'leave_out_near' ? { regions: checks.near } : {}),
    ...(schedule === null ? {} : { schedule }),
    ...(days === null ? {} : { days }),
  };
}

/** Five or one, if that many of the fourteen are left, this one counted; else null. */
function questionsLeftToSay({ asked, checks }: Conversation): 5 | 1 | null {
  if (!SCREENING_IDS.some((id) => id === asked.id)) return null;
  const left = SCREENING_IDS.filter((id) => openIn(id, checks.answers) !== null).length;
  return left === 5 || left === 1 ? left : null;
}

/** How often a question is asked again before it is given up: the third miss is the last. */
export const ASKED_AGAIN_AT_MOST = 2;

/** The question again, or what follows after it went unanswered too often. */
export function askAgainOr(conversation: Conversation, onTooMany: () => Turn): Turn {
  const { asked } = conversation;
  if (asked.misses >= ASKED_AGAIN_AT_MOST) return onTooMany();
  const missed = { ...conversation, asked: { ...asked, misses: asked.misses + 1 } };
  return ask(putInForm(missed, 'again'), [{ act: 'unclear' }]);
}
