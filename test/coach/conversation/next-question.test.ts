import { describe, expect, it } from 'vitest';
import { endsUrgently, nextQuestion } from '../../../lambdas/coach/conversation/next-question.ts';
import type { AskedId } from '../../../lambdas/coach/conversation/questions.ts';
import type { SafetyCheck } from '../../../lambdas/coach/screening/safety-state.ts';
import type { Context } from '../../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../../lambdas/coach/conversation/conversation.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { HOUR, type Instant } from '../../../lambdas/coach/shared/time.ts';
import {
  type Answers,
  answersOfAge,
  denyAll,
  inferAnswers,
  isRollCall,
  RED_IDS,
  SCREENING_IDS,
  type ScreeningId,
  YES_NO_IDS,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import { around, NOW, talk } from '../support/talking.ts';

const UNASKED: Partial<SafetyCheck> = {
  answers: {},
  screened: null,
  floor: null,
  pain: null,
};

/** An age that calls for no care. */
const AGE = 40;

/** The questions in the order they come, each answered safely but for those given an answer here. */
function asked(
  checks: Partial<SafetyCheck>,
  given: Answers = {},
  changes: Partial<Conversation> = {},
  context: Partial<Context> = {},
): AskedId[] {
  let conversation = talk({ ...UNASKED, ...checks }, { level: null, ...changes });
  const order: AskedId[] = [];
  for (;;) {
    const id = nextQuestion(conversation, around(context));
    order.push(id);
    if (id === 'ready') return order;
    if (order.length > 40) throw new Error(`expected an end of the questions: ${order.join(' ')}`);
    conversation = {
      ...conversation,
      checks: { ...conversation.checks, ...answer(id, conversation, given) },
    };
  }
}

function answer(id: AskedId, { checks }: Conversation, given: Answers): Partial<SafetyCheck> {
  const known = YES_NO_IDS.find((one) => one === id);
  if (id === 'floor') return { floor: true };
  if (known !== undefined) {
    const safe = ['adult', 'same_person', 'examined', 'allowed', 'trauma_examined'].includes(known)
      ? 'yes'
      : 'no';
    const said = given[known] ?? safe;
    const none = isRollCall(known) && said === 'no' ? denyAll(known, checks.answers) : {};
    return { answers: { ...checks.answers, ...none, [known]: said, ...inferAnswers(known, said) } };
  }
  if (id === 'age') return { answers: { ...checks.answers, ...answersOfAge(AGE) } };
  return id === 'skin_where' ? { soreAreas: ['knee'] } : { pain: 2 };
}

const SET_UP: readonly AskedId[] = ['floor', 'skin_joints', 'pain_now', 'ready'];

/** The questions after one of the fourteen. */
const after = (id: ScreeningId): readonly AskedId[] => SCREENING_IDS.slice(SCREENING_IDS.indexOf(id) + 1);

/** The questions up to one of the fourteen. */
const upTo = (id: ScreeningId): readonly AskedId[] => SCREENING_IDS.slice(0, SCREENING_IDS.indexOf(id) + 1);

describe('a full screening', () => {
  it('asks the fourteen in order, then the set-up', () => {
    expect(asked({})).toEqual([...SCREENING_IDS, ...SET_UP]);
  });

  it('leaves out what was volunteered', () => {
    const answers: Answers = { ...answersOfAge(AGE), ...denyAll('clot', {}), skin_joints: 'no' };
    expect(asked({ answers })).toEqual([
      ...SCREENING_IDS.filter((id) => id !== 'age' && id !== 'clot'),
      ...SET_UP.filter((id) => id !== 'skin_joints'),
    ]);
  });

  it('asks a follow-up right after its question, and for clearance after all fourteen', () => {
    expect(asked({}, { leg: 'yes', leg_worse: 'no', leg_nerve: 'yes' })).toEqual([
      ...upTo('leg'),
      ...(['leg_worse', 'leg_nerve'] as const),
      ...after('leg'),
      ...(['examined', 'told_to_rest'] as const),
      ...SET_UP,
    ]);
  });

  it('asks one by one what a list names, where "yes" or "not sure" was said to it', () => {
    const questions = asked({}, { bones: 'yes', recent_fracture: 'yes' });
    expect(questions).toEqual([
      ...upTo('bones'),
      ...(['brittle_bones', 'slipped_vertebra', 'connective_tissue', 'recent_fracture'] as const),
      ...after('bones'),
      ...(['examined', 'allowed'] as const),
      ...SET_UP,
    ]);
    expect(asked({}, { clot: 'unsure' })).toEqual([
      ...upTo('clot'),
      ...(['clot_now', 'clot_ever'] as const),
      ...after('clot'),
      ...SET_UP,
    ]);
  });

  it('asks a list for the rest, after something of it was named, and what is behind that first', () => {
    const questions = asked({ answers: { clot_ever: 'yes' } }, { clot_past: 'yes' });
    expect(questions).toEqual(['clot_past', ...SCREENING_IDS, ...SET_UP]);
  });

  it('asks of an old sign of nerves since when, and whether it was examined, and then not again', () => {
    const old: Answers = { saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes' };
    expect(asked({}, old)).toEqual([
      ...upTo('saddle'),
      ...(['saddle_recent', 'saddle_examined'] as const),
      ...after('saddle'),
      'allowed',
      ...SET_UP,
    ]);
  });

  it.each([
    ['no clinician examined it', { pregnant: 'yes', other: 'yes', examined: 'no' }, ['examined']],
    ['only an okay lifts it', { pregnant: 'yes', other: 'yes' }, ['examined', 'allowed']],
    ['all else lifts it too', { heart: 'yes', blood_heart: 'yes' }, ['examined', 'told_to_rest']],
    [
      'both are said',
      { heart: 'yes', blood_heart: 'yes', pregnant: 'yes', other: 'yes' },
      ['examined', 'allowed'],
    ],
    ['it is a caution', { blood_thinners: 'yes', aspirin_only: 'yes', blood_heart: 'yes' }, []],
  ] as const)('where %s: asks for clearance by %j', (_, given, clearance) => {
    const questions = asked({}, given);
    const isClearance = (id: AskedId): boolean => ['examined', 'allowed', 'told_to_rest'].includes(id);
    expect(questions.filter(isClearance)).toEqual(clearance);
  });

  it('asks for an okay where the record was blocked, though all answers are safe', () => {
    expect(asked({ wasBlocked: true })).toEqual([...SCREENING_IDS, 'examined', 'allowed', ...SET_UP]);
  });

  it('asks not again what a clinician said before it was asked', () => {
    const answers: Answers = { examined: 'yes', allowed: 'yes' };
    expect(asked({ answers }, { other: 'yes', pregnant: 'yes' })).toEqual([
      ...SCREENING_IDS,
      ...(['pregnant', 'other_condition'] as const),
      ...SET_UP,
    ]);
  });

  it('asks where skin or joints are sore', () => {
    expect(asked({}, { skin_joints: 'yes' }).slice(14)).toEqual([
      'floor',
      'skin_joints',
      'skin_where',
      'pain_now',
      'ready',
    ]);
  });

  it('asks about the floor once: not where it is on record', () => {
    expect(asked({ floor: false }).slice(14)).toEqual(['skin_joints', 'pain_now', 'ready']);
  });

  it('asks whether anything has changed first, where it goes on with one that was left', () => {
    const answers: Answers = { ...answersOfAge(AGE), saddle: 'no' };
    expect(asked({ answers, continued: true })).toEqual(['unchanged', ...after('saddle'), ...SET_UP]);
  });
});

describe('something urgent', () => {
  /** What is asked of someone who has said something urgent, and whether that ends it. */
  function open(answers: Answers, questionSet: SafetyCheck['questionSet'] = 'full'): readonly unknown[] {
    const conversation = talk({ ...UNASKED, questionSet, answers }, { level: null });
    return [nextQuestion(conversation, around()), endsUrgently(conversation)];
  }

  it.each(RED_IDS)('ends nothing before %s is answered', (id) => {
    const answers = Object.fromEntries(RED_IDS.filter((red) => red !== id).map((red) => [red, 'no']));
    expect(open({ ...answers, ill: 'yes' })).toEqual([id, false]);
  });

  it('ends it once all four are', () => {
    const answers = Object.fromEntries(RED_IDS.map((red) => [red, 'no']));
    expect(open({ ...answers, ill: 'yes' })[1]).toBe(true);
  });

  it('ends nothing while what is behind a red answer is open', () => {
    expect(open({ saddle: 'no', bladder_bowel: 'no', both_legs: 'yes', red_now: 'no', ill: 'yes' })).toEqual([
      'both_legs_recent',
      false,
    ]);
  });

  it.each([
    [{ ill: 'yes' }, 'red_flags_since', false],
    [{ ill: 'yes', red_flags_since: 'yes' }, 'what_new', false],
  ] as const)('of someone who comes back, with %j: asks %s first', (answers, id, ends) => {
    expect(open(answers, 'returning')).toEqual([id, ends]);
  });

  it('ends it for someone who comes back and has none of the warning signs', () => {
    expect(open({ ill: 'yes', red_flags_since: 'no' }, 'returning')[1]).toBe(true);
  });
});

describe('someone who comes back', () => {
  const returning: Partial<SafetyCheck> = {
    questionSet: 'returning',
    screeningReason: null,
    floor: true,
  };

  it('answers two questions and the pain', () => {
    expect(asked(returning)).toEqual(['red_flags_since', 'anything_new', 'pain_now', 'ready']);
  });

  it('is asked first whether it is them, where the voice is not recognised', () => {
    expect(asked(returning, {}, { speaker: 'unconfirmed' })).toEqual([
      'same_person',
      'red_flags_since',
      'anything_new',
      'pain_now',
      'ready',
    ]);
  });

  it('is not asked whether it is them where there is no record to be had', () => {
    const questions = asked({}, {}, { speaker: 'unconfirmed' }, { recordStatus: 'unreachable' });
    expect(questions).toEqual([...SCREENING_IDS, ...SET_UP]);
  });

  it('answers no list where a place is taken up, but the set-up that is missing', () => {
    expect(asked({ ...returning, questionSet: 'resume', pain: 3 })).toEqual(['ready']);
  });
});

describe('the day after a routine', () => {
  /** 2026-11-16 at 20:00 UTC. */
  const evening: Instant = NOW + 8 * HOUR;
  const routine = {
    id: 'last',
    at: evening,
    lengthMs: 0,
    done: 5,
    planned: 5,
    heldMs: 0,
    ended: 'finished',
  } as const;
  const progress: PersonRecord = { ...NO_PROGRESS, last: routine };
  const askedAbout: PersonRecord = { ...progress, practice: { ...progress.practice, flareAskedFor: 'last' } };
  const table: readonly (readonly [string, Instant, PersonRecord, Conversation['speaker'], boolean])[] = [
    ['the same evening', evening + 3 * HOUR, progress, 'owner', false],
    ['a minute before midnight', evening + 4 * HOUR - 60_000, progress, 'owner', false],
    ['from midnight', evening + 4 * HOUR, progress, 'owner', true],
    ['the next evening', evening + 24 * HOUR, progress, 'owner', true],
    ['after 72 hours', evening + 72 * HOUR, progress, 'owner', true],
    ['later than 72 hours', evening + 72 * HOUR + 1, progress, 'owner', false],
    ['once it was asked about', evening + 24 * HOUR, askedAbout, 'owner', false],
    ['where no routine is on record', evening + 24 * HOUR, NO_PROGRESS, 'owner', false],
    ['of a guest', evening + 24 * HOUR, progress, 'guest', false],
  ];

  it.each(table)('is asked about: %s', (_, now, known, speaker, isAsked) => {
    const questions = asked(
      { questionSet: 'returning', floor: true },
      {},
      { speaker },
      { now, progress: known },
    );
    expect(questions).toEqual([
      'red_flags_since',
      'anything_new',
      'pain_now',
      ...(isAsked ? ['flare'] : []),
      'ready',
    ]);
  });

  it('is asked about after a full screening too', () => {
    expect(asked({}, {}, {}, { now: evening + 24 * HOUR, progress })).toContain('flare');
  });

  const pains: readonly (readonly [string, number | null, number | 'unsure', number, boolean])[] = [
    ['the pain is higher than before that routine', 2, 3, 0, true],
    ['the pain is as high', 2, 2, 0, false],
    ['the pain is lower', 3, 2, 0, false],
    ['that pain isn’t known', null, 2, 0, true],
    ['today’s pain isn’t known', 2, 'unsure', 0, true],
    ['the pain is lower, but the dose would be raised on the answer', 3, 2, 3, true],
  ];

  it.each(pains)('is asked about where %s', (_, before, pain, easy, isAsked) => {
    const rated = before === null ? [] : [{ run: 'last', at: evening, before, after: null }];
    const known: PersonRecord = {
      ...progress,
      practice: { ...progress.practice, easy },
      recent: { ...progress.recent, pain: rated },
    };
    const questions = asked(
      { questionSet: 'returning', floor: true, pain },
      {},
      {},
      { now: evening + 24 * HOUR, progress: known },
    );
    expect(questions).toEqual(['red_flags_since', 'anything_new', ...(isAsked ? ['flare'] : []), 'ready']);
  });
});
