/** Taking a turn: what the coach makes of an event, with its facts written and its requests carried out. */
import type { Label } from '../alexa/reminders.ts';
import { advance } from '../coach/advance.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { revokeStalePermission } from '../coach/conversation/overrule.ts';
import type { AnsweredTurn } from '../coach/conversation/turn.ts';
import type { Fact } from '../coach/progress/facts.ts';
import type { Stored } from '../store/item.ts';
import { deleteData } from './delete-data.ts';
import type { TurnInput, Ports } from './load.ts';
import { sendReminderRequests, cancelReminder } from './reminder-requests.ts';
import { recordAfter, save, type SavedTurn } from './save-facts.ts';

/** Advances, and writes before any word is made, so that the words know whether that went well. */
export async function advanceAndSave(
  { session, person, stored, pending, context, signal }: TurnInput,
  event: CoachEvent,
  { store, reminders }: Ports,
  label: Label,
): Promise<SavedTurn<AnsweredTurn>> {
  const service = { reminders, label, context, signal };
  const take = async (as: Context, on: Stored | null, due: readonly Fact[]): Promise<SavedTurn> => {
    const conversation = session === null ? null : revokeStalePermission(session.conversation, as);
    const turned = advance(conversation, event, as);
    if (turned.then !== 'close' || turned.deletes === undefined)
      return { turned, saved: await save(store, person, on, due, turned, signal) };
    const { deletes } = turned;
    return deleteData(store, person, await cancelReminder(turned, deletes, service), deletes.scope, signal);
  };
  const first = await take(context, stored, pending);
  const decided = (await retryIfPermissionRevoked(first, context, take)) ?? first;
  return sendReminderRequests(decided, { store, person, ...service });
}

/**
 * The turn once more, where another device wrote meanwhile and what it wrote forbids what was just allowed: no
 * hold begins on a permission that is gone. Facts are recorded any number of times with the result of once.
 */
async function retryIfPermissionRevoked(
  { turned, saved }: SavedTurn,
  context: Context,
  take: (as: Context, known: Stored | null, due: readonly Fact[]) => Promise<SavedTurn>,
): Promise<SavedTurn | null> {
  const { stored, unsaved } = saved;
  if (stored === null || turned.then === 'close') return null;
  const { conversation } = turned;
  const progress = recordAfter(saved, stored.progress);
  if (revokeStalePermission(conversation, { progress }) === conversation) return null;
  const { run } = conversation;
  // What was to play is on record by now, and won't.
  const stands: Fact[] =
    run === null ? [] : [{ fact: 'run_kept', at: context.now, run: { ...run, playing: null } }];
  return take({ ...context, recordStatus: 'exists', progress }, stored, [...unsaved, ...stands]);
}
