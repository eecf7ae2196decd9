/** Reminders in the conversation: wished for anywhere, settled at the end. Nothing is set without a yes to its time. */
import type { Act } from '../../conversation/acts.ts';
import type { Context, Moment } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent } from '../../conversation/events.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import {
  addToWish,
  onTheHour,
  type Reminder,
  type ReminderWish,
  type Schedule,
  scheduleOf,
  suggestDays,
  timeOfRange,
} from '../../reminders/schedule.ts';
import type { ReminderNews } from '../../reminders/service.ts';
import { wallClock } from '../../shared/time.ts';
import { askAgainOr, ask, putInForm, openQuestion } from '../../transitions/ask.ts';
import { sayGoodbye } from '../../transitions/end.ts';
import { halt, waitOn } from '../../transitions/halt.ts';
import type { AskedQuestion, LeadsByReply, Open } from '../accepts.ts';
import { setOrUpdate, stopReminder } from './request.ts';

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
export function remind(
  conversation: Conversation,
  said: Remind,
  moment: Moment,
  settled: ReminderWish['settled'] = 'at_end',
): Turn {
  const plays = moment.audio === 'playing';
  const tell = (news: ReminderNews, told: Conversation = conversation): Turn => {
    const act: Act = { act: 'reminder', news };
    return plays ? halt(told, [act], 'carry_on') : ask(told, [act]);
  };
  // Someone who isn't known yet may turn out to be the owner of the record.
  const isKnown = conversation.speaker !== 'unconfirmed';
  const may = canBeReminded(isKnown ? conversation : { speaker: 'owner' }, moment);
  if (said.change === 'stop') {
    if (plays) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
    if (!may) return tell('not_here', { ...conversation, remind: null });
    return isKnown
      ? stopReminder(conversation, moment)
      : tell('once_known', { ...conversation, remind: 'stop' });
  }
  if (!may) return tell('not_here');
  const wish = { ...addToWish(conversation.remind, said), settled };
  const wished = { ...conversation, remind: wish };
  // Nobody is in a routine yet: it is settled at once, or as soon as it is known whose record it is.
  if (isAsked(wished) || (conversation.asked.id === 'roll_now' && isKnown))
    return askForReminder(wished, moment, said.days !== null || said.half !== null);
  return tell(settled === 'once_known' ? 'once_known' : 'later', wished);
}

/** What was asked for before it was known whose record it is, and isn't kept for the end; null if nothing was. */
export function settleOnceKnown(conversation: Conversation, moment: Context): Turn | null {
  const { remind: wished } = conversation;
  if (wished === null || !canBeReminded(conversation, moment)) return null;
  if (wished === 'stop') return stopReminder(openQuestion(conversation, 'roll_now'), moment);
  return wished.settled === 'once_known' ? askForReminder(conversation, moment) : null;
}

/** Whether one of the questions about reminders is open. */
function isAsked({ asked: { id } }: Conversation): boolean {
  return id === 'remind' || id === 'remind_confirm' || id === 'remind_allowed';
}

/**
 * Asks what is still open: the time; then whether that is to be set. Without days they are those of the reminder on record, or
 * suggested.
 * @param isHeard whether something of when was said just now: then the time is asked for, and nothing was missed
 */
export function askForReminder(before: Conversation, context: Context, isHeard = false): Turn {
  const wish = addToWish(before.remind, { days: null, time: null, half: null });
  const { reminder, preferences } = context.progress;
  const days = wish.days ?? reminder?.days ?? suggestDays(preferences.goal);
  const conversation: Conversation = { ...before, remind: { ...wish, days } };
  if (wish.time !== null) return ask(openQuestion(conversation, 'remind_confirm'));
  if (before.asked.id === 'remind')
    return isHeard
      ? ask(putInForm(conversation, 'again'))
      : askAgainOr(conversation, () => declineReminder(conversation, context));
  return ask(putInForm(openQuestion(conversation, 'remind'), wish.days === null ? 'plain' : 'example'));
}

/** What the questions about reminders accept alike. */
const ALIKE: LeadsByReply<Open> = {
  pause: ({ conversation }) => waitOn(conversation),
  no: decline,
  not_sure: decline,
};

