import type { Act } from '../conversation/acts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId, Form } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { FIRST_MINUTES } from '../planning/plan-routine.ts';
import { scheduleOf } from '../reminders/schedule.ts';
import { SCREENING_IDS } from '../screening/questionnaire.ts';

/** The conversation with a question newly open. */
export function openQuestion(conversation: Conversation, id: AskedId): Conversation {
  return { ...conversation, asked: { id, misses: 0, exampleGiven: false, form: 'plain' } };
}

/** The conversation with its open question put in another form. */
export function putInForm(conversation: Conversation, form: Form): Conversation {
  return { ...conversation, asked: { ...conversation.asked, form } };
}

/**
 * The act that puts the open question in its present form, so that what is asked and what an answer means never
 * part. The one way to ask anything: first, again, and in a reprompt.
 */
export function ask(conversation: Conversation): Act {
  const { asked, checks, wish } = conversation;
  const schedule = scheduleOf(conversation.remind);
  return {
    act: 'ask',
    question: asked.id,
    form: asked.form,
    left: asked.form === 'plain' ? questionsLeftToSay(conversation) : null,
    minutes: wish.minutes ?? FIRST_MINUTES,
    tool: checks.tool ?? 'soft_roller',
    ...(schedule === null ? {} : { schedule }),
  };
}

/** Five or one where that many of the fifteen are left, this one counted; else null. */
function questionsLeftToSay({ asked, checks }: Conversation): 5 | 1 | null {
  if (!SCREENING_IDS.some((id) => id === asked.id)) return null;
  const left = SCREENING_IDS.filter((id) => checks.answers[id] === undefined).length;
  return left === 5 || left === 1 ? left : null;
}

/** How often a question is asked again before an unclear word counts as "not sure". */
export const ASKED_AGAIN_AT_MOST = 2;

/** The question again, or what follows once it went unanswered too often. */
export function askAgainOr(conversation: Conversation, onTooMany: () => Turn): Turn {
  const { asked } = conversation;
  if (asked.misses >= ASKED_AGAIN_AT_MOST) return onTooMany();
  const missed = { ...conversation, asked: { ...asked, misses: asked.misses + 1 } };
  const put = putInForm(missed, 'again');
  return { conversation: put, acts: [{ act: 'unclear' }, ask(put)], facts: [] };
}
