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
  type Color,
  type Component,
  type Page,
  type Properties,
  type Size,
} from './apl.ts';
import { drawButtons, heightOf } from './buttons.ts';

/** The content of a page. */
export interface PageContent {
  /** The heading. */
  readonly top: string;
  /** Smaller words over the main ones. */
  readonly note?: string;
  /** The main words. */
  readonly words: string;
  readonly touches: readonly TouchId[];
  readonly ground?: Color;
  readonly sound?: Page['sound'];
}

/** The room for words and buttons together, in hundredths of the shorter side. */
const ROOM = {
  wide: { width: 145, height: 76 },
  tall: { width: 88, height: 138 },
  round: { width: 70, height: 68 },
};
const LARGEST = { wide: 11, tall: 11, round: 9.5 };
/** A letter's width and a line's height in parts of a letter's height; and what lines lose because words don't break. */
const LETTER = 0.56;
const LINE = 1.22;
const LOSS = 1.25;

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

/** The largest letters with which words fit the room that the buttons and the note leave. */
export function fitLetters(letters: number, touches: readonly TouchId[], noteLetters = 0): Size {
  const size = (shape: keyof typeof ROOM): number => {
    const { width, height } = ROOM[shape];
    const note = noteSizeOf(noteLetters);
    const lines = noteLetters === 0 ? 0 : Math.ceil((noteLetters * LETTER * note) / width) * note * LINE + 3;
    const left = height - heightOf(touches, shape) - lines;
    const most = Math.sqrt((left * width) / (LETTER * LINE * LOSS * Math.max(1, letters)));
    return Math.max(SMALLEST_LETTERS[shape], Math.min(LARGEST[shape], Math.floor(most * 10) / 10));
  };
  return `round?${size('round')}:tall?${size('tall')}:${size('wide')}`;
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

/** The most letters to keep together at the end of a text. */
const TOGETHER = 12;

/** Joins the last short words with hard spaces, so that no single short word is left on the last line. */
export function withoutWidow(words: string): string {
  const parts = words.split(' ');
  let last = parts.pop() ?? '';
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const fits = last.length + 1 + part.length <= TOGETHER;
    if (!fits) return [...parts, part, last].join(' ');
    last = `${part}\u00a0${last}`;
  }
  return last;
}

/** A note of at most this many letters is a few words, which are larger than a sentence. */
const FEW = 24;
const noteSizeOf = (letters: number): number => (letters > FEW ? NOTE : 8);

/** Makes the document of a page. */
export function page(
  { top, note, words, touches, ground, sound }: PageContent,
  labels: ScreenWords,
): Properties {
  const centred = { textAlign: 'center', width: '100%' };
  const middle: Component[] = [
    ...(note === undefined
      ? []
      : [
          text(note, note.length > FEW ? SMALLEST : byShape(8, 8, 6), {
            ...centred,
            color: COLORS.muted,
            paddingBottom: dp(3),
          }),
        ]),
    text(withoutWidow(words), fitLetters(words.length, touches, note?.length ?? 0), {
      ...centred,
      fontWeight: '500',
    }),
  ];
  return documentOf(
    [
      ...(top === '' ? [] : [writeHeading(top, ground)]),
      stack(middle, { ...IN_CIRCLE, grow: 1, shrink: 1, width: '100%', justifyContent: 'center' }),
      ...drawButtons(touches, labels),
    ],
    {
      label: labelOf([top, note ?? '', words]),
      // Where yes or no may be grave, neither has the focus at first.
      ...(touches.includes('not_sure') ? { focus: 'not_sure' } : {}),
      ...(ground === undefined ? {} : { ground }),
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** Writes the heading of a page. */
export function writeHeading(words: string, ground?: Color): Component {
  const color = ground === undefined ? COLORS.hold : COLORS.text;
  return text(words, 'round?5:6.5', {
    color,
    textAlign: 'center',
    width: '100%',
    fontWeight: '700',
    maxLines: 1,
  });
}
