import { describe, expect, it } from 'vitest';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { audio } from '../../lambdas/response/audio.ts';

const US = localeFor('en-US');
const BELL = { type: 'Audio', source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/bell_01' };
const PULSE = {
  type: 'Audio',
  source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/tone_02',
  filter: [{ type: 'Volume', amount: '30%' }],
};
const speech = (words: string): object => ({
  type: 'Speech',
  contentType: 'SSML',
  content: `<speak>${words}</speak>`,
});
const silence = (duration: number): object => ({ type: 'Silence', duration });
const trimmed = (...items: readonly object[]): object => ({
  type: 'Sequencer',
  duration: 'trimToParent',
  items,
});

const SEGMENT: Segment = {
  parts: [
    {
      kind: 'step',
      startMs: 0,
      endMs: 20_000,
      cues: [
        { atMs: 0, roomMs: 1000, play: 'bell' },
        { atMs: 1000, roomMs: 2000, play: { line: 'hold' } },
        { atMs: 15_500, roomMs: 1000, play: 'pulse' },
      ],
    },
    {
      kind: 'close',
      startMs: 20_000,
      endMs: 50_000,
      cues: [{ atMs: 25_000, roomMs: 4000, play: { line: 'close_last' } }],
    },
  ],
  spans: [],
  closeMs: 30_000,
};

describe('the document of timed audio', () => {
  it('has a Mixer for each part, with a Silence as long as the part and each cue at its offset', () => {
    expect(audio('Six.', SEGMENT, 'How sore was that, zero to ten?', US)).toEqual({
      type: 'Alexa.Presentation.APLA.RenderDocument',
      token: 'segment',
      document: {
        type: 'APLA',
        version: '0.91',
        mainTemplate: {
          parameters: ['payload'],
          item: {
            type: 'Sequencer',
            items: [
              speech('Six.'),
              {
                type: 'Mixer',
                items: [
                  silence(20_000),
                  trimmed(BELL),
                  trimmed(silence(1000), speech('Hold.')),
                  trimmed(silence(15_500), PULSE),
                ],
              },
              {
                type: 'Mixer',
                items: [silence(30_000), trimmed(silence(5000), speech('Walk a few easy steps afterwards.'))],
              },
              speech('How sore was that, zero to ten?'),
            ],
          },
        },
      },
    });
  });

  it('has a breathing swell under a hold: rain, made up and down by filters, as often as it breathes', () => {
    const [step] = SEGMENT.parts;
    if (step === undefined) throw new Error('expected a part');
    const breathing = { ...SEGMENT, parts: [{ ...step, swell: { atMs: 10_000, breaths: 3 } }] };
    const rain = {
      type: 'Audio',
      source: 'soundbank://soundlibrary/weather/rain/rain_06',
      filter: [
        { type: 'Repeat', repeatCount: 1 },
        { type: 'Trim', end: 10_000 },
        { type: 'FadeIn', duration: 4_000 },
        { type: 'FadeOut', duration: 6_000 },
        { type: 'Volume', amount: '10%' },
        { type: 'Repeat', repeatCount: 2 },
      ],
    };
    expect(JSON.stringify(audio('', breathing, '', US))).toContain(
      JSON.stringify(trimmed(silence(10_000), rain)),
    );
  });

  it('is words alone for whoever wants no sounds: "now" and "and off" at the very moments of the bells', () => {
    const [step, close] = SEGMENT.parts;
    if (step === undefined || close === undefined) throw new Error('expected two parts');
    const begins = { atMs: 4000, roomMs: 1000, play: 'bell' } as const;
    const sounding = {
      ...step,
      cues: [...step.cues.filter(({ atMs }) => atMs !== 1000), begins],
      swell: { atMs: 10_000, breaths: 1 },
    };
    const silenced = audio('', { ...SEGMENT, parts: [sounding] }, '', { ...US, sounds: false });
    expect(silenced.document).toMatchObject({
      mainTemplate: {
        item: {
          items: [
            {
              items: [silence(20_000), trimmed(speech('Done.')), trimmed(silence(4000), speech('Now.'))],
            },
          ],
        },
      },
    });
    expect(JSON.stringify(silenced)).not.toContain('"Audio"');
  });

  it('leaves out empty words', () => {
    expect(audio('', { parts: [], spans: [], closeMs: 0 }, '', US).document).toMatchObject({
      mainTemplate: { item: { type: 'Sequencer', items: [] } },
    });
  });

  it('escapes words, and has numbers to call read digit by digit', () => {
    const document = JSON.stringify(audio('Phone 911 & rest.', SEGMENT, '', US));
    expect(document).toContain('Phone <say-as interpret-as=\\"digits\\">911</say-as> &amp; rest.');
  });
});
