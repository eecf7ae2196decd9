import { describe, expect, it } from 'vitest';
import { readTime, resolveFromNow } from '../../../simulator/nlu/times.ts';
import { wordsOf } from '../../../simulator/nlu/words.ts';

describe('a time of day, as AMAZON.TIME delivers it,', () => {
  it.each([
    ['seven', '07:00'],
    ['seven thirty', '07:30'],
    ['7:05', '07:05'],
    ['half past six', '06:30'],
    ['half past six in the evening', '18:30'],
    ['quarter to nine p m', '20:45'],
    ['a quarter past noon', null],
    ['ten to five', '04:50'],
    ['ten minutes to five in the afternoon', '16:50'],
    ['ten to one', '00:50'],
    ['twenty five past six', '06:25'],
    ['five after eight', '08:05'],
    ['quarter of seven', '06:45'],
    ['twenty before ten at night', '21:40'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['seven oclock in the evening', '19:00'],
    ['in the evening', 'EV'],
    ['in the morning', 'MO'],
    ['this afternoon', 'AF'],
    ['tonight', 'NI'],
    ['banana', null],
    ['ten to banana', '10:00'],
    ['in two banana', null],
    ['in two days', null],
  ])('of "%s" is %s', (said, value) => {
    expect(readTime(wordsOf(said), 0)?.value ?? null).toBe(value);
  });

  it.each([
    ['in two hours', '20:30'],
    ['in half an hour', '19:00'],
    ['in an hour and a half', '20:00'],
    ['in six hours', '00:30'],
    ['in ten minutes', '18:40'],
  ])('of "%s", said at half past six in the evening, is %s', (said, value) => {
    const words = wordsOf(said);
    const read = readTime(words, 0);
    expect(read?.taken).toBe(words.length);
    expect(resolveFromNow(read?.value ?? '', '2026-11-27T18:30:00')).toBe(value);
  });

  it('doesn’t depend on the clock, unless it was said from now on', () => {
    expect(resolveFromNow('07:00', '2026-11-27T18:30:00')).toBe('07:00');
  });
});
