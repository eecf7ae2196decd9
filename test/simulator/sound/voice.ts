import type { Synthesizer } from '../../../simulator/sound/synthesizer.ts';

/** A word of the synthetic voice has this many samples: 100 ms of constant loudness. */
export const WORD_SAMPLES = 2_400;
export const LOUD = 0.25;

/**
 * Creates a synthetic voice, for which every word is 100 ms of the same tone at any pace. `said` records what
 * it was asked to say.
 */
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
