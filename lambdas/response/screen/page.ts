/** The layout of most screens: a heading, words in the middle as large as they fit, and buttons below. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  byShape,
  dp,
  SMALLEST,
  SMALLEST_LETTERS,
  stack,
  text,
  type Component,
  type Page,
  type Shown,
} from './apl.ts';
import { BUTTON_LAYOUT, drawButtons, heightOf, shapeOf } from './buttons.ts';
import { type ByRoom, fitWords, forEachRoom, joinEnd, type Room, type RoomName } from './fit-words.ts';

/** The content of a page. */
export interface PageContent {
  /** The heading. */
  readonly top: string;
  /** Smaller words over the main ones. */
  readonly note?: string;
  /** The main words. */
  readonly words: string;
  readonly touches: readonly TouchId[];
  readonly sound?: Page['sound'];
}

/** The room for words and buttons together, in hundredths of the shorter side. */
const ROOM: ByRoom<Pick<Room, 'width' | 'height'>> = {
  wide: { width: 145, height: 78 },
  short: { width: 88, height: 104 },
  tall: { width: 88, height: 150 },
  round: { width: 70, height: 68 },
};
const LARGEST: ByRoom<number> = { wide: 11, short: 10.5, tall: 12, round: 9.5 };
/** A letter's width and a line's height in parts of a letter's height. */
const LETTER = 0.56;
const LINE = 1.22;

/** The last sentences of a text that fit a number of letters; at least the last one. */
export function lastOf(words: string, most: number): string {
  const sentences = words.match(/[^.?!]+[.?!]+["”)]*\s*/g) ?? [words];
  let kept = '';
  for (const sentence of sentences.toReversed()) {
    if (kept !== '' && kept.length + sentence.length > most) break;
    kept = sentence + kept;
  }
  return kept.trim();
}

/** The first sentences of a text that fit a number of letters; at least the first one. */
export function firstOf(words: string, most: number): string {
  const sentences = words.match(/[^.?!]+[.?!]+["”)]*\s*/g) ?? [words];
  let kept = '';
  for (const sentence of sentences) {
    if (kept !== '' && kept.length + sentence.length > most) break;
    kept += sentence;
  }
  return kept.trim();
}

/** The size and width of words that have the room that the buttons and the note leave. */
function fitOver(
  words: string,
  touches: readonly TouchId[],
  noteLetters: number,
): ReturnType<typeof fitWords> {
  const roomIn = (name: RoomName): Room => {
    const { width, height } = ROOM[name];
    const note = noteSizeOf(noteLetters);
    const lines = noteLetters === 0 ? 0 : Math.ceil((noteLetters * LETTER * note) / width) * note * LINE + 3;
    const left = height - heightOf(touches, name) - lines;
    return { width, height: left, largest: LARGEST[name], smallest: SMALLEST_LETTERS[shapeOf(name)] };
  };
  return fitWords(words, forEachRoom(roomIn));
}

const NOTE = 6;

/** The label of a page for people who can't see it: its parts as sentences. */
export function labelOf(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** On a round screen, words need more distance to the edge than buttons, which are laid out for the circle. */
export const IN_CIRCLE = { paddingLeft: dp('round?5:0'), paddingRight: dp('round?5:0') };

/** A note of at most this many letters is a few words, which are larger than a sentence. */
const FEW = 24;
const noteSizeOf = (letters: number): number => (letters > FEW ? NOTE : 8);

/** Writes a note, in lines about equally long. */
function writeNote(note: string): Component {
  const isLong = note.length > FEW;
  const { width } = fitWords(
    note,
    forEachRoom((name) => {
      const letters = isLong ? SMALLEST_LETTERS[shapeOf(name)] : name === 'round' ? 6 : 8;
      return { ...ROOM[name], largest: letters, smallest: letters };
    }),
  );
  return text(note, isLong ? SMALLEST : byShape(8, 8, 6), {
    ...{ textAlign: 'center', width: dp(width) },
    ...{ color: COLORS.muted, paddingBottom: dp(3) },
  });
}

/** Makes the document of a page. */
export function page({ top, note, words, touches, sound }: PageContent, labels: ScreenWords): Shown {
  const main = joinEnd(words);
  const { size, width } = fitOver(main, touches, note?.length ?? 0);
  const middle: Component[] = [
    ...(note === undefined ? [] : [writeNote(joinEnd(note))]),
    text(main, size, { textAlign: 'center', width: dp(width), fontWeight: '500' }),
  ];
  return documentOf(
    [
      ...(top === '' ? [] : [writeHeading(top)]),
      stack(middle, {
        ...{ ...IN_CIRCLE, grow: 1, shrink: 1, width: '100%' },
        ...{ alignItems: 'center', justifyContent: 'center' },
      }),
      ...drawButtons(touches, labels),
    ],
    {
      label: labelOf([top, note ?? '', words]),
      layouts: BUTTON_LAYOUT,
      // Where yes or no may be grave, neither has the focus at first.
      ...(touches.includes('not_sure') ? { focus: 'not_sure' } : {}),
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** Writes the heading of a page. */
export function writeHeading(words: string): Component {
  return text(words, 'round?5:6.5', {
    color: COLORS.hold,
    textAlign: 'center',
    width: '100%',
    fontWeight: '700',
    maxLines: 1,
  });
}
