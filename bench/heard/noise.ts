/** Noise to try the ear with, the same in every run. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Returns numbers from 0 to 1, the same ones for the same seed. */
export function makeRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/** The octaves of the pink noise: from half the rate of the samples down to a few hertz. */
const OCTAVES = 12;

/** Returns pink noise with a root mean square of 1: each octave is as loud as the others (Voss and McCartney's way). */
export function makePinkNoise(length: number, random: () => number): Float32Array {
  const rows = Array.from({ length: OCTAVES }, () => random() - 0.5);
  const noise = Float32Array.from({ length }, (_, at) => {
    // Row k changes with every 2^k-th sample.
    for (let row = 0; row < OCTAVES && at % 2 ** row === 0; row += 1) rows[row] = random() - 0.5;
    return rows.reduce((sum, value) => sum + value, 0);
  });
  return scaleTo(noise, 1);
}

/** Scales samples to a root mean square. Silence stays silent. */
export function scaleTo(samples: Float32Array, loudness: number): Float32Array {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return square === 0 ? samples : samples.map((sample) => (sample * loudness) / Math.sqrt(square));
}
