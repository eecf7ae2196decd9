import { describe, expect, it } from 'vitest';
import { readEnvelope, type Envelope } from '../../lambdas/alexa/envelope.ts';
import { readSession, type Session } from '../../lambdas/session/session.ts';
import { voiceOf } from '../../lambdas/session/speaker.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { personKey, UNRECOGNISED } from '../../lambdas/store/person.ts';
import { z } from 'zod';
import { memoryStore } from '../conversations/memory.ts';
import { keeping } from '../operations/lines.ts';
import { SKILL_ID } from '../conversations/talk.ts';

const raw = (personId: string | null): object => ({
  version: '1.0',
  session: { new: true },
  context: {
    System: {
      application: { applicationId: SKILL_ID },
      user: { userId: 'house' },
      ...(personId === null ? {} : { person: { personId } }),
    },
  },
  request: { type: 'LaunchRequest', requestId: 'r', timestamp: '2026-11-16T09:00:00Z' },
});
const envelope = (personId: string | null): Envelope => readEnvelope(raw(personId));

const responseSchema = z.looseObject({ sessionAttributes: z.record(z.string(), z.unknown()) });

/** A session that somebody began. */
async function begunBy(personId: string | null): Promise<Session> {
  const handler = createHandler({ skillId: SKILL_ID, keepRatings: false }, memoryStore(), keeping());
  const { sessionAttributes } = responseSchema.parse(
    JSON.parse(JSON.stringify(await handler(raw(personId)))),
  );
  const read = readSession({ new: false, attributes: sessionAttributes });
  if (read.kind !== 'known') throw new Error('the session can’t be read');
  return read.session;
}

describe('whose voice it is', () => {
  it.each([
    ['ada', null, 'recognised'],
    [null, null, 'unrecognised'],
    ['ada', 'ada', 'recognised'],
    ['bob', 'ada', 'another'],
    [null, 'ada', 'missed'],
  ] as const)('%s speaks in a session of %s', async (speaks, began, voice) => {
    const session = began === null ? null : await begunBy(began);
    const person = personKey('house', began ?? speaks);
    expect(voiceOf(envelope(speaks), session)).toEqual({ person, voice });
  });

  it('a recognised voice in a session nobody’s voice began: the record stays the household’s', async () => {
    const session = await begunBy(null);
    expect(voiceOf(envelope('ada'), session)).toEqual({ person: personKey('house', null), voice: 'late' });
    expect(voiceOf(envelope(null), session)).toMatchObject({ voice: 'unrecognised' });
    expect(session.person).toBe(UNRECOGNISED);
  });
});
