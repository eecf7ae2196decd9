import { describe, expect, it } from 'vitest';
import { checkLimits } from '../../../simulator/echo/response-limits.ts';
import { apla, BELL, cue, mixer, speech } from '../fixture.ts';

type Json = Readonly<Record<string, unknown>>;

const READY = speech('Ready?');
const LONG = speech('One two three four five six seven eight.');
const then = (...items: Json[]): Json => ({ type: 'Sequencer', items: [...items, READY] });
const bells = (count: number): Json =>
  mixer(count * 2_000, ...Array.from({ length: count }, (_, at) => cue(at * 2_000, BELL)));

/** Returns what is wrong with timed audio of one component, after which the microphone is open. */
function wrongWith(component: Json): string[] {
  const reprompt = { outputSpeech: { type: 'PlainText', text: 'Well?' } };
  const response = { directives: [apla(component)], reprompt, shouldEndSession: false };
  return checkLimits({ version: '1.0', response }, 'IntentRequest');
}

describe('checkLimits reports timed audio with', () => {
  it.each([
    ['an unknown component', then({ type: 'Trumpet' }), /unknown component: expected Speech.*got "Trumpet"/],
    [
      'an unknown component inside another',
      then(mixer(3_000, cue(0, { type: 'Trumpet' }))),
      /got "Trumpet"\n.*items\[0\]\.items\[1\]\.items\[1\]/,
    ],
    [
      'an unknown filter',
      then({ ...BELL, filter: { type: 'Echo' } }),
      /unknown filter: expected Volume.*got "Echo"/,
    ],
    [
      'an unknown filter among others',
      then({ ...BELL, filter: [{ type: 'Volume' }, { type: 'Echo' }] }),
      /got "Echo"\n.*filter\[1\]/,
    ],
    ['an invalid volume', then({ ...BELL, filter: { type: 'Volume', amount: 'loud' } }), /like 30%/],
    [
      'a misspelled filter list, which Alexa might ignore',
      then({ ...BELL, filters: [] }),
      /Unrecognized key: "filters"/,
    ],
    ['only Silence', { type: 'Silence', duration: 5_000 }, /Silence only/],
    ['only Silence in a Mixer', mixer(5_000, { type: 'Silence', duration: 10 }), /Silence only/],
    ['more than 240 s', then(mixer(241_000, cue(0, LONG))), /audio: 241\.4 s, at most 240 s/],
    ['more than 15 audio files', then(bells(16)), /16 Audio components, at most 15/],
    ['malformed SSML', then(speech('One & two')), /SsmlError: malformed SSML/],
    ['an unknown tag', then(speech('One <b>two</b>')), /SsmlError: unknown tag <b>/],
    [
      'a cue that overlaps another',
      then(mixer(9_000, cue(0, LONG), cue(2_000, READY))),
      /runs into "Ready\?"/,
    ],
    ['a cue that overlaps a bell', then(mixer(9_000, cue(0, LONG), cue(2_000, BELL))), /runs into the sound/],
    [
      'words that last longer than their Mixer',
      then(mixer(2_000, cue(1_000, LONG))),
      /"One two.*is cut off at 2\.0 s/,
    ],
    [
      'a bell that lasts longer than its Mixer',
      then(mixer(2_000, cue(1_500, BELL))),
      /the sound.*is cut off at 2\.0 s/,
    ],
    [
      'a bell after the end of its Mixer',
      then(mixer(2_000, cue(2_500, BELL))),
      /the sound.*is cut off at 2\.0 s/,
    ],
  ])('%s', (_, component, message) => {
    expect(wrongWith(component)).toContainEqual(expect.stringMatching(message));
  });
});

describe('checkLimits accepts timed audio with', () => {
  it.each([
    ['exactly 240 s', then({ type: 'Silence', duration: 239_600 })],
    ['15 audio files', then(bells(15))],
    ['cues that follow each other immediately', then(mixer(9_000, cue(0, LONG), cue(4_000, READY)))],
    ['a bell that ends with its Mixer', then(mixer(2_000, cue(1_000, BELL)))],
    ['a part of a sound', then({ ...BELL, filter: { type: 'Trim', end: 300 } })],
  ])('%s', (_, component) => {
    expect(wrongWith(component)).toEqual([]);
  });
});
