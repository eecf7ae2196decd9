/** Noise to try the ear with, the same in every run. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Returns numbers from 0 to 1, the same ones for the same seed. */
export function makeRandom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}
