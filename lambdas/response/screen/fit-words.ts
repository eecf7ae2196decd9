/** How large words can be in a room, and how narrow, so that their lines are about equally long. */
import type { Size } from './apl.ts';

/** Widths of letters in parts of their height: of DejaVu Sans, which is wider than the font of Amazon's devices. */
const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ["ijlI.,:;'’!|", 0.31],
  ['ftr-()" \u00a0', 0.4],
  ['csvxyzJ?', 0.56],
  ['mwMW…—', 0.93],
];
const CAPITAL = 0.7;
const OTHER = 0.63;
const SPACE = 0.4;

function widthOf(words: string): number {
  return Array.from(words).reduce((sum, letter) => {
    const known = WIDTHS.find(([letters]) => letters.includes(letter))?.[1];
    return sum + (known ?? (/[A-Z]/.test(letter) ? CAPITAL : OTHER));
  }, 0);
}

/** The number of lines that words of some widths take in a width, all in heights of a letter; infinite if one is too long. */
function countLines(widths: readonly number[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const wide of widths) {
    if (wide > width) return Infinity;
    const after = used === 0 ? wide : used + SPACE + wide;
    if (after > width) lines += 1;
    used = after > width ? wide : after;
  }
  return lines;
}

/** Rooms by the shape of the screen, in hundredths of its shorter side: `short` is 3 to 4, `tall` is 9 to 16. */
export type RoomName = 'wide' | 'short' | 'tall' | 'round';
export type ByRoom<Value> = Readonly<Record<RoomName, Value>>;

/** Makes something for each room. */
export function forEachRoom<Value>(make: (room: RoomName) => Value): ByRoom<Value> {
  return { wide: make('wide'), short: make('short'), tall: make('tall'), round: make('round') };
}

/** An expression that chooses by the shape of the screen. */
export function chooseByRoom({ wide, short, tall, round }: ByRoom<number>): string {
  return `round?${round}:tall?(h>150?${tall}:${short}):${wide}`;
}

/** A room for words, and the largest and smallest letters in it. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
}

/** A line's height in parts of a letter's. */
const LINE = 1.25;
/** No more of a width is used, because letters are only known about so well. */
const USED = 0.94;

/** The largest letters with which words fit a room, and the least width in which they take no more lines than there. */
function fitInto(
  widths: readonly number[],
  { width, height, largest, smallest }: Room,
): { size: number; width: number } {
  const linesAt = (size: number, wide: number): number => countLines(widths, (wide * USED) / size);
  let size = largest;
  while (size > smallest && linesAt(size, width) * LINE * size > height) size -= 0.1;
  size = Math.max(smallest, Math.round(size * 10) / 10);
  const lines = linesAt(size, width);
  let narrow = width;
  while (lines > 1 && linesAt(size, narrow - 1) === lines) narrow -= 1;
  return { size, width: narrow };
}

/** The last two words of more stay on one line if they have at most so many letters together, on any font. */
const TOGETHER = 12;

/** Puts a space that doesn't break before the last of several words, if it is short: it would be alone on a line. */
export function joinEnd(words: string): string {
  const [, start, last] = /^(.* .*) (\S+)$/s.exec(words) ?? [];
  if (start === undefined || last === undefined) return words;
  const before = start.slice(start.lastIndexOf(' ') + 1);
  return before.length + 1 + last.length > TOGETHER ? words : `${start}\u00a0${last}`;
}

/** Expressions for the size and the width of words in each room. */
export function fitWords(words: string, rooms: ByRoom<Room>): { readonly size: Size; readonly width: Size } {
  const widths = words.split(/[ \n]/).map(widthOf);
  const all = forEachRoom((room) => fitInto(widths, rooms[room]));
  const by = (key: 'size' | 'width'): string => chooseByRoom(forEachRoom((room) => all[room][key]));
  return { size: by('size'), width: by('width') };
}
