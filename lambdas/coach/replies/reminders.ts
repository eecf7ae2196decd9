/** Reminders in the conversation: wished for anywhere, settled at the end. Nothing is set without a yes to its time. */
import type { Act } from '../conversation/acts.ts';
import type { Context, Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';
import type { Turn } from '../conversation/turn.ts';
import { onTheHour, type ReminderWish, scheduleOf } from '../reminders/schedule.ts';
import type { ReminderNews } from '../reminders/service.ts';
import { askAgainOr, ask, putInForm, openQuestion } from '../transitions/ask.ts';
import { sayGoodbye } from '../transitions/end.ts';
import { halt, waitOn } from '../transitions/halt.ts';
import type { Accepts, LeadsByReply, Open } from './accepts.ts';
import { setOrUpdate, stopReminder } from './reminder-outcome.ts';

type Remind = Extract<CoachEvent, { type: 'remind' }>;

type Consent = Extract<CoachEvent, { type: 'consent' }>;

/** Whether someone can be reminded: the record is theirs, and it and Alexa's service can be reached. */
export function canBeReminded(
  { speaker }: Pick<Conversation, 'speaker'>,
  { recordStatus, canRemind }: Context,
): boolean {
  return speaker === 'owner' && recordStatus !== 'unreachable' && canRemind;
}

/** "Remind me …" is kept for the end and asked about there. "Stop reminding me" is done at once, unless a hold plays. */
export function remind(conversation: Conversation, said: Remind, moment: Moment): Turn {
  const plays = moment.audio === 'playing';
  const tell = (news: ReminderNews, told: Conversation = conversation): Turn => {
    const act: Act = { act: 'reminder', news };
    return plays ? halt(told, [act], 'carry_on') : ask(told, [act]);
  };
  if (said.change === 'stop') {
    if (plays) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
    const without = { ...conversation, remind: null };
    return canBeReminded(conversation, moment) ? stopReminder(without, moment) : tell('not_here', without);
  }
  // Someone who isn't known yet may turn out to be the owner of the record.
  const speaks = conversation.speaker === 'unconfirmed' ? 'owner' : conversation.speaker;
  if (!canBeReminded({ ...conversation, speaker: speaks }, moment)) return tell('not_here');
  const wished = { ...conversation, remind: wishWith(conversation.remind, said) };
  const { id } = conversation.asked;
  // Nobody is in a routine yet: it is settled at once, or as soon as it is known whose record it is.
  if (isAsked(wished) || (id === 'roll_now' && speaks === conversation.speaker))
    return reminderAskedFor(wished);
  return tell(id === 'same_person' ? 'once_known' : 'later', wished);
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
  if (scheduleOf(wish) !== null) return ask(openQuestion(conversation, 'remind_confirm'));
  if (asked.id === 'remind') return askAgainOr(conversation, () => declineReminder(conversation));
  return ask(putInForm(openQuestion(conversation, 'remind'), 'example'));
}

/** What the questions about reminders accept alike. */
const ALIKE: LeadsByReply<Open> = {
  pause: ({ conversation }) => waitOn(conversation),
  no: decline,
  not_sure: decline,
};

/** "Say a time": a bare number is an hour; a yes alone still needs one. */
export const REMIND: Accepts = {
  hears: {
    ...ALIKE,
    number: (at, { value, minutes }) => {
      const time = minutes === null ? onTheHour(value) : null;
      const { conversation } = at;
      if (time === null) return askAgainOrDecline(at);
      return reminderAskedFor({ ...conversation, remind: { days: conversation.remind?.days ?? null, time } });
    },
    yes: (at) =>
      at.conversation.asked.form === 'plain'
        ? ask(putInForm(at.conversation, 'example'))
        : askAgainOrDecline(at),
  },
  otherwise: askAgainOrDecline,
};

/** "Every day at seven: shall I?" */
export const REMIND_CONFIRM: Accepts = {
  hears: { ...ALIKE, yes: ({ conversation, moment }) => setOrUpdate(conversation, moment) },
  otherwise: askAgainOrDecline,
};

/** Alexa's own question for the permission: whoever says something else has passed it over. */
export const REMIND_ALLOWED: Accepts = {
  hears: ALIKE,
  otherwise: ({ conversation }) => goodbye(conversation, 'not_allowed'),
};

function askAgainOrDecline({ conversation }: Open): Turn {
  return askAgainOr(conversation, () => declineReminder(conversation));
}

function decline({ conversation }: Open): Turn {
  return declineReminder(conversation);
}

/** The answer to Alexa's own question. It counts only after that was asked, and only for what it was asked about. */
export function afterConsent(
  conversation: Conversation,
  { answer, schedule }: Consent,
  context: Context,
): Turn {
  if (conversation.asked.id !== 'remind_allowed') return ask(conversation, [{ act: 'unclear' }]);
  const wish = scheduleOf(conversation.remind) ?? schedule;
  if (answer !== 'accepted' || wish === null) return goodbye(conversation, 'not_allowed');
  const { days, hour, minute } = wish;
  return setOrUpdate({ ...conversation, remind: { days, time: { hour, minute } } }, context);
}

function declineReminder(conversation: Conversation): Turn {
  return goodbye(conversation, 'declined');
}

function goodbye(conversation: Conversation, news: ReminderNews): Turn {
  return sayGoodbye(conversation, [{ act: 'reminder', news }]);
}
