/** Numbers that people say: a rating, a length, an age, a number to call. */
import type { CoachEvent } from '../coach/conversation/events.ts';
import { ADULT_FROM } from '../coach/screening/questionnaire.ts';
import { have } from './heard.ts';
import { readMinutes, readNumber, readWords, type Slots } from './slots.ts';

/** A number that someone says to call for help: in the US and Canada, Great Britain, the EU and India, Australia. */
const EMERGENCY_NUMBERS: readonly string[] = ['911', '999', '112', '000'];

/** A number: the higher one of a range, the next whole one above a fraction. If it is an age, it may be too low for the coach. */
export function readNumberIntent(slots: Slots): CoachEvent {
  if (EMERGENCY_NUMBERS.includes(readWords(slots, 'number') ?? '')) return { type: 'emergency' };
  const years = readNumber(slots, 'years');
  if (years !== null && years < ADULT_FROM)
    return have({ had: [{ kind: 'finding', id: 'under_eighteen' }], place: null, side: null, old: false });
  return {
    type: 'number',
    value: readWords(slots, 'none') !== null ? 0 : (years ?? readRating(slots)),
    minutes: readMinutes(slots, 'duration'),
    ...readRange(slots),
  };
}

function readRange(slots: Slots): Pick<Extract<CoachEvent, { type: 'number' }>, 'range'> {
  const [one, other] = [readNumber(slots, 'number'), readNumber(slots, 'higher')];
  return one === null || other === null ? {} : { range: [one, other] };
}

function readRating(slots: Slots): number | null {
  const number = readNumber(slots, 'number');
  const [higher, tenths] = [readNumber(slots, 'higher'), readNumber(slots, 'tenths')];
  const half = readWords(slots, 'half') !== null;
  if (number === null) return null;
  // Of "three and a half" the graver whole number counts, and is said back.
  if (half) return Math.floor(number) + 1;
  if (tenths !== null) return Math.ceil(Number(`${number}.${tenths}`));
  return higher === null ? number : Math.max(number, higher);
}
