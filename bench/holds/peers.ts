import { lengthOf, type Segment } from '../../lambdas/coach/timeline/segment.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import { type Locale, wordsOfLine } from '../../lambdas/locales/locale.ts';
import { inner, speak } from '../../lambdas/response/speech.ts';

/** Words in plain speech, their planned time, and the pause after them. */
export interface Piece {
  readonly words: string;
  /** In ms from the start of the segment; null if no time was planned for these words. */
  readonly plannedMs: number | null;
  readonly pauseMs: number;
}

/** The longest break that SSML allows. */
const LONGEST_BREAK_MS = 10 * SECOND;

interface Line {
  readonly words: string;
  readonly atMs: number;
  readonly untilMs: number;
}

function linesOf(segment: Segment, locale: Locale): Line[] {
  const said = segment.parts
    .flatMap(({ cues }) => cues)
    .flatMap(({ atMs, play }) =>
      typeof play === 'string' ? [] : [{ words: wordsOfLine(locale, play), atMs }],
    );
  return said.map((line, at) => ({ ...line, untilMs: said[at + 1]?.atMs ?? lengthOf(segment) }));
}

/** Puts a break after each line, so long that the next line begins as planned if the words take `takesMs`. */
export function chainBreaks(segment: Segment, locale: Locale, takesMs: (words: string) => number): Piece[] {
  return linesOf(segment, locale).map(({ words, atMs, untilMs }) => ({
    words,
    plannedMs: atMs,
    pauseMs: Math.max(0, Math.round(untilMs - atMs - takesMs(words))),
  }));
}

/**
 * Counts the seconds of each hold down, with a one-second break after each number, and uses chained breaks
 * between holds.
 */
export function countSeconds(segment: Segment, locale: Locale): Piece[] {
  const { spans } = segment;
  const lines = linesOf(segment, locale);
  return lines.flatMap(({ words, atMs, untilMs }): Piece[] => {
    const span = spans.find(({ holdStartMs, endMs }) => atMs >= holdStartMs && atMs < endMs);
    const piece = { words, plannedMs: atMs, pauseMs: untilMs - atMs };
    if (span === undefined) return [piece];
    const isFirst = lines.find((line) => line.atMs >= span.holdStartMs)?.atMs === atMs;
    if (!isFirst) return []; // counting leaves no room for other words
    const after = lines.find((line) => line.atMs >= span.endMs)?.atMs ?? lengthOf(segment);
    const seconds = Math.round((span.endMs - span.holdStartMs) / SECOND);
    const count = Array.from({ length: seconds }, (_, at) => ({
      words: `${seconds - at}.`,
      plannedMs: null,
      pauseMs: SECOND,
    }));
    const restMs = after - atMs - seconds * SECOND;
    return [{ ...piece, pauseMs: Math.max(0, restMs) }, ...count];
  });
}

/** Joins pieces into one speech. */
export function ssmlOf(pieces: readonly Piece[], locale: Locale): string {
  return speak(
    pieces.map(({ words, pauseMs }) => `${inner(words, locale.locality)}${breaksOf(pauseMs)}`).join(' '),
  );
}

function breaksOf(ms: number): string {
  const count = Math.ceil(ms / LONGEST_BREAK_MS);
  return Array.from({ length: count }, (_, at) => {
    const own = Math.min(LONGEST_BREAK_MS, ms - at * LONGEST_BREAK_MS);
    return `<break time="${own}ms"/>`;
  }).join('');
}
