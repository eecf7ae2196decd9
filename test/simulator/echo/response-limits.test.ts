import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../../simulator/echo/response-limits.ts';
import { apla, asks, BELL, closes, cue, mixer, SEGMENT, speech, ssml } from '../fixture.ts';

type Json = Record<string, unknown>;

const envelope = (response: Json): Json => ({ version: '1.0', response });
const open = (response: Json): Json =>
  envelope({ reprompt: { outputSpeech: ssml('Well?') }, shouldEndSession: false, ...response });
const timed = (component: Json): Json => open({ directives: [apla(component)] });
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

describe('responses within the limits', () => {
  it.each([
    ['a question', asks('Shall we?')],
    ['a prompt', asks('When you are ready, say: Alexa, ready.')],
    ['a goodbye', closes('Goodbye.')],
    ['a segment', SEGMENT],
    ['nothing, the microphone closed', envelope({})],
  ])('%s', (_, response) => {
    expect(checkLimits(response, 'IntentRequest')).toEqual([]);
  });

  it('a short goodbye after Stop', () => {
    expect(checkLimits(closes('Goodbye.'), 'IntentRequest', { intent: 'AMAZON.StopIntent' })).toEqual([]);
  });

  it('nothing after the session has ended', () => {
    expect(checkLimits(envelope({}), 'SessionEndedRequest')).toEqual([]);
  });
});

describe('each limit, broken once', () => {
  const many = Array.from({ length: 16 }, (_, at) => cue(at * 1_000, BELL));
  const document = { type: 'APL', version: '1.4', mainTemplate: { items: [] } };
  const visual = { type: 'Alexa.Presentation.APL.RenderDocument', token: 'one', document };
  const sound = '<audio src="soundbank://soundlibrary/x"/>';

  it.each([
    ['size', { ...asks('Shall we?'), sessionAttributes: { x: 'x'.repeat(120_000) } }, /^response: \d+ bytes/],
    ['envelope field', { ...asks('Shall we?'), mood: 'good' }, /^format: .*mood/],
    ['response field', envelope({ speech: 'x' }), /^format: response: .*speech/],
    ['no response', { version: '1.0' }, /^format: response/],
    ['nothing at all', undefined, /^format/],
    ['speech length', asks(`${'x'.repeat(8_000)}?`), /outputSpeech: \d+ characters/],
    ['long break', asks('One <break time="11s"/> two?'), /<break> longer/],
    [
      'long break in timed audio',
      timed(mixer(20_000, speech('Well <break time="11s"/> now?'))),
      /<break> longer/,
    ],
    ['many sounds', asks(`${sound.repeat(6)} Well?`), /6 <audio>/],
    [
      'speech beside timed audio',
      open({ outputSpeech: ssml('A'), directives: [apla(speech('B?'))] }),
      /beside timed/,
    ],
    ['silence alone', envelope({ directives: [apla({ type: 'Silence', duration: 5 })] }), /Silence alone/],
    [
      'negative silence',
      timed({ type: 'Sequencer', items: [{ type: 'Silence', duration: -1 }, speech('A?')] }),
      /shorter/,
    ],
    [
      'total audio',
      timed({ type: 'Sequencer', items: [{ type: 'Silence', duration: 240_000 }, speech('A?')] }),
      /at most 240/,
    ],
    [
      'total audio of the reprompt',
      open({ outputSpeech: ssml('A?'), reprompt: { outputSpeech: ssml(words(226)) } }),
      /at most 90/,
    ],
    ['sound files', timed({ type: 'Sequencer', items: [mixer(16_000, ...many), speech('A?')] }), /16 Audio/],
    [
      'APLA version',
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
      'reprompt on a goodbye',
      envelope({ reprompt: { outputSpeech: ssml('A') }, shouldEndSession: true }),
      /stays closed/,
    ],
    ['open without a prompt', asks('Fine. Thanks.'), /prompt: the microphone is open after "Thanks."/],
    [
      'open without a reprompt',
      envelope({ outputSpeech: ssml('Well?'), shouldEndSession: false }),
      /reprompt: none/,
    ],
    [
      'no screen',
      { ...closes('A'), response: { directives: [visual], shouldEndSession: true } },
      /the device has none/,
    ],
    [
      'too slow a voice',
      timed({
        type: 'Sequencer',
        items: [mixer(2_000, cue(0, speech('One two three four five.'))), speech('A?')],
      }),
      /at 120 words a minute, .* is cut off/,
    ],
    [
      'overlap in the reprompt',
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
    ['Stop stays open', asks('Shall we?'), /the session must end/],
    ['Stop talks on', closes(words(21)), /at most 8 s/],
  ])('%s', (_, response, message) => {
    const broken = checkLimits(response, 'IntentRequest', { intent: 'AMAZON.StopIntent' });
    expect(broken).toEqual([expect.stringMatching(message)]);
  });

  it('speech after the session has ended', () => {
    expect(checkLimits(closes('Bye'), 'SessionEndedRequest')).toEqual([
      expect.stringMatching(/^SessionEndedRequest/),
    ]);
  });

  it('a screen where there is one is none', () => {
    const response = envelope({ directives: [visual], shouldEndSession: true });
    expect(checkLimits(response, 'IntentRequest', { screen: true })).toEqual([]);
  });
});
