/** Reminders in the conversation: wished for anywhere, settled at the end; nothing is set without a yes to its time. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent, Reply } from '../conversation/events.ts';
import type { ReminderQuestionId } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { onTheHour, type ReminderWish, scheduleOf } from '../reminders/schedule.ts';
import type { ReminderNews } from '../reminders/service.ts';
import { never } from '../shared/assert-never.ts';
import { askAgainOr, ask, putInForm, openQuestion } from '../transitions/ask.ts';
import { closeSession } from '../transitions/end.ts';
import { halt, waitOn } from '../transitions/halt.ts';
import { setOrUpdate, stopReminder } from './reminder-outcome.ts';

type Remind = Extract<CoachEvent, { type: 'remind' }>;

type Consent = Extract<CoachEvent, { type: 'consent' }>;

/** Whether someone can be reminded: the record is theirs and in reach, and so is Alexa's service. */
export function canBeReminded({ speaker }: Conversation, { recordStatus, canRemind }: Context): boolean {
  return speaker === 'owner' && recordStatus !== 'unreachable' && canRemind;
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
    return canBeReminded(conversation, context) ? stopReminder(without, context) : tell('not_here', without);
  }
  // Who isn't known yet may turn out to be the one on record.
  const speaks = conversation.speaker === 'unconfirmed' ? 'owner' : conversation.speaker;
  if (!canBeReminded({ ...conversation, speaker: speaks }, context)) return tell('not_here');
  const wished = { ...conversation, remind: wishWith(conversation.remind, said) };
  return isAsked(wished) ? reminderAskedFor(wished) : tell('later', wished);
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
export function reminderAskedFor(conversation: Conversation): Turn {
  const { remind: wish, asked } = conversation;
  if (scheduleOf(wish) !== null) return put(openQuestion(conversation, 'remind_confirm'));
  if (asked.id === 'remind') return askAgainOr(conversation, () => declineReminder(conversation));
  return put(putInForm(openQuestion(conversation, 'remind'), 'example'));
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
  if (reply.type === 'no' || reply.type === 'not_sure') return declineReminder(conversation);
  switch (id) {
    case 'remind':
      return when(conversation, reply);
    case 'remind_confirm':
      return reply.type === 'yes'
        ? setOrUpdate(conversation, context)
        : askAgainOr(conversation, () => declineReminder(conversation));
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
  if (time !== null) return reminderAskedFor({ ...conversation, remind: { days: wish?.days ?? null, time } });
  if (reply.type === 'yes' && conversation.asked.form === 'plain')
    return put(putInForm(conversation, 'example'));
  return askAgainOr(conversation, () => declineReminder(conversation));
}

/** The answer to Alexa's own question. Only after it was asked, and only for what it was asked for. */
export function afterConsent(
  conversation: Conversation,
  { answer, schedule }: Consent,
  context: Context,
): Turn {
  if (conversation.asked.id !== 'remind_allowed') {
    return { conversation, acts: [{ act: 'unclear' }, ask(conversation)], facts: [] };
  }
  const wish = scheduleOf(conversation.remind) ?? schedule;
  if (answer !== 'accepted' || wish === null) return goodbye(conversation, 'not_allowed');
  const { days, hour, minute } = wish;
  return setOrUpdate({ ...conversation, remind: { days, time: { hour, minute } } }, context);
}

function declineReminder(conversation: Conversation): Turn {
  return goodbye(conversation, 'declined');
}

function goodbye(conversation: Conversation, news: ReminderNews): Turn {
  return closeSession(conversation, 'goodbye', [{ act: 'reminder', news }, { act: 'goodbye' }], []);
}
