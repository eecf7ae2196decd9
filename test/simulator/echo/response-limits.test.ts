import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../../simulator/echo/response-limits.ts';
import { apla, asks, BELL, closes, cue, mixer, SEGMENT, speech, ssml } from '../fixture.ts';

type Json = Record<string, unknown>;

const envelope = (response: Json): Json => ({ version: '1.0', response });
const open = (response: Json): Json =>
  envelope({ reprompt: { outputSpeech: ssml('Well?') }, shouldEndSession: false, ...response });
const timed = (component: Json): Json => open({ directives: [apla(component)] });
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

describe('checkLimits accepts', () => {
  it.each([
    ['a question', asks('Shall we?')],
    ['a prompt', asks('When you are ready, say: Alexa, ready.')],
    ['a goodbye', closes('Goodbye.')],
    ['a segment', SEGMENT],
    ['an empty answer with a closed microphone', envelope({})],
  ])('%s', (_, response) => {
    expect(checkLimits(response, 'IntentRequest')).toEqual([]);
  });

  it('a short goodbye after Stop', () => {
    expect(checkLimits(closes('Goodbye.'), 'IntentRequest', { intent: 'AMAZON.StopIntent' })).toEqual([]);
  });

  it('an empty answer after the session has ended', () => {
    expect(checkLimits(envelope({}), 'SessionEndedRequest')).toEqual([]);
  });
});

describe('checkLimits reports', () => {
  const many = Array.from({ length: 16 }, (_, at) => cue(at * 1_000, BELL));
  const document = { type: 'APL', version: '1.4', mainTemplate: { items: [] } };
  const visual = { type: 'Alexa.Presentation.APL.RenderDocument', token: 'one', document };
  const sound = '<audio src="soundbank://soundlibrary/x"/>';

  it.each([
    [
      'a response that is too large',
      { ...asks('Shall we?'), sessionAttributes: { x: 'x'.repeat(120_000) } },
      /^response: \d+ bytes/,
    ],
    ['an unknown field of the envelope', { ...asks('Shall we?'), mood: 'good' }, /^format: .*mood/],
    ['an unknown field of the response', envelope({ speech: 'x' }), /^format: response: .*speech/],
    ['an envelope without a response', { version: '1.0' }, /^format: response/],
    ['a missing envelope', undefined, /^format/],
    ['speech that is too long', asks(`${'x'.repeat(8_000)}?`), /outputSpeech: \d+ characters/],
    ['a break that is too long', asks('One <break time="11s"/> two?'), /<break> is longer/],
    [
      'a break that is too long in timed audio',
      timed(mixer(20_000, speech('Well <break time="11s"/> now?'))),
      /<break> is longer/,
    ],
    ['too many sounds in speech', asks(`${sound.repeat(6)} Well?`), /6 <audio>/],
    [
      'speech combined with timed audio',
      open({ outputSpeech: ssml('A'), directives: [apla(speech('B?'))] }),
      /combined with timed/,
    ],
    [
      'timed audio with only Silence',
      envelope({ directives: [apla({ type: 'Silence', duration: 5 })] }),
      /Silence only/,
    ],
    [
      'a Silence of negative length',
      timed({ type: 'Sequencer', items: [{ type: 'Silence', duration: -1 }, speech('A?')] }),
      /negative length/,
    ],
    [
      'more than 240 s of audio',
      timed({ type: 'Sequencer', items: [{ type: 'Silence', duration: 240_000 }, speech('A?')] }),
      /at most 240/,
    ],
    [
      'more than 90 s of audio in the reprompt',
      open({ outputSpeech: ssml('A?'), reprompt: { outputSpeech: ssml(words(226)) } }),
      /at most 90/,
    ],
    [
      'more than 15 sound files',
      timed({ type: 'Sequencer', items: [mixer(16_000, ...many), speech('A?')] }),
      /16 Audio/,
    ],
    [
      'an unknown version of APLA',
      open({ directives: [{ ...apla(speech('A?')), document: { type: 'APLA', version: '2.0' } }] }),
      /AplaError: .*0\.91/,
    ],
    ['malformed SSML', asks('Salt & pepper?'), /SsmlError: malformed/],
    [
      'malformed SSML in the reprompt',
      open({ outputSpeech: ssml('A?'), reprompt: { outputSpeech: ssml('<') } }),
      /SsmlError/,
    ],
    [
      'a reprompt although the microphone is closed',
      envelope({ reprompt: { outputSpeech: ssml('A') }, shouldEndSession: true }),
      /stays closed/,
    ],
    [
      'an open microphone without a prompt',
      asks('Fine. Thanks.'),
      /prompt: the microphone is open after "Thanks."/,
    ],
    [
      'an open microphone without a reprompt',
      envelope({ outputSpeech: ssml('Well?'), shouldEndSession: false }),
      /reprompt: there is none/,
    ],
    [
      'a document for a device without a screen',
      { ...closes('A'), response: { directives: [visual], shouldEndSession: true } },
      /the device has none/,
    ],
    [
      'speech that is cut off at a slow pace',
      timed({
        type: 'Sequencer',
        items: [mixer(2_000, cue(0, speech('One two three four five.'))), speech('A?')],
      }),
      /at 120 words a minute, .* is cut off/,
    ],
    [
      'speech that is cut off in the reprompt',
      open({
        outputSpeech: ssml('A?'),
        reprompt: { directives: [apla(mixer(1_000, cue(0, speech('One two three.'))))] },
      }),
      /^reprompt: at 120/,
    ],
  ])('%s', (_, response, message) => {
    const broken = checkLimits(response, 'IntentRequest');
    expect(broken).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['an answer to Stop that keeps the session open', asks('Shall we?'), /the session must end/],
    ['an answer to Stop that is too long', closes(words(21)), /at most 8 s/],
  ])('%s', (_, response, message) => {
    const broken = checkLimits(response, 'IntentRequest', { intent: 'AMAZON.StopIntent' });
    expect(broken).toEqual([expect.stringMatching(message)]);
  });

  it('speech after the session has ended', () => {
    expect(checkLimits(closes('Bye'), 'SessionEndedRequest')).toEqual([
      expect.stringMatching(/^SessionEndedRequest/),
    ]);
  });

  it('no document for a device with a screen', () => {
    const response = envelope({ directives: [visual], shouldEndSession: true });
    expect(checkLimits(response, 'IntentRequest', { screen: true })).toEqual([]);
  });
});
