import { describe, expect, it } from 'vitest';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { wordsOfLine } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { EVERY_LINE } from './samples.ts';
import { EVERYWHERE, spokenSeconds, wordingsOfLine } from './spoken.ts';

/** The room of each cue in seconds; that of a position depends on its detail. */
const ROOM: Readonly<Record<Exclude<Line['line'], 'position'>, number>> = {
  echo: 3.5,
  region_stopped: 10,
  left_out: 6.5,
  time_left: 6,
  find: 3,
  no_spot: 6,
  eased: 6,
  harder: 6,
  no_harder: 6,
  time_changed: 6,
  time_kept: 6,
  switched: 3.5,
  check_in: 10,
  going_on: 6,
  stopping_here: 3,
  detail: 6,
  usual_kept: 6,
  rest: 3,
  knowledge: 8,
  passes: 12,
  pressure: 8,
  back_to: 8,
  hold: 2,
  breathe: 4,
  breathe_along: 4,
  begins: 1,
  ends: 1,
  halfway: 2,
  ten_seconds: 2,
  three_two_one: 3,
  close_done: 8,
  close_get_up: 12,
  close_last: 4,
  say_ready: 4,
  say_name_first: 4,
  say_carry_on: 4,
  say_reach: 4,
};
const POSITION_ROOM = { full: 12, short: 5 } as const;

const roomOf = (line: Line): number =>
  line.line === 'position' ? POSITION_ROOM[line.detail] : ROOM[line.line];

describe.each(EVERYWHERE)('every cue in %s, in each of its wordings,', (_, locale) => {
  const lines = EVERY_LINE.flatMap((line) => wordingsOfLine(locale, line).map((words) => ({ words, line })));
  const findBreaking = (holds: (words: string, line: Line) => boolean): string[] =>
    lines.filter(({ words, line }) => !holds(words, line)).map(({ words }) => words);

  it('fits its room at 120 words a minute', () => {
    expect(findBreaking((words, line) => spokenSeconds(words) <= roomOf(line))).toEqual([]);
  });

  it('is made of whole sentences and asks nothing, because no microphone is open', () => {
    expect(findBreaking((words) => /^[A-Z0-9][^?<>&]*\.$/.test(words))).toEqual([]);
  });

  it('names every side of every region well', () => {
    const clumsy =
      / {2}|undefined|\b(?:centre|both (?:left|right|glute|hip|quad|hamstring|thigh|calf|foot|side))\b/i;
    expect(findBreaking((words) => !clumsy.test(words))).toEqual([]);
  });
});

describe('the coach, in timed audio,', () => {
  const glute = { region: 'glutes', side: 'right', posture: 'floor', tool: 'soft_roller' } as const;
  const examples: readonly (readonly [Line, string])[] = [
    [{ line: 'echo', number: 6, easing: true }, 'Six. Easing off.'],
    [
      { line: 'position', position: glute, detail: 'short', otherSide: true, knowsWay: false },
      'Other side. Lean onto your right upper outer buttock.',
    ],
    [
      {
        line: 'position',
        position: { ...glute, posture: 'wall', tool: 'ball' },
        detail: 'full',
        otherSide: false,
        knowsWay: false,
      },
      'Back to the wall, the ball behind your right upper outer buttock. Lean back lightly. Keep off your tailbone.',
    ],
    [
      { line: 'back_to', region: 'glutes', side: 'right', leftMs: 22_000 },
      'Right glute, 22 seconds left. Get back in place.',
    ],
    [
      { line: 'back_to', region: 'lats', side: 'left', leftMs: 1_200 },
      'Left side of your back, one second left. Get back in place.',
    ],
  ];

  it.each(examples)('says for %j: %s', (line, expected) => {
    expect(wordsOfLine(localeFor('en-US'), line)).toBe(expected);
  });
});