/** "Say a time": a bare number is an hour, and two numbers may be a time; a yes alone still needs one. */
export const REMIND: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: {
    ...ALIKE,
    number: (at, { value, minutes, range }) => {
      const time = minutes !== null ? null : range === undefined ? onTheHour(value) : timeOfRange(range);
      const { conversation, moment } = at;
      if (time === null) return askAgainOrDecline(at);
      const wished = addToWish(conversation.remind, { days: null, time, half: null });
      return askForReminder({ ...conversation, remind: wished }, moment);
    },
    yes: (at) =>
      at.conversation.asked.form === 'plain'
        ? ask(putInForm(at.conversation, 'example'))
        : askAgainOrDecline(at),
  },
  otherwise: askAgainOrDecline,
};

/** "Every day at seven: shall I?" */
export const REMIND_CONFIRM: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: { ...ALIKE, yes: ({ conversation, moment }) => setOrUpdate(conversation, moment) },
  otherwise: askAgainOrDecline,
};

/** Alexa's own question for the permission: whoever says something else has passed it over. */
export const REMIND_ALLOWED: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: ALIKE,
  otherwise: ({ conversation }) => goodbye(conversation, 'not_allowed'),
};

function askAgainOrDecline({ conversation, moment }: Open): Turn {
  return askAgainOr(conversation, () => declineReminder(conversation, moment));
}

function decline({ conversation, moment }: Open): Turn {
  return declineReminder(conversation, moment);
}

/** The answer to Alexa's own question. It counts only after that was asked, and only for what it was asked about. */
export function hearConsent(
  conversation: Conversation,
  { answer, schedule }: Consent,
  context: Context,
): Turn {
  if (conversation.asked.id !== 'remind_allowed') return ask(conversation, [{ act: 'unclear' }]);
  const wish = scheduleOf(conversation.remind) ?? schedule;
  if (answer !== 'accepted' || wish === null) return goodbye(conversation, 'not_allowed');
  return setOrUpdate({ ...conversation, remind: wishFor(wish) }, context);
}

function wishFor({ days, hour, minute }: Schedule): ReminderWish {
  return { days, time: { hour, minute }, half: null, settled: 'at_end' };
}

/** A no to a reminder sets none. One that is set already goes on. */
function declineReminder(conversation: Conversation, { progress }: Context): Turn {
  return goodbye(conversation, progress.reminder === null ? 'declined' : 'unchanged');
}

/** The reminder that was wished for is asked about now, unless it turned out that this person can't be reminded. */
export function settleReminder(conversation: Conversation, context: Context): Turn {
  const { remind: wished } = conversation;
  if (!canBeReminded(conversation, context)) return goodbye({ ...conversation, remind: null }, 'not_here');
  if (wished === 'stop') return stopReminder(openQuestion(conversation, 'remind'), context);
  return prependToTurn(askForReminder(conversation, context), [], [noteReminderOffered(context)]);
}

/** The fact that reminders were offered. The coach offers them once. */
export function noteReminderOffered({ now }: Context): Fact {
  return { fact: 'preferred', at: now, preferences: { reminderOffered: true } };
}

/**
 * Whether the reminder rings by another clock than the one here. Moving it is offered once in each place, so that nobody on
 * a journey is asked after every routine.
 */
export function hasTravelled(conversation: Conversation, context: Context): boolean {
  const { now, progress, voice } = context;
  const { reminder, preferences } = progress;
  const here = preferences.timeZone;
  if (!canBeReminded(conversation, context) || voice === 'missed') return false;
  const setIn = reminder?.timeZone ?? null;
  if (setIn === null || here === null || reminder?.offeredIn === here) return false;
  return wallClock(now, setIn) !== wallClock(now, here);
}

/** Offers to move the reminder on record to the time zone here: at the same hour, by the clock here. */
export function offerToMove(conversation: Conversation, reminder: Reminder, context: Context): Turn {
  const offered: Reminder = { ...reminder, offeredIn: context.progress.preferences.timeZone };
  return ask(
    openQuestion({ ...conversation, remind: wishFor(reminder) }, 'remind_confirm'),
    [{ act: 'reminder', news: 'travelled' }],
    [{ fact: 'reminder_set', at: context.now, reminder: offered }],
  );
}

function goodbye(conversation: Conversation, news: ReminderNews): Turn {
  return sayGoodbye(conversation, [{ act: 'reminder', news }]);
}
