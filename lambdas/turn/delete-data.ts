/** Deleting what a turn asks for, before the words are made that tell of it. */
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
 * Deletes what is kept of a person, or of the whole household, and tells nothing that isn't so: where the table is
 * away, the turn says that instead. Whatever came of it, none of the session's facts is written any more.
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
