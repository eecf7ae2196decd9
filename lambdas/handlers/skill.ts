import type { HandlerInput } from 'ask-sdk-core';
import { DefaultApiClient } from 'ask-sdk-core/dist/service/DefaultApiClient.js';
import { SkillBuilders } from 'ask-sdk-core/dist/skill/SkillBuilders.js';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
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
 * A fault where nobody can be told of it. Lambda writes into its log what is thrown here, so it is a name and no
 * more: the error's own message may hold anything.
 */
export class UntoldFault extends Error {
  override readonly name = 'UntoldFault';
}

/**
 * The Lambda handler of one skill: another skill's requests are refused by ask-sdk-core. Takes the context that
 * Lambda calls with, for its request id.
 * @throws EnvelopeError, from the handler, for what isn't one of Alexa's envelopes.
 * @throws UntoldFault, from the handler, for a fault at the end of a session: that can't be answered.
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
    .withApiClient(new DefaultApiClient())
    .withSkillId(skillId)
    .create();
  return async (incoming, context) => {
    if (isRequestEnvelope(incoming)) return skill.invoke(withoutAttributes(incoming), context);
    readEnvelope(incoming);
    throw new EnvelopeError('Not an Alexa request envelope');
  };
}

/** What came, by what ask-sdk-core was given of it. */
const whole = new WeakMap<RequestEnvelope, RequestEnvelope>();

/**
 * The envelope for ask-sdk-core: it copies the session attributes by way of JSON for an attributes manager that
 * isn't asked for them, which would be a fifth of a turn (`npm run bench:turn`).
 */
function withoutAttributes(envelope: RequestEnvelope): RequestEnvelope {
  const { session } = envelope;
  const bare =
    session === undefined ? { ...envelope } : { ...envelope, session: { ...session, attributes: {} } };
  whole.set(bare, envelope);
  return bare;
}

/** One turn; a request outside any session has nobody to answer. */
async function handle(
  input: HandlerInput,
  all: Store,
  keepRatings: boolean,
  watch: Watch,
): Promise<Response> {
  const { requestEnvelope, attributesManager } = input;
  const envelope = readEnvelope(whole.get(requestEnvelope));
  try {
    return await watch({ context: input.context, request: envelope.request }, all, async (store) => {
      if (envelope.session === undefined) return { answer: {}, report: IGNORED };
      const [device, reminders] = [deviceOf(input), remindersOf(input)];
      const taken = await turn(envelope, { store, device, reminders, keepRatings });
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
  if (request.type === 'SessionEndedRequest') throw new UntoldFault(error);
  // Read by tests and the local speaker: the words alone would hide the fault from them.
  if (session !== undefined) attributesManager.setSessionAttributes({ fault: error });
  return respond({ then: 'close', said: [{ act: 'fault' }], goodbye: false }, null, {
    locale: localeFor(request.locale ?? 'en-US'),
    plainSpeech: false,
  });
}
