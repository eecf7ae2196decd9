/**
 * How well words fit what was heard. The engine has to read some sentence into whatever it hears. What it reads into talk has
 * sounds that nobody said.
 */

/** A sound of a word, as the engine found it in what was heard. */
export interface Phone {
  readonly seconds: number;
  /** The engine's score of it, from 0 to 1: nothing would fit better. The longer the sound, the lower it gets. */
  readonly score: number;
}

/** One sound may be off, by an accent or a click. Two may not. */
const JUDGED_PHONES = 2;

/** The engine tells three digits of a score. A zero is less than this. */
const LEAST_SCORE = 0.0005;

/**
 * Measures the fit of words by the sounds that fit worst.
 * @returns the mean of the two sounds' logarithms of their scores a second: 0 is best; none at all fit infinitely badly
 */
export function measureFit(phones: readonly Phone[]): number {
  const worst = phones
    .map(({ seconds, score }) => Math.log(Math.max(score, LEAST_SCORE)) / seconds)
    .sort((one, other) => one - other)
    .slice(0, JUDGED_PHONES);
  return worst.length === 0 ? -Infinity : worst.reduce((sum, each) => sum + each, 0) / worst.length;
}
