import { readEnvelope } from '../alexa/envelope.ts';
import { IGNORED, type Report } from '../operations/report.ts';
import { type Operations, createWatch } from '../operations/watch.ts';
import type { Configuration } from '../settings.ts';
import { personKey } from '../store/person.ts';
import type { Store } from '../store/store.ts';

/** An event that isn't meant for this skill. */
export class OtherSkillError extends Error {
  override readonly name = 'OtherSkillError';
}

/** The table is away: thrown, so that the event is sent again. */
export class NotDeletedError extends Error {
  override readonly name = 'NotDeletedError';
}

const DISABLED = 'AlexaSkillEvent.SkillDisabled';

const DELETED: Report = { phase: null, outcome: 'deleted', counts: { SkillsDisabled: 1 } };

/**
 * The Lambda handler of skill events. They come outside any session, may come twice, and can't be answered: a
 * disabled skill deletes what is kept of everyone in the household; any other event is taken, and does nothing.
 * @throws EnvelopeError, from the handler, for what isn't one of Alexa's envelopes.
 * @throws OtherSkillError, from the handler, for another skill's event; NotDeletedError where the table is away.
 */
export function createEventsHandler(
  { skillId }: Pick<Configuration, 'skillId'>,
  all: Store,
  operations: Operations,
): (incoming: unknown, context?: unknown) => Promise<void> {
  const watch = createWatch(operations);
  return async (incoming, context) => {
    const { context: sent, request } = readEnvelope(incoming);
    if (sent.System.application.applicationId !== skillId) throw new OtherSkillError('Not for this skill');
    await watch({ context, request }, all, async (store) => {
      if (request.type !== DISABLED) return { answer: null, report: IGNORED };
      const { household } = personKey(sent.System.user.userId, null);
      const deleted = await store.forgetHousehold(household);
      if (!deleted.ok) throw new NotDeletedError(`The table is away: ${deleted.cause}`);
      return { answer: null, report: DELETED };
    });
  };
}
