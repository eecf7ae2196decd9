/** How a question says which replies it accepts, and where each leads. */
import type { Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Run } from '../routine/run.ts';

/** What a reply is heard with. */
export interface Open {
  readonly conversation: Conversation;
  readonly moment: Moment;
}

/** The same with the routine that is under way. What was played of it is credited already. */
export interface Standing extends Open {
  readonly run: Run;
}

type ReplyType = Reply['type'];

/** A reply of one kind. */
export type ReplyOf<T extends ReplyType> = Extract<Reply, { type: T }>;

/** Where a reply leads. */
export type Leads<S, R extends Reply = Reply> = (at: S, reply: R) => Turn;

/** Where each kind of reply leads that a question knows what to do with. */
export type LeadsByReply<S> = { readonly [T in ReplyType]?: Leads<S, ReplyOf<T>> };

/**
 * What a question accepts. `otherwise` hears every kind of reply that isn't listed, a kind added later included: it
 * must be safe for any of them, so it never plays, never skips a question, and never counts as an answer that is safe.
 */
export interface Accepts<S = Open> {
  readonly hears: LeadsByReply<S>;
  readonly otherwise: Leads<S>;
}

/** A question that can be open: what it accepts, and what words that choose a routine mean there. Each one owes both. */
export interface AskedQuestion<S = Open> extends Accepts<S> {
  /** "My usual routine": heard like any other wish; or, where nothing is rolled that could be chosen, told so in words. */
  readonly choice: 'heard' | 'not_now';
  /** "The usual", "the same": a choice, where a routine is chosen; an answer; or too little of one, as it isn't clear. */
  readonly usual: 'choice' | 'answer' | 'unclear';
}

/** Hears a reply: by its own row, or by `otherwise`. */
export function hear<S, T extends ReplyType>(
  { hears, otherwise }: Accepts<S>,
  at: S,
  reply: ReplyOf<T> & { readonly type: T },
): Turn {
  const leads: Leads<S, ReplyOf<T>> | undefined = hears[reply.type];
  return leads === undefined ? otherwise(at, reply) : leads(at, reply);
}
