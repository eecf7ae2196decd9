import { correctTime, readEnvelope, tidyEnvelope, type WallClock } from '../alexa/envelope.ts';
import { IGNORED, type Report } from '../operations/report.ts';
import { type Operations, createWatch } from '../operations/watch.ts';
import type { Configuration } from '../settings.ts';
import { personKey } from '../store/person.ts';
import { insistingDeadline, type Store } from '../store/store.ts';

/** The event was sent for another skill. */
export class OtherSkillError extends Error {
  override readonly name = 'OtherSkillError';
}

/** The table is away. Lambda reports the error, and Alexa sends the event again. */
export class NotDeletedError extends Error {
  override readonly name = 'NotDeletedError';
}

const DISABLED = 'AlexaSkillEvent.SkillDisabled';

const DELETED: Report = { phase: null, outcome: 'deleted', counts: { SkillsDisabled: 1 } };

/**
 * Creates the Lambda handler of skill events. Alexa sends these outside any session and sometimes twice, and takes no
 * answer. When the skill is disabled, everything kept of the household is deleted; any other event does nothing.
 * @throws EnvelopeError, from the handler, if what came isn't one of Alexa's envelopes.
 * @throws OtherSkillError, from the handler, for another skill's event; NotDeletedError if the table is away.
 */
export function createEventsHandler(
  { skillId }: Pick<Configuration, 'skillId'>,
  store: Store,
  operations: Operations,
  clock: WallClock = null,
): (incoming: unknown, context?: unknown) => Promise<void> {
  const watch = createWatch(operations);
  return async (incoming, context) => {
    const { context: sent, request } = correctTime(readEnvelope(tidyEnvelope(incoming)), clock);
    if (sent.System.application.applicationId !== skillId) throw new OtherSkillError('Not for this skill');
    await watch({ context, request }, store, async (watched) => {
      if (request.type !== DISABLED) return { answer: null, report: IGNORED };
      const { household } = personKey(sent.System.user.userId, null);
      const deleted = await watched.forgetHousehold(household, request.timestamp, insistingDeadline());
      if (!deleted.ok) throw new NotDeletedError(`The table is away: ${deleted.cause}`);
      return { answer: null, report: DELETED };
    });
  };
}
