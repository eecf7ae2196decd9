import { describe, expect, it } from 'vitest';
import {
  ANSWERS,
  type Answers,
  branch,
  ITEMS,
  type ItemId,
  ROLL_CALLS,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import {
  causeOf,
  countsWithOthers,
  isCleared,
  findRegionsLeftOut,
  levelOf,
  needsOkay,
  openFollowUp,
  openIn,
} from '../../../lambdas/coach/screening/triage.ts';
import { keysOf } from '../../../lambdas/coach/shared/keys-of.ts';
import { ALL_SAFE } from '../support/talking.ts';

type Level = ReturnType<typeof levelOf>;

/** With all else answered safely. */
const answering = (answers: Answers): Answers => ({ ...ALL_SAFE, ...answers });

/** Answers, with all else safe; the level they come to; and what is open behind them. */
type Row = readonly [Answers, Level, ReturnType<typeof openFollowUp>];

describe('the level that answers come to', () => {
  const signs = (['saddle', 'bladder_bowel'] as const).flatMap((id): Row[] => {
    const [recent, examined] = [`${id}_recent`, `${id}_examined`] as const;
    return [
      [{ [id]: 'unsure' }, 'emergency', null],
      [{ [id]: 'yes' }, null, recent],
      [{ [id]: 'yes', [recent]: 'yes' }, 'emergency', null],
      [{ [id]: 'yes', [recent]: 'unsure' }, 'emergency', null],
      [{ [id]: 'yes', [recent]: 'no' }, null, examined],
      [{ [id]: 'yes', [recent]: 'no', [examined]: 'no' }, 'urgent', null],
      [{ [id]: 'yes', [recent]: 'no', [examined]: 'unsure' }, 'urgent', null],
      [{ [id]: 'yes', [recent]: 'no', [examined]: 'yes' }, 'refer', null],
    ];
  });
  const table: readonly Row[] = [
    [{}, null, null],
    [{ seventy: 'yes' }, 'caution', null],
    [{ seventy: 'unsure' }, 'caution', null],
    ...signs,
    [{ both_legs: 'unsure' }, 'emergency', null],
    [{ both_legs: 'yes' }, null, 'both_legs_recent'],
    [{ both_legs: 'yes', both_legs_recent: 'yes' }, 'emergency', null],
    [{ both_legs: 'yes', both_legs_recent: 'unsure' }, 'emergency', null],
    [{ both_legs: 'yes', both_legs_recent: 'no' }, 'refer', null],
    [{ red_now: 'unsure' }, 'emergency', null],
    [{ red_now: 'yes' }, null, 'red_now_today'],
    [{ red_now: 'yes', red_now_today: 'yes' }, 'emergency', null],
    [{ red_now: 'yes', red_now_today: 'unsure' }, 'emergency', null],
    [{ red_now: 'yes', red_now_today: 'no' }, 'urgent', null],
    [{ ill: 'yes' }, 'urgent', null],
    [{ ill: 'unsure' }, 'urgent', null],
    [{ weight_loss: 'yes' }, 'urgent', null],
    [{ sweats: 'yes' }, null, 'sweats_explained'],
    [{ sweats: 'yes', sweats_explained: 'yes' }, null, null],
    [{ sweats: 'yes', sweats_explained: 'no' }, 'urgent', null],
    [{ sweats: 'unsure', sweats_explained: 'unsure' }, 'urgent', null],
    [{ lump: 'yes' }, 'urgent', null],
    [{ constant_pain: 'yes' }, null, 'constant_worse'],
    [{ constant_pain: 'yes', constant_worse: 'yes' }, 'urgent', null],
    [{ constant_pain: 'yes', constant_worse: 'unsure' }, 'urgent', null],
    [{ constant_pain: 'yes', constant_worse: 'no' }, 'caution', null],
    [{ leg: 'yes' }, null, 'leg_worse'],
    [{ leg: 'yes', leg_worse: 'yes' }, 'urgent', null],
    [{ leg: 'unsure', leg_worse: 'unsure' }, 'urgent', null],
    [{ leg: 'yes', leg_worse: 'no' }, null, 'leg_nerve'],
    [{ leg: 'yes', leg_worse: 'no', leg_nerve: 'yes' }, 'refer', null],
    [{ leg: 'yes', leg_worse: 'no', leg_nerve: 'unsure' }, 'refer', null],
    [{ leg: 'yes', leg_worse: 'no', leg_nerve: 'no' }, 'caution', null],
    [{ recent_trauma: 'yes' }, null, 'trauma_examined'],
    [{ recent_trauma: 'yes', trauma_examined: 'yes' }, 'refer', null],
    [{ recent_trauma: 'yes', trauma_examined: 'no' }, null, 'trauma_hard'],
    [{ recent_trauma: 'yes', trauma_examined: 'no', trauma_hard: 'no' }, 'urgent', null],
    [{ recent_trauma: 'unsure', trauma_examined: 'unsure', trauma_hard: 'unsure' }, 'emergency', null],
    [{ sudden_start: 'yes' }, null, null],
    [{ sudden_start: 'unsure' }, null, null],
    [{ blood_thinners: 'yes' }, null, 'aspirin_only'],
    [{ blood_thinners: 'yes', aspirin_only: 'yes' }, 'caution', null],
    [{ blood_thinners: 'yes', aspirin_only: 'no' }, 'refer', null],
    [{ blood_thinners: 'unsure', aspirin_only: 'unsure' }, 'refer', null],
    [{ clot_now: 'yes' }, 'urgent', null],
    [{ clot_ever: 'yes' }, null, 'clot_past'],
    [{ clot_ever: 'yes', clot_past: 'yes' }, 'caution', null],
    [{ clot_ever: 'yes', clot_past: 'no' }, 'urgent', null],
    [{ other_condition: 'yes' }, null, 'other_limit'],
    [{ other_condition: 'yes', other_limit: 'no' }, 'caution', null],
    [{ other_condition: 'yes', other_limit: 'yes' }, 'refer', null],
    [{ other_condition: 'yes', other_limit: 'no', pregnant: 'yes' }, 'refer', null],
    [{ heart: 'yes', ill: 'yes' }, 'urgent', null],
    [{ ill: 'yes', saddle: 'unsure' }, 'emergency', null],
  ];

  it.each(table)('%j: %s, asking %s', (answers, level, followUp) => {
    const all = answering(answers);
    expect([levelOf(all), openFollowUp(all)]).toEqual([level, followUp]);
  });

  const refers = keysOf(ITEMS).filter((id) => {
    const leads = branch(id, 'yes');
    return leads === 'refer' || leads === 'refer_until_okay';
  });

  it.each(refers)('of %s alone is to be referred', (id) => {
    expect([levelOf(answering({ [id]: 'yes' })), levelOf(answering({ [id]: 'unsure' }))]).toEqual([
      'refer',
      'refer',
    ]);
  });
});

describe('answers that come to more together', () => {
  const oldSaddle: Answers = { saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes', examined: 'yes' };
  const oldBladder: Answers = {
    bladder_bowel: 'yes',
    bladder_bowel_recent: 'no',
    bladder_bowel_examined: 'yes',
    examined: 'yes',
  };
  const oldLegs: Answers = { both_legs: 'yes', both_legs_recent: 'no' };
  const weakLeg: Answers = { leg: 'yes', leg_worse: 'yes' };
  const constant: Answers = { constant_pain: 'yes', constant_worse: 'no' };
  const table: readonly (readonly [string, Answers, Answers, Level])[] = [
    ['two signs of nerves, however old', oldSaddle, oldBladder, 'emergency'],
    ['two signs of nerves, however old', oldSaddle, oldLegs, 'emergency'],
    ['two signs of nerves, however old', oldBladder, oldLegs, 'emergency'],
    ['a sign of nerves and a leg that gets weaker', oldSaddle, weakLeg, 'emergency'],
    ['a sign of nerves and a leg that gets weaker', oldBladder, weakLeg, 'emergency'],
    ['a sign of nerves and a leg that gets weaker', oldLegs, weakLeg, 'emergency'],
    [
      'a sign of nerves and a leg of which nobody is sure',
      oldLegs,
      { leg: 'yes', leg_worse: 'unsure' },
      'emergency',
    ],
    ['long steroids and a sudden start', { steroids: 'yes' }, { sudden_start: 'yes' }, 'urgent'],
    ['long steroids and a sudden start', { steroids: 'unsure' }, { sudden_start: 'unsure' }, 'urgent'],
    ['seventy and a sudden start', { seventy: 'yes' }, { sudden_start: 'yes' }, 'refer'],
    ['seventy and a sudden start', { seventy: 'unsure' }, { sudden_start: 'unsure' }, 'refer'],
    ...ROLL_CALLS.history.flatMap((id): (readonly [string, Answers, Answers, Level])[] => [
      ['a history, constant pain and no examination', { [id]: 'yes', examined: 'no' }, constant, 'urgent'],
      ['a history, constant pain and who knows', { [id]: 'yes', examined: 'unsure' }, constant, 'urgent'],
      ['a history, constant pain and an examination', { [id]: 'yes', examined: 'yes' }, constant, 'refer'],
      ['a history and constant pain, before that is asked', { [id]: 'yes' }, constant, 'refer'],
      ['a history and no examination', { [id]: 'yes' }, { examined: 'no' }, 'refer'],
    ]),
    [
      'a heart and constant pain, which have nothing to do with each other',
      { heart: 'yes', examined: 'no' },
      constant,
      'refer',
    ],
  ];

  it.each(table)('%s: %j and %j is %s', (_, one, other, level) => {
    expect(levelOf(answering({ ...one, ...other }))).toBe(level);
  });

  it.each([
    [oldSaddle, 'refer'],
    [oldBladder, 'refer'],
    [oldLegs, 'refer'],
    [weakLeg, 'urgent'],
    [{ sudden_start: 'yes' }, null],
    [{ seventy: 'yes' }, 'caution'],
    [constant, 'caution'],
  ] as const)('%j alone is %s', (answers, level) => {
    expect(levelOf(answering(answers))).toBe(level);
  });

  it('have no one answer to name as the cause', () => {
    expect(causeOf(answering({ ...oldSaddle, ...oldLegs }), 'emergency')).toBeNull();
    expect(causeOf(answering({ seventy: 'yes', sudden_start: 'yes' }), 'refer')).toBeNull();
  });

  it.each([
    [oldSaddle, true],
    [oldLegs, true],
    [{ sudden_start: 'yes' }, true],
    [{ steroids: 'unsure' }, true],
    [{ cancer: 'yes' }, false],
    [{ saddle: 'no', steroids: 'no' }, false],
  ] as const)('%j can’t be asked about alone, of someone who comes back: %s', (answers, all) => {
    expect(countsWithOthers(answers)).toBe(all);
  });
});

describe('the cause that the words name', () => {
  const table: readonly (readonly [Answers, Exclude<Level, null>, ReturnType<typeof causeOf>])[] = [
    [{ saddle: 'yes', saddle_recent: 'yes' }, 'emergency', 'saddle_recent'],
    [{ ill: 'yes', heart: 'yes' }, 'urgent', 'ill'],
    [{ ill: 'yes', heart: 'yes' }, 'refer', 'heart'],
    [{ pregnant: 'unsure' }, 'refer', 'pregnant'],
    [{ leg: 'yes', leg_worse: 'no', leg_nerve: 'yes' }, 'refer', 'leg_nerve'],
    [{ heart: 'yes' }, 'urgent', null],
  ];

  it.each(table)('of %j at %s is %s', (answers, level, cause) => {
    expect(causeOf(answering(answers), level)).toBe(cause);
  });
});

describe('what lifts a referral', () => {
  const okay: readonly (readonly [Answers, boolean])[] = [
    [{ saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes' }, true],
    [{ bladder_bowel: 'yes', bladder_bowel_recent: 'no', bladder_bowel_examined: 'yes' }, true],
    [{ both_legs: 'yes', both_legs_recent: 'no' }, false],
    [{ leg: 'yes', leg_worse: 'no', leg_nerve: 'yes' }, false],
    [{ recent_trauma: 'yes', trauma_examined: 'yes' }, false],
    [{ sudden_start: 'yes' }, false],
    [{ seventy: 'yes', sudden_start: 'yes' }, true],
    ...ROLL_CALLS.bones.map((id) => [{ [id]: 'yes' }, true] as const),
    [{ cancer: 'yes' }, false],
    [{ weak_immunity: 'yes' }, false],
    [{ injected_drugs: 'yes' }, false],
    [{ steroids: 'yes' }, true],
    [{ blood_thinners: 'yes', aspirin_only: 'no' }, true],
    [{ blood_thinners: 'yes', aspirin_only: 'yes' }, false],
    [{ heart: 'yes' }, false],
    [{ nerve_damage: 'yes' }, false],
    [{ pregnant: 'unsure' }, true],
    [{ other_condition: 'yes', other_limit: 'yes' }, false],
    [{ heart: 'yes', pregnant: 'yes' }, true],
  ];

  it.each(okay)('of %j is an explicit okay alone: %s', (answers, explicit) => {
    expect(needsOkay(answering(answers))).toBe(explicit);
  });

  const table: readonly (readonly [Answers, okay: boolean, otherwise: boolean])[] = [
    [{}, false, false],
    [{ examined: 'no' }, false, false],
    [{ examined: 'unsure', allowed: 'yes' }, false, false],
    [{ examined: 'yes' }, false, false],
    [{ examined: 'yes', allowed: 'yes' }, true, true],
    [{ examined: 'yes', allowed: 'no' }, false, false],
    [{ examined: 'yes', allowed: 'unsure' }, false, false],
    [{ examined: 'yes', told_to_rest: 'no' }, false, true],
    [{ examined: 'yes', told_to_rest: 'yes' }, false, false],
    [{ examined: 'yes', told_to_rest: 'unsure' }, false, false],
    [{ examined: 'yes', allowed: 'no', told_to_rest: 'no' }, false, true],
    [{ examined: 'no', told_to_rest: 'no' }, false, false],
  ];

  it.each(table)('%j: where only an okay does, %s; otherwise %s', (answers, byOkay, otherwise) => {
    expect([isCleared(answers, true), isCleared(answers, false)]).toEqual([byOkay, otherwise]);
  });
});

describe('what is left out', () => {
  it.each([
    [{}, []],
    [{ leg: 'yes' }, ['hamstrings']],
    [{ leg: 'unsure' }, ['hamstrings']],
    [{ seventy: 'yes' }, ['upper_back']],
    [{ nerve_damage: 'yes' }, ['feet', 'calves']],
    [{ leg: 'yes', seventy: 'unsure' }, ['hamstrings', 'upper_back']],
    [{ heart: 'yes' }, []],
  ] as const)('for %j: %j', (answers, regions) => {
    expect(findRegionsLeftOut(answering(answers))).toEqual(regions);
  });
});

describe('what a question has left to ask', () => {
  const bones: readonly ItemId[] = ROLL_CALLS.bones;
  const table: readonly (readonly [
    string,
    Parameters<typeof openIn>[0],
    Answers,
    ReturnType<typeof openIn>,
  ])[] = [
    ['the age, first', 'age', {}, 'age'],
    ['of someone who says that they are grown up, the other one', 'age', { adult: 'yes' }, 'seventy'],
    ['nothing, once both are known', 'age', { adult: 'yes', seventy: 'no' }, null],
    ['itself', 'saddle', {}, 'saddle'],
    ['nothing, once it is answered', 'saddle', { saddle: 'yes' }, null],
    ['all of a list', 'bones', {}, 'bones'],
    ['nothing after "none"', 'bones', Object.fromEntries(['bones', ...bones].map((id) => [id, 'no'])), null],
    ['the first thing, after "yes"', 'bones', { bones: 'yes' }, 'brittle_bones'],
    ['the next thing', 'bones', { bones: 'unsure', brittle_bones: 'yes' }, 'slipped_vertebra'],
    ['the list, after something was named', 'bones', { brittle_bones: 'yes' }, 'bones'],
    ['nothing, once all of it was named', 'bones', Object.fromEntries(bones.map((id) => [id, 'yes'])), null],
  ];

  it.each(table)('is %s: %s, after %j', (_, id, answers, open) => {
    expect(openIn(id, answers)).toBe(open);
  });

  it('is nothing, whatever it was answered, once each thing of a list is', () => {
    for (const answer of ANSWERS) {
      const all = Object.fromEntries(ROLL_CALLS.clot.map((id) => [id, answer]));
      expect([openIn('clot', all), openIn('clot', { ...all, clot: answer })]).toEqual([null, null]);
    }
  });
});
