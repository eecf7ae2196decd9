import { describe, expect, it } from 'vitest';
import { layOut, play } from '../../../simulator/player/playback.ts';
import { COUNTING_VOICE } from '../../../simulator/player/voice.ts';
import { apla, BELL, cue, mixer, SEGMENT, speech, ssml } from '../fixture.ts';

const speak = (text: string): ReturnType<typeof play> => play({ outputSpeech: ssml(text) });
const playing = (component: Record<string, unknown>): ReturnType<typeof play> =>
  play({ directives: [apla(component)] });

describe('speech', () => {
  it.each([
    ['One two three.', 1_200],
    ['One — two, three…', 1_200],
    ['Thirty-second hold', 800],
    ['Call 911 now', 1_200],
    ['Call <say-as interpret-as="digits">911</say-as> now.', 2_000],
    ['One <break time="2s"/> two <break time="500ms"/>', 3_300],
    ['One <break strength="none"/>two', 800],
    ['<prosody rate="50%">One two</prosody> three', 2_000],
    ['<sub alias="World Wide Web">WWW</sub>', 1_200],
    ['Hello <audio src="soundbank://soundlibrary/x"/> there', 1_800],
    ['Salt &amp; pepper', 800],
    ['', 0],
  ])('lasts as long as its words: "%s" takes %i ms', (text, audioMs) => {
    expect(speak(text).audioMs).toBe(audioMs);
  });

  it('has one caption per sentence, at its beginning', () => {
    const text = 'In… and out. <break time="1s"/>Call <say-as interpret-as="digits">911</say-as>. Now?';
    expect(speak(text).captions).toEqual([
      { atMs: 0, text: 'In… and out.' },
      { atMs: 2_200, text: 'Call 911.' },
      { atMs: 3_800, text: 'Now?' },
    ]);
    expect(speak(text).heard).toBe('In… and out. Call 911. Now?');
  });

  it.each([
    ['Salt & pepper', /malformed/],
    ['One <break time="1s">', /malformed/],
    ['<b>One</b>', /unknown tag <b>/],
    ['<break time="soon"/>', /unknown break time "soon"/],
    ['<break strength="mighty"/>', /unknown break strength/],
    ['<audio/>', /without src/],
    ['<prosody rate="sluggish">x</prosody>', /unknown rate/],
  ])('is rejected with %s', (text, message) => {
    expect(() => speak(text)).toThrow(message);
  });

  it('is rejected without <speak>', () => {
    expect(() => play({ outputSpeech: { type: 'SSML', ssml: '<p>One</p>' } })).toThrow(/expected <speak>/);
  });

  it('can be plain text', () => {
    expect(play({ outputSpeech: { type: 'PlainText', text: 'Salt & pepper.' } })).toMatchObject({
      heard: 'Salt & pepper.',
      audioMs: 800,
    });
  });
});

