/** Takes a turn: the coach decides, the facts are written, and requests to Alexa's service are sent. */
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
import { type KnownRecord, completeRecord, completeWithHistory } from './look-back.ts';
import { sendReminderRequests } from './reminder-requests.ts';
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
  /** `known` already includes `pending`, but not `besides`. Both must be written. */
  const take = async (
    known: KnownRecord,
    pending: readonly Fact[],
    besides: readonly Fact[] = [],
  ): Promise<SavedTurn> => {
    const { turn, on } = await advanceOn(known, pending);
    if (turn.then !== 'close' || turn.deletes === undefined)
      return {
        turned: turn,
        saved: await save(store, person, on, [...pending, ...besides], turn, deadlines),
      };
    return deleteData(store, person, turn, turn.deletes, { ...service, insisting });
  };
  /** Advances without the history. If the coach needs it, reads it and advances again. */
  const advanceOn = async (
    known: KnownRecord,
    pending: readonly Fact[],
  ): Promise<{ readonly turn: Turn; readonly on: Stored | null }> => {
    const turn = tryTo(known);
    if (turn !== NEEDS_HISTORY) return { turn, on: known.stored };
    const full = await completeWithHistory(known.stored, pending, source);
    const again = tryTo(full);
    if (again === NEEDS_HISTORY) throw new TypeError('Expected a turn that makes do with the whole record');
    return { turn: again, on: full.stored };
  };
  const tryTo = ({ progress, recordStatus }: KnownRecord): ReturnType<typeof advance> => {
    const as: Context = { ...context, progress, recordStatus };
    const conversation = session === null ? null : revokeStalePermission(session.conversation, as);
    return advance(conversation, event, as);
  };
  const first = await take({ ...context, stored }, carried);
  const besides = factsIfPermissionRevoked(first, context);
  const { stored: now, unsaved } = first.saved;
  const decided =
    besides === null ? first : await take(await completeRecord(now, unsaved, source), unsaved, besides);
  return sendReminderRequests(decided, { store, person, ...service, insisting });
}

/**
 * Decides whether to take the turn again: another device may have written something that forbids what was just allowed, and
 * no hold may begin on a permission that is gone. Returns the facts to write with the second try, or null if the first one
 * counts. Facts of the first try are written again, which changes nothing.
 */
function factsIfPermissionRevoked({ turned, saved }: SavedTurn, { now }: Context): readonly Fact[] | null {
  const { stored } = saved;
  if (stored === null || turned.then === 'close') return null;
  const { conversation } = turned;
  const progress = recordAfter(saved, stored.progress);
  if (revokeStalePermission(conversation, { progress }) === conversation) return null;
  const { run } = conversation;
  // The first try recorded that the run plays, but it won't.
  return run === null ? [] : [{ fact: 'run_kept', at: now, run: { ...run, playing: null } }];
}
