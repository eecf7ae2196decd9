import { describe, expect, it } from 'vitest';
import { ASKED_IDS } from '../../lambdas/coach/conversation/questions.ts';
import { ROLL_CALL_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { UsageError } from '../../bench/arguments.ts';
import {
  AGE,
  ASPIRIN_ALONE,
  type Column,
  COLUMNS,
  FLOOR,
  LOOSE_JOINTS,
  NERVE_LIKE,
  OTHER_IMPLANT,
  PAIN_DEVIATION,
  RATES,
  type Rates,
  WOMEN,
} from '../../bench/population/columns.ts';
import { drawPerson } from '../../bench/population/draw-people.ts';
import {
  compareVerdicts,
  packVerdicts,
  readVersion1,
  getRollShare,
  unpackVerdicts,
} from '../../bench/population/figures.ts';
import { isMain } from '../../bench/population/first-visit.ts';
import { readOptions } from '../../bench/population/options.ts';
import { type Person, WELL } from '../../bench/population/person.ts';
import { findFlags, RED_FLAG_IDS, RED_FLAGS } from '../../bench/population/red-flags.ts';
import { answerTruthfully, TRUTHS } from '../../bench/population/truths.ts';

const COUNT = 10_000;

/** The first people of a column. */
function drawPeople(column: Column, count: number): Person[] {
  return Array.from({ length: count }, (_, number) => drawPerson(column, number));
}

const PEOPLE: Readonly<Record<Column, readonly Person[]>> = {
  home: drawPeople('home', COUNT),
  consulting: drawPeople('consulting', COUNT),
  hard: drawPeople('hard', COUNT),
};

/** Standard errors by which a share may differ: all of some 150 shares are within them by chance in 19 of 20 tables. */
const SAMPLING_ERRORS = 3.6;

type Is = (person: Person) => boolean;

/** What is so, in percent of whom. */
interface Share {
  readonly name: string;
  readonly of?: Is;
  readonly is: Is;
  readonly percent: (rates: Rates) => number;
}

const isMenopausal: Is = ({ sex, age }) => sex === 'female' && age >= 44 && age <= 58;
const hurtsInBoth: Is = ({ leg }) => leg !== null && leg.both !== null;
const between =
  (from: number, to: number): Is =>
  ({ age }) =>
    age >= from && age <= to;

const SHARES: readonly Share[] = [
  { name: 'women', is: ({ sex }) => sex === 'female', percent: () => WOMEN },
  { name: 'leg pain', is: ({ leg }) => leg !== null, percent: (r) => r.legPain },
  {
    name: 'leg pain below the knee',
    of: ({ leg }) => leg !== null,
    is: ({ leg }) => leg?.belowKnee === true,
    percent: (r) => r.belowKnee,
  },
  {
    name: 'nerve-like pain below the knee',
    of: ({ leg }) => leg?.belowKnee === true,
    is: ({ leg }) => leg?.nerveLike === true,
    percent: () => NERVE_LIKE.belowKnee,
  },
  {
    name: 'nerve-like pain above the knee',
    of: ({ leg }) => leg?.belowKnee === false,
    is: ({ leg }) => leg?.nerveLike === true,
    percent: () => NERVE_LIKE.aboveKnee,
  },
  {
    name: 'a weaker leg with nerve-like pain',
    of: ({ leg }) => leg?.nerveLike === true,
    is: ({ leg }) => leg?.gettingWeaker === true,
    percent: (r) => r.legWeaker * 1.8,
  },
  {
    name: 'a weaker leg with other pain',
    of: ({ leg }) => leg?.nerveLike === false,
    is: ({ leg }) => leg?.gettingWeaker === true,
    percent: (r) => r.legWeaker * 0.3,
  },
  {
    name: 'both legs',
    of: ({ leg }) => leg !== null,
    is: hurtsInBoth,
    percent: (r) => r.bothLegs.ofLegPain,
  },
  {
    name: 'nerve-like or below the knee in both legs',
    of: hurtsInBoth,
    is: ({ leg }) => leg?.both?.nerveOrBelowKnee === true,
    percent: (r) => r.bothLegs.nerveOrBelowKnee,
  },
  {
    name: 'new in both legs',
    of: hurtsInBoth,
    is: ({ leg }) => leg?.both?.onset === 'recent',
    percent: (r) => r.bothLegs.recent,
  },
  { name: 'saddle numbness', is: ({ saddle }) => saddle !== null, percent: (r) => r.saddle.any },
  {
    name: 'old saddle numbness',
    of: ({ saddle }) => saddle !== null,
    is: ({ saddle }) => saddle === 'old',
    percent: (r) => r.saddle.old,
  },
  {
    name: 'bladder or bowel trouble',
    is: ({ bladderBowel }) => bladderBowel !== null,
    percent: (r) => r.bladderBowel.any,
  },
  {
    name: 'old bladder or bowel trouble',
    of: ({ bladderBowel }) => bladderBowel !== null,
    is: ({ bladderBowel }) => bladderBowel === 'old',
    percent: (r) => r.bladderBowel.old,
  },
  { name: 'an emergency today', is: ({ redNow }) => redNow, percent: (r) => r.redNow },
  {
    name: 'chest pain on effort',
    is: ({ chestPainOnEffort }) => chestPainOnEffort,
    percent: (r) => r.chestPainOnEffort,
  },
  { name: 'trauma', is: ({ trauma }) => trauma !== null, percent: (r) => r.trauma.any },
  {
    name: 'trauma within three months',
    of: ({ trauma }) => trauma !== null,
    is: ({ trauma }) => trauma?.withinThreeMonths === true,
    percent: (r) => r.trauma.withinThreeMonths,
  },
  {
    name: 'an examination after trauma',
    of: ({ trauma }) => trauma !== null,
    is: ({ examined }) => examined !== null,
    percent: (r) => r.trauma.examined,
  },
  {
    name: 'hard trauma',
    of: ({ trauma }) => trauma !== null,
    is: ({ trauma }) => trauma?.hard === true,
    percent: (r) => r.trauma.hard,
  },
  {
    name: 'night sweats around the menopause',
    of: isMenopausal,
    is: ({ nightSweats }) => nightSweats !== null,
    percent: (r) => r.nightSweats.any * 2.2,
  },
  {
    name: 'night sweats over 64',
    of: between(65, 90),
    is: ({ nightSweats }) => nightSweats !== null,
    percent: (r) => r.nightSweats.any * 0.6,
  },
  {
    name: 'night sweats of others',
    of: (person) => !isMenopausal(person) && person.age < 65,
    is: ({ nightSweats }) => nightSweats !== null,
    percent: (r) => r.nightSweats.any * 0.8,
  },
  {
    name: 'unexplained night sweats',
    of: ({ nightSweats }) => nightSweats !== null,
    is: ({ nightSweats }) => nightSweats === 'unexplained',
    percent: (r) => r.nightSweats.unexplained,
  },
  { name: 'fever, illness or weight loss', is: ({ unwell }) => unwell !== null, percent: (r) => r.unwell },
  {
    name: 'constant pain',
    is: ({ constantPain }) => constantPain !== null,
    percent: (r) => r.constantPain.any,
  },
  {
    name: 'worsening constant pain',
    of: ({ constantPain }) => constantPain !== null,
    is: ({ constantPain }) => constantPain === 'worsening',
    percent: (r) => r.constantPain.worsening,
  },
  {
    name: 'cancer under 45',
    of: between(18, 44),
    is: ({ cancer }) => cancer,
    percent: (r) => r.cancer.under45,
  },
  { name: 'cancer to 64', of: between(45, 64), is: ({ cancer }) => cancer, percent: (r) => r.cancer.to64 },
  {
    name: 'cancer over 64',
    of: between(65, 90),
    is: ({ cancer }) => cancer,
    percent: (r) => r.cancer.from65,
  },
  {
    name: 'weak immunity, steroids or injected drugs',
    is: ({ immunity }) => immunity !== null,
    percent: (r) => r.immunity,
  },
  {
    name: 'bones or joints under 50',
    of: between(18, 49),
    is: ({ bones }) => bones !== null,
    percent: (r) => r.bones.under50,
  },
  {
    name: 'bones or joints from 50',
    of: between(50, 90),
    is: ({ bones }) => bones !== null,
    percent: (r) => r.bones.from50,
  },
  {
    name: 'only loose joints under 50',
    of: ({ bones, age }) => bones !== null && age < 50,
    is: ({ bones }) => bones === 'loose_joints',
    percent: () => LOOSE_JOINTS.under50,
  },
  {
    name: 'only loose joints from 50',
    of: ({ bones, age }) => bones !== null && age >= 50,
    is: ({ bones }) => bones === 'loose_joints',
    percent: () => LOOSE_JOINTS.from50,
  },
  {
    name: 'blood or heart under 45',
    of: between(18, 44),
    is: ({ bloodOrHeart }) => bloodOrHeart !== null,
    percent: (r) => r.bloodOrHeart.under45,
  },
  {
    name: 'blood or heart to 64',
    of: between(45, 64),
    is: ({ bloodOrHeart }) => bloodOrHeart !== null,
    percent: (r) => r.bloodOrHeart.to64,
  },
  {
    name: 'blood or heart over 64',
    of: between(65, 90),
    is: ({ bloodOrHeart }) => bloodOrHeart !== null,
    percent: (r) => r.bloodOrHeart.from65,
  },
  {
    name: 'aspirin alone',
    of: ({ bloodOrHeart }) => bloodOrHeart !== null,
    is: ({ bloodOrHeart }) => bloodOrHeart === 'aspirin_alone',
    percent: () => ASPIRIN_ALONE,
  },
  {
    name: 'another implant',
    of: ({ bloodOrHeart }) => bloodOrHeart !== null,
    is: ({ bloodOrHeart }) => bloodOrHeart === 'other_implant',
    percent: () => OTHER_IMPLANT,
  },
  { name: 'a clot ever', is: ({ clotEver }) => clotEver, percent: (r) => r.clotEver },
  { name: 'a swollen leg', is: ({ legSwollen }) => legSwollen, percent: (r) => r.legSwollen },
  {
    name: 'pregnancy, of women under 46',
    of: ({ sex, age }) => sex === 'female' && age < 46,
    is: ({ pregnant }) => pregnant,
    percent: (r) => r.pregnant,
  },
  {
    name: 'pregnancy, of others',
    of: ({ sex, age }) => sex === 'male' || age >= 46,
    is: ({ pregnant }) => pregnant,
    percent: () => 0,
  },
  {
    name: 'treatment under 60',
    of: between(18, 59),
    is: ({ treated }) => treated !== null,
    percent: (r) => r.treated.under60,
  },
  {
    name: 'treatment from 60',
    of: between(60, 90),
    is: ({ treated }) => treated !== null,
    percent: (r) => r.treated.from60,
  },
  {
    name: 'limited exercise',
    of: ({ treated }) => treated !== null,
    is: ({ treated }) => treated?.toldToLimitExercise === true,
    percent: (r) => r.treated.limited,
  },
  {
    name: 'a sudden start from seventy',
    of: between(70, 90),
    is: ({ suddenStart }) => suddenStart,
    percent: (r) => r.suddenStart,
  },
  {
    name: 'a sudden start under seventy',
    of: between(18, 69),
    is: ({ suddenStart }) => suddenStart,
    percent: () => 0,
  },
  {
    name: 'an examination without trauma',
    of: ({ trauma }) => trauma === null,
    is: ({ examined }) => examined !== null,
    percent: (r) => r.examined.any,
  },
  {
    name: 'told that rolling is fine',
    of: ({ examined }) => examined !== null,
    is: ({ examined }) => examined?.toldRollingIsFine === true,
    percent: (r) => r.examined.fine,
  },
  {
    name: 'told to rest',
    of: ({ examined }) => examined !== null,
    is: ({ examined }) => examined?.toldToRest === true,
    percent: (r) => r.examined.rest,
  },
  {
    name: 'getting down to the floor under 65',
    of: between(18, 64),
    is: ({ floor }) => floor,
    percent: () => FLOOR.under65,
  },
  {
    name: 'getting down to the floor from 65',
    of: between(65, 90),
    is: ({ floor }) => floor,
    percent: () => FLOOR.from65,
  },
];

const CASES = COLUMNS.flatMap((column) => SHARES.map((share) => ({ column, ...share })));

function expectShare(people: readonly Person[], is: Is, share: number): void {
  const sampled = people.filter(is).length / people.length;
  const error = Math.sqrt((share * (1 - share)) / people.length);
  expect(Math.abs(sampled - share)).toBeLessThanOrEqual(SAMPLING_ERRORS * error);
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a simulated population', () => {
  it.each(CASES)(
    'has the rate of $name, within sampling error, in the column $column',
    ({ column, of = () => true, is, percent }) => {
      expectShare(PEOPLE[column].filter(of), is, percent(RATES[column]) / 100);
    },
  );

  it('is 48 years old on average, with a standard deviation of 15.5 before the ends are cut off', () => {
    const ages = PEOPLE.home.map(({ age }) => age);
    expect(Math.min(...ages)).toBe(AGE.youngest);
    expect(Math.max(...ages)).toBe(AGE.oldest);
    // A normal distribution without what lies below 18 and above 90 has the mean 48.8 and the deviation 14.3.
    expect(meanOf(ages)).toBeCloseTo(48.8, 0);
    expect(Math.sqrt(meanOf(ages.map((age) => (age - meanOf(ages)) ** 2)))).toBeCloseTo(14.3, 0);
  });

  it.each(COLUMNS)('has the mean pain of its column, %s, in whole numbers from 0 to 10', (column) => {
    const pains = PEOPLE[column].map(({ painNow }) => painNow);
    expect(pains.filter((pain) => !Number.isInteger(pain) || pain < 0 || pain > 10)).toEqual([]);
    // What is below 0 and above 10 is drawn to the ends: that moves the mean by less than a tenth.
    expect(Math.abs(meanOf(pains) - RATES[column].pain)).toBeLessThan(
      0.1 + (SAMPLING_ERRORS * PAIN_DEVIATION) / Math.sqrt(COUNT),
    );
  });

  it.each([
    {
      one: 'cancer',
      other: 'a leg',
      is: ({ cancer }: Person) => cancer,
      and: ({ leg }: Person) => leg !== null,
    },
    {
      one: 'an examination',
      other: 'night sweats',
      is: ({ examined }: Person) => examined !== null,
      and: ({ nightSweats }: Person) => nightSweats !== null,
    },
    {
      one: 'being a woman',
      other: 'leg pain',
      is: ({ sex }: Person) => sex === 'female',
      and: ({ leg }: Person) => leg !== null,
    },
  ])('draws $one independently of $other', ({ is, and }) => {
    const share = PEOPLE.hard.filter(and).length / COUNT;
    expectShare(PEOPLE.hard.filter(is), and, share);
  });

  it('is the same people each time, and the first of many are those of few', () => {
    expect(drawPeople('hard', 50)).toEqual(PEOPLE.hard.slice(0, 50));
    expect(drawPerson('hard', 4_321)).toEqual(PEOPLE.hard[4_321]);
  });

  it('still is the people that version 1 was measured with', () => {
    // A fact that is added later is drawn last: it is missing here, and these stay.
    expect(drawPerson('hard', 132)).toMatchObject(SPECIMEN);
  });

  it('has people of the same age and sex in all columns, so that columns differ by their rates alone', () => {
    const who = ({ age, sex }: Person): string => `${age} ${sex}`;
    expect(PEOPLE.hard.map(who)).toEqual(PEOPLE.home.map(who));
    expect(PEOPLE.consulting.map(who)).toEqual(PEOPLE.home.map(who));
  });
});

