/** The page most screens are: a line on top, words in the middle, as large as they fit, and buttons below. */
import type { TouchId } from '../../coach/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
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
  wide: { width: 118, height: 76 },
  tall: { width: 88, height: 130 },
  round: { width: 70, height: 64 },
};
const LARGEST = { wide: 13, tall: 12, round: 11 };
/** A letter's width of its height, a line's height, and what lines lose to words that don't break. */
const LETTER = 0.52;
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
export function fitting(letters: number, count: number, noteLetters = 0): Size {
  const size = (shape: keyof typeof ROOM): number => {
    const { width, height } = ROOM[shape];
    const lines = noteLetters === 0 ? 0 : Math.ceil((noteLetters * LETTER * NOTE) / width) * NOTE * LINE + 2;
    const left = height - heightOf(count, shape) - lines;
    const most = Math.sqrt((left * width) / (LETTER * LINE * LOSS * Math.max(1, letters)));
    return Math.max(SMALLEST_LETTERS, Math.min(LARGEST[shape], Math.floor(most * 10) / 10));
  };
  return `round?${size('round')}:tall?${size('tall')}:${size('wide')}`;
}

const NOTE = 5.2;

/** A page. */
export function page({ top, note, words, touches, ground, sound }: Written, labels: ScreenWords): Properties {
  const centred = { textAlign: 'center', width: '100%' };
  const middle: Component[] = [
    ...(note === undefined
      ? []
      : [text(note, NOTE, { ...centred, color: COLORS.muted, paddingBottom: '${u*2}' })]),
    text(words, fitting(words.length, touches.length, note?.length ?? 0), { ...centred, fontWeight: '500' }),
  ];
  return documentOf(
    [
      ...(top === '' ? [] : [heading(top, ground)]),
      stack(middle, { grow: 1, shrink: 1, width: '100%', justifyContent: 'center' }),
      ...buttons(touches, labels),
    ],
    {
      label: [top, note ?? '', words].filter((part) => part !== '').join('. '),
      ...(ground === undefined ? {} : { ground }),
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** The line on top of a page. */
export function heading(words: string, ground?: Color): Component {
  const color = ground === undefined ? COLORS.hold : COLORS.text;
  return text(words, 'round?5:6', {
    color,
    textAlign: 'center',
    width: '100%',
    fontWeight: '700',
    maxLines: 1,
  });
}
