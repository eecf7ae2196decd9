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
  const isOneOf = first === 'a' && /^(hundred|thousand)$/.test(words[start + 1] ?? '');
  let at = isOneOf ? start + 1 : start;
  let number: Cardinal = { thousands: 0, rest: isOneOf ? 1 : 0, last: 'none' };
  for (;;) {
    const word = words[at] ?? '';
    // In "a hundred and ten" the word "and" adds nothing.
    const isJoint = word === 'and' && number.last === 'scale' && isNumberWord(words[at + 1]);
    const next = isJoint ? number : addWord(number, word);
    if (next === null) break;
    number = next;
    at += 1;
  }
  const { thousands, rest, last } = number;
  return last === 'none' ? null : { value: String(thousands + rest), taken: at - start };
}

/** A cardinal number that has been read so far, and the kind of its last word. */
interface Cardinal {
  readonly thousands: number;
  readonly rest: number;
  readonly last: 'none' | 'tens' | 'unit' | 'scale';
}

/** Continues a number with its next word. Returns null if the word does not continue it. */
function addWord({ thousands, rest, last }: Cardinal, word: string): Cardinal | null {
  const [unit, tens] = [UNITS.get(word), TENS.get(word)];
  const beginsGroup = last === 'none' || last === 'scale';
  if (unit !== undefined && (beginsGroup || (last === 'tens' && unit > 0 && unit < 10)))
    return { thousands, rest: rest + unit, last: 'unit' };
  if (tens !== undefined && beginsGroup) return { thousands, rest: rest + tens, last: 'tens' };
  if (word === 'hundred' && rest > 0 && rest < 100) return { thousands, rest: rest * 100, last: 'scale' };
  if (word === 'thousand' && rest > 0) return { thousands: thousands + rest * 1000, rest: 0, last: 'scale' };
  return null;
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (UNITS.has(word) || TENS.has(word));
}
