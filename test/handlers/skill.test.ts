import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvelopeError } from '../../lambdas/alexa/envelope.ts';
import { createHandler, UnspokenFault } from '../../lambdas/handlers/skill.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { checkLimits } from '../../simulator/echo/response-limits.ts';
import { memoryStore } from '../conversations/memory.ts';
import { MONDAY, SKILL_ID } from '../conversations/talk.ts';
import { countedIn, entriesIn, keeping } from '../operations/lines.ts';

type Json = Readonly<Record<string, unknown>>;

const SYSTEM = {
  application: { applicationId: SKILL_ID },
  user: { userId: 'amzn1.ask.account.ada' },
  device: { deviceId: 'dot', supportedInterfaces: {} },
  apiEndpoint: 'https://api.amazonalexa.com',
};
const REQUEST = { type: 'LaunchRequest', requestId: 'r1', timestamp: MONDAY, locale: 'en-US' };
const SESSION = { new: true, sessionId: 's1', application: SYSTEM.application, user: SYSTEM.user };

const envelope = (request: Json = {}, more: Json = {}): Json => ({
  version: '1.0',
  session: SESSION,
  context: { System: SYSTEM },
  request: { ...REQUEST, ...request },
  ...more,
});
const handle = (incoming: unknown, store: Store = memoryStore()): Promise<unknown> =>
  createHandler({ skillId: SKILL_ID, keepRatings: false }, store, keeping())(incoming);
const responseSchema = z.looseObject({
  response: z.looseObject({
    outputSpeech: z.object({ type: z.literal('SSML'), ssml: z.string() }).optional(),
    shouldEndSession: z.boolean().optional(),
  }),
});

describe('a request that is no envelope', () => {
  it.each([
    ['nothing', undefined, 'envelope'],
    ['null', null, 'envelope'],
    ['a string', '{"version"', 'envelope'],
    ['a list', [], 'envelope: '],
    ['no context', { request: REQUEST }, 'context'],
    ['no request', { context: { System: SYSTEM } }, 'request'],
    [
      'no user',
      envelope({}, { context: { System: { application: SYSTEM.application } } }),
      'context.System.user',
    ],
    [
      'no skill id',
      envelope({}, { context: { System: { user: SYSTEM.user } } }),
      'context.System.application',
    ],
    ['no request id', envelope({ requestId: undefined }), 'request.requestId'],
    ['an empty request id', envelope({ requestId: '' }), 'request.requestId'],
    ['no time', envelope({ timestamp: undefined }), 'request.timestamp'],
    ['a time that is none', envelope({ timestamp: 'yesterday' }), 'request.timestamp'],
    ['a number for a locale', envelope({ locale: 5 }), 'request.locale'],
    ['an intent without a name', envelope({ type: 'IntentRequest', intent: {} }), 'request.intent.name'],
    [
      'a slot that is a number',
      envelope({ type: 'IntentRequest', intent: { name: 'NumberIntent', slots: { number: 5 } } }),
      'request.intent.slots.number',
    ],
    ['a session that is a list', envelope({}, { session: [] }), 'session: '],
    [
      'attributes that are words',
      envelope({}, { session: { ...SESSION, attributes: 'x' } }),
      'session.attributes',
    ],
  ])('(%s) is refused with the name of the field', async (_, incoming, field) => {
    const failed = handle(incoming);
    await expect(failed).rejects.toThrow(EnvelopeError);
    await expect(failed).rejects.toThrow(`Not an Alexa request envelope: `);
    await expect(failed).rejects.toThrow(field);
  });

  it('is refused with the names of all missing fields', async () => {
    await expect(handle({ context: {}, request: {} })).rejects.toThrow(
      /context\.System: .*; request\.type: .*; request\.requestId: .*; request\.timestamp: /,
    );
  });
});

describe('a request for another skill', () => {
  it('is refused before anything is read or written', async () => {
    const store = memoryStore();
    const other = { ...SYSTEM, application: { applicationId: 'amzn1.ask.skill.other' } };
    await expect(handle(envelope({}, { context: { System: other } }), store)).rejects.toThrow(/skill id/i);
    expect(store.calls).toEqual([]);
  });
});

