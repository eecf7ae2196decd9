/**
 * After a routine: pain right after, what was done, and at most one question more before the goodbye. The
 * routine is over and recorded by then, so no answer and no silence loses anything.
 */
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { never } from '../../shared/assert-never.ts';
import { askAgainOr, ask, openQuestion } from '../../transitions/ask.ts';
import { sayGoodbye, sumUp } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { rememberPainRating } from '../../transitions/keep-pain.ts';
import { type AskedQuestion, hear, type Open } from '../accepts.ts';
import {
  canBeReminded,
  hasTravelled,
  noteReminderOffered,
  offerToMove,
  askForReminder,
  settleReminder,
} from '../reminders/settle.ts';
import { isReachDue } from './fingertip-to-floor.ts';

/** What may be asked when the routine is over. The first that is due is asked. */
export const LAST_QUESTIONS = ['keep_ratings', 'remind', 'reach'] as const;

type LastQuestionId = (typeof LAST_QUESTIONS)[number];

/** Routines, this one counted, from which a change can show. */
const KEEPING_PAYS_FROM = 2;

/** Routines, this one counted, from which a reminder is offered: someone who came back may want one. */
const REMIND_FROM = 2;

/** The end of a routine, with the pain right after: goodbye, or the question that is due. */
export function wrapUp(before: Conversation, context: Context, painAfter: number | null): Turn {
  const conversation = { ...before, painAfter };
  const { said, facts } = sumUp(conversation, context, painAfter);
  // What someone asked for comes before what they would be asked.
  if (conversation.remind !== null) return prependToTurn(settleReminder(conversation, context), said, facts);
  const { reminder } = context.progress;
  if (reminder !== null && hasTravelled(conversation, context))
    return prependToTurn(offerToMove(conversation, reminder, context), said, facts);
  const due = LAST_QUESTIONS.find((id) => isDue(id, conversation, context));
  if (due === undefined) return sayGoodbye(conversation, said, facts);
  const asked =
    due === 'remind' ? askForReminder(conversation, context) : ask(openQuestion(conversation, due));
  return prependToTurn(asked, said, [...facts, ...askOnce(due, context)]);
}

/** What is asked only once, or once a week, counts as asked, answered or not. */
function askOnce(id: LastQuestionId, context: Context): Fact[] {
  switch (id) {
    case 'keep_ratings':
      return [];
    case 'remind':
      return [noteReminderOffered(context)];
    case 'reach':
      return [{ fact: 'reach_asked', at: context.now }];
  }
  return never(id);
}

/** Whether a question is due this time. Nobody is asked for something that can't be kept. */
function isDue(id: LastQuestionId, conversation: Conversation, context: Context): boolean {
  const { speaker, painAfter } = conversation;
  const { progress, recordStatus, ratingsAllowed, voice } = context;
  const { practice, preferences, reminder } = progress;
  if (speaker !== 'owner' || recordStatus === 'unreachable' || voice === 'missed') return false;
  switch (id) {
    case 'keep_ratings':
      return (
        ratingsAllowed &&
        preferences.keepsRatings === null &&
        painAfter !== null &&
        practice.finished >= KEEPING_PAYS_FROM
      );
    case 'reach':
      return isReachDue(conversation, context);
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

/** "Shall I remember your pain numbers?" Only a yes keeps them; it is asked after each routine until it is answered. */
export const KEEP_RATINGS: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: {
    yes: (at, { ofSome }) => (ofSome ? askAgainOrLeaveOpen(at) : keepRatings(at, true)),
    no: (at) => keepRatings(at, false),
    not_sure: (at) => keepRatings(at, false),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrLeaveOpen,
};

function askAgainOrLeaveOpen({ conversation }: Open): Turn {
  return askAgainOr(conversation, () => sayGoodbye(conversation));
}

function keepRatings({ conversation, moment }: Open, keepsRatings: boolean): Turn {
  const preferred: Fact = { fact: 'preferred', at: moment.now, preferences: { keepsRatings } };
  const rated = keepsRatings ? rememberPainRating(conversation, moment) : [];
  return sayGoodbye(conversation, [{ act: 'keeps_ratings', keeps: keepsRatings }], [preferred, ...rated]);
}

/** A last question, with the reminder that was wished for meanwhile in place of its goodbye. */
export function followWithReminder(question: AskedQuestion): AskedQuestion {
  return {
    ...question,
    hears: {},
    otherwise: (at, reply) => remindBeforeGoodbye(hear(question, at, reply), at.moment),
  };
}

/** A turn with the reminder that was wished for in place of its goodbye; as it is if nothing was wished for. */
export function remindBeforeGoodbye(turn: Turn, moment: Context): Turn {
  if (turn.then !== 'close' || turn.conversation.closed !== 'goodbye') return turn;
  const open: Conversation = { ...turn.conversation, closed: null };
  if (open.remind === null) return turn;
  return prependToTurn(settleReminder(open, moment), turn.said, turn.facts);
}
