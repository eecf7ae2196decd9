import { describe, expect, it } from 'vitest';
import { EnvelopeError, isRequestEnvelope, readEnvelope } from '../../lambdas/alexa/envelope.ts';
import { ROLLING } from '../conversations/scripts.ts';
import { talk } from '../conversations/talk.ts';

const whole = {
  version: '1.0',
  session: { new: true },
  context: { System: { application: { applicationId: 'skill' }, user: { userId: 'ada' } } },
  request: { type: 'LaunchRequest', requestId: 'r', timestamp: '2026-11-16T09:00:00Z' },
};

describe('reading an envelope', () => {
  it('keeps the fields that the coach needs, and drops the rest', () => {
    expect(
      readEnvelope({ ...whole, extra: 1, request: { ...whole.request, shouldLinkResultBeReturned: false } }),
    ).toEqual({
      session: whole.session,
      context: whole.context,
      request: { ...whole.request, timestamp: Date.parse(whole.request.timestamp) },
    });
    expect(isRequestEnvelope(whole)).toBe(true);
  });

  it('accepts the envelope of every turn of a conversation', async () => {
    for (const { request } of await talk([...ROLLING, '(silence)'])) {
      expect(isRequestEnvelope(request)).toBe(true);
    }
  });

  it.each([
    [{}, 'context: Invalid input: expected object, received undefined'],
    [{ ...whole, context: { System: {} } }, 'context.System.application: '],
    [
      { ...whole, request: { ...whole.request, timestamp: 'soon' } },
      'request.timestamp: expected an ISO 8601 time',
    ],
    [{ ...whole, request: { ...whole.request, requestId: '' } }, 'request.requestId: '],
    [5, 'envelope: Invalid input: expected object, received number'],
  ])('refuses %j and names the field: %s', (incoming, problem) => {
    expect(isRequestEnvelope(incoming)).toBe(false);
    expect(() => readEnvelope(incoming)).toThrow(EnvelopeError);
    expect(() => readEnvelope(incoming)).toThrow(`Not an Alexa request envelope: `);
    expect(() => readEnvelope(incoming)).toThrow(problem);
  });
});
