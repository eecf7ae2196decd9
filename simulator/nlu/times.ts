import { type Reading, readNumbers } from './numbers.ts';

const UNIT_SECONDS = new Map([
  ['second', 1],
  ['seconds', 1],
  ['minute', 60],
  ['minutes', 60],
  ['hour', 3600],
  ['hours', 3600],
]);

const DAYS = new Map([
  ['day', 'D'],
  ['days', 'D'],
  ['week', 'W'],
  ['weeks', 'W'],
  ['month', 'M'],
  ['months', 'M'],
]);

/** Reads a duration (AMAZON.DURATION) at `start`: "fifteen seconds" is PT15S, "half an hour" is PT30M. */
export function readDuration(words: readonly string[], start: number): Reading | null {
  const days = readDays(words, start);
  if (days !== null) return days;
  let at = start;
  let seconds = 0;
  let smallest = Infinity;
  for (;;) {
    const joint = at > start && words[at] === 'and' ? 1 : 0;
    const part = readPart(words, at + joint);
    if (part === null || part.unit >= smallest) break;
    seconds += part.seconds;
    smallest = part.unit;
    at += joint + part.taken;
  }
  return at === start ? null : { value: formatDuration(seconds), taken: at - start };
}

interface Part {
  readonly seconds: number;
  readonly unit: number;
  readonly taken: number;
}

/**
 * Reads one amount and its unit: "eight minutes", "a minute and a half", "half an hour", "one and a half
 * minutes".
 */
function readPart(words: readonly string[], start: number): Part | null {
  const amount = readAmount(words, start);
  if (amount === null) return null;
  let at = start + amount.taken;
  const unit = UNIT_SECONDS.get(words[at] ?? '');
  if (unit === undefined) return null;
  at += 1;
  let count = amount.count;
  if (words[at] === 'and' && words[at + 1] === 'a' && words[at + 2] === 'half') {
    count += 0.5;
    at += 3;
  }
  return { seconds: Math.round(count * unit), unit, taken: at - start };
}

function readAmount(words: readonly string[], start: number): { count: number; taken: number } | null {
  for (const [said, count] of FRACTIONS) {
    if (said.every((word, at) => words[start + at] === word)) return { count, taken: said.length };
  }
  const number = readNumbers(words, start)[0];
  if (number === undefined) return /^(a|an)$/.test(words[start] ?? '') ? { count: 1, taken: 1 } : null;
  const at = start + number.taken;
  const half = words[at] === 'and' && words[at + 1] === 'a' && words[at + 2] === 'half';
  return { count: Number(number.value) + (half ? 0.5 : 0), taken: number.taken + (half ? 3 : 0) };
}

const FRACTIONS: readonly (readonly [readonly string[], number])[] = [
  [['three', 'quarters', 'of', 'an'], 0.75],
  [['a', 'quarter', 'of', 'an'], 0.25],
  [['quarter', 'of', 'an'], 0.25],
  [['half', 'an'], 0.5],
  [['half', 'a'], 0.5],
  [['a', 'couple', 'of'], 2],
];

function readDays(words: readonly string[], start: number): Reading | null {
  const amount = readAmount(words, start);
  if (amount === null) return null;
  const letter = DAYS.get(words[start + amount.taken] ?? '');
  if (letter === undefined || !Number.isInteger(amount.count)) return null;
  return { value: `P${amount.count}${letter}`, taken: amount.taken + 1 };
}

/** Writes a duration in ISO 8601: 90 minutes is PT1H30M. */
function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
  return `PT${text === '' ? '0S' : text}`;
}

/** What stands for a time that depends on when it is said, before the duration that it is from then. */
const FROM_NOW = 'in ';

/**
 * Reads a time of day (AMAZON.TIME) at `start`: "seven" is 07:00, "half past six in the evening" is 18:30. "In two hours"
 * is read as `in PT2H`, which `resolveFromNow` turns into a time, and "in the evening" as EV.
 */
export function readTime(words: readonly string[], start: number): Reading | null {
  const part = readPartOfDay(words, start);
  if (part !== null) return part;
  const later = words[start] === 'in' ? readDuration(words, start + 1) : null;
  if (later?.value.startsWith('PT') === true)
    return { value: `${FROM_NOW}${later.value}`, taken: later.taken + 1 };
  if (words[start] === 'noon') return { value: '12:00', taken: 1 };
  if (words[start] === 'midnight') return { value: '00:00', taken: 1 };
  const clock = readRelativeTime(words, start) ?? readPlainTime(words, start);
  if (clock === null) return null;
  let at = start + clock.taken;
  if (words[at] === 'oclock') at += 1;
  const half = readHalfOfDay(words, at);
  let hour = clock.hour;
  if (half.afternoon === true && hour < 12) hour += 12;
  if (half.afternoon === false && hour === 12) hour = 0;
  at += half.taken;
  return { value: `${padToTwo(hour)}:${padToTwo(clock.minute)}`, taken: at - start };
}

