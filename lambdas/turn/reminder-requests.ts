/** Sends a turn's requests to Alexa's reminder service, and lets the coach answer the outcome. */
import type { Label, Reminders } from '../alexa/reminders.ts';
import { hearReminderOutcome, giveUpReminderRequests } from '../coach/advance.ts';
import type { Context } from '../coach/conversation/context.ts';
import {
  type AnsweredTurn,
  type ClosingTurn,
  type Deletion,
  prependToTurn,
} from '../coach/conversation/turn.ts';
import type { ReminderOutcome } from '../coach/reminders/service.ts';
import { SECOND } from '../coach/shared/time.ts';
import type { Person } from '../store/person.ts';
import type { Deadlines, Store } from '../store/store.ts';
import { recordAfter, save, type SavedTurn } from './save-facts.ts';

/** How long all calls of one turn may take, in milliseconds. */
const PATIENCE = 1.5 * SECOND;

/** The most calls in one turn: find, update, find it gone, create, and look for it again. */
const MOST_REQUESTS = 5;

/** What is needed besides the turn. */
export interface RequestContext extends Deadlines {
  readonly store: Store;
  readonly person: Person;
  readonly reminders: Reminders;
  readonly label: Label;
  readonly context: Context;
}

/** What is needed to cancel a reminder. A deletion is worth a wait, and so is what goes with it. */
export type CancelContext = Pick<RequestContext, 'reminders' | 'label' | 'context' | 'insisting'>;

/** The deadline of reminder calls, which is never later than the one given. */
function patienceOf(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
}

/**
 * Cancels the reminder with the data that a turn deletes. If that fails, the turn tells the person how to do it, unless
 * nothing says that there is one. Nothing of it is written.
 */
export async function cancelReminder(
  turned: ClosingTurn,
  { cancel }: Deletion,
  means: CancelContext,
): Promise<ClosingTurn> {
  if (cancel === null) return turned;
  const outcome = await carryOutCancelling(cancel, means);
  if (outcome.outcome === 'done' || outcome.outcome === 'gone') return turned;
  const { reminder } = means.context.progress;
  if (reminder === null && outcome.outcome === 'refused' && outcome.why === 'no_permission') return turned;
  return { ...turned, said: [...turned.said, { act: 'reminder', news: 'not_stopped' }] };
}

/** A reminder whose creation wasn't answered has to be found before it can be deleted. */
async function carryOutCancelling(
  cancel: NonNullable<Deletion['cancel']>,
  { reminders, label, context, insisting }: CancelContext,
): Promise<ReminderOutcome> {
  const patience = patienceOf(insisting);
  const outcome = await reminders.carryOut(cancel, label, context.now, patience);
  if (cancel.request !== 'find' || outcome.outcome !== 'done') return outcome;
  const { token } = outcome;
  return reminders.carryOut({ request: 'delete', token }, label, context.now, patience);
}

/**
 * Sends a turn's requests one after the other, each after its facts were written. A reminder is created only if the record
 * says that one may exist, because a reminder that nobody remembers could be created twice.
 */
export async function sendReminderRequests(
  taken: SavedTurn,
  means: RequestContext,
): Promise<SavedTurn<AnsweredTurn>> {
  const { store, person, reminders, label, context } = means;
  const patience = patienceOf(means.signal);
  let { turned, saved } = taken;
  for (let requests = 0; turned.then === 'request' && requests < MOST_REQUESTS; requests += 1) {
    const { request, said, facts } = turned;
    const forgotten = request.request === 'create' && (saved.stored === null || saved.unsaved.length > 0);
    const outcome: ReminderOutcome = forgotten
      ? { outcome: 'refused', why: 'away' }
      : await reminders.carryOut(request, label, context.now, patience);
    const progress = recordAfter(saved, context.progress);
    const next = hearReminderOutcome(turned.conversation, request, outcome, { ...context, progress });
    turned = prependToTurn(next, said, facts);
    saved = await save(store, person, saved.stored, saved.unsaved, next, means);
  }
  if (turned.then !== 'request') return { turned, saved };
  const { conversation, said, facts } = turned;
  return { turned: prependToTurn(giveUpReminderRequests(conversation), said, facts), saved };
}
