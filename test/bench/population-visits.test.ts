import { describe, expect, it } from 'vitest';
import { measureColumn, measureExamples } from '../../bench/population/measure.ts';
import { openSkill, type Visit } from '../../bench/population/first-visit.ts';
import { type Person, WELL } from '../../bench/population/person.ts';
import { rememberVisits } from '../../bench/population/remember-visits.ts';
import { RED_FLAG_IDS } from '../../bench/population/red-flags.ts';
import { answerTruthfully } from '../../bench/population/truths.ts';

const visit = openSkill();

const visitOf = (has: Partial<Person>): Promise<Visit> =>
  visit((id) => answerTruthfully({ ...WELL, ...has }, id));

describe('a first visit', () => {
  const fine = { toldRollingIsFine: true, toldToRest: false };
  const examined = { toldRollingIsFine: false, toldToRest: false };
  const resting = { toldRollingIsFine: false, toldToRest: true };
  const leg = { belowKnee: false, nerveLike: false, gettingWeaker: false, both: null };

  it.each<[string, Partial<Person>, Visit]>([
    ['nothing but back pain', {}, { outcome: 'full', stoppedBy: null }],
    ['a pain of six', { painNow: 6 }, { outcome: 'gentle', stoppedBy: null }],
    ['a pain of eight', { painNow: 8 }, { outcome: 'too_much_pain', stoppedBy: 'pain_now' }],
    ['no way down to the floor', { floor: false }, { outcome: 'full', stoppedBy: null }],
    ['seventy years', { age: 70 }, { outcome: 'gentle', stoppedBy: null }],
    ['sixty-nine years', { age: 69 }, { outcome: 'full', stoppedBy: null }],
    ['new saddle numbness', { saddle: 'recent' }, { outcome: 'emergency', stoppedBy: 'saddle' }],
    ['old saddle numbness', { saddle: 'old' }, { outcome: 'urgent', stoppedBy: 'saddle' }],
    [
      'old saddle numbness that was examined',
      { saddle: 'old', examined },
      { outcome: 'refer', stoppedBy: 'saddle' },
    ],
    [
      'old trouble of bladder and saddle, and an okay',
      { saddle: 'old', bladderBowel: 'old', examined: fine },
      { outcome: 'emergency', stoppedBy: 'saddle' },
    ],
    ['chest pain on effort', { chestPainOnEffort: true }, { outcome: 'urgent', stoppedBy: 'red_now' }],
    ['a fever', { unwell: 'fever' }, { outcome: 'urgent', stoppedBy: 'unwell' }],
    ['sweats from the menopause', { nightSweats: 'explained' }, { outcome: 'full', stoppedBy: null }],
    ['sweats from nothing', { nightSweats: 'unexplained' }, { outcome: 'urgent', stoppedBy: 'unwell' }],
    ['steady constant pain', { constantPain: 'steady' }, { outcome: 'gentle', stoppedBy: null }],
    ['worsening constant pain', { constantPain: 'worsening' }, { outcome: 'urgent', stoppedBy: 'constant' }],
    ['an ache in a thigh', { leg }, { outcome: 'gentle', stoppedBy: null }],
    [
      'an ache in both thighs',
      { leg: { ...leg, both: { nerveOrBelowKnee: false, onset: 'recent' } } },
      { outcome: 'gentle', stoppedBy: null },
    ],
    ['pain below a knee', { leg: { ...leg, belowKnee: true } }, { outcome: 'refer', stoppedBy: 'leg' }],
    [
      'pain below a knee that was examined',
      { leg: { ...leg, belowKnee: true }, examined },
      { outcome: 'gentle', stoppedBy: null },
    ],
    [
      'pain below a knee, and told to rest',
      { leg: { ...leg, belowKnee: true }, examined: resting },
      { outcome: 'refer', stoppedBy: 'leg' },
    ],
    [
      'a hard fall that nobody looked at',
      { trauma: { withinThreeMonths: true, hard: true } },
      { outcome: 'emergency', stoppedBy: 'trauma' },
    ],
    [
      'a hard fall of a year ago',
      { trauma: { withinThreeMonths: false, hard: true } },
      { outcome: 'full', stoppedBy: null },
    ],
    ['a sudden start at eighty', { age: 80, suddenStart: true }, { outcome: 'refer', stoppedBy: 'trauma' }],
    ['a sudden start at fifty', { age: 50, suddenStart: true }, { outcome: 'full', stoppedBy: null }],
    ['brittle bones', { bones: 'brittle_bones' }, { outcome: 'refer', stoppedBy: 'bones' }],
    [
      'brittle bones, examined without a word about rolling',
      { bones: 'brittle_bones', examined },
      { outcome: 'refer', stoppedBy: 'bones' },
    ],
    [
      "brittle bones and a clinician's okay",
      { bones: 'brittle_bones', examined: fine },
      { outcome: 'gentle', stoppedBy: null },
    ],
    [
      "brittle bones, a clinician's okay and a pain of nine",
      { bones: 'brittle_bones', examined: fine, painNow: 9 },
      { outcome: 'too_much_pain', stoppedBy: 'pain_now' },
    ],
    [
      'brittle bones and a pregnancy',
      { bones: 'brittle_bones', pregnant: true },
      { outcome: 'refer', stoppedBy: 'bones' },
    ],
    ['loose joints alone', { bones: 'loose_joints' }, { outcome: 'full', stoppedBy: null }],
    ['cancer, and a fever', { cancer: true, unwell: 'fever' }, { outcome: 'urgent', stoppedBy: 'unwell' }],
    [
      'cancer and steady constant pain',
      { cancer: true, constantPain: 'steady' },
      { outcome: 'urgent', stoppedBy: 'history' },
    ],
    ['cancer that was examined', { cancer: true, examined }, { outcome: 'gentle', stoppedBy: null }],
    ['low-dose aspirin', { bloodOrHeart: 'aspirin_alone' }, { outcome: 'gentle', stoppedBy: null }],
    ['a hearing aid', { bloodOrHeart: 'other_implant' }, { outcome: 'full', stoppedBy: null }],
    ['a clot of long ago', { clotEver: true }, { outcome: 'gentle', stoppedBy: null }],
    ['a swollen leg', { legSwollen: true }, { outcome: 'urgent', stoppedBy: 'clot' }],
  ])('of somebody with %s ends as the screening says', async (_, has, expected) => {
    expect(await visitOf(has)).toEqual(expected);
  });

  it('is the same after others were held with the same skill', async () => {
    const first = await visitOf({ treated: { toldToLimitExercise: false } });
    await visitOf({ saddle: 'recent' });
    expect(await visitOf({ treated: { toldToLimitExercise: false } })).toEqual(first);
    expect(first).toEqual({ outcome: 'gentle', stoppedBy: null });
  });
});

