import { describe, expect, it } from 'vitest';
import { eventOfWords } from '../../lambdas/alexa/heard.ts';

describe('the coach, reading what is said behind a "no",', () => {
  it.each([
    ['numbness just tingling', { type: 'have', had: { kind: 'finding', id: 'tingling' } }],
    ['numbness except when i wipe', { type: 'have', had: { kind: 'finding', id: 'numbness' } }],
    [
      "it's been numb for three months",
      { type: 'have', had: { kind: 'finding', id: 'numbness' }, old: true },
    ],
    ["it's been numb for two weeks", { type: 'have', had: { kind: 'finding', id: 'numbness' }, old: false }],
    ["not new i've had it for months", { type: 'yes', ofSome: true, old: true }],
    ['that is old', { type: 'have', had: { kind: 'unknown' }, old: true }],
    ["can't pee", { type: 'have', had: { kind: 'finding', id: 'bladder_bowel' } }],
    ['both my legs are numb', { type: 'have', had: { kind: 'finding', id: 'both_legs' } }],
    ['just my left leg', { type: 'have', had: { kind: 'unknown' }, place: 'leg', side: 'left' }],
    ['numbness or tingling', { type: 'deny', finding: 'numbness' }],
    ['numbness but it feels like jelly', { type: 'deny', finding: 'unknown' }],
    ['fever and chills', { type: 'deny', finding: 'unknown' }],
    ['my legs are fine', { type: 'healthy', what: 'legs' }],
    ['i can pee fine', { type: 'healthy', what: 'toilet' }],
    ['feeling is normal', { type: 'healthy', what: 'feeling' }],
    ['feeling there at all', { type: 'have', had: { kind: 'finding', id: 'numbness' } }],
    ['thank you', { type: 'healthy', what: 'all' }],
    ['problems there', { type: 'no', how: 'plain' }],
    ['not pregnant i do not think', { type: 'deny', finding: 'unknown' }],
  ])('makes "%s" %j', (words, event) => {
    expect(eventOfWords(words, 'no')).toMatchObject(event);
  });

  it('takes no double negative for a denial', () => {
    expect(eventOfWords("can't feel it", 'not')).toEqual({ type: 'deny', finding: 'unknown' });
  });
});
