import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { fitWords, joinEnd, type Room } from '../../../lambdas/response/screen/fit-words.ts';

const WIDE = { round: false, tall: false, h: 100 };

/** The size and the width of words in a room of these measures, as a wide screen computes them. */
function fit(words: string, width: number, height: number): { size: number; width: number } {
  const room: Room = { width, height, largest: 12, smallest: 6 };
  const { size, width: narrow } = fitWords(words, { wide: room, short: room, tall: room, round: room });
  return {
    size: Number(runInNewContext(String(size), WIDE)),
    width: Number(runInNewContext(String(narrow), WIDE)),
  };
}

describe('words in a room', () => {
  it('are as large as they may be, if they fit', () => {
    expect(fit('Where is it?', 145, 60).size).toBe(12);
  });

  it('get smaller until they fit, but never smaller than can be read', () => {
    const long = 'Numbness, tingling, or weakness in both legs, or pain below the knee in both? '.repeat(2);
    const fitting = fit(long, 145, 45).size;
    expect(fitting).toBeGreaterThan(6);
    expect(fitting).toBeLessThan(12);
    expect(fit(long, 60, 20).size).toBe(6);
  });

  it('stand in lines about equally long: no word is alone on the last line', () => {
    // On the whole width, "ten?" would be alone.
    const { size, width } = fit('Your back pain now, zero to ten?', 130, 60);
    expect(size).toBe(12);
    expect(width).toBeLessThan(120);
  });

  it('keep the whole width if they take one line', () => {
    expect(fit('Where is it?', 145, 60).width).toBe(145);
  });

  it('have a place on each shape of screen', () => {
    const room = (width: number): Room => ({ width, height: 50, largest: width, smallest: 1 });
    const rooms = { wide: room(10), short: room(11), tall: room(12), round: room(13) };
    const { width } = fitWords('a', rooms);
    const shapes = [WIDE, { round: false, tall: true, h: 133 }, { round: false, tall: true, h: 178 }];
    const widths = [...shapes, { round: true, tall: false, h: 100 }].map((shape) =>
      Number(runInNewContext(String(width), shape)),
    );
    expect(widths).toEqual([10, 11, 12, 13]);
  });
});

describe('the end of a sentence', () => {
  const JOINED = '\u00a0';

  it.each([
    ['Did it come back in the last two weeks?', `Did it come back in the last two${JOINED}weeks?`],
    ['Night sweats, or weight loss: any, or none?', `Night sweats, or weight loss: any, or${JOINED}none?`],
  ])('stays on one line if its last two words are short: "%s"', (words, joined) => {
    expect(joinEnd(words)).toBe(joined);
  });

  it.each(['Paused.', 'Carry on?', 'Or a change in sexual feeling?'])(
    'is left as it is in two words, or if it is long: "%s"',
    (words) => {
      expect(joinEnd(words)).toBe(words);
    },
  );

  it('counts as one word when lines are broken', () => {
    const words = 'Did it begin, get worse, or come back in the last two weeks?';
    expect(fit(joinEnd(words), 88, 70).size).toBeLessThanOrEqual(fit(words, 88, 70).size);
    // "two weeks?" takes 6.5 heights of a letter: on less than that it wouldn't fit at all.
    expect(fit(joinEnd('in two weeks?'), 60, 60).width).toBeGreaterThan(
      5 * fit(joinEnd('in two weeks?'), 60, 60).size,
    );
  });
});
