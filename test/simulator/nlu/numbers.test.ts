import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../../simulator/nlu/numbers.ts';
import { readDuration, readTime } from '../../../simulator/nlu/times.ts';
import { wordsOf } from '../../../simulator/nlu/words.ts';

const whole = (read: { value: string; taken: number } | null | undefined, words: string[]): string | null =>
  read?.taken === words.length ? read.value : null;

describe('AMAZON.NUMBER', () => {
  it.each([
    ['six', '6'],
    ['6', '6'],
    ['twenty five', '25'],
    ['twenty-five', '25'],
    ['zero', '0'],
    ['a hundred and ten', '110'],
    ['two thousand and six', '2006'],
    ['nine one one', '911'],
    ['9 1 1', '911'],
    ['nine nine nine', '999'],
    ['triple nine', '999'],
    ['zero zero zero', '000'],
    ['triple zero', '000'],
    ['one oh one', '101'],
    ['twenty ten', null],
    ['and', null],
    ['oh', null],
    ['hundred', null],
  ])('reads "%s" as %s', (said, value) => {
    const words = wordsOf(said);
    expect(whole(readNumbers(words, 0)[0], words)).toBe(value);
  });
});

describe('AMAZON.DURATION', () => {
  it.each([
    ['fifteen seconds', 'PT15S'],
    ['eight minutes', 'PT8M'],
    ['eight minute', 'PT8M'],
    ['half an hour', 'PT30M'],
    ['half a minute', 'PT30S'],
    ['a minute', 'PT1M'],
    ['a minute and a half', 'PT1M30S'],
    ['one and a half minutes', 'PT1M30S'],
    ['two minutes and thirty seconds', 'PT2M30S'],
    ['ninety minutes', 'PT1H30M'],
    ['a quarter of an hour', 'PT15M'],
    ['10 secs', 'PT10S'],
    ['two days', 'P2D'],
    ['seconds', null],
    ['thirty seconds two minutes', null],
    ['six', null],
  ])('reads "%s" as %s', (said, value) => {
    const words = wordsOf(said);
    expect(whole(readDuration(words, 0), words)).toBe(value);
  });
});

describe('AMAZON.TIME', () => {
  it.each([
    ['seven', '07:00'],
    ['seven thirty', '07:30'],
    ['7:30', '07:30'],
    ['7pm', '19:00'],
    ['seven a.m.', '07:00'],
    ['seven p m', '19:00'],
    ["seven o'clock", '07:00'],
    ['half past six in the evening', '18:30'],
    ['quarter to eight', '07:45'],
    ['twelve a m', '00:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['twenty five', null],
    ['half past', null],
  ])('reads "%s" as %s', (said, value) => {
    const words = wordsOf(said);
    expect(whole(readTime(words, 0), words)).toBe(value);
  });
});
