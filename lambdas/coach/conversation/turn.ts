import type { Fact } from '../progress/facts.ts';
import type { Scope } from '../progress/kept-data.ts';
import type { ReminderRequest } from '../reminders/service.ts';
import type { Act } from './acts.ts';
import type { Conversation } from './conversation.ts';

/** What a turn comes to. */
export interface Turn {
  readonly conversation: Conversation;
  readonly acts: readonly Act[];
  readonly facts: readonly Fact[];
  /** What is to be deleted before the words are made; then none of the facts is kept. */
  readonly deletes?: Scope;
  /** What Alexa's service is to do, once the facts are written; what comes of it goes to `carriedOut`. */
  readonly request?: ReminderRequest;
}

/** A turn with acts and facts that come before its own. */
export function prependToTurn(turn: Turn, acts: readonly Act[], facts: readonly Fact[]): Turn {
  return { ...turn, acts: [...acts, ...turn.acts], facts: [...facts, ...turn.facts] };
}
