import { describe, expect, it } from 'vitest';
import { loudestOf } from '../../../bench/loudness/loudest.ts';
import { audio } from '../../../lambdas/response/audio.ts';
import { localeFor } from '../../../lambdas/locales/regional.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { makeRain } from '../../../simulator/sound/rain.ts';
import { pcmOf, SAMPLE_RATE } from '../../../simulator/sound/mix.ts';
import { render } from '../../../simulator/sound/render.ts';
import { toneVoice } from './voice.ts';

describe('a swell of two breaths, on the local Echo,', async () => {
  const part = {
    kind: 'step',
    startMs: 0,
    endMs: 22 * SECOND,
    cues: [],
    swell: { atMs: 2 * SECOND, breaths: 2 },
  } as const;
  const directives = [audio('', { parts: [part], spans: [], closeMs: 0 }, '', localeFor('en-US'))];
  const { pcm, audioMs, bells, problems } = await render({ directives }, toneVoice());
  /** The loudest 400 ms within so many seconds, in dB. */
  const loudest = (fromS: number, untilS: number): number =>
    loudestOf(pcm.subarray(fromS * SAMPLE_RATE, untilS * SAMPLE_RATE));

  it('makes its part no longer, rings nothing, and ends with it', () => {
    expect({ audioMs, bells, problems }).toEqual({ audioMs: 22_000, bells: [], problems: [] });
    expect([loudest(0, 2), loudest(21, 22) < loudest(15, 16) - 6]).toEqual([-Infinity, true]);
  });

  it.each([2, 12])('rises for four seconds and fades for six, from %i s on', (fromS) => {
    const seconds = Array.from({ length: 10 }, (_, at) => loudest(fromS + at, fromS + at + 1));
    const rising = seconds.slice(0, 4);
    const fading = seconds.slice(4);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(fading).toEqual(fading.toSorted((a, b) => b - a));
  });

  it('is a tenth of what it is made of', () => {
    expect(loudest(2, 22)).toBeCloseTo(loudestOf(pcmOf(makeRain(7_050))) - 20, 0);
  });
});
