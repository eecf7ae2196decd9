import { expect, it } from 'vitest';
import { expandSamples, findSharedSamples, findUnsayableSamples } from './model-samples.ts';
import { MODEL, understood } from '../conversations/talk.ts';

it('understands every sample as its own intent, with any value in its slots', () => {
  const wrong = expandSamples(MODEL).flatMap(({ intent, sentence }) => {
    const meant = understood.inSession(sentence);
    const right = meant.kind === 'intent' && meant.intent === intent && meant.match === 'exact';
    return right
      ? []
      : [`${sentence}: ${intent}, not ${meant.kind === 'intent' ? meant.intent : meant.kind}`];
  });
  expect(wrong).toEqual([]);
}, 120_000);

it('has no sample in two intents, and none that Alexa refuses', () => {
  expect(findSharedSamples(MODEL)).toEqual([]);
  expect(findUnsayableSamples(MODEL)).toEqual([]);
});
