/** Deletes what a turn asks to delete, before any words about it are made. */
import type { Act } from '../coach/conversation/acts.ts';
import type { ClosingTurn, Deletion } from '../coach/conversation/turn.ts';
import type { Scope } from '../coach/progress/kept-data.ts';
import type { Instant } from '../coach/shared/time.ts';
import { never } from '../coach/shared/assert-never.ts';
import type { Person } from '../store/person.ts';
import type { Forgotten, Store } from '../store/store.ts';
import { type CancelContext, cancelReminder } from './reminder-requests.ts';
import type { Saved, SavedTurn } from './save-facts.ts';

/** Nothing is known any more, and nothing waits to be written. */
const NOTHING: Saved = { stored: null, unsaved: [] };

/**
 * Deletes the data of a person or of the whole household, and then the reminders that nobody would remember. If the table
 * can't be reached, the turn says so instead of saying that the data is gone, and the reminders stay as they are on record.
 * In either case no fact of the session is written any more.
 */
export async function deleteData(
  store: Store,
  person: Person,
  turned: ClosingTurn,
  deletes: Deletion,
  means: CancelContext,
): Promise<SavedTurn<ClosingTurn>> {
  const { ok } = await deleteScope(store, person, deletes.scope, means.context.now, means.insisting);
  if (!ok) return { turned: { ...turned, said: turned.said.map(notDeleted) }, saved: NOTHING };
  return { turned: await cancelReminder(turned, deletes, means), saved: NOTHING };
}

function deleteScope(
  store: Store,
  person: Person,
  scope: Scope,
  now: Instant,
  signal: AbortSignal,
): Promise<Forgotten> {
  switch (scope) {
    case 'person':
      return store.forget(person, now, signal);
    case 'household':
      return store.forgetHousehold(person.household, now, signal);
  }
  return never(scope);
}

function notDeleted(act: Act): Act {
  return act.act === 'deleted' ? { act: 'not_deleted', scope: act.scope } : act;
}
