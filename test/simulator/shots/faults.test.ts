import { describe, expect, it } from 'vitest';
import { findFaults } from '../../../simulator/shots/faults.ts';
import { PROFILES, type Profile } from '../../../simulator/shots/profiles.ts';
import type { Rect, ScreenLayout, DrawnText } from '../../../simulator/shots/layout.ts';

const [ROUND, WIDE] = PROFILES;

/** Creates a line with letters of 40 px at this position. */
function line(words: string, left: number, top: number, other: Partial<DrawnText> = {}): DrawnText {
  const lines = [{ left, top, right: left + 100, bottom: top + 40 }];
  const within = { left: 0, top: 0, right: 960, bottom: 480 };
  return { words, letters: 40, isBroken: false, isLonely: false, lines, within, on: -1, ...other };
}

const plate = (left: number, top: number): Rect & { round: number } => ({
  ...{ left, top, right: left + 120, bottom: top + 60 },
  round: 12,
});

function found(
  words: readonly DrawnText[],
  plates: ScreenLayout['plates'] = [],
  profile: Profile | undefined = WIDE,
  touches: ScreenLayout['touches'] = [],
): string[] {
  return profile === undefined
    ? ['no such profile']
    : findFaults({ words: [...words], plates, touches }, profile);
}

describe('a screen has no fault if', () => {
  it('its words are apart, large enough, and on their own buttons', () => {
    expect(found([line('Left glute', 50, 50), line('Yes', 60, 210, { on: 0 })], [plate(50, 200)])).toEqual(
      [],
    );
  });

  it('its lines are close but their letters do not overlap', () => {
    expect(found([line('Left glute', 50, 50), line('Hold', 50, 86)])).toEqual([]);
  });
});

describe('a fault is reported if', () => {
  it.each<[string, DrawnText[], ScreenLayout['plates'], string]>([
    ['words overlap', [line('a', 50, 50), line('b', 100, 70)], [], '"a" and "b" overlap'],
    [
      'words overlap a button',
      [line('a', 50, 50)],
      [plate(100, 60)],
      '"a" and a drawing or a button overlap',
    ],
    [
      'letters are too small',
      [line('a', 9, 9, { letters: 24 })],
      [],
      '"a" is too small: 5.0, at least 5.9 is required',
    ],
    [
      'words are cut off',
      [
        line('a', 900, 9, {
          within: { left: 0, top: 0, right: 950, bottom: 480 },
          lines: [{ left: 900, top: 9, right: 955, bottom: 49 }],
        }),
      ],
      [],
      '"a" is cut',
    ],
    ['words end in an ellipsis', [line('Right inn…', 9, 9)], [], '"Right inn…" is cut'],
    [
      'a line breaks within a word',
      [line('number of', 9, 9, { isBroken: true })],
      [],
      '"number of" breaks within a word',
    ],
    [
      'a short word is alone on the last of several lines',
      [line('any, or none?', 9, 9, { isLonely: true })],
      [],
      '"any, or none?" ends with a short word alone on a line',
    ],
    ['a button extends beyond the screen', [], [plate(900, 100)], 'the button at 900, 100 leaves the screen'],
  ])('%s', (_, words, plates, fault) => {
    expect(found(words, plates)).toEqual([fault]);
  });

  it('a button is smaller than 48 dp, or a place on a drawing than 24', () => {
    const touch = (side: number, named: boolean): ScreenLayout['touches'][number] => ({
      ...{ left: 10, top: 10, right: 200, bottom: 10 + side, named },
    });
    const touches = [touch(48, true), touch(47, true), touch(40, true), touch(24, false), touch(20, false)];
    expect(found([], [], WIDE, touches)).toEqual([
      '10, 10 is 40 dp small to touch, at least 48 are required',
      '10, 10 is 20 dp small to touch, at least 24 are required',
    ]);
  });

  it('words extend beyond the screen', () => {
    expect(found([line('a', 900, 100)])).toEqual(['"a" is cut', '"a" leaves the screen']);
  });
});

describe('on a round screen', () => {
  it('words and buttons must stay within the circle', () => {
    expect(found([line('a', 40, 40)], [], ROUND)).toEqual(['"a" leaves the screen']);
    expect(found([], [plate(60, 390)], ROUND)).toEqual(['the button at 60, 390 leaves the screen']);
  });

  it('a button with round corners may reach further out than one with square corners', () => {
    const low = { left: 100, top: 390, right: 380, bottom: 440 };
    const at = (round: number): string[] => found([], [{ ...low, round }], ROUND);
    expect([at(1), at(20)]).toEqual([['the button at 100, 390 leaves the screen'], []]);
  });

  it('letters may be smaller, because people look at it from nearby', () => {
    expect(found([line('a', 200, 200, { letters: 24 })], [], ROUND)).toEqual([]);
  });
});