/** Parts of the day, as AMAZON.TIME names them. */
const PARTS_OF_DAY: readonly (readonly [readonly string[], string])[] = [
  [['in', 'the', 'morning'], 'MO'],
  [['this', 'morning'], 'MO'],
  [['in', 'the', 'afternoon'], 'AF'],
  [['this', 'afternoon'], 'AF'],
  [['in', 'the', 'evening'], 'EV'],
  [['this', 'evening'], 'EV'],
  [['at', 'night'], 'NI'],
  [['tonight'], 'NI'],
];

function readPartOfDay(words: readonly string[], start: number): Reading | null {
  const found = PARTS_OF_DAY.find(([said]) => said.every((word, at) => words[start + at] === word));
  return found === undefined ? null : { value: found[1], taken: found[0].length };
}

/**
 * Resolves a value that depends on when it was said, to the minute; any other value stays as it is.
 * @param clock what clocks show where it is said, such as `2026-11-27T18:30:00`
 */
export function resolveFromNow(value: string, clock: string): string {
  if (!value.startsWith(FROM_NOW)) return value;
  const parts = /PT(?:(\d+)H)?(?:(\d+)M)?/.exec(value);
  const minutes = Number(parts?.[1] ?? 0) * 60 + Number(parts?.[2] ?? 0);
  return new Date(Date.parse(`${clock}Z`) + minutes * 60_000).toISOString().slice(11, 16);
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly taken: number;
}

/** Reads minutes past or to an hour: "half past six", "ten to five", "twenty five minutes before nine". */
function readRelativeTime(words: readonly string[], start: number): Clock | null {
  const minutes = readMinutesOfHour(words, start);
  if (minutes === null) return null;
  let at = start + minutes.taken;
  if (words[at] === 'minutes' || words[at] === 'minute') at += 1;
  const isPast = PAST.has(words[at] ?? '');
  if (!isPast && !TO.has(words[at] ?? '')) return null;
  const hour = readHour(words, at + 1);
  if (hour === null) return null;
  const taken = at + 1 + hour.taken - start;
  return isPast
    ? { hour: hour.value, minute: minutes.value, taken }
    : { hour: (hour.value + 23) % 24, minute: 60 - minutes.value, taken };
}

const PAST = new Set(['past', 'after']);

const TO = new Set(['to', 'before', 'of', 'till']);

const PARTS_OF_HOUR: readonly (readonly [readonly string[], number])[] = [
  [['half'], 30],
  [['a', 'quarter'], 15],
  [['quarter'], 15],
];

function readMinutesOfHour(
  words: readonly string[],
  start: number,
): { readonly value: number; readonly taken: number } | null {
  for (const [said, value] of PARTS_OF_HOUR)
    if (said.every((word, at) => words[start + at] === word)) return { value, taken: said.length };
  const number = readNumbers(words, start).find(({ value }) => Number(value) > 0 && Number(value) < 60);
  return number === undefined ? null : { value: Number(number.value), taken: number.taken };
}

function readPlainTime(words: readonly string[], start: number): Clock | null {
  const digits = /^(\d{1,2}):(\d{2})$/.exec(words[start] ?? '');
  if (digits !== null) {
    const [hour, minute] = [Number(digits[1]), Number(digits[2])];
    return hour < 24 && minute < 60 ? { hour, minute, taken: 1 } : null;
  }
  const hour = readHour(words, start);
  if (hour === null) return null;
  const minutes = readNumbers(words, start + hour.taken)[0];
  if (minutes === undefined || Number(minutes.value) < 10 || Number(minutes.value) > 59) {
    return { hour: hour.value, minute: 0, taken: hour.taken };
  }
  return { hour: hour.value, minute: Number(minutes.value), taken: hour.taken + minutes.taken };
}

/** Reads one word only, because in "seven thirty" the thirty is the minutes. */
function readHour(words: readonly string[], start: number): { value: number; taken: number } | null {
  const number = readNumbers(words.slice(start, start + 1), 0)[0];
  const value = number === undefined ? NaN : Number(number.value);
  return value >= 0 && value < 24 ? { value, taken: 1 } : null;
}

function readHalfOfDay(
  words: readonly string[],
  start: number,
): { afternoon: boolean | null; taken: number } {
  const [first, second, third] = words.slice(start, start + 3);
  if (first === 'am' || first === 'pm') return { afternoon: first === 'pm', taken: 1 };
  if ((first === 'a' || first === 'p') && second === 'm') return { afternoon: first === 'p', taken: 2 };
  if (first === 'in' && second === 'the' && third === 'morning') return { afternoon: false, taken: 3 };
  if (first === 'in' && second === 'the' && (third === 'evening' || third === 'afternoon')) {
    return { afternoon: true, taken: 3 };
  }
  return first === 'at' && second === 'night' ? { afternoon: true, taken: 2 } : { afternoon: null, taken: 0 };
}

function padToTwo(value: number): string {
  return String(value).padStart(2, '0');
}
