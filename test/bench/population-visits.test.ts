import { describe, expect, it } from 'vitest';
import { measureColumn, measureExamples } from '../../bench/population/measure.ts';
import { openSkill, type Visit } from '../../bench/population/first-visit.ts';
import { type Person, WELL } from '../../bench/population/person.ts';
import { RED_FLAG_IDS } from '../../bench/population/red-flags.ts';
import { answerTruthfully } from '../../bench/population/truths.ts';

const visit = openSkill();

const visitOf = (has: Partial<Person>): Promise<Visit> =>
  visit((id) => answerTruthfully({ ...WELL, ...has }, id));

describe('a first visit', () => {
  it.each<[string, Partial<Person>, Visit]>([
    ['nothing but back pain', {}, { outcome: 'full', stoppedBy: null }],
    ['a pain of six', { painNow: 6 }, { outcome: 'gentle', stoppedBy: null }],
    ['a pain of eight', { painNow: 8 }, { outcome: 'too_much_pain', stoppedBy: 'pain_now' }],
    ['new saddle numbness', { saddle: 'recent' }, { outcome: 'emergency', stoppedBy: 'saddle' }],
    ['a fever', { unwell: 'fever' }, { outcome: 'urgent', stoppedBy: 'ill' }],
    [
      'a hard fall that nobody looked at',
      { trauma: { withinThreeMonths: true, hard: true } },
      { outcome: 'emergency', stoppedBy: 'trauma' },
    ],
    ['brittle bones', { bones: 'brittle_bones' }, { outcome: 'refer', stoppedBy: 'bones_joints' }],
    [
      "brittle bones and a clinician's okay",
      { bones: 'brittle_bones', examined: { toldRollingIsFine: true, toldToRest: false } },
      { outcome: 'gentle', stoppedBy: null },
    ],
    [
      "brittle bones, a clinician's okay and a pain of nine",
      { bones: 'brittle_bones', examined: { toldRollingIsFine: true, toldToRest: false }, painNow: 9 },
      { outcome: 'too_much_pain', stoppedBy: 'pain_now' },
    ],
    [
      'brittle bones and a pregnancy',
      { bones: 'brittle_bones', pregnant: true },
      { outcome: 'refer', stoppedBy: 'bones_joints' },
    ],
    ['no way down to the floor', { floor: false }, { outcome: 'full', stoppedBy: null }],
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

describe('the figures of a column', () => {
  it('count every person once by outcome, and whoever is stopped once by the first question', async () => {
    const reported: number[] = [];
    const figures = await measureColumn('hard', 40, (held) => reported.push(held));
    expect(reported).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    const { full, gentle, ...stopped } = figures.outcomes;
    const stops = Object.values(stopped).reduce((sum, each) => sum + each, 0);
    const blocks = Object.values(figures.blocks);
    expect(full + gentle + stops).toBe(40);
    expect(blocks.reduce((sum, { first }) => sum + first, 0)).toBe(stops);
    expect(blocks.filter(({ alone, only }) => only > alone)).toEqual([]);
    expect(blocks.reduce((sum, { only }) => sum + only, 0)).toBeLessThanOrEqual(stops);
    expect(await measureColumn('hard', 40, () => undefined)).toEqual(figures);
  });

  it('tell of each red flag how somebody ends who has nothing else', async () => {
    const examples = await measureExamples();
    expect(Object.keys(examples)).toEqual(RED_FLAG_IDS);
    expect(examples).toMatchObject({ saddle_recent: 'emergency', fever: 'urgent', clot_now: 'urgent' });
  });
});