const SPECIMEN: Person = {
  ...WELL,
  ...{ age: 78, sex: 'female', bladderBowel: 'old', suddenStart: true, cancer: true, bones: 'brittle_bones' },
  ...{ bloodOrHeart: 'aspirin_alone', treated: { toldToLimitExercise: false }, painNow: 9, floor: false },
  leg: { belowKnee: true, nerveLike: true, gettingWeaker: false, both: null },
  trauma: { withinThreeMonths: false, hard: false },
  examined: { toldRollingIsFine: false, toldToRest: false },
};

describe('a red flag', () => {
  it.each(RED_FLAG_IDS)('%s is recognised in somebody who has it and nothing else', (flag) => {
    expect(findFlags({ ...WELL, ...RED_FLAGS[flag].example })).toContain(flag);
  });

  it.each(RED_FLAG_IDS)('%s is raised by nobody who is well', (flag) => {
    expect(findFlags(WELL)).not.toContain(flag);
  });

  it.each<[string, Partial<Person>]>([
    ['old saddle numbness', { saddle: 'old' }],
    ['old bladder trouble', { bladderBowel: 'old' }],
    ['cancer', { cancer: true }],
    ['weak immunity', { immunity: 'weak_immunity' }],
    ['long steroids', { immunity: 'long_steroids' }],
    ['injected drugs', { immunity: 'injected_drugs' }],
    ['a recent fall', { trauma: { withinThreeMonths: true, hard: true } }],
  ])('for %s ends with an examination', (_, has) => {
    const examined = { toldRollingIsFine: false, toldToRest: false };
    expect(findFlags({ ...WELL, ...has })).toHaveLength(1);
    expect(findFlags({ ...WELL, ...has, examined })).toEqual([]);
  });

  it.each<[string, Partial<Person>]>([
    [
      'stable pain below one knee',
      { leg: { belowKnee: true, nerveLike: true, gettingWeaker: false, both: null } },
    ],
    [
      'an ache in both thighs',
      {
        leg: {
          ...{ belowKnee: false, nerveLike: false, gettingWeaker: false },
          both: { nerveOrBelowKnee: false, onset: 'recent' },
        },
      },
    ],
    ['explained night sweats', { nightSweats: 'explained' }],
    ['constant pain that stays as it is', { constantPain: 'steady' }],
    ['a fall of a year ago', { trauma: { withinThreeMonths: false, hard: true } }],
    ['a clot of long ago', { clotEver: true }],
    ['aspirin', { bloodOrHeart: 'aspirin_alone' }],
    ['being eighty', { age: 80 }],
  ])('is not %s', (_, has) => {
    expect(findFlags({ ...WELL, ...has })).toEqual([]);
  });
});

