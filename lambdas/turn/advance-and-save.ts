/** Taking a turn: what the coach makes of an event, with its facts written and its requests carried out. */
import type { Label } from '../alexa/reminders.ts';
import { advance } from '../coach/advance.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { revokeStalePermission } from '../coach/conversation/overrule.ts';
import type { AnsweredTurn, Turn } from '../coach/conversation/turn.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { NEEDS_HISTORY } from '../coach/progress/history.ts';
import type { Stored } from '../store/item.ts';
import { deleteData } from './delete-data.ts';
import type { Ports, TurnInput } from './load.ts';
import { type Known, knownWith, knownWithHistory } from './look-back.ts';
import { cancelReminder, sendReminderRequests } from './reminder-requests.ts';
import { recordAfter, save, type SavedTurn } from './save-facts.ts';

/** Advances, and writes before any word is made, so that the words know whether that went well. */
export async function advanceAndSave(
  { session, person, stored, pending: carried, context, signal, insisting }: TurnInput,
  event: CoachEvent,
  { store, reminders }: Ports,
  label: Label,
): Promise<SavedTurn<AnsweredTurn>> {
  const service = { reminders, label, context, signal };
  const deadlines = { signal, insisting };
  const source = { store, person, now: context.now, signal };
  /** `pending` is in what is known already; `besides` isn't. Both are due to be written. */
  const take = async (
    known: Known,
    pending: readonly Fact[],
    besides: readonly Fact[] = [],
  ): Promise<SavedTurn> => {
    const { turn, on } = await advanceOn(known, pending);
    if (turn.then !== 'close' || turn.deletes === undefined)
      return {
        turned: turn,
        saved: await save(store, person, on, [...pending, ...besides], turn, deadlines),
      };
    const { deletes } = turn;
    return deleteData(
      store,
      person,
      await cancelReminder(turn, deletes, service),
      deletes.scope,
      context.now,
      insisting,
    );
  };
  /** Advances on the record alone; if the coach has to look at the history, once more with that. */
  const advanceOn = async (
    known: Known,
    pending: readonly Fact[],
  ): Promise<{ readonly turn: Turn; readonly on: Stored | null }> => {
    const turn = tryTo(known);
    if (turn !== NEEDS_HISTORY) return { turn, on: known.stored };
    const full = await knownWithHistory(known.stored, pending, source);
    const again = tryTo(full);
    if (again === NEEDS_HISTORY) throw new TypeError('Expected a turn that makes do with the whole record');
    return { turn: again, on: full.stored };
  };
  const tryTo = ({ progress, recordStatus }: Known): ReturnType<typeof advance> => {
    const as: Context = { ...context, progress, recordStatus };
    const conversation = session === null ? null : revokeStalePermission(session.conversation, as);
    return advance(conversation, event, as);
  };
  const first = await take({ ...context, stored }, carried);
  const besides = factsIfPermissionRevoked(first, context);
  const { stored: now, unsaved } = first.saved;
  const decided =
    besides === null ? first : await take(await knownWith(now, unsaved, source), unsaved, besides);
  return sendReminderRequests(decided, { store, person, ...service, insisting });
}

/**
 * A turn is taken once more if another device wrote meanwhile, and what it wrote forbids what was just allowed: no hold
 * begins on a permission that is gone. These facts are written with it; null if it stands as it is. What was
 * written already may be written again: facts are recorded any number of times with the result of once.
 */
function factsIfPermissionRevoked({ turned, saved }: SavedTurn, { now }: Context): readonly Fact[] | null {
  const { stored } = saved;
  if (stored === null || turned.then === 'close') return null;
  const { conversation } = turned;
  const progress = recordAfter(saved, stored.progress);
  if (revokeStalePermission(conversation, { progress }) === conversation) return null;
  const { run } = conversation;
  // What was to play is on record by now, and won't.
  return run === null ? [] : [{ fact: 'run_kept', at: now, run: { ...run, playing: null } }];
}
