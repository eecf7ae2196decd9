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
