/**
 * What is kept of a person: told when they ask, deleted when they say so. Only the person a record is about hears
 * of it or deletes it: whoever isn't known to be that person hears what is kept in general, and how to delete it.
 */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { painOf, reachOf, routinesOf, withHistory } from '../progress/history.ts';
import type { Scope } from '../progress/kept-data.ts';
import { ask, openQuestion } from '../transitions/ask.ts';
import { closeSession, getUp } from '../transitions/end.ts';
import { interject, halt } from '../transitions/halt.ts';

/** The question that is asked before each deletion. */
const QUESTIONS = { person: 'delete_person', household: 'delete_household' } as const;

/** "What do you keep about me?" */
export function myData(conversation: Conversation, during: boolean, context: Context): Turn {
  return interject(conversation, during, {
    act: 'my_data',
    record: summarizeStoredData(conversation, context),
  });
}

/** The same as the first thing that is said. */
export function myDataFirst(launched: Turn, context: Context): Turn {
  return prependToTurn(
    launched,
    [{ act: 'my_data', record: summarizeStoredData(launched.conversation, context) }],
    [],
  );
}

function summarizeStoredData(
  { speaker }: Conversation,
  { recordStatus, progress }: Context,
): Extract<Act, { act: 'my_data' }>['record'] {
  if (speaker === 'guest') return 'guest';
  if (speaker === 'unconfirmed' || recordStatus === 'unreachable') return 'general';
  const full = withHistory(progress);
  const { screened, open, reminder } = full;
  return {
    screened: screened !== null,
    routines: routinesOf(full).length + (open === null ? 0 : 1),
    rated: painOf(full).length,
    reached: reachOf(full).length,
    reminder: reminder !== null,
  };
}

/**
 * "Delete my data": asked about once, whatever else is open, and by the one it is about. A hold stands still for
 * it. What was open waits, and is asked again unless everything is gone by then.
 */
export function askToDelete(conversation: Conversation, scope: Scope, during: boolean): Turn {
  if (conversation.speaker !== 'owner') return interject(conversation, during, { act: 'cant_delete' });
  const { asked } = during ? openQuestion(conversation, 'carry_on') : conversation;
  const waits = { ...conversation, waiting: conversation.waiting ?? asked };
  if (during) return halt(waits, [], QUESTIONS[scope]);
  const question = openQuestion(waits, QUESTIONS[scope]);
  return { conversation: question, acts: [ask(question)], facts: [] };
}

/** The same as the first thing that is said: after the greeting, and before its question. */
export function askToDeleteFirst({ conversation, acts, facts }: Turn, scope: Scope): Turn {
  return prependToTurn(askToDelete(conversation, scope, false), acts.slice(0, -1), facts);
}

/**
 * The reply to it. Only a clear yes deletes: the session ends with it, and nothing of it is recorded any more,
 * whether or not the deletion goes well. Anything else keeps everything, and leads back.
 */
export function deletion(conversation: Conversation, scope: Scope, reply: Reply, context: Context): Turn {
  if (reply.type === 'yes' && !reply.ofSome) {
    const acts: Act[] = [{ act: 'deleted', scope }, ...getUp(conversation, context), { act: 'goodbye' }];
    const token = context.progress.reminder?.token ?? null;
    return {
      ...closeSession(conversation, 'goodbye', acts, []),
      // Nobody would remember it, and it would go on.
      ...(token === null ? {} : { request: { request: 'delete', token } }),
      deletes: scope,
    };
  }
  const back = backFromDeletion(conversation);
  return { conversation: back, acts: [{ act: 'nothing_deleted' }, ask(back)], facts: [] };
}

/** The conversation as it stood before a deletion was asked about; itself where none is. */
export function backFromDeletion(conversation: Conversation): Conversation {
  const { waiting } = conversation;
  return waiting === null ? conversation : { ...conversation, asked: waiting, waiting: null };
}
