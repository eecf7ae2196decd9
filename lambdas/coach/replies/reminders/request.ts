/**
 * What Alexa's service is asked to do with the one reminder, and what the coach makes of its answers. There must never
 * be two. So a reminder on record is changed, not added to; a new one is on record before it is created; and one whose
 * creation wasn't answered is looked for first.
 */
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { AnsweredTurn, RequestingTurn, Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { type Reminder, type Schedule, scheduleOf } from '../../reminders/schedule.ts';
import type {
  ReminderOutcome,
  RefusalReason,
  ReminderNews,
  ReminderRequest,
} from '../../reminders/service.ts';
import { never } from '../../shared/assert-never.ts';
import { ask, openQuestion } from '../../transitions/ask.ts';
import { sayGoodbye } from '../../transitions/end.ts';

/** Sets what was agreed, or changes the reminder on record to it. */
export function setOrUpdate(conversation: Conversation, context: Context): Turn {
  const { reminder, preferences } = context.progress;
  const { timeZone } = preferences;
  const schedule = scheduleOf(conversation.remind);
  if (timeZone === null) return endWithNews(conversation, 'no_time_zone');
  if (schedule === null) return endWithNews(conversation, 'declined');
  if (reminder === null) return create(conversation, schedule, timeZone, context);
  const { token } = reminder;
  return token === null
    ? makeRequest(conversation, { request: 'find', schedule: reminder, next: 'set' })
    : makeRequest(conversation, { request: 'update', token, schedule, timeZone });
}

/**
 * Stops the reminder on record. If there is none, Alexa may still keep one from a record that was deleted or has expired:
 * then all of the skill's reminders are stopped.
 */
export function stopReminder(before: Conversation, { progress: { reminder } }: Context): Turn {
  const conversation: Conversation = { ...before, remind: null };
  if (reminder === null) return makeRequest(conversation, { request: 'delete_all' });
  const { token } = reminder;
  return makeRequest(
    conversation,
    token === null ? { request: 'find', schedule: reminder, next: 'stop' } : { request: 'delete', token },
  );
}

/** The turn after a request was answered: another request, Alexa's own question for the permission, or words. */
export function hearReminderOutcome(
  conversation: Conversation,
  request: ReminderRequest,
  outcome: ReminderOutcome,
  context: Context,
): Turn {
  switch (request.request) {
    case 'create':
      return hearCreated(conversation, request, outcome, context);
    case 'update':
      if (outcome.outcome === 'gone')
        return create(conversation, request.schedule, request.timeZone, context);
      return confirmSet(conversation, request, outcome, context) ?? endWithNews(conversation, 'away');
    case 'find':
      return hearFound(conversation, request, outcome, context);
    case 'delete':
      return outcome.outcome === 'done' || outcome.outcome === 'gone'
        ? sayReminderNews(conversation, 'stopped', [forgetReminder(context)])
        : sayReminderNews(conversation, 'not_stopped');
    case 'delete_all':
      return sayReminderNews(conversation, newsAfterDeletingAll(outcome));
  }
  return never(request);
}

/** The record says that it may exist before it does: if the answer is lost, it is looked for. */
function create(conversation: Conversation, schedule: Schedule, timeZone: string, context: Context): Turn {
  return {
    ...makeRequest(conversation, { request: 'create', schedule, timeZone }),
    facts: [keepReminder({ ...schedule, token: null }, timeZone, context)],
  };
}

/** What someone hears whose record knows no reminder, after all that Alexa keeps were to be stopped. */
function newsAfterDeletingAll(outcome: ReminderOutcome): ReminderNews {
  switch (outcome.outcome) {
    case 'done':
      return 'stopped';
    case 'gone':
      return 'none';
    case 'unanswered':
      return 'not_stopped';
    case 'refused':
      return outcome.why === 'no_permission' ? 'not_seen' : 'not_stopped';
  }
  return never(outcome);
}

function hearCreated(
  conversation: Conversation,
  request: Extract<ReminderRequest, { request: 'create' }>,
  outcome: ReminderOutcome,
  context: Context,
): Turn {
  const { schedule } = request;
  if (outcome.outcome === 'unanswered') {
    return makeRequest(conversation, { request: 'find', schedule, next: 'tell' });
  }
  const turn = confirmSet(conversation, request, outcome, context) ?? endWithNews(conversation, 'away');
  return outcome.outcome === 'done' ? turn : { ...turn, facts: [forgetReminder(context)] };
}

/** After a look for a reminder whose creation wasn't answered: it exists after all, or not. */
function hearFound(
  conversation: Conversation,
  { schedule, next }: Extract<ReminderRequest, { request: 'find' }>,
  outcome: ReminderOutcome,
  context: Context,
): Turn {
  // The record says in which time zone it was to be set.
  const setIn = context.progress.reminder?.timeZone ?? null;
  const there =
    outcome.outcome === 'done' ? keepReminder({ ...schedule, token: outcome.token }, setIn, context) : null;
  if (next === 'stop') {
    if (outcome.outcome === 'gone')
      return sayReminderNews(conversation, 'stopped', [forgetReminder(context)]);
    if (outcome.outcome !== 'done' || there === null) return sayReminderNews(conversation, 'not_stopped');
    return { ...makeRequest(conversation, { request: 'delete', token: outcome.token }), facts: [there] };
  }
  const wanted = scheduleOf(conversation.remind);
  const { timeZone } = context.progress.preferences;
  if (
    outcome.outcome === 'done' &&
    next === 'set' &&
    wanted !== null &&
    timeZone !== null &&
    there !== null
  ) {
    const change: ReminderRequest = { request: 'update', token: outcome.token, schedule: wanted, timeZone };
    return { ...makeRequest(conversation, change), facts: [there] };
  }
  // One that isn't found right after its creation went unanswered may still appear.
  if (outcome.outcome === 'gone' && next === 'set' && wanted !== null && timeZone !== null)
    return create(conversation, wanted, timeZone, context);
  return (
    confirmSet(conversation, { schedule, timeZone: setIn }, outcome, context) ??
    endWithNews(conversation, 'away')
  );
}

/** Set, or refused in words; null if the outcome isn't known. */
function confirmSet(
  conversation: Conversation,
  { schedule, timeZone }: { readonly schedule: Schedule; readonly timeZone: string | null },
  outcome: ReminderOutcome,
  context: Context,
): AnsweredTurn | null {
  if (outcome.outcome === 'refused') return explainRefusal(conversation, outcome.why);
  if (outcome.outcome !== 'done') return null;
  const set = keepReminder({ ...schedule, token: outcome.token }, timeZone, context);
  return sayGoodbye(conversation, [{ act: 'reminder_set', schedule }], [set]);
}

/** Without the permission, Alexa asks for it, once. Any other refusal is explained. */
function explainRefusal(conversation: Conversation, why: RefusalReason): AnsweredTurn {
  if (why !== 'no_permission' || conversation.asked.id === 'remind_allowed')
    return endWithNews(conversation, why);
  return ask(openQuestion(conversation, 'remind_allowed'));
}

/** A turn that says nothing yet: its words depend on the service's answer. */
function makeRequest(conversation: Conversation, request: ReminderRequest): RequestingTurn {
  return { then: 'request', conversation, said: [], request, facts: [] };
}

type ReminderSet = Extract<Fact, { fact: 'reminder_set' }>;

function keepReminder(
  { token, days, hour, minute }: Schedule & Pick<Reminder, 'token'>,
  timeZone: string | null,
  { now }: Context,
): ReminderSet {
  const reminder: Reminder = { token, days, hour, minute, timeZone, offeredIn: null };
  return { fact: 'reminder_set', at: now, reminder };
}

function forgetReminder({ now }: Context): ReminderSet {
  return { fact: 'reminder_set', at: now, reminder: null };
}

/** Says the news, and asks the open question again. A question about reminders is answered with that. */
function sayReminderNews(
  conversation: Conversation,
  news: ReminderNews,
  facts: readonly Fact[] = [],
): AnsweredTurn {
  const { id } = conversation.asked;
  const isAsked = id === 'remind' || id === 'remind_confirm' || id === 'remind_allowed';
  return (isAsked ? sayGoodbye : ask)(conversation, [{ act: 'reminder', news }], facts);
}

function endWithNews(conversation: Conversation, news: ReminderNews): AnsweredTurn {
  return sayGoodbye(conversation, [{ act: 'reminder', news }]);
}

/** The turn of someone whose reminder took more requests than one turn may send. */
export function giveUpReminderRequests(conversation: Conversation): AnsweredTurn {
  return endWithNews(conversation, 'away');
}