describe('remembered visits', () => {
  const held: string[] = [];
  const remembered = rememberVisits((answers) => {
    held.push('visit');
    return visit(answers);
  });
  const remember = (has: Partial<Person>): Promise<Visit> =>
    remembered((id) => answerTruthfully({ ...WELL, ...has }, id));

  it('end as the skill ends them, and the same answers are given to it once', async () => {
    const people: Partial<Person>[] = [
      {},
      { age: 70 },
      { age: 18 },
      { saddle: 'old' },
      { age: 90 },
      {},
      { painNow: 9 },
    ];
    for (const has of people) expect(await remember(has)).toEqual(await visitOf(has));
    expect(held).toHaveLength(4);
  });
});

describe('the figures of a column', () => {
  it('count every person once by outcome, and whoever is stopped once by the first question', async () => {
    const reported: number[] = [];
    const figures = await measureColumn(visit, 'hard', 15, (held) => reported.push(held));
    expect(reported).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
    const { full, gentle, ...stopped } = figures.outcomes;
    const stops = Object.values(stopped).reduce((sum, each) => sum + each, 0);
    const blocks = Object.values(figures.blocks);
    expect(full + gentle + stops).toBe(15);
    expect(blocks.reduce((sum, { first }) => sum + first, 0)).toBe(stops);
    expect(blocks.filter(({ alone, only }) => only > alone)).toEqual([]);
    expect(blocks.reduce((sum, { only }) => sum + only, 0)).toBeLessThanOrEqual(stops);
    expect(await measureColumn(visit, 'hard', 15, () => undefined)).toEqual(figures);
  });

  it('tell of each red flag how somebody ends who has nothing else', async () => {
    const examples = await measureExamples();
    expect(Object.keys(examples)).toEqual(RED_FLAG_IDS);
    expect(examples).toMatchObject({ saddle_recent: 'emergency', fever: 'urgent', clot_now: 'urgent' });
  });
});
