/** Deletes what a turn asks to delete, before any words about it are made. */
import type { Act } from '../coach/conversation/acts.ts';
import type { ClosingTurn } from '../coach/conversation/turn.ts';
import type { Scope } from '../coach/progress/kept-data.ts';
import type { Instant } from '../coach/shared/time.ts';
import { never } from '../coach/shared/assert-never.ts';
import type { Person } from '../store/person.ts';
import type { Forgotten, Store } from '../store/store.ts';
import type { Saved, SavedTurn } from './save-facts.ts';

/** Nothing is known any more, and nothing waits to be written. */
const NOTHING: Saved = { stored: null, unsaved: [] };

/**
 * Deletes the data of a person or of the whole household. If the table can't be reached, the turn says so instead of saying
 * that the data is gone. In either case no fact of the session is written any more.
 */
export async function deleteData(
  store: Store,
  person: Person,
  turned: ClosingTurn,
  scope: Scope,
  now: Instant,
  signal: AbortSignal,
): Promise<SavedTurn<ClosingTurn>> {
  const { ok } = await deleteScope(store, person, scope, now, signal);
  const said = ok ? turned.said : turned.said.map(notDeleted);
  return { turned: { ...turned, said }, saved: NOTHING };
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
