import { DefaultApiClient, SkillBuilders, type HandlerInput } from 'ask-sdk-core';
import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { deviceOf } from './alexa/device.ts';
import { EnvelopeError, isRequestEnvelope, readEnvelope } from './alexa/envelope.ts';
import { remindersOf } from './alexa/reminders.ts';
import type { Configuration } from './configuration.ts';
import { localeFor } from './locales/regional.ts';
import { respond } from './response/respond.ts';
import type { Store } from './store/store.ts';
import { turn } from './turn.ts';

/** Something to log: names only, nothing of what was said or by whom. */
export type Log = (entry: { readonly error: string; readonly request: string }) => void;

/**
 * The Lambda handler of one skill: another skill's requests are refused by ask-sdk-core.
 * @throws EnvelopeError, from the handler, for what isn't one of Alexa's envelopes.
 */
export function createHandler(
  { skillId, keepRatings }: Pick<Configuration, 'skillId' | 'keepRatings'>,
  store: Store,
  log: Log,
): (incoming: unknown) => Promise<ResponseEnvelope> {
  const skill = SkillBuilders.custom()
    .addRequestHandlers({ canHandle: () => true, handle: (input) => handle(input, store, keepRatings) })
    .addErrorHandlers({ canHandle: canBeTold, handle: (input, error) => fault(input, error, log) })
    .withApiClient(new DefaultApiClient())
    .withSkillId(skillId)
    .create();
  return async (incoming) => {
    if (isRequestEnvelope(incoming)) return skill.invoke(incoming);
    readEnvelope(incoming);
    throw new EnvelopeError('Not an Alexa request envelope');
  };
}

/** One turn; a request outside any session has nobody to answer. */
async function handle(input: HandlerInput, store: Store, keepRatings: boolean): Promise<Response> {
  const { requestEnvelope, attributesManager } = input;
  const envelope = readEnvelope(requestEnvelope);
  if (envelope.session === undefined) return {};
  const { response, sessionAttributes } = await turn(envelope, {
    store,
    device: deviceOf(input),
    reminders: remindersOf(input),
    keepRatings,
  });
  attributesManager.setSessionAttributes(sessionAttributes);
  return response;
}

/** The end of a session can't be answered, not even with an apology. */
function canBeTold({ requestEnvelope }: HandlerInput): boolean {
  return requestEnvelope.request.type !== 'SessionEndedRequest';
}

/** A fault of the skill's own: said plainly, and the session closes; the place last kept stands. */
function fault({ requestEnvelope, attributesManager }: HandlerInput, error: Error, log: Log): Response {
  const { request } = readEnvelope(requestEnvelope);
  log({ error: error.name, request: request.type });
  // Read by tests and the local speaker: the words alone would hide the fault from them.
  if (requestEnvelope.session !== undefined) attributesManager.setSessionAttributes({ fault: error.name });
  return respond([{ act: 'fault' }], null, {
    locale: localeFor(request.locale ?? 'en-US'),
    plainSpeech: false,
  });
}
