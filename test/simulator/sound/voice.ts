import type { Synthesizer } from '../../../simulator/sound/synthesizer.ts';

/** Samples of a word of the made-up voice: 100 ms, each of them as loud. */
export const WORD_SAMPLES = 2_400;
export const LOUD = 0.25;

/** A made-up voice: every word is 100 ms of the same, whatever the pace. What was asked of it is in `said`. */
export function toneVoice(): Synthesizer & { readonly said: string[] } {
  const said: string[] = [];
  return {
    name: 'tone',
    cacheKey: 'tone',
    said,
    say: (text, wordsAMinute) => {
      said.push(`${wordsAMinute}: ${text}`);
      return Promise.resolve(new Float32Array(text.split(' ').length * WORD_SAMPLES).fill(LOUD));
    },
    close: () => Promise.resolve(),
  };
}
