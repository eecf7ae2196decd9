import { describe, expect, it } from 'vitest';
import { nextQuestion } from '../../../lambdas/coach/conversation/next-question.ts';
import type { AskedId } from '../../../lambdas/coach/conversation/questions.ts';
import type { SafetyCheck } from '../../../lambdas/coach/screening/safety-state.ts';
import type { Context } from '../../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../../lambdas/coach/conversation/conversation.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { HOUR, type Instant } from '../../../lambdas/coach/shared/time.ts';
import { SCREENING_IDS, YES_NO_IDS, type Answers } from '../../../lambdas/coach/screening/questionnaire.ts';
import { ALL_SAFE, around, NOW, talk } from '../support/talking.ts';

const UNASKED: Partial<SafetyCheck> = {
  answers: {},
  screened: null,
  floor: null,
  pain: null,
  lengthAgreed: false,
};

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
    const safe = ['adult_self', 'same_person', 'examined', 'allowed'].includes(known) ? 'yes' : 'no';
    return { answers: { ...checks.answers, [known]: given[known] ?? safe } };
  }
  if (id === 'skin_where') return { soreAreas: ['knee'] };
  return id === 'pain_now' ? { pain: 2 } : { lengthAgreed: true };
}

const SET_UP: readonly AskedId[] = ['floor', 'skin_joints', 'pain_now', 'length', 'ready'];
const [ADULT, SADDLE, BLADDER, RED, LEGS, ...FROM_TRAUMA] = SCREENING_IDS;
const FOUR_RED = [ADULT, SADDLE, BLADDER, RED, LEGS];

describe('a full screening', () => {
  it('asks the fifteen in order, then the set-up', () => {
    expect(asked({})).toEqual([...SCREENING_IDS, ...SET_UP]);
  });

  it('leaves out what was volunteered', () => {
    const answers: Answers = { adult_self: 'yes', medical: 'no', skin_joints: 'no' };
    expect(asked({ answers })).toEqual([
      ...SCREENING_IDS.filter((id) => id !== 'adult_self' && id !== 'medical'),
      ...SET_UP.filter((id) => id !== 'skin_joints'),
    ]);
  });

  it('asks a follow-up right after its question, and clearance after all fifteen', () => {
    const [trauma, ...later] = FROM_TRAUMA;
    expect(asked({}, { trauma: 'yes', trauma_examined: 'yes' })).toEqual([
      ...FOUR_RED,
      trauma,
      'trauma_examined',
      ...later,
      'examined',
      'allowed',
      ...SET_UP,
    ]);
  });

  it('asks a follow-up of a follow-up right after that', () => {
    const questions = asked({}, { trauma: 'unsure', trauma_examined: 'unsure', trauma_hard: 'no' });
    expect(questions.slice(5, 9)).toEqual(['trauma', 'trauma_examined', 'trauma_hard', 'ill']);
  });

  it('asks the follow-up of something volunteered first', () => {
    expect(asked({ answers: { clot: 'yes' } }, { clot_now: 'no' }).slice(0, 3)).toEqual([
      'clot_now',
      'adult_self',
      'saddle',
    ]);
  });

  it('asks only the first clearance question where no clinician examined it', () => {
    const questions = asked({}, { pregnant: 'yes', examined: 'no' });
    expect(questions.slice(15)).toEqual(['examined', ...SET_UP]);
  });

  it('asks for clearance where the record was blocked, though all answers are safe', () => {
    expect(asked({ wasBlocked: true }).slice(15)).toEqual(['examined', 'allowed', ...SET_UP]);
  });

  it('asks no clearance for a caution', () => {
    expect(asked({}, { other: 'yes', other_limit: 'no' }).slice(15)).toEqual(['other_limit', ...SET_UP]);
  });

  it('asks where skin or joints are sore', () => {
    expect(asked({}, { skin_joints: 'yes' }).slice(15)).toEqual([
      'floor',
      'skin_joints',
      'skin_where',
      'pain_now',
      'length',
      'ready',
    ]);
  });

  it('asks about the floor once: not where it is on record', () => {
    expect(asked({ floor: false }).slice(15)).toEqual(['skin_joints', 'pain_now', 'length', 'ready']);
  });

  it('asks no length where it was agreed', () => {
    expect(asked({ lengthAgreed: true }).slice(15)).toEqual(['floor', 'skin_joints', 'pain_now', 'ready']);
  });
});

describe('someone who comes back', () => {
  const returning: Partial<SafetyCheck> = {
    questionSet: 'returning',
    screeningReason: null,
    floor: true,
    lengthAgreed: true,
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
      { questionSet: 'returning', floor: true, lengthAgreed: true },
      {},
      { speaker },
      { now, progress: known },
    );
    expect(questions).toEqual([
      'red_flags_since',
      'anything_new',
      ...(isAsked ? ['flare'] : []),
      'pain_now',
      'ready',
    ]);
  });

  it('is not asked about in a full screening', () => {
    expect(asked({}, {}, {}, { now: evening + 24 * HOUR, progress })).not.toContain('flare');
  });

  it('is answered already by everything safe', () => {
    expect(asked({ answers: ALL_SAFE }, {}, {}, { now: evening + 24 * HOUR, progress })).toEqual([
      'floor',
      'pain_now',
      'length',
      'ready',
    ]);
  });
});