describe('an event of a screen', () => {
  it('gets no answer if the screen shows nothing of this session', async () => {
    for (const type of ['Alexa.Presentation.APL.UserEvent', 'Alexa.Presentation.APL.RuntimeError']) {
      const response = responseSchema.parse(
        await handle(envelope({ type, token: 'old', arguments: ['touched', 'yes'] })),
      );
      expect(response.response).toEqual({});
    }
  });
});

describe('a request of an unknown type', () => {
  it('gets an empty answer within Alexa’s limits during a session, and reads or writes nothing', async () => {
    for (const type of ['Connections.Response', 'Something.New']) {
      const store = memoryStore();
      const response = await handle(envelope({ type }), store);
      expect(checkLimits(response, 'SessionEndedRequest')).toEqual([]);
      expect(responseSchema.parse(response).response).toEqual({});
      expect(store.calls).toEqual([]);
    }
  });

  it('gets an empty answer outside any session', async () => {
    const store = memoryStore();
    const { session: _session, ...outside } = envelope({ type: 'AlexaSkillEvent.SkillEnabled' });
    expect(responseSchema.parse(await handle(outside, store)).response).toEqual({});
    expect(store.calls).toEqual([]);
  });

  it('keeps the session open if it is an intent that the skill doesn’t know', async () => {
    const response = await handle(envelope({ type: 'IntentRequest', intent: { name: 'DanceIntent' } }));
    expect(checkLimits(response, 'IntentRequest')).toEqual([]);
    expect(responseSchema.parse(response).response.shouldEndSession).toBe(false);
  });

  it('is answered within Alexa’s limits if it is an IntentRequest without an intent', async () => {
    expect(checkLimits(await handle(envelope({ type: 'IntentRequest' })), 'IntentRequest')).toEqual([]);
  });
});

describe('a request without a translated locale', () => {
  it.each([undefined, 'de-DE', 'xx'])(
    '(%s) is answered in English and names the local emergency number',
    async (locale) => {
      const response = await handle(envelope({ locale }));
      expect(checkLimits(response, 'LaunchRequest')).toEqual([]);
      expect(responseSchema.parse(response).response.outputSpeech?.ssml).toMatch(
        /911<\/say-as>, or your local number/,
      );
    },
  );
});

describe('a fault of the skill’s own', () => {
  const broken: Store = {
    read: () => Promise.reject(new TypeError('a secret of amzn1.ask.account.ada')),
    readHistory: () => Promise.reject(new TypeError('a secret')),
    record: () => Promise.reject(new TypeError('a secret')),
    forget: () => Promise.reject(new TypeError('a secret')),
    forgetHousehold: () => Promise.reject(new TypeError('a secret')),
  };

  it('is admitted in plain words, closes the session, and logs only its name', async () => {
    const logged: unknown[] = [];
    const response = await createHandler(
      { skillId: SKILL_ID, keepRatings: false },
      broken,
      keeping(logged),
    )(envelope());
    expect(checkLimits(response, 'LaunchRequest')).toEqual([]);
    const { outputSpeech, shouldEndSession } = responseSchema.parse(response).response;
    expect(outputSpeech?.ssml).toMatch(/went wrong.*roll off.*911/);
    expect(shouldEndSession).toBe(true);
    expect(entriesIn(logged)).toEqual([
      {
        awsRequestId: null,
        request: 'LaunchRequest',
        phase: null,
        outcome: 'fault',
        durationMs: 7,
        coldStart: true,
        error: 'TypeError',
      },
    ]);
    expect(countedIn(logged)).toEqual({ Latency: 7, ColdStarts: 1, Faults: 1 });
  });

  it('gets no answer at the end of a session, and leaves only its name for Lambda’s log', async () => {
    const ended = envelope({ type: 'SessionEndedRequest', reason: 'USER_INITIATED' });
    await expect(
      createHandler({ skillId: SKILL_ID, keepRatings: false }, broken, keeping())(ended),
    ).rejects.toThrow(new UnspokenFault('TypeError'));
  });
});

it('a session that ends before it began gets no speech', async () => {
  const response = await handle(envelope({ type: 'SessionEndedRequest', reason: 'ERROR' }));
  expect(checkLimits(response, 'SessionEndedRequest')).toEqual([]);
});
