/** Reminders in the conversation: wished for anywhere, settled at the end; nothing is set without a yes to its time. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Event, Reply } from '../conversation/events.ts';
import type { ReminderQuestionId } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { onTheHour, type ReminderWish, scheduleOf } from '../reminders/schedule.ts';
import type { ReminderNews } from '../reminders/service.ts';
import { never } from '../shared/assert-never.ts';
import { again, ask, inForm, opening } from '../transitions/ask.ts';
import { closed } from '../transitions/end.ts';
import { halt, waitOn } from '../transitions/halt.ts';
import { setOrUpdate, stopping } from './reminder-outcome.ts';

type Remind = Extract<Event, { type: 'remind' }>;

type Consent = Extract<Event, { type: 'consent' }>;

/** Whether someone can be reminded: the record is theirs and in reach, and so is Alexa's service. */
export function canBeReminded({ speaker }: Conversation, { record, canRemind }: Context): boolean {
  return speaker === 'owner' && record !== 'unreachable' && canRemind;
}

/**
 * "Remind me …" is kept for the end, where it is asked about; "stop reminding me" is done at once, but in a hold.
 * @param during whether a hold plays.
 */
export function remind(conversation: Conversation, said: Remind, during: boolean, context: Context): Turn {
  const tell = (news: ReminderNews, told: Conversation = conversation): Turn => {
    const act: Act = { act: 'reminder', news };
    if (during) return halt(told, [act], 'carry_on');
    return { conversation: told, acts: [act, ask(told)], facts: [] };
  };
  if (said.change === 'stop') {
    if (during) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
    const without = { ...conversation, remind: null };
    return canBeReminded(conversation, context) ? stopping(without, context) : tell('not_here', without);
  }
  // Who isn't known yet may turn out to be the one on record.
  const speaks = conversation.speaker === 'unconfirmed' ? 'owner' : conversation.speaker;
  if (!canBeReminded({ ...conversation, speaker: speaks }, context)) return tell('not_here');
  const wished = { ...conversation, remind: wishWith(conversation.remind, said) };
  return isAsked(wished) ? askedFor(wished) : tell('later', wished);
}

/** Whether one of the questions about reminders is open. */
function isAsked({ asked: { id } }: Conversation): boolean {
  return id === 'remind' || id === 'remind_confirm' || id === 'remind_allowed';
}

/** A wish with what is said now; what isn't said stays. */
function wishWith(before: ReminderWish | null, { days, time }: Remind): ReminderWish {
  return { days: days ?? before?.days ?? null, time: time ?? before?.time ?? null };
}

/** Asks what is still open: the time; then whether that is to be set. */
export function askedFor(conversation: Conversation): Turn {
  const { remind: wish, asked } = conversation;
  if (scheduleOf(wish) !== null) return put(opening(conversation, 'remind_confirm'));
  if (asked.id === 'remind') return again(conversation, () => declined(conversation));
  return put(inForm(opening(conversation, 'remind'), 'example'));
}

function put(conversation: Conversation): Turn {
  return { conversation, acts: [ask(conversation)], facts: [] };
}

/** A reply to one of the questions about reminders. */
export function aboutReminder(
  conversation: Conversation,
  id: ReminderQuestionId,
  reply: Reply,
  context: Context,
): Turn {
  if (reply.type === 'pause') return waitOn(conversation);
  if (reply.type === 'no' || reply.type === 'not_sure') return declined(conversation);
  switch (id) {
    case 'remind':
      return when(conversation, reply);
    case 'remind_confirm':
      return reply.type === 'yes'
        ? setOrUpdate(conversation, context)
        : again(conversation, () => declined(conversation));
    case 'remind_allowed':
      // Alexa's own question was passed over.
      return goodbye(conversation, 'not_allowed');
  }
  return never(id);
}

/** "Say a time": a bare number is an hour; a yes alone still needs one. */
function when(conversation: Conversation, reply: Reply): Turn {
  const time = reply.type === 'number' && reply.minutes === null ? onTheHour(reply.value) : null;
  const { remind: wish } = conversation;
  if (time !== null) return askedFor({ ...conversation, remind: { days: wish?.days ?? null, time } });
  if (reply.type === 'yes' && conversation.asked.form === 'plain')
    return put(inForm(conversation, 'example'));
  return again(conversation, () => declined(conversation));
}

/** The answer to Alexa's own question. Only after it was asked, and only for what it was asked for. */
export function consented(conversation: Conversation, { answer, schedule }: Consent, context: Context): Turn {
  if (conversation.asked.id !== 'remind_allowed') {
    return { conversation, acts: [{ act: 'unclear' }, ask(conversation)], facts: [] };
  }
  const wish = scheduleOf(conversation.remind) ?? schedule;
  if (answer !== 'accepted' || wish === null) return goodbye(conversation, 'not_allowed');
  const { days, hour, minute } = wish;
  return setOrUpdate({ ...conversation, remind: { days, time: { hour, minute } } }, context);
}

function declined(conversation: Conversation): Turn {
  return goodbye(conversation, 'declined');
}

function goodbye(conversation: Conversation, news: ReminderNews): Turn {
  return closed(conversation, 'goodbye', [{ act: 'reminder', news }, { act: 'goodbye' }], []);
}
