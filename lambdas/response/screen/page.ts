/** The page most screens are: a line on top, words in the middle, as large as they fit, and buttons below. */
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
import { buttons, heightOf } from './buttons.ts';

/** What stands on a page. */
export interface Written {
  /** The line on top. */
  readonly top: string;
  /** Said besides, smaller. */
  readonly note?: string;
  /** What it is about. */
  readonly words: string;
  readonly touches: readonly TouchId[];
  readonly ground?: Color;
  readonly sound?: Page['sound'];
}

/** The place for words, in hundredths of the shorter side, before the buttons take theirs. */
const ROOM = {
  wide: { width: 145, height: 76 },
  tall: { width: 88, height: 138 },
  round: { width: 70, height: 68 },
};
const LARGEST = { wide: 11, tall: 11, round: 9.5 };
/** A letter's width of its height, a line's height, and what lines lose to words that don't break. */
const LETTER = 0.56;
const LINE = 1.22;
const LOSS = 1.25;

/** Sentences from the end of a text as far as they fit so many letters; the last one whole. */
export function lastOf(words: string, most: number): string {
  const sentences = words.match(/[^.?!]+[.?!]+["”)]*\s*/g) ?? [words];
  let kept = '';
  for (const sentence of sentences.toReversed()) {
    if (kept !== '' && kept.length + sentence.length > most) break;
    kept = sentence + kept;
  }
  return kept.trim();
}

/** Sentences from the beginning as far as they fit; the first one whole. */
export function firstOf(words: string, most: number): string {
  const sentences = words.match(/[^.?!]+[.?!]+["”)]*\s*/g) ?? [words];
  let kept = '';
  for (const sentence of sentences) {
    if (kept !== '' && kept.length + sentence.length > most) break;
    kept += sentence;
  }
  return kept.trim();
}

/** Letters as large as the words fit the room that the buttons leave. */
export function fitLetters(letters: number, count: number, noteLetters = 0): Size {
  const size = (shape: keyof typeof ROOM): number => {
    const { width, height } = ROOM[shape];
    const note = sizeOfNote(noteLetters);
    const lines = noteLetters === 0 ? 0 : Math.ceil((noteLetters * LETTER * note) / width) * note * LINE + 3;
    const left = height - heightOf(count, shape) - lines;
    const most = Math.sqrt((left * width) / (LETTER * LINE * LOSS * Math.max(1, letters)));
    return Math.max(SMALLEST_LETTERS[shape], Math.min(LARGEST[shape], Math.floor(most * 10) / 10));
  };
  return `round?${size('round')}:tall?${size('tall')}:${size('wide')}`;
}

const NOTE = 6;

/** What a page says, for who can't see it: its parts as sentences. */
export function labelOf(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** Within the edge of a round screen a line has less room than the buttons below it. */
export const IN_CIRCLE = { paddingLeft: dp('round?5:0'), paddingRight: dp('round?5:0') };

/** How long what is kept together at a text's end may be. */
const TOGETHER = 12;

/** No line of one short word at the end: as many words as are short together stay on one line. */
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

/** A few words over the others are larger than a sentence. */
const FEW = 24;
const sizeOfNote = (letters: number): number => (letters > FEW ? NOTE : 8);

/** A page. */
export function page({ top, note, words, touches, ground, sound }: Written, labels: ScreenWords): Properties {
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
    text(withoutWidow(words), fitLetters(words.length, touches.length, note?.length ?? 0), {
      ...centred,
      fontWeight: '500',
    }),
  ];
  return documentOf(
    [
      ...(top === '' ? [] : [headingOf(top, ground)]),
      stack(middle, { ...IN_CIRCLE, grow: 1, shrink: 1, width: '100%', justifyContent: 'center' }),
      ...buttons(touches, labels),
    ],
    {
      label: labelOf([top, note ?? '', words]),
      ...(ground === undefined ? {} : { ground }),
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** The line on top of a page. */
export function headingOf(words: string, ground?: Color): Component {
  const color = ground === undefined ? COLORS.hold : COLORS.text;
  return text(words, 'round?5:6.5', {
    color,
    textAlign: 'center',
    width: '100%',
    fontWeight: '700',
    maxLines: 1,
  });
}
