import { describe, expect, it } from 'vitest';
import { TRIAGE_LEVELS } from '../../../lambdas/coach/screening/triage-level.ts';
import {
  ANSWERS,
  branch,
  isRollCall,
  YES_NO_IDS,
  type Answer,
  type Answers,
  type YesNoId,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import {
  answersOf,
  deniesAll,
  FINDING_IDS,
  type FindingId,
  getFinding,
  isEmergency,
  itemsDenied,
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
    if (ask === 'skin_where' || ask === 'what_new') return 'ok';
    const said = given[ask];
    return mildest((said === undefined ? ANSWERS : [said]).map((next) => atBest(ask, next, given)));
  }
  switch (leads) {
    case 'safe':
    case 'counts_with_others':
    case 'one_by_one':
      return 'ok';
    case 'not_for_you':
    case 'no_routine':
    case 'stranger':
    case 'full_screening':
    case 'refer_until_okay':
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
  it('is never milder than its answers at best', () => {
    const milder = FINDING_IDS.filter(milderThanAsked).map((id) => [
      id,
      getFinding(id).level,
      getFinding(id).stop,
    ]);
    expect(milder).toEqual([]);
  });

  it('ends the routine by its level, in words of its own, or, of two conditions, goes on gently', () => {
    const gently = FINDING_IDS.filter(
      (id) => getFinding(id).level === 'caution' && getFinding(id).stop === undefined,
    );
    expect(gently).toEqual(['loose_joints', 'aspirin']);
  });

  it('ends nothing only where nothing follows from it', () => {
    expect(FINDING_IDS.filter((id) => getFinding(id).level === 'ok')).toEqual([
      'hot_flushes',
      'no_sore_spot',
      'implant',
      'beyond_pregnancy',
    ]);
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
      ['fever', 'night_sweats', 'feeling_ill', 'weight_loss', 'effort_chest_pain', 'lump', 'leg_weakness'],
    ],
    [
      'refer',
      [
        'constant_pain',
        'leg_pain',
        'leg_numbness',
        'both_legs_old',
        'blood_thinners',
        'pregnancy',
        'brittle_bones',
        'heart',
      ],
    ],
    ['caution', ['dizzy', 'back_worse', 'pop', 'sharp_pain', 'intoxicated', 'sore_skin']],
  ];

  it.each(levels)('is %s: %j', (level, ids) => {
    expect(ids.map((id) => [id, getFinding(id).level])).toEqual(ids.map((id) => [id, level]));
  });
});

describe('a thing said while a question is asked', () => {
  const table: readonly (readonly [FindingId, YesNoId | null, Answers])[] = [
    ['blood_thinners', 'unwell', { blood_thinners: 'yes', aspirin_only: 'no' }],
    ['aspirin', 'blood_heart', { blood_thinners: 'yes', aspirin_only: 'yes' }],
    ['fever', 'unwell', { ill: 'yes' }],
    ['hot_flushes', 'unwell', { sweats: 'yes', sweats_explained: 'yes' }],
    ['numbness', 'saddle', { leg: 'yes', saddle: 'yes' }],
    ['tingling', 'saddle', { leg: 'yes', saddle: 'yes' }],
    ['numbness', null, { leg: 'yes' }],
    ['tingling', 'leg', { leg: 'yes', leg_nerve: 'yes' }],
    ['shooting_pain', 'leg', { leg: 'yes' }],
    ['leg_numbness', 'unwell', { leg: 'yes', leg_nerve: 'yes' }],
    ['dizzy', 'red_now', { red_now: 'yes' }],
    ['dizzy', 'leg', {}],
    ['effort_chest_pain', 'red_now', { red_now: 'yes', red_now_today: 'no' }],
    ['leg_pain', 'both_legs', { leg: 'yes', both_legs: 'yes' }],
    ['leg_weakness', 'leg', { leg: 'yes', leg_worse: 'yes' }],
    ['leg_weakness', 'red_flags_since', { leg: 'yes', leg_worse: 'yes', red_flags_since: 'yes' }],
    ['chest_pain', 'other', { red_now: 'yes' }],
    ['chest_pain', 'red_flags_since', { red_now: 'yes', red_flags_since: 'yes' }],
    ['sharp_pain', null, {}],
    ['sharp_pain', 'leg', { leg: 'yes' }],
    ['back_worse', 'constant_worse', { constant_worse: 'yes' }],
    ['both_legs_old', 'both_legs', { both_legs: 'yes', both_legs_recent: 'no' }],
    ['implant', 'blood_heart', {}],
    ['implant', 'bones', { bones: 'yes' }],
    ['loose_joints', 'bones', {}],
    ['beyond_pregnancy', 'other', { pregnant: 'no' }],
    ['under_eighteen', 'adult', { adult: 'no' }],
  ];

  it.each(table)('%s at %s answers %j', (id, asked, answers) => {
    expect(answersOf(id, { asked, oneSided: false })).toEqual(answers);
  });

  const oneSided: readonly (readonly [FindingId, Answers])[] = [
    ['leg_pain', { leg: 'yes', both_legs: 'no' }],
    ['numbness', { leg: 'yes', leg_nerve: 'yes', both_legs: 'no' }],
    ['leg_weakness', { leg: 'yes', leg_worse: 'yes', both_legs: 'no' }],
    ['fever', { ill: 'yes' }],
  ];

  it.each(oneSided)('%s of one side isn’t both legs: %j', (id, answers) => {
    expect(answersOf(id, { asked: 'both_legs', oneSided: true })).toEqual(answers);
  });
});

