/**
 * After a routine: pain right after, what was done, and at most one question more before the goodbye. The
 * routine is over and recorded by then, so no answer and no silence loses anything.
 */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { ReminderQuestionId } from '../conversation/questions.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { never } from '../shared/assert-never.ts';
import { askAgainOr, ask, openQuestion } from '../transitions/ask.ts';
import { closeSession, finish } from '../transitions/end.ts';
import { waitOn } from '../transitions/halt.ts';
import { painRated } from '../transitions/keep-pain.ts';
import { reachAnswered, reachIsDue } from './fingertip-to-floor.ts';
import { aboutReminder, reminderAskedFor, canBeReminded } from './reminders.ts';

/** What may be asked once the routine is over, the first that is due. */
export const LAST_QUESTIONS = ['keep_ratings', 'remind', 'reach'] as const;

export type LastQuestionId = (typeof LAST_QUESTIONS)[number];

/** With so many routines, this one counted, there is a change to tell of. */
const KEEPING_PAYS_FROM = 2;

/** With so many, it is something one comes back to. */
const REMIND_FROM = 2;

/** The end of a routine, with the pain right after: goodbye, or the question that is due. */
export function wrapUp(conversation: Conversation, context: Context, painAfter: number | null): Turn {
  const done = finish({ ...conversation, painAfter }, context, painAfter);
  const open = { ...done.conversation, closed: null };
  const told = done.acts.filter(({ act }) => act !== 'goodbye');
  // What someone asked for comes before what they would be asked.
  if (open.remind !== null) return prependToTurn(reminderDue(open, context), told, done.facts);
  const due = LAST_QUESTIONS.find((id) => isDue(id, open, context));
  if (due === undefined) return done;
  const asked = openQuestion(open, due);
  return {
    conversation: asked,
    acts: [...told, ask(asked)],
    facts: [...done.facts, ...askOnce(due, context)],
  };
}

/** What is asked but once, or once a week, is kept as asked, answered or not. */
function askOnce(id: LastQuestionId, context: Context): Fact[] {
  switch (id) {
    case 'keep_ratings':
      return [];
    case 'remind':
      return [isOfferedAt(context)];
    case 'reach':
      return [{ fact: 'reach_asked', at: context.now }];
  }
  return never(id);
}

/** The reminder that was wished for: asked about now, unless its person turned out to be nobody who can be reminded. */
function reminderDue(conversation: Conversation, context: Context): Turn {
  if (!canBeReminded(conversation, context))
    return goodbye({ ...conversation, remind: null }, [{ act: 'reminder', news: 'not_here' }], []);
  return prependToTurn(reminderAskedFor(conversation), [], [isOfferedAt(context)]);
}

/** Instead of the goodbye, what was wished for while another question was open. */
function thenReminder(turn: Turn, context: Context): Turn {
  const { conversation, acts, facts } = turn;
  if (conversation.closed !== 'goodbye' || conversation.remind === null) return turn;
  const told = acts.filter(({ act }) => act !== 'goodbye');
  return prependToTurn(reminderDue({ ...conversation, closed: null }, context), told, facts);
}

function isOfferedAt({ now }: Context): Fact {
  return { fact: 'preferred', at: now, preferences: { reminderOffered: true } };
}

/** Whether a question is to be asked this time. Nobody is asked for what can't be kept. */
function isDue(id: LastQuestionId, conversation: Conversation, context: Context): boolean {
  const { speaker, painAfter } = conversation;
  const { progress, recordStatus, ratingsAllowed } = context;
  const { practice, preferences, reminder } = progress;
  if (speaker !== 'owner' || recordStatus === 'unreachable') return false;
  switch (id) {
    case 'keep_ratings':
      return (
        ratingsAllowed &&
        preferences.keepsRatings === null &&
        painAfter !== null &&
        practice.finished >= KEEPING_PAYS_FROM
      );
    case 'reach':
      return reachIsDue(conversation, context);
    case 'remind':
      return (
        canBeReminded(conversation, context) &&
        !preferences.reminderOffered &&
        reminder === null &&
        preferences.timeZone !== null &&
        practice.finished >= REMIND_FROM
      );
  }
  return never(id);
}

/** A reply to one of them; then the goodbye. */
export function afterwards(
  conversation: Conversation,
  id: LastQuestionId | ReminderQuestionId,
  reply: Reply,
  context: Context,
): Turn {
  switch (id) {
    case 'keep_ratings':
      return reply.type === 'pause'
        ? waitOn(conversation)
        : thenReminder(keepRatings(conversation, reply, context), context);
    case 'reach':
      return reply.type === 'pause'
        ? waitOn(conversation)
        : thenReminder(reachAnswered(conversation, reply, context), context);
    case 'remind':
    case 'remind_confirm':
    case 'remind_allowed':
      return aboutReminder(conversation, id, reply, context);
  }
  return never(id);
}

/** "Shall I remember your pain numbers?" Only a yes keeps them; it is asked until it is answered. */
function keepRatings(conversation: Conversation, reply: Reply, context: Context): Turn {
  const { now } = context;
  const answer = (keepsRatings: boolean, kept: readonly Fact[]): Turn =>
    goodbye(
      conversation,
      [{ act: 'keeps_ratings', keeps: keepsRatings }],
      [{ fact: 'preferred', at: now, preferences: { keepsRatings } }, ...kept],
    );
  if (reply.type === 'yes' && !reply.ofSome) return answer(true, painRated(conversation, context));
  if (reply.type === 'no' || reply.type === 'not_sure') return answer(false, []);
  return askAgainOr(conversation, () => goodbye(conversation, [], []));
}

function goodbye(conversation: Conversation, acts: readonly Act[], facts: readonly Fact[]): Turn {
  return closeSession(conversation, 'goodbye', [...acts, { act: 'goodbye' }], facts);
}
