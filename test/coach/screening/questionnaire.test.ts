import { describe, expect, it } from 'vitest';
import {
  AGE,
  type Answers,
  answersOfAge,
  branch,
  CLEARANCE,
  denyAll,
  FOLLOW_UPS,
  inferAnswers,
  isRed,
  ITEMS,
  LEG,
  QUESTIONS,
  findScreening,
  RED,
  RETURNING,
  ROLL_CALL_IDS,
  ROLL_CALLS,
  SCREENING_IDS,
  SET_UP,
  YES_NO_IDS,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../../lambdas/coach/shared/keys-of.ts';

/** Where yes, no and a lasting "not sure" lead; `? …` is a further question. */
type Leads = readonly [yes: string, no: string, unsure: string];
type Table = Readonly<Record<string, Leads>>;

/** A table of questions in the same terms. */
function leadsOf(questions: Readonly<Record<string, unknown>>): Table {
  const named = (id: (typeof YES_NO_IDS)[number], answer: 'yes' | 'no' | 'unsure'): string => {
    const leads = branch(id, answer);
    return typeof leads === 'object' ? `? ${leads.ask}` : leads;
  };
  const ids = YES_NO_IDS.filter((id) => id in questions);
  return Object.fromEntries(
    ids.map((id) => [id, [named(id, 'yes'), named(id, 'no'), named(id, 'unsure')] as const]),
  );
}

const unlessNo = (level: string): Leads => [level, 'safe', level];
const unlessYes = (level: string): Leads => ['safe', level, level];

describe('an answer leads', () => {
  const tables: readonly (readonly [string, Readonly<Record<string, unknown>>, Table])[] = [
    [
      'of someone who can’t say how old they are',
      AGE,
      { adult: unlessYes('not_for_you'), seventy: unlessNo('caution') },
    ],
    [
      'at the red questions',
      RED,
      {
        saddle: ['? saddle_recent', 'safe', 'emergency'],
        bladder_bowel: ['? bladder_bowel_recent', 'safe', 'emergency'],
        both_legs: ['? both_legs_recent', 'safe', 'emergency'],
        red_now: ['? red_now_today', 'safe', 'emergency'],
      },
    ],
    ['at the legs', LEG, { leg: unlessNo('? leg_worse') }],
    [
      'at what the roll calls name, one by one',
      ITEMS,
      {
        ill: unlessNo('urgent'),
        sweats: unlessNo('? sweats_explained'),
        weight_loss: unlessNo('urgent'),
        constant_pain: unlessNo('? constant_worse'),
        lump: unlessNo('urgent'),
        recent_trauma: unlessNo('? trauma_examined'),
        sudden_start: unlessNo('counts_with_others'),
        brittle_bones: unlessNo('refer_until_okay'),
        slipped_vertebra: unlessNo('refer_until_okay'),
        connective_tissue: unlessNo('refer_until_okay'),
        recent_fracture: unlessNo('refer_until_okay'),
        cancer: unlessNo('refer'),
        weak_immunity: unlessNo('refer'),
        steroids: unlessNo('refer_until_okay'),
        injected_drugs: unlessNo('refer'),
        blood_thinners: unlessNo('? aspirin_only'),
        heart: unlessNo('refer'),
        nerve_damage: unlessNo('refer'),
        clot_now: unlessNo('urgent'),
        clot_ever: unlessNo('? clot_past'),
        pregnant: unlessNo('refer_until_okay'),
        other_condition: unlessNo('? other_limit'),
      },
    ],
    [
      'among the follow-ups',
      FOLLOW_UPS,
      {
        saddle_recent: ['emergency', '? saddle_examined', 'emergency'],
        saddle_examined: ['refer_until_okay', 'urgent', 'urgent'],
        bladder_bowel_recent: ['emergency', '? bladder_bowel_examined', 'emergency'],
        bladder_bowel_examined: ['refer_until_okay', 'urgent', 'urgent'],
        both_legs_recent: ['emergency', 'refer', 'emergency'],
        red_now_today: ['emergency', 'urgent', 'emergency'],
        sweats_explained: unlessYes('urgent'),
        constant_worse: ['urgent', 'caution', 'urgent'],
        leg_worse: ['urgent', '? leg_nerve', 'urgent'],
        leg_nerve: ['refer', 'caution', 'refer'],
        trauma_examined: ['refer', '? trauma_hard', '? trauma_hard'],
        trauma_hard: ['emergency', 'urgent', 'emergency'],
        aspirin_only: ['caution', 'refer_until_okay', 'refer_until_okay'],
        clot_past: ['caution', 'urgent', 'urgent'],
        other_limit: ['refer', 'caution', 'refer'],
      },
    ],
    [
      'to what lifts a referral: examined and allowed, or examined and not told to rest',
      CLEARANCE,
      { examined: unlessYes('refer'), allowed: unlessYes('refer'), told_to_rest: unlessNo('refer') },
    ],
    [
      'of someone who comes back',
      RETURNING,
      {
        same_person: unlessYes('stranger'),
        red_flags_since: ['? what_new', 'safe', 'emergency'],
        anything_new: ['? what_new', 'safe', 'full_screening'],
        unchanged: unlessNo('full_screening'),
        flare: ['safe', 'safe', 'safe'],
      },
    ],
    [
      'in the set-up',
      SET_UP,
      { floor: ['safe', 'safe', 'safe'], skin_joints: ['? skin_where', 'safe', 'no_routine'] },
    ],
  ];

  it.each(tables)('%s', (_, questions, expected) => {
    expect(leadsOf(questions)).toEqual(expected);
  });

  it('in one of these tables, unless it reads out a list', () => {
    const inTables = tables.flatMap(([, questions]) => Object.keys(questions));
    expect(YES_NO_IDS.filter((id) => !inTables.includes(id))).toEqual(ROLL_CALL_IDS);
    for (const id of ROLL_CALL_IDS) expect(leadsOf({ [id]: id })[id]).toEqual(unlessNo('one_by_one'));
  });

  it('never milder where someone stays unsure than where they say what isn’t safe', () => {
    const levels = ['safe', 'caution', 'refer', 'refer_until_okay', 'urgent', 'emergency'];
    const milder = keysOf({ ...RED, ...LEG, ...ITEMS, ...FOLLOW_UPS, ...CLEARANCE }).filter((id) => {
      const { yes, no, unsure } = QUESTIONS[id];
      const severities = [yes, no, unsure].map((leads) => levels.findIndex((level) => level === leads));
      return severities[2] !== -1 && severities[2] !== Math.max(...severities);
    });
    expect(milder).toEqual([]);
  });
});

describe('the full screening', () => {
  it('asks fourteen questions, the age first, and then the four red ones', () => {
    expect(SCREENING_IDS.join(' ')).toBe(
      'age saddle bladder_bowel both_legs red_now unwell constant leg trauma bones history blood_heart clot other',
    );
  });

  it('reads out at most four things at once, each in one list alone', () => {
    for (const id of ROLL_CALL_IDS) expect(ROLL_CALLS[id].length).toBeLessThanOrEqual(4);
    const named = Object.values(ROLL_CALLS).flat();
    expect([...named].sort()).toEqual([...keysOf(ITEMS)].sort());
  });

  it('says "get checked today" only where being unsure is an emergency by itself', () => {
    expect(YES_NO_IDS.filter(isRed)).toEqual([
      'saddle',
      'bladder_bowel',
      'both_legs',
      'red_now',
      'red_flags_since',
    ]);
  });
});

describe('an age', () => {
  const table: readonly (readonly [number, Answers])[] = [
    [1, { adult: 'no', seventy: 'no' }],
    [17, { adult: 'no', seventy: 'no' }],
    [18, { adult: 'yes', seventy: 'no' }],
    [69, { adult: 'yes', seventy: 'no' }],
    [70, { adult: 'yes', seventy: 'yes' }],
    [104, { adult: 'yes', seventy: 'yes' }],
  ];

  it.each(table)('of %i answers %j', (years, answers) => {
    expect(answersOfAge(years)).toEqual(answers);
  });
});

describe('"none of those"', () => {
  it.each(ROLL_CALL_IDS)('answers all that %s names', (id) => {
    expect(denyAll(id, {})).toEqual(Object.fromEntries([id, ...ROLL_CALLS[id]].map((one) => [one, 'no'])));
  });

  it('takes back nothing that was named before', () => {
    expect(denyAll('history', { cancer: 'yes', steroids: 'unsure' })).toEqual({
      history: 'no',
      weak_immunity: 'no',
      injected_drugs: 'no',
    });
  });
});

describe('an examination', () => {
  it.each(['saddle_examined', 'bladder_bowel_examined', 'trauma_examined'] as const)(
    'by %s counts wherever one is asked about',
    (id) => {
      expect(inferAnswers(id, 'yes')).toEqual({ examined: 'yes' });
    },
  );

  it('that didn’t take place, or that nobody is sure of, says nothing of another', () => {
    expect([inferAnswers('saddle_examined', 'no'), inferAnswers('trauma_examined', 'unsure')]).toEqual([
      {},
      {},
    ]);
  });

  it('is told by no other question', () => {
    const others = YES_NO_IDS.filter(
      (id) => !id.endsWith('_examined') && Object.keys(inferAnswers(id, 'yes')).length > 0,
    );
    expect(others).toEqual([]);
  });
});

describe('each question of a screening belongs to one of the fourteen', () => {
  it.each([
    ['bladder_bowel', 'bladder_bowel'],
    ['seventy', 'age'],
    ['saddle_examined', 'saddle'],
    ['leg_nerve', 'leg'],
    ['sweats', 'unwell'],
    ['sweats_explained', 'unwell'],
    ['trauma_hard', 'trauma'],
    ['other_limit', 'other'],
  ])('%s to %s', (id, one) => {
    expect(findScreening(id)).toBe(one);
  });

  it.each(['examined', 'same_person', 'what_new', 'skin_where', 'pain_now'])('but %s to none', (id) => {
    expect(findScreening(id)).toBeNull();
  });
});
