const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
] as const;

/** Writes small numbers as words and others as figures, which Alexa reads well. */
export function spellOut(value: number): string {
  return SMALL[value] ?? String(value);
}

const NTH = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;

/** Says which one in a week something is, from the first to the seventh; null for any other. */
export function sayNth(count: number): string | null {
  return NTH[count - 1] ?? null;
}

/** Says a number of things: "one routine", "two routines". */
export const countThings = (value: number, thing: string): string =>
  `${spellOut(value)} ${value === 1 ? thing : `${thing}s`}`;

/** Says milliseconds as people do, to the second: "22 seconds", "two and a half minutes". */
function sayDuration(ms: number): string {
  const whole = Math.round(ms / 1000);
  const minutes = Math.floor(whole / 60);
  const seconds = whole % 60;
  if (minutes === 0) return countThings(seconds, 'second');
  if (seconds === 0) return countThings(minutes, 'minute');
  if (seconds === 30)
    return minutes === 1 ? 'a minute and a half' : `${spellOut(minutes)} and a half minutes`;
  return `${countThings(minutes, 'minute')} and ${countThings(seconds, 'second')}`;
}

const HALF_A_MINUTE = 30;

/** Says milliseconds to the half minute, and less than a minute to five seconds: "about three minutes", "35 seconds". */
export function sayRoughly(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const step = seconds < 60 ? 5 : HALF_A_MINUTE;
  // Half-way goes down, so that what was held is never said to be more.
  const near = Math.max(step, Math.ceil(seconds / step - 0.5) * step);
  const said = sayDuration(near * 1000);
  return near === seconds ? said : `about ${said.replace(/^one /, 'a ')}`;
}

/** Says milliseconds in seconds alone, as for what is left of a hold: "90 seconds". */
export function saySeconds(ms: number): string {
  return countThings(Math.round(ms / 1000), 'second');
}

/** Says minutes, whole or half: "five minutes", "four and a half minutes". */
export function sayMinutes(minutes: number): string {
  return sayDuration(minutes * 60_000);
}

/** Joins names to a list: "glutes", "glutes and calves", "glutes, hips, and calves". */
export function joinWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  if (names.length === 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${last}`;
}

/** Begins a text with a capital letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins sentences and leaves out each that is false, so that a condition can stand before a sentence. */
export function say(...sentences: readonly (string | false)[]): string {
  return sentences.filter((one) => one !== false).join(' ');
}
