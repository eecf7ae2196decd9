import { z } from 'zod';
import { asks, closes, SEGMENT } from './fixture.ts';

const requestSchema = z.looseObject({
  session: z.looseObject({ attributes: z.looseObject({ answers: z.number().default(0) }) }).optional(),
  request: z.looseObject({ type: z.string(), intent: z.looseObject({ name: z.string() }).optional() }),
});

/** The made-up skill's handler: counts its answers in the session. */
export function handler(envelope: unknown): Promise<unknown> {
  const { request, session } = requestSchema.parse(envelope);
  const answers = (session?.attributes.answers ?? 0) + 1;
  const notes = { phase: 'welcome', level: null, steps: [], closeMs: 0, answers };
  if (request.type === 'SessionEndedRequest') return Promise.resolve({ version: '1.0', response: {} });
  if (request.type === 'LaunchRequest') return Promise.resolve(asks('Hello. Shall we roll?', notes));
  const intent = request.intent?.name;
  if (intent === 'StartRoutineIntent') return Promise.resolve(SEGMENT);
  if (intent === 'AMAZON.StopIntent')
    return Promise.resolve(closes('Goodbye.', { ...notes, phase: 'goodbye' }));
  if (intent === 'HurtsIntent') return Promise.reject(new TypeError('out of order'));
  if (intent === 'TimeLeftIntent')
    return Promise.resolve({ version: '1.0', response: { shouldEndSession: false } });
  return Promise.resolve(asks(`Answer ${answers}. Shall we go on?`, notes));
}

/** A skill that keeps what it was sent. */
export function recorded(): { skill: (envelope: unknown) => Promise<unknown>; envelopes: unknown[] } {
  const envelopes: unknown[] = [];
  return {
    envelopes,
    skill: (envelope) => {
      envelopes.push(envelope);
      return handler(envelope);
    },
  };
}
