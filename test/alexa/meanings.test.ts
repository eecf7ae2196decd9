import { describe, expect, it } from 'vitest';
import { refineByPlace } from '../../lambdas/alexa/meanings.ts';

describe('the coach, hearing a feeling with its place,', () => {
  it.each([
    ['numbness', 'groin', null, 'saddle_numbness'],
    ['tingling', 'glutes', 'left', 'saddle_numbness'],
    ['numbness', 'buttock', null, 'saddle_numbness'],
    ['numbness', 'tailbone', null, 'saddle_numbness'],
    ['numbness', 'adductors', null, 'saddle_numbness'],
    ['numbness', 'leg', 'both', 'both_legs'],
    ['leg_weakness', 'knee', 'both', 'both_legs'],
    ['leg_pain', 'calves', 'both', 'both_legs'],
    ['leg_pain', 'thigh', 'both', 'leg_pain'],
    ['tingling', 'feet', null, 'both_legs'],
    ['numbness', 'leg', 'left', 'leg_numbness'],
    ['tingling', 'calves', 'right', 'leg_numbness'],
    ['numbness', 'arm', 'left', 'stroke'],
    ['leg_weakness', 'arm', null, 'stroke'],
    ['sharp_pain', 'chest', null, 'chest_pain'],
    ['shooting_pain', 'chest', null, 'chest_pain'],
    ['sharp_pain', 'belly', null, 'belly_pain'],
    ['leg_weakness', 'leg', 'left', 'leg_weakness'],
    ['numbness', null, null, 'numbness'],
    ['numbness', 'unknown', 'both', 'numbness'],
    ['sharp_pain', 'hip_tfl', 'right', 'sharp_pain'],
    ['dizzy', 'leg', 'both', 'dizzy'],
    ['sore_skin', 'groin', null, 'sore_skin'],
    ['pregnancy', 'belly', null, 'pregnancy'],
  ] as const)('takes %s at %s (side: %s) as %s', (id, place, side, expected) => {
    expect(refineByPlace(id, place, side)).toBe(expected);
  });
});
