import type { Pattern } from './grammar.ts';
import { tokenOf } from './filling.ts';
import { agrees, denies, questions } from './words.ts';

/** Words that turn a sentence round: a sentence with the one is never taken for a sample with the other. */
const OPPOSITES: readonly (readonly [string, string])[] = (
  'more/less left/right up/down longer/shorter harder/easier harder/softer start/finish on/off before/after ' +
  'next/previous next/last first/last forward/back better/worse can/cant always/never'
)
  .split(' ')
  .map((pair) => pair.split('/'))
  .map(([one = '', other = '']) => [one, other]);

/**
 * Whether a sentence mustn't be taken for a sample, however near: one denies, agrees or asks where the other doesn't,
 * or has a word with the opposite of its own.
 */
export function contradicts(words: readonly string[], pattern: Pattern): boolean {
  const literals = pattern.places.filter((place) => typeof place === 'string');
  if (denies(words) !== denies(literals)) return true;
  if (agrees(literals) && !agrees(words)) return true;
  if (questions(words) !== questions(pattern.places.map(tokenOf))) return true;
  const said = new Set(words);
  const sample = new Set(literals);
  const turned = (one: string, other: string): boolean =>
    said.has(one) && !said.has(other) && sample.has(other) && !sample.has(one);
  return OPPOSITES.some(([one, other]) => turned(one, other) || turned(other, one));
}
