import type { Act } from './acts.ts';
import type { AskedId, Form } from './questions.ts';
import type { Conversation } from './conversation.ts';
import { scheduleOf } from './reminders.ts';
import { FIRST_MINUTES } from './routine.ts';
import { SCREENING_IDS } from './screening.ts';

/** The conversation with a question newly open. */
export function opening(conversation: Conversation, id: AskedId): Conversation {
  return { ...conversation, asked: { id, misses: 0, exampleGiven: false, form: 'plain' } };
}

/** The conversation with its open question put in another form. */
export function inForm(conversation: Conversation, form: Form): Conversation {
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
    left: asked.form === 'plain' ? leftToGo(conversation) : null,
    minutes: wish.minutes ?? FIRST_MINUTES,
    tool: checks.tool ?? 'soft_roller',
    ...(schedule === null ? {} : { schedule }),
  };
}

/** Five or one where that many of the fifteen are left, this one counted; else null. */
function leftToGo({ asked, checks }: Conversation): 5 | 1 | null {
  if (!SCREENING_IDS.some((id) => id === asked.id)) return null;
  const left = SCREENING_IDS.filter((id) => checks.answers[id] === undefined).length;
  return left === 5 || left === 1 ? left : null;
}
