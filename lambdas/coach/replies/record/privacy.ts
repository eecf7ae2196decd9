/**
 * "What do you keep about me?" and "delete my data". Only the person whom a record is about hears what is in it, or
 * deletes it. Anyone who isn't known to be that person hears what is kept in general, and how to delete it.
 */
import type { Act } from '../../conversation/acts.ts';
import type { Context, Moment } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { AskingTurn, Deletion, Turn } from '../../conversation/turn.ts';
import { painOf, reachOf, routinesOf, withHistory } from '../../progress/history.ts';
import type { Scope } from '../../progress/kept-data.ts';
import { knowsSomeone } from '../../progress/progress.ts';
import { ask, openQuestion } from '../../transitions/ask.ts';
import { getUp, sayGoodbye } from '../../transitions/end.ts';
import { interject, halt } from '../../transitions/halt.ts';
import type { AskedQuestion, Open } from '../accepts.ts';

/** The question that is asked before each deletion. */
const QUESTIONS = { person: 'delete_person', household: 'delete_household' } as const;

/** "What do you keep about me?" */
export function tellMyData(conversation: Conversation, moment: Moment): AskingTurn {
  return interject(conversation, moment, {
    act: 'my_data',
    record: summarizeStoredData(conversation, moment),
  });
}

function summarizeStoredData(
  { speaker }: Pick<Conversation, 'speaker'>,
  { recordStatus, progress, voice }: Context,
): Extract<Act, { act: 'my_data' }>['record'] {
  if (speaker === 'guest') return 'guest';
  if (speaker === 'unconfirmed' || recordStatus === 'unreachable' || voice === 'missed') return 'general';
  const full = withHistory(progress);
  const { screened, open, reminder, preferences, practice } = full;
  return {
    screened: screened !== null,
    routines: routinesOf(full).length + (open === null ? 0 : 1),
    rated: painOf(full).length,
    reached: reachOf(full).length,
    leavesOut: preferences.leavesOut,
    usual: preferences.usual !== null,
    programme: practice.programme !== null,
    goal: preferences.goal,
    reminder: reminder !== null,
  };
}

/**
 * "Delete my data": asked about once, whatever else is open, and only of the one whom it is about. A hold stops for
 * it. The open question waits, and is asked again unless everything is gone by then.
 */
export function askToDelete(conversation: Conversation, scope: Scope, moment: Moment): AskingTurn {
  const because = whyNotDeleted(conversation, scope, moment);
  if (because !== null) return interject(conversation, moment, { act: 'cant_delete', because });
  const plays = moment.audio === 'playing';
  const { asked } = plays ? openQuestion(conversation, 'carry_on') : conversation;
  const waits = { ...conversation, waiting: conversation.waiting ?? asked };
  return plays ? halt(waits, [], QUESTIONS[scope]) : ask(openQuestion(waits, QUESTIONS[scope]));
}

/**
 * The reply to it. Only a clear yes deletes: the session ends with it, and nothing of it is recorded any more,
 * whether or not the deletion goes well. Anything else keeps everything, and leads back.
 */
export function acceptDeletion(scope: Scope): AskedQuestion {
  return {
    choice: 'heard',
    usual: 'answer',
    hears: { yes: (at, { ofSome }) => (ofSome ? keepEverything(at) : deleteAll(at, scope)) },
    otherwise: keepEverything,
  };
}

/**
 * Why someone may not delete; null if they may. A record is deleted by the voice that it belongs to, or, if that isn't
 * recognised, by whoever owns the shared one. A household is deleted by a recognised voice with a record, or by a voice
 * that said it is the person on the shared one. It is looked at when it is asked for, and again when it is confirmed.
 */
function whyNotDeleted(
  { speaker, checks }: Conversation,
  scope: Scope,
  { voice, progress }: Context,
): Extract<Act, { act: 'cant_delete' }>['because'] | null {
  const isOwners = voice === 'recognised' || voice === 'unrecognised';
  if (speaker !== 'owner' || !isOwners) return 'speaker';
  if (scope === 'person') return null;
  if (!knowsSomeone(progress)) return 'no_record';
  const saidSo = checks.answers.same_person === 'yes' || checks.tookUp;
  return voice === 'recognised' || saidSo ? null : 'speaker';
}

function deleteAll({ conversation, moment }: Open, scope: Scope): Turn {
  const because = whyNotDeleted(conversation, scope, moment);
  if (because !== null) return ask(withoutDeletion(conversation), [{ act: 'cant_delete', because }]);
  return {
    ...sayGoodbye(conversation, [{ act: 'deleted', scope }, ...getUp(conversation, moment)]),
    deletes: { scope, cancel: reminderToCancel(scope, moment) },
  };
}

/**
 * What to cancel with the data; null if nothing is. Without the record it isn't known which reminder is this person's, and
 * a household deletes those of everyone: then it is every reminder that the skill has set in the account.
 */
function reminderToCancel(
  scope: Scope,
  { progress: { reminder }, recordStatus, canRemind }: Context,
): Deletion['cancel'] {
  if (scope === 'household' || recordStatus === 'unreachable')
    return canRemind || reminder !== null ? { request: 'delete_all' } : null;
  if (reminder === null) return null;
  const { token } = reminder;
  return token === null
    ? { request: 'find', schedule: reminder, next: 'stop' }
    : { request: 'delete', token };
}

function keepEverything({ conversation }: Open): Turn {
  return ask(withoutDeletion(conversation), [{ act: 'nothing_deleted' }]);
}

/** The conversation as it was before a deletion was asked about; itself if none is. */
export function withoutDeletion(conversation: Conversation): Conversation {
  const { waiting } = conversation;
  return waiting === null ? conversation : { ...conversation, asked: waiting, waiting: null };
}
