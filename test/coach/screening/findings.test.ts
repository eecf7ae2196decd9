import { describe, expect, it } from 'vitest';
import { TRIAGE_LEVELS } from '../../../lambdas/coach/screening/triage-level.ts';
import {
  ANSWERS,
  branch,
  YES_NO_IDS,
  type Answer,
  type Answers,
  type YesNoId,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import {
  answersOf,
  belongsTo,
  deniesAll,
  getFinding,
  FINDING_IDS,
  type FindingId,
} from '../../../lambdas/coach/screening/findings.ts';

type Severity = (typeof TRIAGE_LEVELS)[number];

const severest = (levels: readonly Severity[]): Severity =>
  TRIAGE_LEVELS.findLast((level) => levels.includes(level)) ?? 'ok';
const mildest = (levels: readonly Severity[]): Severity =>
  TRIAGE_LEVELS.find((level) => levels.includes(level)) ?? 'ok';

/** What an answer comes to at best: where it asks on, the mildest of what that can be answered with. */
function atBest(id: YesNoId, answer: Answer, given: Answers): Severity {
  const leads = branch(id, answer);
  if (typeof leads === 'object') {
    const { ask } = leads;
    if (ask === 'skin_where') return 'ok';
    const said = given[ask];
    return mildest((said === undefined ? ANSWERS : [said]).map((next) => atBest(ask, next, given)));
  }
  switch (leads) {
    case 'safe':
      return 'ok';
    case 'not_for_you':
    case 'no_routine':
    case 'stranger':
    case 'full_screening':
      return 'refer';
    case 'caution':
    case 'refer':
    case 'urgent':
    case 'emergency':
      return leads;
  }
}

/** The mildest that someone with a thing can come to by the questions. */
function atBestWith(id: FindingId): Severity {
  const given: Answers = getFinding(id).answers;
  return severest(
    YES_NO_IDS.flatMap((asked) => {
      const answer = given[asked];
      return answer === undefined ? [] : [atBest(asked, answer, given)];
    }),
  );
}

const milderThanAsked = (id: FindingId): boolean =>
  TRIAGE_LEVELS.indexOf(getFinding(id).level) < TRIAGE_LEVELS.indexOf(atBestWith(id));

describe('a thing said outside the questions', () => {
  it('is never milder than its answers at best, but for a feeling of no named place, which ends the day', () => {
    const milder = FINDING_IDS.filter(milderThanAsked).map((id) => [
      id,
      getFinding(id).level,
      getFinding(id).stop,
    ]);
    expect(milder).toEqual([
      ['numbness', 'caution', 'sensation'],
      ['tingling', 'caution', 'sensation'],
      ['shooting_pain', 'caution', 'sensation'],
    ]);
  });

  it('ends the routine: by its level, or in words of its own', () => {
    const goesOn = FINDING_IDS.filter(
      (id) => getFinding(id).level === 'caution' && getFinding(id).stop === undefined,
    );
    expect(goesOn).toEqual([]);
  });

  const levels: readonly (readonly [Severity, readonly FindingId[]])[] = [
    [
      'emergency',
      [
        'saddle_numbness',
        'bladder_bowel',
        'sexual_change',
        'chest_pain',
        'breathless',
        'fainting',
        'belly_pain',
        'tearing_pain',
        'overdose',
        'both_legs',
      ],
    ],
    [
      'urgent',
      ['fever', 'night_sweats', 'feeling_ill', 'weight_loss', 'constant_pain', 'lump', 'leg_weakness'],
    ],
    [
      'refer',
      ['leg_pain', 'leg_numbness', 'both_legs_old', 'blood_thinners', 'pregnancy', 'brittle_bones', 'heart'],
    ],
    ['caution', ['dizzy', 'back_worse', 'pop', 'sharp_pain', 'intoxicated', 'sore_skin']],
  ];

  it.each(levels)('is %s: %j', (level, ids) => {
    expect(ids.map((id) => [id, getFinding(id).level])).toEqual(ids.map((id) => [id, level]));
  });
});

describe('a thing said while a question is asked', () => {
  const table: readonly (readonly [FindingId, YesNoId | null, Answers])[] = [
    ['blood_thinners', 'ill', { medical: 'yes' }],
    ['fever', 'ill', { ill: 'yes' }],
    ['numbness', 'saddle', { leg: 'yes', saddle: 'yes' }],
    ['numbness', null, { leg: 'yes' }],
    ['dizzy', 'red_now', { red_now: 'yes' }],
    ['dizzy', 'leg', {}],
    ['leg_weakness', 'leg', { leg: 'yes', leg_worse: 'yes' }],
    ['leg_weakness', 'red_flags_since', { leg: 'yes', leg_worse: 'yes', red_flags_since: 'yes' }],
    ['chest_pain', 'pregnant', { red_now: 'yes' }],
    ['chest_pain', 'red_flags_since', { red_now: 'yes', red_flags_since: 'yes' }],
    ['sharp_pain', null, {}],
    ['both_legs_old', 'both_legs', { both_legs: 'no' }],
    ['under_eighteen', 'adult_self', { adult_self: 'no' }],
  ];

  it.each(table)('%s at %s answers %j', (id, asked, answers) => {
    expect(answersOf(id, asked)).toEqual(answers);
  });
});

describe('denying', () => {
  const whole: readonly (readonly [FindingId, YesNoId, boolean])[] = [
    ['numbness', 'saddle', true],
    ['saddle_numbness', 'saddle', true],
    ['pregnancy', 'pregnant', true],
    ['back_worse', 'flare', true],
    ['chest_pain', 'red_now', false],
    ['numbness', 'both_legs', false],
    ['numbness', 'leg', false],
    ['fever', 'ill', false],
    ['blood_clot', 'clot', false],
    ['chest_pain', 'red_flags_since', false],
  ];

  it.each(whole)('%s at %s denies all that it asks: %s', (id, asked, all) => {
    expect(deniesAll(id, asked)).toBe(all);
  });

  const parts: readonly (readonly [FindingId, YesNoId, boolean])[] = [
    ['chest_pain', 'red_now', true],
    ['breathless', 'red_now', true],
    ['fever', 'ill', true],
    ['blood_clot', 'clot', true],
    ['chest_pain', 'red_flags_since', true],
    ['saddle_numbness', 'red_flags_since', true],
    ['blood_thinners', 'ill', false],
    ['chest_pain', 'saddle', false],
    ['pregnancy', 'other', false],
  ];

  it.each(parts)('%s is one of the things %s asks about: %s', (id, asked, belongs) => {
    expect(belongsTo(id, asked)).toBe(belongs);
  });

  it('all of a question is only possible with what the question asks about', () => {
    const strays = FINDING_IDS.flatMap((id) =>
      YES_NO_IDS.filter((asked) => deniesAll(id, asked) && !belongsTo(id, asked)).map((asked) => [id, asked]),
    );
    expect(strays).toEqual([]);
  });
});