describe('a thing by its name calls for help now', () => {
  const NEW = { old: false, oneSided: false };
  const table: readonly (readonly [FindingId, Parameters<typeof isEmergency>[1], boolean])[] = [
    ['saddle_numbness', { asked: null, ...NEW }, true],
    ['saddle_numbness', { asked: 'clot', ...NEW }, true],
    ['saddle_numbness', { asked: 'saddle', old: true, oneSided: false }, false],
    ['both_legs', { asked: null, ...NEW }, true],
    ['both_legs_old', { asked: 'both_legs', ...NEW }, false],
    ['numbness', { asked: 'saddle', ...NEW }, true],
    ['numbness', { asked: 'both_legs', ...NEW }, true],
    ['numbness', { asked: 'both_legs', old: false, oneSided: true }, false],
    ['numbness', { asked: 'leg', ...NEW }, false],
    ['numbness', { asked: null, ...NEW }, false],
    ['leg_weakness', { asked: 'red_flags_since', ...NEW }, true],
    // What of these it is has to be asked: faint, or only giddy; on effort, or at rest.
    ['dizzy', { asked: 'red_now', ...NEW }, false],
    ['effort_chest_pain', { asked: 'red_now', ...NEW }, false],
    ['fever', { asked: 'unwell', ...NEW }, false],
  ];

  it.each(table)('%s, said with %j: %s', (id, said, calls) => {
    expect(isEmergency(id, said)).toBe(calls);
  });
});

describe('denying', () => {
  const whole: readonly (readonly [FindingId, YesNoId, boolean])[] = [
    // Asked is numbness or tingling: denying the one leaves the other open.
    ['numbness', 'saddle', false],
    ['saddle_numbness', 'saddle', false],
    ['tingling', 'saddle', false],
    ['pregnancy', 'pregnant', true],
    ['cancer', 'cancer', true],
    ['fever', 'ill', false],
    ['back_worse', 'flare', true],
    ['chest_pain', 'red_now', false],
    ['numbness', 'both_legs', false],
    ['numbness', 'leg', false],
    ['fever', 'unwell', false],
    ['cancer', 'history', false],
    ['blood_clot', 'clot_ever', true],
    ['chest_pain', 'red_flags_since', false],
  ];

  it.each(whole)('%s at %s denies all that it asks: %s', (id, asked, all) => {
    expect(deniesAll(id, asked)).toBe(all);
  });

  it('never denies all that a list reads out', () => {
    const all = YES_NO_IDS.filter(isRollCall).filter((call) => FINDING_IDS.some((id) => deniesAll(id, call)));
    expect(all).toEqual([]);
  });

  it.each([
    ['cancer', 'history', ['cancer']],
    ['weight_loss', 'unwell', ['weight_loss']],
    ['fever', 'unwell', []],
    ['surgery', 'bones', []],
    ['chest_pain', 'history', []],
  ] as const)('%s at %s denies of the list: %j', (id, call, items) => {
    expect(itemsDenied(id, call)).toEqual(items);
  });
});
