/** Runs every shape through the skill's own handler. */
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvelopeError } from '../../lambdas/alexa/envelope.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { checkLimits } from '../../simulator/echo/response-limits.ts';
import { memoryStore, type MemoryStore } from '../conversations/memory.ts';
import { ROLLING } from '../conversations/scripts.ts';
import { SKILL_ID, talk, USER } from '../conversations/talk.ts';
import { keeping } from '../operations/lines.ts';
import { SHAPES, type Arrival, type Json, type Shape } from './shapes.ts';

const answerSchema = z.looseObject({
  sessionAttributes: z.record(z.string(), z.unknown()).optional(),
  response: z.looseObject({
    outputSpeech: z.looseObject({ ssml: z.string() }).optional(),
    directives: z.array(z.unknown()).optional(),
    shouldEndSession: z.boolean().optional(),
  }),
});
type Answer = z.infer<typeof answerSchema>;

/** The conversation that a request arrives in: what the session remembers, and what is on record. */
interface Before {
  readonly attributes: Json;
  readonly store: MemoryStore;
}

const BEFORE = new Map<Arrival, Before>();

beforeAll(async () => {
  for (const [arrival, said] of [
    ['question', ROLLING.slice(0, 2)],
    ['hold', ROLLING],
  ] as const) {
    const store = memoryStore();
    const turns = await talk(said, { store });
    const { sessionAttributes = {} } = answerSchema.parse(turns.at(-1)?.response);
    BEFORE.set(arrival, { attributes: sessionAttributes, store });
  }
});

function envelopeOf({ arrival, request, system, context, session }: Shape): Json {
  const application = { applicationId: SKILL_ID };
  const user = { userId: `amzn1.ask.account.${USER}` };
  const attributes = BEFORE.get(arrival)?.attributes;
  const open = { new: arrival === 'beginning', sessionId: 's', application, user, attributes };
  return {
    version: '1.0',
    ...(arrival === 'outside' ? {} : { session: { ...open, ...session } }),
    context: {
      System: { application, user, device: { deviceId: 'kitchen', supportedInterfaces: {} }, ...system },
      ...context,
    },
    request: { requestId: 'r', timestamp: '2026-11-16T09:10:00Z', locale: 'en-US', ...request },
  };
}

/** The table as it was before a request, with no calls made to it yet. */
function storeAt(arrival: Arrival): MemoryStore {
  const store = memoryStore();
  const item = BEFORE.get(arrival)?.store.item(USER);
  if (item !== undefined) store.put(USER, item);
  return store;
}

function throughJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The words of an answer, wherever they are said. */
function wordsOf({ response }: Answer): string {
  const spoken = response.outputSpeech?.ssml ?? JSON.stringify(response.directives ?? []);
  return spoken.replaceAll(/<[^>]*>/g, '');
}

describe('a request that arrives', () => {
  it.each(SHAPES.map((shape) => [shape.arrival, shape.name, shape.right.answer, shape] as const))(
    '(%s: %s) is answered rightly: %s',
    async (arrival, _name, _answer, shape) => {
      const store = storeAt(arrival);
      const handler = createHandler({ skillId: SKILL_ID, keepRatings: false }, store, keeping());
      const answering = handler(throughJson(envelopeOf(shape)));
      const { right } = shape;
      if (right.answer === 'refused') {
        await expect(answering).rejects.toThrow(EnvelopeError);
        await expect(answering).rejects.toThrow(right.names);
        expect(store.calls).toEqual([]);
        return;
      }
      const answer = answerSchema.parse(throughJson(await answering));
      const { response, sessionAttributes } = answer;
      const unchanged = arrival === 'outside' ? undefined : (BEFORE.get(arrival)?.attributes ?? {});
      switch (right.answer) {
        case 'nothing':
          expect(response).toEqual({});
          expect(sessionAttributes).toEqual(unchanged);
          expect(store.calls).toEqual([]);
          return;
        case 'no':
          expect(response).toEqual({ canFulfillIntent: { canFulfill: 'NO' } });
          expect(sessionAttributes).toEqual(unchanged);
          expect(store.calls).toEqual([]);
          return;
        case 'ended':
          expect(response).toEqual({});
          return;
        case 'asks':
        case 'closes':
          expect(checkLimits(answer, 'IntentRequest')).toEqual([]);
          expect(wordsOf(answer)).toMatch(right.says);
          expect(response.shouldEndSession).toBe(right.answer === 'closes');
          return;
      }
    },
  );

  it('comes in at least sixty shapes, no two of which have the same name and arrival', () => {
    expect(SHAPES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SHAPES.map(({ arrival, name }) => `${arrival}: ${name}`)).size).toBe(SHAPES.length);
  });
});
