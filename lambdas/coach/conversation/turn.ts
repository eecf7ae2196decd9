/**
 * What the coach makes of an event. A turn says something, may play something, and then does exactly one thing: it
 * asks, it closes the session, or it waits for Alexa's service. The three are types of their own, so that a closed
 * session with a question, two questions, or a goodbye in the middle don't compile.
 */
import type { Fact } from '../progress/facts.ts';
import type { Scope } from '../progress/kept-data.ts';
import type { ReminderRequest } from '../reminders/service.ts';
import type { Segment } from '../timeline/segment.ts';
import type { Act, Ask, IfUnwell, NotSaved } from './acts.ts';
import type { ClosedConversation, Conversation } from './conversation.ts';

/** Said, then perhaps played, then asked: the order in which it is heard. The microphone opens behind the question. */
export interface Asking {
  readonly then: 'ask';
  readonly said: readonly Act[];
  readonly play?: Segment;
  /** A "no" was heard, and nothing is said about it: a soft tick tells that it was. */
  readonly tick?: true;
  /** What plays if nothing is said, in place of the usual reprompt: one more step. */
  readonly unasked?: Asking;
  /** Heard right before the question. */
  readonly warning?: NotSaved | IfUnwell;
  readonly question: Ask;
}

/** Said, and the session is over; nothing is said if nobody is there any more. */
export interface Closing {
  readonly then: 'close';
  readonly said: readonly Act[];
  /** Whether the last word is the goodbye. Short ends, and those in words of their own, do without. */
  readonly goodbye: boolean;
  /** Heard right before the goodbye. */
  readonly warning?: NotSaved;
}

/** What a device is to be made to say. */
export type Spoken = Asking | Closing;

/** What a turn leaves behind: `facts` are for the record, in the order in which they became true. */
interface TurnResult<C> {
  readonly conversation: C;
  readonly facts: readonly Fact[];
}

export interface AskingTurn extends Asking, TurnResult<Conversation> {}

export interface ClosingTurn extends Closing, TurnResult<ClosedConversation> {
  /** What is to be deleted before the words are made. Then none of the facts is written. */
  readonly deletes?: Deletion;
}

/** What Alexa's service is to do once the facts are written. Its answer goes to `hearReminderOutcome`. */
export interface RequestingTurn extends TurnResult<Conversation> {
  readonly then: 'request';
  readonly said: readonly Act[];
  readonly request: ReminderRequest;
}

/** A deletion, with the reminder to cancel with it: nobody would remember it, and it would go on. */
export interface Deletion {
  readonly scope: Scope;
  readonly cancel: Extract<ReminderRequest, { request: 'delete' | 'find' | 'delete_all' }> | null;
}

/** A turn that has its words. */
export type AnsweredTurn = AskingTurn | ClosingTurn;

export type Turn = AnsweredTurn | RequestingTurn;

/** A turn with something said, and facts recorded, before its own. */
export function prependToTurn<T extends Turn>(turn: T, said: readonly Act[], facts: readonly Fact[] = []): T {
  return { ...turn, said: [...said, ...turn.said], facts: [...facts, ...turn.facts] };
}
