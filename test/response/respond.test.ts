import { describe, expect, it } from 'vitest';
import type { Act } from '../../lambdas/coach/conversation/acts.ts';
import { bed } from '../../lambdas/coach/timeline/waiting-bed.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { audio } from '../../lambdas/response/audio.ts';
import { plainSegment } from '../../lambdas/response/plain.ts';
import { respond, segmentIn } from '../../lambdas/response/respond.ts';

const US = localeFor('en-US');
const TIMED = { locale: US, plainSpeech: false };
const PLAIN = { locale: US, plainSpeech: true };
const BED = bed('say_ready', 'response');
const ECHO: Act = { act: 'echo', number: 6 };
const PLAY: Act = { act: 'play', segment: BED };
const ASK: Act = {
  act: 'ask',
  question: 'hardest',
  form: 'plain',
  left: null,
  minutes: 5,
  tool: 'soft_roller',
};
const AGAIN: Act = { ...ASK, form: 'again' };
const GOODBYE: Act = { act: 'goodbye' };

const ssmlOf = (words: string): object => ({
  outputSpeech: { type: 'SSML', ssml: `<speak>${words}</speak>` },
});
const words = (...acts: readonly Act[]): string => {
  const { outputSpeech } = respond(acts, null, TIMED);
  return outputSpeech?.type === 'SSML' ? outputSpeech.ssml.replace(/<\/?speak>/g, '') : '';
};

describe('the coach’s response', () => {
  it('says the words, opens the microphone, and has a reprompt', () => {
    expect(respond([ECHO, ASK], [AGAIN], TIMED)).toEqual({
      ...ssmlOf(`Six. ${words(ASK)}`),
      shouldEndSession: false,
      reprompt: ssmlOf(words(AGAIN)),
    });
  });

  it('ends the session if nothing is asked, without a reprompt or an open microphone', () => {
    expect(respond([ECHO, GOODBYE], null, TIMED)).toEqual({
      ...ssmlOf(`Six. ${words(GOODBYE)}`),
      shouldEndSession: true,
    });
  });

  it('puts all words into timed audio, before and after the segment, and none beside it', () => {
    expect(respond([ECHO, PLAY, ASK], [PLAY, AGAIN], TIMED)).toEqual({
      directives: [audio('Six.', BED, words(ASK), US)],
      shouldEndSession: false,
      reprompt: { directives: [audio('', BED, words(AGAIN), US)] },
    });
  });

  it('can play timed audio and end the session', () => {
    expect(respond([PLAY], null, TIMED)).toEqual({
      directives: [audio('', BED, '', US)],
      shouldEndSession: true,
    });
  });

  it('says everything in plain speech if the device can’t play timed audio', () => {
    expect(respond([ECHO, PLAY, ASK], [AGAIN], PLAIN)).toEqual({
      ...ssmlOf(`Six. ${plainSegment(BED, US)} ${words(ASK)}`),
      shouldEndSession: false,
      reprompt: ssmlOf(words(AGAIN)),
    });
  });

  it('finds the segment of a turn, if there is one', () => {
    expect([segmentIn([ECHO, PLAY, ASK]), segmentIn([ECHO, ASK])]).toEqual([BED, null]);
  });
});
