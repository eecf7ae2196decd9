import { TEN_WORDS, UNIT_WORDS } from './words.ts';

/** A value at some position of a sentence: as Alexa writes it, and how many words it takes up. */
export interface Reading {
  readonly value: string;
  readonly taken: number;
}

const UNITS = new Map(UNIT_WORDS.map((word, value) => [word, value]));

const TENS = new Map(TEN_WORDS.map((word, at) => [word, 20 + 10 * at]));

const MULTIPLIERS = new Map([
  ['double', 2],
  ['triple', 3],
]);

/** Reads every number (AMAZON.NUMBER) that begins at `start`, the longest first. */
export function readNumbers(words: readonly string[], start: number): Reading[] {
  const readings = [readDigits(words, start), readCardinal(words, start)].filter(
    (reading) => reading !== null,
  );
  return readings.sort((a, b) => b.taken - a.taken);
}

/** Reads digits said one by one, at least two: "nine one one" is 911, "triple zero" is 000. */
function readDigits(words: readonly string[], start: number): Reading | null {
  let value = '';
  let at = start;
  for (;;) {
    const times = MULTIPLIERS.get(words[at] ?? '') ?? 1;
    const digit = digitOf(words[times > 1 ? at + 1 : at], value !== '' || times > 1);
    if (digit === null) break;
    value += digit.repeat(times);
    at += times > 1 ? 2 : 1;
  }
  return value.length > 1 ? { value, taken: at - start } : null;
}

function digitOf(word: string | undefined, ohIsZero: boolean): string | null {
  if (word === undefined) return null;
  if (ohIsZero && word === 'oh') return '0';
  const unit = UNITS.get(word);
  return unit !== undefined && unit < 10 ? String(unit) : null;
}

/** Reads a cardinal number: "six", "twenty five", "a hundred and ten", "two thousand". */
function readCardinal(words: readonly string[], start: number): Reading | null {
  const first = words[start];
  if (first === undefined) return null;
  let total = 0;
  let current = 0;
  let at = start;
  if (first === 'a' && /^(hundred|thousand)$/.test(words[start + 1] ?? '')) {
    current = 1;
    at += 1;
  }
  let last: 'none' | 'tens' | 'unit' | 'scale' = 'none';
  for (;;) {
    const word = words[at] ?? '';
    const unit = UNITS.get(word);
    const tens = TENS.get(word);
    if (
      unit !== undefined &&
      (last === 'none' || last === 'scale' || (last === 'tens' && unit > 0 && unit < 10))
    ) {
      current += unit;
      last = 'unit';
    } else if (tens !== undefined && (last === 'none' || last === 'scale')) {
      current += tens;
      last = 'tens';
    } else if (word === 'hundred' && current > 0 && current < 100) {
      current *= 100;
      last = 'scale';
    } else if (word === 'thousand' && current > 0) {
      total += current * 1000;
      current = 0;
      last = 'scale';
    } else if (word === 'and' && last === 'scale' && isNumberWord(words[at + 1])) {
      // In "a hundred and ten" the word "and" adds nothing.
    } else break;
    at += 1;
  }
  return last === 'none' ? null : { value: String(total + current), taken: at - start };
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (UNITS.has(word) || TENS.has(word));
}
