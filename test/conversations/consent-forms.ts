/** Rewrites requests to answers to Alexa's own question, in forms that the local Echo never sends. */
import { z } from 'zod';

const envelopeSchema = z.looseObject({
  session: z.looseObject({ new: z.boolean() }),
  request: z.looseObject({ type: z.string(), token: z.string().optional() }),
});

const isConsent = (type: string): boolean => type === 'Connections.Response';

/** The answer in a new session, as if the question had ended the session before. */
export function asNewSession(envelope: unknown): unknown {
  const { session, ...rest } = envelopeSchema.parse(envelope);
  return isConsent(rest.request.type)
    ? { ...rest, session: { ...session, new: true, attributes: {} } }
    : envelope;
}

/** The answer as `SessionResumedRequest`. */
export function asResumed(envelope: unknown, status: string): unknown {
  const { request, ...rest } = envelopeSchema.parse(envelope);
  if (!isConsent(request.type)) return envelope;
  const { payload: _payload, status: _status, name: _name, token, ...common } = request;
  const cause = {
    type: 'ConnectionCompleted',
    token,
    status: { code: '200', message: 'OK' },
    result: { status },
  };
  return { ...rest, request: { ...common, type: 'SessionResumedRequest', cause } };
}

/** An answer in place of each intent, although nothing was asked. */
export function asConsent(envelope: unknown): unknown {
  const { request, ...rest } = envelopeSchema.parse(envelope);
  if (request.type !== 'IntentRequest') return envelope;
  const { intent: _intent, dialogState: _state, ...common } = request;
  const answer = {
    name: 'AskFor',
    status: { code: '200' },
    payload: { status: 'ACCEPTED' },
    token: 'monday 07:00',
  };
  return { ...rest, request: { ...common, ...answer, type: 'Connections.Response' } };
}
