/**
 * After a routine: pain right after, what was done, and at most one question more before the goodbye. The
 * routine is over and recorded by then, so no answer and no silence loses anything.
 */
import type { Act } from './acts.ts';
import { ask, opening } from './ask.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { closed, finish } from './endings.ts';
import type { Reply } from './events.ts';
import type { Fact } from './facts.ts';
import { never } from './never.ts';
import { painRated } from './ratings.ts';
import { reachAnswered, reachIsDue } from './reaching.ts';
import { again } from './setting_up.ts';
import { waitOn } from './wishes.ts';

/** What may be asked once the routine is over, the first that is due. */
export const LAST_QUESTIONS = ['keep_ratings', 'reach'] as const;
export type LastQuestionId = (typeof LAST_QUESTIONS)[number];

/** With so many routines, this one counted, there is a change to tell of. */
const KEEPING_PAYS_FROM = 2;

/** The end of a routine, with the pain right after: goodbye, or the question that is due. */
export function wrapUp(conversation: Conversation, context: Context, painAfter: number | null): Turn {
  const done = finish({ ...conversation, painAfter }, context, painAfter);
  const due = LAST_QUESTIONS.find((id) => isDue(id, done.conversation, context));
  if (due === undefined) return done;
  const asked = opening({ ...done.conversation, closed: null }, due);
  const told = done.acts.filter(({ act }) => act !== 'goodbye');
  const facts: Fact[] = due === 'reach' ? [{ fact: 'reach_asked', at: context.now }] : [];
  return { conversation: asked, acts: [...told, ask(asked)], facts: [...done.facts, ...facts] };
}

/** Whether a question is to be asked this time. Nobody is asked for what can't be kept. */
function isDue(id: LastQuestionId, conversation: Conversation, context: Context): boolean {
  const { speaker, painAfter } = conversation;
  const { progress, record, ratingsAllowed } = context;
  const { practice, preferences } = progress;
  if (speaker !== 'owner' || record === 'unreachable') return false;
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
  }
  return never(id);
}

/** A reply to one of them; then the goodbye. */
export function afterwards(
  conversation: Conversation,
  id: LastQuestionId,
  reply: Reply,
  context: Context,
): Turn {
  if (reply.type === 'pause') return waitOn(conversation);
  switch (id) {
    case 'keep_ratings':
      return keepRatings(conversation, reply, context);
    case 'reach':
      return reachAnswered(conversation, reply, context);
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
  return again(conversation, () => goodbye(conversation, [], []));
}

function goodbye(conversation: Conversation, acts: readonly Act[], facts: readonly Fact[]): Turn {
  return closed(conversation, 'goodbye', [...acts, { act: 'goodbye' }], facts);
}
