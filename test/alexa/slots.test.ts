import { describe, expect, it } from 'vitest';
import {
  readMinutes,
  readNumber,
  readPlace,
  readSide,
  readThings,
  readTopic,
  type Slots,
} from '../../lambdas/alexa/slots.ts';
import { CHOICE_IDS, PLACES, SIDES, THINGS, TOPIC_IDS } from '../../lambdas/alexa/vocabulary.ts';
import { MODEL } from '../conversations/talk.ts';

const NAME = 'slot';

/** A slot in Alexa's form: unmatched if `id` is null, without a value if `value` is. */
function slot(value: string | undefined, id: string | null = null): Slots {
  const status = { code: id === null ? 'ER_SUCCESS_NO_MATCH' : 'ER_SUCCESS_MATCH' };
  const values = id === null ? [] : [{ value: { id, name: value ?? '' } }];
  const resolutions = { resolutionsPerAuthority: [{ status, values }] };
  return { [NAME]: { name: NAME, ...(value === undefined ? {} : { value }), resolutions } };
}

const idsOf = (type: string): string[] =>
  MODEL.types.filter(({ name }) => name === type).flatMap(({ values }) => values.map(({ id }) => id ?? ''));

describe('the coach’s table of slot values', () => {
  it.each([
    ['Thing', THINGS],
    ['Place', PLACES],
    ['Side', SIDES],
    ['Topic', TOPIC_IDS],
    ['Choice', CHOICE_IDS],
  ])('has the same ids for %s as the interaction model', (type, known) => {
    expect(idsOf(type).sort()).toEqual([...known.keys()].sort());
  });
});

describe('the coach, reading a number,', () => {
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
    [undefined, null],
  ])('reads %j as %j', (value, expected) => {
    expect(readNumber(slot(value), NAME)).toBe(expected);
  });

  it('reads none if the slot is missing', () => {
    expect(readNumber({}, NAME)).toBeNull();
  });
});

describe('the coach, reading a duration,', () => {
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
  ])('reads %j as %j minutes', (value, expected) => {
    expect(readMinutes(slot(value), NAME)).toBe(expected);
  });
});

describe('the coach, reading a place,', () => {
  it.each([
    ['"bum" with the id glutes', 'glutes', slot('bum', 'glutes')],
    ['"back" with the id low_back', 'low_back', slot('back', 'low_back')],
    ['"hip joint" with the id hip', 'hip', slot('hip joint', 'hip')],
    ['"zebra" with no match', 'unknown', slot('zebra')],
    ['"zebra" with the id zebra', 'unknown', slot('zebra', 'zebra')],
    ['a slot without a value', null, slot(undefined)],
    ['a missing slot', null, {}],
  ])('reads %s as %j', (_, expected, slots) => {
    expect(readPlace(slots, NAME)).toBe(expected);
  });

  it('reads words without a resolution as the place that the model lists them for', () => {
    expect(readPlace({ [NAME]: { name: NAME, value: 'hip joint' } }, NAME)).toBe('hip');
    expect(readPlace({ [NAME]: { name: NAME, value: 'zebra' } }, NAME)).toBe('unknown');
  });

  it('reads the first match of several authorities', () => {
    const resolutionsPerAuthority = [
      { status: { code: 'ER_SUCCESS_NO_MATCH' } },
      { status: { code: 'ER_SUCCESS_MATCH' }, values: [{ value: { id: 'calves', name: 'calves' } }] },
    ];
    expect(
      readPlace({ [NAME]: { name: NAME, value: 'calf', resolutions: { resolutionsPerAuthority } } }, NAME),
    ).toBe('calves');
  });
});

describe('the coach, reading a side,', () => {
  it.each([
    ['"left" with the id left', 'left', slot('left', 'left')],
    ['"right hand" with the id right', 'right', slot('right hand', 'right')],
    ['"both my" with the id both', 'both', slot('both my', 'both')],
    ['"middle" with no match', null, slot('middle')],
    ['a missing slot', null, {}],
  ])('reads %s as %j', (_, expected, slots) => {
    expect(readSide(slots, NAME)).toBe(expected);
  });
});

describe('the coach, reading a topic,', () => {
  it.each([
    ['"trigger points" with the id trigger_point', 'trigger_point', slot('trigger points', 'trigger_point')],
    ['"bananas" with no match', 'unknown', slot('bananas')],
    ['"bananas" with the id bananas', 'unknown', slot('bananas', 'bananas')],
    ['an empty slot', null, slot('')],
    ['a missing slot', null, {}],
  ])('reads %s as %j', (_, expected, slots) => {
    expect(readTopic(slots, NAME)).toBe(expected);
  });
});

describe('the coach, reading a finding or a tool,', () => {
  it.each([
    [
      '"numb" with the id symptom.numbness',
      [{ kind: 'finding', id: 'numbness' }],
      slot('numb', 'symptom.numbness'),
    ],
    [
      '"expecting" with the id condition.pregnancy',
      [{ kind: 'finding', id: 'pregnancy' }],
      slot('expecting', 'condition.pregnancy'),
    ],
    ['"tennis ball" with the id tool.ball', [{ kind: 'tool', id: 'ball' }], slot('tennis ball', 'tool.ball')],
    [
      '"theragun" with the id refused_tool.massage_gun',
      [{ kind: 'refused_tool', id: 'massage_gun' }],
      slot('theragun', 'refused_tool.massage_gun'),
    ],
    ['"jelly" with no match', [{ kind: 'unknown' }], slot('jelly')],
    ['"jelly" with the id symptom.jelly', [{ kind: 'unknown' }], slot('jelly', 'symptom.jelly')],
    ['an empty slot', [], slot('')],
    ['a missing slot', [], {}],
  ])('reads %s as %j', (_, expected, slots) => {
    expect(readThings(slots, NAME)).toEqual(expected);
  });
});
