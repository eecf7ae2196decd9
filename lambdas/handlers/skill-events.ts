import { correctTime, readEnvelope, tidyEnvelope, type WallClock } from '../alexa/envelope.ts';
import { IGNORED, type Report } from '../operations/report.ts';
import { type Operations, createWatch, type Watch } from '../operations/watch.ts';
import type { Configuration } from '../settings.ts';
import { type DeletionQueue, type HouseholdDeletion, readDeletions } from '../store/deletion-queue.ts';
import { personKey } from '../store/person.ts';
import { type Forgotten, insistingDeadline, type Store } from '../store/store.ts';

/** The event was sent for another skill. */
export class OtherSkillError extends Error {
  override readonly name = 'OtherSkillError';
}

/** The table is away. Lambda reports the error, and whoever sent the event sends it again: Alexa or the queue. */
export class NotDeletedError extends Error {
  override readonly name = 'NotDeletedError';
}

const DISABLED = 'AlexaSkillEvent.SkillDisabled';

/** The name of a deletion that is tried again, in the log. */
const RETRIED = 'DeletionRetried';

const DELETED: Report = { phase: null, outcome: 'deleted', counts: { SkillsDisabled: 1 } };

/** It was counted when it was asked for. */
const DELETED_LATER: Report = { phase: null, outcome: 'deleted', counts: {} };

const QUEUED: Report = { phase: null, outcome: 'queued', counts: { SkillsDisabled: 1 } };

/** What the handler reaches besides the table. */
interface Ports {
  /** Null if there is none: then only Alexa sends the event again, for an hour. */
  readonly queue?: DeletionQueue | null;
  /** The Lambda's own clock; null if the requests' times are simulated. */
  readonly clock?: WallClock;
}

/**
 * Creates the Lambda handler of skill events. Alexa sends these outside any session and sometimes twice, and takes no
 * answer. When the skill is disabled, everything kept of the household is deleted; any other event does nothing. A
 * deletion that can't be finished goes to the queue, which delivers it to this handler again.
 * @throws EnvelopeError, from the handler, if what came isn't one of Alexa's envelopes.
 * @throws OtherSkillError, from the handler, for another skill's event.
 * @throws NotDeletedError, from the handler, if the table is away, and the queue too; or if the queue delivered it.
 */
export function createEventsHandler(
  { skillId }: Pick<Configuration, 'skillId'>,
  store: Store,
  operations: Operations,
  { queue = null, clock = null }: Ports = {},
): (incoming: unknown, context?: unknown) => Promise<void> {
  const watch = createWatch(operations);
  return async (incoming, context) => {
    const delivered = readDeletions(incoming);
    if (delivered !== null) {
      for (const deletion of delivered) await retry(deletion, store, watch, context);
      return;
    }
    const { context: sent, request } = correctTime(readEnvelope(tidyEnvelope(incoming)), clock);
    if (sent.System.application.applicationId !== skillId) throw new OtherSkillError('Not for this skill');
    await watch({ context, request }, store, async (watched) => {
      if (request.type !== DISABLED) return { answer: null, report: IGNORED };
      const { household } = personKey(sent.System.user.userId, null);
      const deletion = { household, deletedAt: request.timestamp };
      const deleted = await finish(deletion, watched);
      if (deleted.ok) return { answer: null, report: DELETED };
      const isQueued = (await queue?.add(deletion))?.ok === true;
      if (!isQueued) throw new NotDeletedError(`The table is away: ${deleted.cause}`);
      return { answer: null, report: QUEUED };
    });
  };
}

function finish({ household, deletedAt }: HouseholdDeletion, store: Store): Promise<Forgotten> {
  return store.forgetHousehold(household, deletedAt, insistingDeadline());
}

/** Tries a deletion again. If it fails once more, the queue keeps it. */
async function retry(
  deletion: HouseholdDeletion,
  store: Store,
  watch: Watch,
  context: unknown,
): Promise<void> {
  const request = { type: RETRIED, timestamp: deletion.deletedAt };
  await watch({ context, request }, store, async (watched) => {
    const deleted = await finish(deletion, watched);
    if (!deleted.ok) throw new NotDeletedError(`The table is away: ${deleted.cause}`);
    return { answer: null, report: DELETED_LATER };
  });
}