describe('a truthful answer', () => {
  it('is given to every question of a first visit by somebody who has something of everything', () => {
    const person: Person = {
      ...{ age: 71, sex: 'female', saddle: 'old', bladderBowel: 'recent', redNow: false },
      leg: {
        ...{ belowKnee: true, nerveLike: true, gettingWeaker: true },
        both: { nerveOrBelowKnee: true, onset: 'old' },
      },
      ...{ chestPainOnEffort: true, trauma: { withinThreeMonths: true, hard: false }, suddenStart: true },
      ...{ nightSweats: 'explained', unwell: null, constantPain: null, lump: true, cancer: false },
      ...{ immunity: 'long_steroids', bones: 'loose_joints', bloodOrHeart: 'aspirin_alone' },
      ...{ clotEver: true, legSwollen: false, pregnant: false, treated: { toldToLimitExercise: false } },
      ...{ examined: { toldRollingIsFine: false, toldToRest: true }, painNow: 6, floor: false },
    };
    const asked = ASKED_IDS.filter((id) => TRUTHS[id] !== null);
    expect(Object.fromEntries(asked.map((id) => [id, answerTruthfully(person, id)]))).toEqual({
      ...{ age: 71, adult: 'yes', seventy: 'yes' },
      ...{ saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes' },
      ...{ bladder_bowel: 'yes', bladder_bowel_recent: 'yes', bladder_bowel_examined: 'yes' },
      ...{ both_legs: 'yes', both_legs_recent: 'no' },
      ...{ red_now: 'yes', red_now_today: 'no' },
      ...{ unwell: 'yes', ill: 'no', sweats: 'yes', sweats_explained: 'yes', weight_loss: 'no' },
      ...{ constant: 'yes', constant_pain: 'no', constant_worse: 'no', lump: 'yes' },
      ...{ leg: 'yes', leg_worse: 'yes', leg_nerve: 'yes' },
      ...{
        trauma: 'yes',
        recent_trauma: 'yes',
        trauma_examined: 'yes',
        trauma_hard: 'no',
        sudden_start: 'yes',
      },
      ...{ bones: 'none', brittle_bones: 'no', slipped_vertebra: 'no', connective_tissue: 'no' },
      ...{ recent_fracture: 'no', history: 'yes', cancer: 'no', weak_immunity: 'no', steroids: 'yes' },
      ...{ injected_drugs: 'no', blood_heart: 'yes', blood_thinners: 'yes', aspirin_only: 'yes' },
      ...{ heart: 'no', nerve_damage: 'no', clot: 'yes', clot_now: 'no', clot_ever: 'yes', clot_past: 'yes' },
      ...{ other: 'yes', pregnant: 'no', other_condition: 'yes', other_limit: 'no' },
      ...{ examined: 'yes', allowed: 'no', told_to_rest: 'yes', misheard_yes: 'yes' },
      ...{ floor: 'no', skin_joints: 'no', pain_now: 6, ready: 'ready' },
    });
  });

  it('to every roll call is "none" by somebody who is well', () => {
    expect(ROLL_CALL_IDS.map((id) => answerTruthfully(WELL, id))).toEqual(ROLL_CALL_IDS.map(() => 'none'));
  });

  it('is missing for a question that no first visit asks, and asking it is an error', () => {
    expect(() => answerTruthfully(WELL, 'same_person')).toThrow('Expected a question of a first visit');
  });

  it('exists for every question that everybody is asked', () => {
    expect(ASKED_IDS.filter((id) => isMain(id) && TRUTHS[id] === null)).toEqual([]);
  });
});

describe('the figures of version 1', () => {
  const version1 = readVersion1();

  it('are of ten thousand people a column, each of whom comes to one end', () => {
    for (const column of COLUMNS) {
      const { people, outcomes, verdicts } = version1.columns[column];
      expect(people).toBe(COUNT);
      expect(Object.values(outcomes).reduce((sum, each) => sum + each, 0)).toBe(COUNT);
      expect(unpackVerdicts(verdicts)).toHaveLength(COUNT);
    }
  });

  it('are of the first screening, and name the command that measured them', () => {
    expect(version1.screeningVersion).toBe(1);
    expect(version1.command).toBe('npm run bench:population -- --people 10000');
  });

  it('have as many people who roll as their verdicts do', () => {
    for (const column of COLUMNS) {
      const figures = version1.columns[column];
      const rolling = unpackVerdicts(figures.verdicts).filter((one) => one === 'full' || one === 'gentle');
      expect(rolling).toHaveLength(Math.round(getRollShare(figures) * COUNT));
    }
  });

  it('count as many red-flag people as there are', () => {
    for (const column of COLUMNS) {
      const raised = PEOPLE[column].flatMap(findFlags);
      for (const flag of RED_FLAG_IDS)
        expect(version1.columns[column].redFlags[flag]?.people).toBe(
          raised.filter((one) => one === flag).length,
        );
    }
  });
});

describe('verdicts', () => {
  it('are the same after they were packed into letters', () => {
    const verdicts = Array.from(
      { length: 250 },
      (_, at) => ['full', 'refer leg', 'urgent ill'][at % 3] ?? '',
    );
    const packed = packVerdicts(verdicts);
    expect(packed.people.map((line) => line.length)).toEqual([100, 100, 50]);
    expect(unpackVerdicts(packed)).toEqual(verdicts);
  });

  it('of two screenings are compared person by person: who rolls now, and who no longer does', () => {
    const before = ['refer leg', 'refer leg', 'urgent ill', 'full', 'gentle', 'refer leg', 'full'];
    const now = ['gentle', 'full', 'urgent ill', 'urgent red_now', 'gentle', 'gentle'];
    const { nowRoll, nowStopped } = compareVerdicts(before, now);
    expect([...nowRoll]).toEqual([['refer leg', { full: 1, gentle: 2 }]]);
    expect([...nowStopped]).toEqual([['urgent red_now', 1]]);
  });
});

describe('the options of bench:population', () => {
  it('are ten thousand people in all columns, unless others are asked for', () => {
    expect(readOptions([])).toEqual({ people: 10_000, columns: COLUMNS, json: undefined });
    expect(readOptions(['--people', '20', '--column', 'hard', '--json', 'a.json'])).toEqual({
      people: 20,
      columns: ['hard'],
      json: 'a.json',
    });
    expect(readOptions(['--help'])).toBeNull();
  });

  it.each([
    ['--people', '0'],
    ['--people', 'many'],
    ['--column', 'office'],
    ['--speed', '3'],
  ])('refuse %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});
