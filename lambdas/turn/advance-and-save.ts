/** Taking a turn: what the coach makes of an event, with its facts written and its requests carried out. */
import type { Label } from '../alexa/reminders.ts';
import { advance } from '../coach/advance.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { Event } from '../coach/conversation/events.ts';
import { overruled } from '../coach/conversation/overrule.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { record } from '../coach/progress/record-fact.ts';
import type { Stored } from '../store/item.ts';
import { deleted } from './delete-data.ts';
import type { Known, Surroundings } from './load.ts';
import { carryOut, lettingGo } from './reminder-requests.ts';
import { save, type Taken } from './save-facts.ts';

/** Advances, and writes before any word is made, so that the words know whether that went well. */
export async function taken(
  { session, person, stored, pending, context, inTime }: Known,
  event: Event,
  { store, reminders }: Surroundings,
  label: Label,
): Promise<Taken> {
  const service = { reminders, label, context, inTime };
  const take = async (as: Context, on: Stored | null, due: readonly Fact[]): Promise<Taken> => {
    const conversation = session === null ? null : overruled(session.conversation, as);
    const turned = advance(conversation, event, as);
    return turned.deletes === undefined
      ? { turned, saved: await save(store, person, on, due, turned, inTime) }
      : deleted(store, person, await lettingGo(turned, service), turned.deletes, inTime);
  };
  const first = await take(context, stored, pending);
  const decided = (await overruledBy(first, context, take)) ?? first;
  return carryOut(decided, { store, person, ...service });
}

/**
 * The turn once more, where another device wrote meanwhile and what it wrote forbids what was just allowed: no
 * hold begins on a permission that is gone. Facts are recorded any number of times with the result of once.
 */
async function overruledBy(
  { turned: { conversation }, saved: { stored, unsaved } }: Taken,
  context: Context,
  take: (as: Context, known: Stored | null, due: readonly Fact[]) => Promise<Taken>,
): Promise<Taken | null> {
  if (stored === null || conversation.closed !== null) return null;
  const progress = unsaved.reduce(record, stored.progress);
  if (overruled(conversation, { progress }) === conversation) return null;
  const { run } = conversation;
  // What was to play is on record by now, and won't.
  const stands: Fact[] =
    run === null ? [] : [{ fact: 'run_kept', at: context.now, run: { ...run, playing: null } }];
  return take({ ...context, record: 'exists', progress }, stored, [...unsaved, ...stands]);
}