describe('an APLA document', () => {
  it('plays a segment to the millisecond', () => {
    expect(play(SEGMENT['response'])).toEqual({
      audible: SEGMENT['response'],
      audioMs: 18_000,
      captions: [
        { atMs: 0, text: 'Right glute.' },
        { atMs: 800, text: 'Lean in.' },
        { atMs: 7_000, text: 'In and out.' },
        { atMs: 12_000, text: 'Three, two, one.' },
        { atMs: 16_000, text: 'How was that?' },
      ],
      bells: [5_000, 15_000],
      heard: 'Right glute. Lean in. In and out. Three, two, one. How was that?',
      problems: [],
      soundFiles: 2,
    });
  });

  it('plays after outputSpeech', () => {
    const both = play({ outputSpeech: ssml('One.'), directives: [apla(speech('Two.'))] });
    expect(both.captions).toEqual([
      { atMs: 0, text: 'One.' },
      { atMs: 400, text: 'Two.' },
    ]);
  });

  it.each([
    ['a Mixer as long as its longest auto child', mixer(3_000, speech('One two.')), 3_000],
    ['a Mixer of trimmed children only', { type: 'Mixer', items: [cue(700, speech('One.'))] }, 1_100],
    ['a Silence of negative length', { type: 'Silence', duration: -5 }, 0],
    ['the first child of a Selector', { type: 'Selector', items: [speech('One.'), speech('One two.')] }, 400],
    [
      'the first applicable child of a Selector',
      {
        type: 'Selector',
        strategy: 'normal',
        items: [{ ...speech('One.'), when: false }, speech('One two.')],
      },
      800,
    ],
    ['nothing if `when` is false', { ...speech('One.'), when: '${false}' }, 0],
    ['a repeated sound', { ...BELL, filter: [{ type: 'Repeat', repeatCount: 2 }] }, 3_000],
    [
      'a trimmed silence',
      { type: 'Silence', duration: 9_000, filter: { type: 'Trim', start: 1_000, end: 4_000 } },
      3_000,
    ],
    ['a filter that only fades', { ...BELL, filter: { type: 'FadeIn', duration: 500 } }, 1_000],
    ['`item` in place of `items`', { type: 'Sequencer', item: speech('One two.') }, 800],
  ])('lays out %s', (_, component, audioMs) => {
    expect(playing(component)).toMatchObject({ audioMs, problems: [] });
  });

  it('repeats a bed under speech as often as it fits', () => {
    const pulse = { type: 'Sequencer', items: [BELL, { type: 'Silence', duration: 1_000 }] };
    const bed = { ...pulse, duration: 'trimToParent', filter: { type: 'Repeat', repeatCount: -1 } };
    const mixed = apla(mixer(7_000, bed, cue(3_500, speech('Say: Alexa, ready.'))));
    const { playback, track } = layOut({ directives: [mixed] }, COUNTING_VOICE);
    expect(playback).toMatchObject({ audioMs: 7_000, bells: [], problems: [], soundFiles: 1 });
    expect(track.cues.filter(({ kind }) => kind === 'sound').map(({ atMs }) => atMs)).toEqual([
      0, 2_000, 4_000, 6_000,
    ]);
  });

  it.each([
    [
      'speech that runs into the next cue',
      mixer(9_000, cue(1_000, speech('One two three.')), cue(2_000, speech('Four.'))),
      '"One two three." (1.0 s to 2.2 s) runs into "Four." (2.0 s to 2.4 s)',
    ],
    [
      'speech that runs into a bell',
      mixer(9_000, cue(1_000, speech('One two three.')), cue(2_000, BELL)),
      '"One two three." (1.0 s to 2.2 s) runs into the sound (2.0 s to 3.0 s)',
    ],
    [
      'speech at the same moment',
      mixer(9_000, cue(0, speech('One.')), cue(0, speech('Two.'))),
      '"One." (0.0 s to 0.4 s) runs into "Two." (0.0 s to 0.4 s)',
    ],
    [
      'speech past the end of its Mixer',
      mixer(2_000, cue(1_000, speech('One two three.'))),
      '"One two three." (1.0 s to 2.2 s) is cut off at 2.0 s',
    ],
    [
      'speech after the end of its Mixer',
      mixer(2_000, cue(5_000, speech('One.'))),
      '"One." (5.0 s to 5.4 s) is cut off at 2.0 s',
    ],
  ])('reports %s', (_, component, problem) => {
    expect(playing(component).problems).toEqual([problem]);
  });

  it.each([
    [{ type: 'Trumpet' }, /APLA/],
    [{ type: 'Silence', duration: '5s' }, /milliseconds/],
    [{ type: 'Audio', source: 'file:///etc/motd' }, /soundbank/],
    [{ ...speech('One.'), volume: 3 }, /volume/],
    [{ type: 'Mixer', items: [{ type: 'Speech' }] }, /content/],
    [speech('${payload.words}'), /data binding/],
  ])('is rejected with %j', (component, message) => {
    expect(() => playing(component)).toThrow(message);
  });
});
