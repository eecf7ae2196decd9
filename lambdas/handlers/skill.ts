import { type HandlerInput, SkillBuilders } from 'ask-sdk-core';
import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { deviceOf } from '../alexa/device.ts';
import { type Envelope, EnvelopeError, isRequestEnvelope, readEnvelope } from '../alexa/envelope.ts';
import { remindersOf } from '../alexa/reminders.ts';
import { localeFor } from '../locales/regional.ts';
import { IGNORED } from '../operations/report.ts';
import { nameOf, type Operations, type Watch, createWatch } from '../operations/watch.ts';
import { respond } from '../response/respond.ts';
import type { Configuration } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { turn } from '../turn/turn.ts';

/** What the handler needs of the configuration. */
type Allowed = Pick<Configuration, 'skillId' | 'keepRatings'>;

/**
 * Thrown after a fault at the end of a session, when no reply is possible. Lambda logs it, so it carries only the
 * name of the error: messages may hold personal data.
 */
export class UnspokenFault extends Error {
  override readonly name = 'UnspokenFault';
}

/**
 * The Lambda handler of one skill: another skill's requests are refused by ask-sdk-core. Takes the context that
 * Lambda calls with, for its request id.
 * @throws EnvelopeError, from the handler, for what isn't one of Alexa's envelopes.
 * @throws UnspokenFault, from the handler, for a fault at the end of a session: that can't be answered.
 */
export function createHandler(
  { skillId, keepRatings }: Allowed,
  store: Store,
  operations: Operations,
): (incoming: unknown, context?: unknown) => Promise<ResponseEnvelope> {
  const watch = createWatch(operations);
  const skill = SkillBuilders.custom()
    .addRequestHandlers({
      canHandle: () => true,
      handle: (input) => handle(input, store, keepRatings, watch),
    })
    .withSkillId(skillId)
    .create();
  return async (incoming, context) => {
    if (isRequestEnvelope(incoming)) return skill.invoke(incoming, context);
    readEnvelope(incoming);
    throw new EnvelopeError('Not an Alexa request envelope');
  };
}

/** One turn; a request outside any session has nobody to answer. */
async function handle(
  input: HandlerInput,
  all: Store,
  keepRatings: boolean,
  watch: Watch,
): Promise<Response> {
  const { requestEnvelope, attributesManager } = input;
  const envelope = readEnvelope(requestEnvelope);
  try {
    return await watch({ context: input.context, request: envelope.request }, all, async (store) => {
      if (envelope.session === undefined) return { answer: {}, report: IGNORED };
      const { System } = requestEnvelope.context;
      const ports = { store, device: deviceOf(System), reminders: remindersOf(System), keepRatings };
      const taken = await turn(envelope, ports);
      attributesManager.setSessionAttributes(taken.sessionAttributes);
      return { answer: taken.response, report: taken.report };
    });
  } catch (error) {
    return fault(envelope, input, nameOf(error));
  }
}

/** A fault of the skill's own: said plainly, and the session closes; the place last kept stands. */
function fault({ request, session }: Envelope, { attributesManager }: HandlerInput, error: string): Response {
  // The end of a session can't be answered, not even with an apology.
  if (request.type === 'SessionEndedRequest') throw new UnspokenFault(error);
  // Read by tests and the local speaker: the words alone would hide the fault from them.
  if (session !== undefined) attributesManager.setSessionAttributes({ fault: error });
  return respond([{ act: 'fault' }], null, {
    locale: localeFor(request.locale ?? 'en-US'),
    plainSpeech: false,
  });
}
