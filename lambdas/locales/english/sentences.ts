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

/** A number as it reads best: small ones as words, others as figures. */
export function spellOut(value: number): string {
  return SMALL[value] ?? String(value);
}

const count = (value: number, thing: string): string =>
  `${spellOut(value)} ${value === 1 ? thing : `${thing}s`}`;

/** Milliseconds as people say them, to the second: "22 seconds", "two and a half minutes". */
export function duration(ms: number): string {
  const whole = Math.round(ms / 1000);
  const minutes = Math.floor(whole / 60);
  const seconds = whole % 60;
  if (minutes === 0) return count(seconds, 'second');
  if (seconds === 0) return count(minutes, 'minute');
  if (seconds === 30)
    return minutes === 1 ? 'a minute and a half' : `${spellOut(minutes)} and a half minutes`;
  return `${count(minutes, 'minute')} and ${count(seconds, 'second')}`;
}

/** Milliseconds in seconds alone, as for what is left of a hold: "45 seconds". */
export function secondsLong(ms: number): string {
  return count(Math.round(ms / 1000), 'second');
}

/** Minutes, whole or half: "five minutes", "four and a half minutes". */
export function minutesLong(minutes: number): string {
  return duration(minutes * 60_000);
}

/** "glutes", "glutes and calves", "glutes, hips, and calves". */
export function joinWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  if (names.length === 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${last}`;
}

/** With a capital, to begin a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Sentences one after the other; those whose condition is false are left out. */
export function say(...sentences: readonly (string | false)[]): string {
  return sentences.filter((one) => one !== false).join(' ');
}
