import { describe, expect, it } from 'vitest';
import type { Act, Ask } from '../../lambdas/coach/conversation/acts.ts';
import type { Asking, Closing } from '../../lambdas/coach/conversation/turn.ts';
import { bed } from '../../lambdas/coach/timeline/waiting-bed.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { audio } from '../../lambdas/response/audio.ts';
import { plainSegment } from '../../lambdas/response/plain.ts';
import { respond } from '../../lambdas/response/respond.ts';

const US = localeFor('en-US');
const TIMED = { locale: US, plainSpeech: false };
const PLAIN = { locale: US, plainSpeech: true };
const BED = bed('say_ready', 'response');
const ECHO: Act = { act: 'echo', number: 6 };
const ASK: Ask = {
  act: 'ask',
  question: 'hardest',
  form: 'plain',
  left: null,
  rest: [],
  about: null,
};
const AGAIN: Ask = { ...ASK, form: 'again' };
const asking = (said: readonly Act[], question: Ask): Asking => ({ then: 'ask', said, question });
const playing = (said: readonly Act[], question: Ask): Asking => ({ ...asking(said, question), play: BED });
const closing = (goodbye: boolean): Closing => ({ then: 'close', said: [ECHO], goodbye });

const ssmlOf = (words: string): object => ({
  outputSpeech: { type: 'SSML', ssml: `<speak>${words}</speak>` },
});
const words = (ask: Ask): string => wordsOf(US, ask);

describe('the coach’s response', () => {
  it('says the words, opens the microphone, and has a reprompt', () => {
    expect(respond(asking([ECHO], ASK), asking([], AGAIN), TIMED)).toEqual({
      ...ssmlOf(`Six. ${words(ASK)}`),
      shouldEndSession: false,
      reprompt: ssmlOf(words(AGAIN)),
    });
  });

  it('ends the session if nothing is asked, without a reprompt or an open microphone', () => {
    expect(respond(closing(true), null, TIMED)).toEqual({
      ...ssmlOf(`Six. ${wordsOf(US, { act: 'goodbye' })}`),
      shouldEndSession: true,
    });
  });

  it.each([
    [
      'names the page with the positions, if there is one',
      'https://example.com/roll',
      '\nThe positions, drawn: example.com/roll',
    ],
    ['names no other page', null, ''],
  ])('has a card after a routine that %s', (_, positionsUrl, line) => {
    const summary: Act = { act: 'summary', done: 5, planned: 5, heldMs: 150_000, inARow: 0 };
    const { card } = respond({ then: 'close', said: [summary], goodbye: true }, null, {
      ...TIMED,
      positionsUrl,
    });
    const content = `5 of 5 holds. 2 min 30 sec held.${line}`;
    expect(card).toEqual({ type: 'Simple', title: 'Foam Roll Coach', content });
  });

  it('puts all words into timed audio, before and after the segment, and none beside it', () => {
    expect(respond(playing([ECHO], ASK), playing([], AGAIN), TIMED)).toEqual({
      directives: [audio('Six.', BED, words(ASK), US)],
      shouldEndSession: false,
      reprompt: { directives: [audio('', BED, words(AGAIN), US)] },
    });
  });

  it('warns that nothing was saved after the segment, right before the question', () => {
    const warning = { act: 'not_saved', closing: false, stop: false } as const;
    const after = `${wordsOf(US, warning)} ${words(ASK)}`;
    expect(respond({ ...playing([ECHO], ASK), warning }, asking([], AGAIN), TIMED).directives).toEqual([
      audio('Six.', BED, after, US),
    ]);
    expect(respond({ ...asking([ECHO], ASK), warning }, asking([], AGAIN), TIMED)).toMatchObject(
      ssmlOf(`Six. ${after}`),
    );
  });

  it('warns that nothing was saved right before the goodbye', () => {
    const warning = { act: 'not_saved', closing: true, stop: false } as const;
    const last = `${wordsOf(US, warning)} ${wordsOf(US, { act: 'goodbye' })}`;
    expect(respond({ ...closing(true), warning }, null, TIMED)).toMatchObject(ssmlOf(`Six. ${last}`));
  });

  it('says everything in plain speech if the device can’t play timed audio', () => {
    expect(respond(playing([ECHO], ASK), asking([], AGAIN), PLAIN)).toEqual({
      ...ssmlOf(`Six. ${plainSegment(BED, US)} ${words(ASK)}`),
      shouldEndSession: false,
      reprompt: ssmlOf(words(AGAIN)),
    });
  });

  it('ticks before a question that follows a "no", but not for whoever wants no sounds, nor beside other words', () => {
    const ticking = { ...asking([], ASK), tick: true } as const;
    const tick = '<audio src="soundbank://soundlibrary/wood/hits/hits_09"/>';
    const spoken = (turn: Asking, means: Parameters<typeof respond>[2]): unknown =>
      respond(turn, asking([], AGAIN), means).outputSpeech;
    const silent = { ...TIMED, locale: { ...US, sounds: false } };
    expect(spoken(ticking, TIMED)).toEqual({ type: 'SSML', ssml: `<speak>${tick}${words(ASK)}</speak>` });
    for (const [turn, means] of [
      [asking([], ASK), TIMED],
      [ticking, silent],
      [ticking, PLAIN],
      [{ ...ticking, said: [ECHO] }, TIMED],
    ] as const)
      expect(JSON.stringify(spoken(turn, means))).not.toContain('audio');
  });

  it('says no more than the turn’s own words if it closes without a goodbye', () => {
    expect(respond(closing(false), null, TIMED)).toEqual({ ...ssmlOf('Six.'), shouldEndSession: true });
  });
});
