import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deniesAfterNever,
  findPlaceIn,
  readNever,
  readNeverBehind,
  wishNever,
  withNever,
} from '../../lambdas/alexa/never.ts';
import { BODY_PARTS } from '../../lambdas/coach/body/places.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { namePart } from '../../lambdas/locales/english/names.ts';

describe('what follows "never"', () => {
  it.each([
    ['my quads', { type: 'never', place: 'quads' }],
    ['my knees please', { type: 'never', place: 'knee' }],
    ['the left calf', { type: 'never', place: 'calves', side: 'left' }],
    ['ever again roll my feet', { type: 'never', place: 'feet' }],
    ['never use my hips again', { type: 'never', place: 'hip_tfl' }],
    ['my hips or my quads', { type: 'never', place: 'hip_tfl', also: ['quads'] }],
    ['my feet and calves or my quads please', { type: 'never', place: 'feet', also: ['calves', 'quads'] }],
  ])('is a wish where it begins with a place: "%s"', (words, wish) => {
    expect(readNever(words)).toEqual(wish);
  });

  it.each(['but never my quads', 'never my quads', 'and please never roll my quads'])(
    'is a wish behind an answer, too: "%s"',
    (words) => {
      expect(readNeverBehind(words)).toEqual({ type: 'never', place: 'quads' });
    },
  );

  it.each(['my quads', 'never had that', 'but my quads never hurt', ''])(
    'is none without it: "%s"',
    (words) => {
      expect(readNeverBehind(words)).toBeNull();
    },
  );

  it.each(['had any of that', 'in my legs', 'any pain in my knee', 'chest pain', 'my doctor', 'hips', ''])(
    'is none elsewhere: "%s"',
    (words) => {
      expect(readNever(words)).toBeNull();
    },
  );

  it.each([
    ["my quads they're bruised", 'quads', 'sore_skin'],
    ["my quads because they're sore", 'quads', 'unknown'],
    ['my quads it hurts', 'quads', 'unknown'],
    ["my left knee it's swollen", 'knee', 'swollen_leg'],
    ["my groin it's numb", 'groin', 'saddle_numbness'],
    ['my hips and my leg is numb', 'hip_tfl', 'leg_numbness'],
    ['my hips or my quads and my leg is numb', 'hip_tfl', 'leg_numbness'],
    ['my hips or my quads they hurt', 'hip_tfl', 'unknown'],
    ['my hips my quads', 'hip_tfl', 'unknown'],
    ['my quads but my groin is numb', 'quads', 'saddle_numbness'],
    ['roll my feet they have a blister', 'feet', 'sore_skin'],
  ])('may tell a symptom as well: "%s"', (words, place, id) => {
    const had = id === 'unknown' ? { kind: 'unknown' } : { kind: 'finding', id };
    expect(readNever(words)).toMatchObject({ type: 'have', had, never: { type: 'never', place } });
  });

  it('is refined by the place of the wish, where the symptom has none of its own', () => {
    const numb = {
      type: 'have',
      had: { kind: 'finding', id: 'numbness' },
      place: null,
      side: null,
      old: false,
    } as const;
    const neverGroin = wishNever('groin', null);
    expect(withNever(numb, neverGroin, null)).toMatchObject({
      had: { id: 'saddle_numbness' },
      place: 'groin',
    });
    expect(withNever({ ...numb, place: 'arm' }, neverGroin, null)).toMatchObject({ place: 'arm' });
  });
});

describe('words behind "never"', () => {
  it.each([
    '',
    'ever',
    'had',
    'have',
    'had that',
    'had any of those',
    'happened to me',
    'had cancer',
    'numb',
    'at all',
  ])('deny what was asked: "%s"', (words) => {
    expect(deniesAfterNever(words)).toBe(true);
  });

  it('deny nothing where they begin with a verb, or with anything else that is no denial', () => {
    const begins = fc.constantFrom(
      'do',
      'roll',
      'use',
      'touch',
      'the same',
      'both',
      'these',
      'those',
      'give',
      'make',
    );
    const goesOn = fc.array(
      fc.constantFrom('it', 'that', 'me', 'had', 'any', 'numbness', 'again', 'to', 'have'),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(begins, goesOn, (first, rest) => !deniesAfterNever([first, ...rest].join(' '))),
      { numRuns: 200 },
    );
  });
});

it.each(keysOf(BODY_PARTS))('a part of the body is named in words that are heard as it: %s', (part) => {
  expect(findPlaceIn(namePart(part) ?? '')).toBe(part);
});
