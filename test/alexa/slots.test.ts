import { describe, expect, it } from 'vitest';
import {
  readMinutes,
  readNumber,
  readPlace,
  PLACES,
  readSide,
  SIDES,
  readThing,
  THINGS,
  TOPIC_IDS,
  readTopic,
  type Slots,
} from '../../lambdas/alexa/slots.ts';
import { MODEL } from '../conversations/talk.ts';

const NAME = 'slot';

/** A slot as Alexa sends it: unmatched where `id` is null, without a value where `value` is. */
function slot(value: string | null | undefined, id: string | null = null): Slots {
  const status = { code: id === null ? 'ER_SUCCESS_NO_MATCH' : 'ER_SUCCESS_MATCH' };
  const values = id === null ? [] : [{ value: { id, name: value ?? '' } }];
  const resolutions = { resolutionsPerAuthority: [{ status, values }] };
  return { [NAME]: { name: NAME, value, resolutions } };
}

const idsOf = (type: string): string[] =>
  MODEL.types.filter(({ name }) => name === type).flatMap(({ values }) => values.map(({ id }) => id ?? ''));

describe('the ids of the slot types', () => {
  it.each([
    ['Thing', THINGS],
    ['Place', PLACES],
    ['Side', SIDES],
    ['Topic', TOPIC_IDS],
  ])('%s: what the model lists, the code reads, and the other way round', (type, known) => {
    expect(idsOf(type).sort()).toEqual([...known.keys()].sort());
  });
});

describe('a number', () => {
  it.each([
    ['6', 6],
    ['0', 0],
    ['2.5', 2.5],
    ['-3', -3],
    ['1000', 1000],
    ['?', null],
    ['', null],
    ['six', null],
    ['Infinity', null],
    [null, null],
    [undefined, null],
  ])('%j is %j', (value, expected) => {
    expect(readNumber(slot(value), NAME)).toBe(expected);
  });

  it('that isn’t there is none', () => {
    expect(readNumber({}, NAME)).toBeNull();
  });
});

describe('a duration', () => {
  it.each([
    ['PT5M', 5],
    ['PT8M', 8],
    ['PT1M30S', 1.5],
    ['PT30S', 0.5],
    ['PT1H', 60],
    ['PT1H30M', 90],
    ['PT', null],
    ['P1D', null],
    ['P1DT5M', null],
    ['P1W', null],
    ['?', null],
    ['', null],
    ['5', null],
    ['five minutes', null],
    [null, null],
  ])('%j is %j minutes', (value, expected) => {
    expect(readMinutes(slot(value), NAME)).toBe(expected);
  });
});

describe('a place', () => {
  it.each([
    [slot('bum', 'glutes'), 'glutes'],
    [slot('back', 'low_back'), 'low_back'],
    [slot('hip joint', 'hip'), 'hip'],
    [slot('zebra'), 'unknown'],
    [slot('zebra', 'zebra'), 'unknown'],
    [slot(undefined), null],
    [slot(null), null],
    [{}, null],
  ])('%# is %j', (slots, expected) => {
    expect(readPlace(slots, NAME)).toBe(expected);
  });

  it('whose words came without a resolution is unknown', () => {
    expect(readPlace({ [NAME]: { name: NAME, value: 'hip' } }, NAME)).toBe('unknown');
  });

  it('is the first that matches, of several authorities', () => {
    const resolutionsPerAuthority = [
      { status: { code: 'ER_SUCCESS_NO_MATCH' } },
      { status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { id: 'calves', name: 'calves' } }] },
    ];
    expect(
      readPlace({ [NAME]: { name: NAME, value: 'calf', resolutions: { resolutionsPerAuthority } } }, NAME),
    ).toBe('calves');
  });
});

describe('a side', () => {
  it.each([
    [slot('left', 'left'), 'left'],
    [slot('right hand', 'right'), 'right'],
    [slot('both my', 'both'), 'both'],
    [slot('middle'), null],
    [{}, null],
  ])('%# is %j', (slots, expected) => {
    expect(readSide(slots, NAME)).toBe(expected);
  });
});

describe('a topic', () => {
  it.each([
    [slot('trigger points', 'trigger_point'), 'trigger_point'],
    [slot('bananas'), 'unknown'],
    [slot('bananas', 'bananas'), 'unknown'],
    [slot(''), null],
    [{}, null],
  ])('%# is %j', (slots, expected) => {
    expect(readTopic(slots, NAME)).toBe(expected);
  });
});

describe('a thing', () => {
  it.each([
    [slot('numb', 'symptom.numbness'), { kind: 'finding', id: 'numbness' }],
    [slot('expecting', 'condition.pregnancy'), { kind: 'finding', id: 'pregnancy' }],
    [slot('tennis ball', 'tool.ball'), { kind: 'tool', id: 'ball' }],
    [slot('theragun', 'refused_tool.massage_gun'), { kind: 'refused_tool', id: 'massage_gun' }],
    [slot('jelly'), { kind: 'unknown' }],
    [slot('jelly', 'symptom.jelly'), { kind: 'unknown' }],
    [slot(''), null],
    [{}, null],
  ])('%# is %j', (slots, expected) => {
    expect(readThing(slots, NAME)).toEqual(expected);
  });
});
