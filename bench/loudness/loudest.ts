import { SAMPLE_RATE, type Pcm } from '../../simulator/sound/mix.ts';

/** How long a sound is heard as one loudness, in samples: 400 ms, as in the momentary loudness of EBU R 128. */
const WINDOW = 0.4 * SAMPLE_RATE;

/** How far one window is from the next. */
const STEP = WINDOW / 4;

const FULL_SCALE = 32_767;

/**
 * Measures the loudest 400 ms of a sound, as effective value in dB of full scale, which is 0. It isn't weighted by pitch.
 * @returns minus infinity for silence, or for less than 400 ms
 */
export function loudestOf(pcm: Pcm): number {
  let most = 0;
  for (let from = 0; from + WINDOW <= pcm.length; from += STEP) {
    const power = pcm
      .subarray(from, from + WINDOW)
      .reduce((sum, sample) => sum + (sample / FULL_SCALE) ** 2, 0);
    most = Math.max(most, power / WINDOW);
  }
  return 10 * Math.log10(most);
}
