import { type HandlerInput, SkillBuilders } from 'ask-sdk-core';
import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { deviceOf } from '../alexa/device.ts';
import {
  correctTime,
  type Envelope,
  EnvelopeError,
  isRequestEnvelope,
  readEnvelope,
  tidyEnvelope,
  type WallClock,
} from '../alexa/envelope.ts';
import { remindersOf } from '../alexa/reminders.ts';
import { localeFor } from '../locales/regional.ts';
import { IGNORED } from '../operations/report.ts';
import { nameOf, type Operations, type Watch, createWatch } from '../operations/watch.ts';
import { respond } from '../response/respond.ts';
import type { Configuration } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { turn } from '../turn/turn.ts';

/** The settings that the handler needs. */
type Allowed = Pick<Configuration, 'skillId' | 'keepRatings'> & Partial<Pick<Configuration, 'positionsUrl'>>;

/**
 * Thrown after a fault at the end of a session, when no reply is possible. Lambda logs it, so it carries only the
 * name of the error: messages may hold personal data.
 */
export class UnspokenFault extends Error {
  override readonly name = 'UnspokenFault';
}

/**
 * Creates the Lambda handler of one skill; ask-sdk-core refuses another skill's requests. Lambda's context is read for
 * its request id alone.
 * @param clock says which times can't be true yet
 * @throws EnvelopeError, from the handler, if what came isn't one of Alexa's envelopes.
 * @throws UnspokenFault, from the handler, after a fault at the end of a session, which takes no answer.
 */
export function createHandler(
  { skillId, ...allowed }: Allowed,
  store: Store,
  operations: Operations,
  clock: WallClock = null,
): (incoming: unknown, context?: unknown) => Promise<ResponseEnvelope> {
  const watch = createWatch(operations);
  const skill = SkillBuilders.custom()
    .addRequestHandlers({
      canHandle: () => true,
      handle: (input) =>
        handle(input, correctTime(readEnvelope(input.requestEnvelope), clock), store, allowed, watch),
    })
    .withSkillId(skillId)
    .create();
  return async (incoming, context) => {
    const tidy = tidyEnvelope(incoming);
    if (isRequestEnvelope(tidy)) return skill.invoke(tidy, context);
    readEnvelope(tidy);
    throw new EnvelopeError('Not an Alexa request envelope');
  };
}

/** Alexa asks whether the skill could answer words that were said to no skill. */
const CAN_FULFILL = 'CanFulfillIntentRequest';

/**
 * Always no: somebody who tells Alexa of a symptom needs other help than a routine, and whoever wants a routine asks
 * for the skill.
 */
const CANNOT_FULFILL: Response = { canFulfillIntent: { canFulfill: 'NO' } };

/** Answers one request; outside a session nobody hears an answer. */
async function handle(
  input: HandlerInput,
  envelope: Envelope,
  store: Store,
  allowed: Omit<Allowed, 'skillId'>,
  watch: Watch,
): Promise<Response> {
  const { requestEnvelope, attributesManager } = input;
  try {
    const context: unknown = input.context;
    const invocation = { context, request: envelope.request, raw: requestEnvelope.request };
    return await watch(invocation, store, async (watched) => {
      const { System } = envelope.context;
      if (envelope.request.type === CAN_FULFILL) return { answer: CANNOT_FULFILL, report: IGNORED };
      if (envelope.session === undefined) return { answer: {}, report: IGNORED };
      const ports = { store: watched, device: deviceOf(System), reminders: remindersOf(System), ...allowed };
      const { sessionAttributes, response, report } = await turn(envelope, ports);
      attributesManager.setSessionAttributes(sessionAttributes);
      return { answer: response, report };
    });
  } catch (error) {
    return apologize(envelope, input, nameOf(error));
  }
}

/**
 * Answers after a fault of the skill's own: apologizes, and closes the session. The routine stays as it was last saved.
 * @throws UnspokenFault at the end of a session.
 */
function apologize(
  { request, session }: Envelope,
  { attributesManager }: HandlerInput,
  error: string,
): Response {
  if (request.type === 'SessionEndedRequest') throw new UnspokenFault(error);
  // Tests and the local speaker read this: the words alone would hide the fault.
  if (session !== undefined) attributesManager.setSessionAttributes({ fault: error });
  return respond({ then: 'close', said: [{ act: 'fault' }], goodbye: false }, null, {
    locale: localeFor(request.locale ?? 'en-US'),
    plainSpeech: false,
  });
}
