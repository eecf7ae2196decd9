import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SafetyCheck } from '../../../lambdas/coach/screening/safety-state.ts';
import type { Conversation } from '../../../lambdas/coach/conversation/conversation.ts';
import { launch } from '../../../lambdas/coach/transitions/launch.ts';
import { TRIAGE_LEVELS } from '../../../lambdas/coach/screening/triage-level.ts';
import { permissionInForce } from '../../../lambdas/coach/screening/permission.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { DAY } from '../../../lambdas/coach/shared/time.ts';
import {
  AGE,
  ANSWERS,
  ITEMS,
  LEG,
  RED_IDS,
  SCREENING_VERSION,
  YES_NO_IDS,
  type Answers,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import { levelOf, openFollowUp } from '../../../lambdas/coach/screening/triage.ts';
import { keysOf } from '../../../lambdas/coach/shared/keys-of.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { ALL_SAFE, around, concluded, NOW, talk } from '../support/talking.ts';

/** What a full screening leaves answered: each single question, and each thing that the roll calls name. */
const ASKED_OF_ALL = [...keysOf(AGE), ...RED_IDS, ...keysOf(LEG), ...keysOf(ITEMS)];

const RETURNED: Partial<SafetyCheck> = {
  questionSet: 'returning',
  screeningReason: null,
  answers: { red_flags_since: 'no', anything_new: 'no' },
};
const screened = (outcome: 'ok' | 'gentle' | 'blocked', days = 0): Partial<SafetyCheck> => ({
  screened: concluded({ outcome, at: NOW - days * DAY }),
});
const answering = (answers: Answers): Partial<SafetyCheck> => ({ answers: { ...ALL_SAFE, ...answers } });
const unanswered = (id: keyof Answers): Partial<SafetyCheck> => ({
  answers: Object.fromEntries(Object.entries(ALL_SAFE).filter(([known]) => known !== id)),
});

/** What allows rolling now: the mode, or nothing. */
function modeOf(conversation: Conversation): 'usual' | 'gentle' | null {
  const permission = permissionInForce(conversation, NOW);
  return permission === null ? null : permission.gentle ? 'gentle' : 'usual';
}

type Row = readonly [string, Partial<SafetyCheck>, Partial<Conversation>, ReturnType<typeof modeOf>];

describe('a permission, of someone who comes back', () => {
  const table: readonly Row[] = [
    ['is in force with everything answered', {}, {}, 'usual'],
    ['is gentle by the screening', screened('gentle'), {}, 'gentle'],
    ['is in force short of 30 days', screened('ok', 29.999), {}, 'usual'],
    [
      'lasts its session: an hour longer than a launch would allow',
      screened('ok', 30 + 0.99 / 24),
      {},
      'usual',
    ],
    ['is not, beyond that hour', screened('ok', 30 + 1 / 24), {}, null],
    ['is not, from the future', screened('ok', -0.001), {}, null],
    [
      'is as old as its last full screening, whatever was asked about alone since then',
      { screened: concluded({ askedAllAt: NOW - 31 * DAY }) },
      {},
      null,
    ],
    ['is not, without a screening', { screened: null }, {}, null],
    ['is not, blocked', screened('blocked'), {}, null],
    ['is not, of another version', { screened: concluded({ version: SCREENING_VERSION - 1 }) }, {}, null],
    ['is not, with red_flags_since unanswered', { answers: { anything_new: 'no' } }, {}, null],
    ['is not, with anything_new unanswered', { answers: { red_flags_since: 'no' } }, {}, null],
    [
      'is not, with red_flags_since yes',
      { answers: { red_flags_since: 'yes', anything_new: 'no' } },
      {},
      null,
    ],
    [
      'is not, with red_flags_since unsure',
      { answers: { red_flags_since: 'unsure', anything_new: 'no' } },
      {},
      null,
    ],
    [
      'is not, with something new that calls for a clearance',
      { answers: { red_flags_since: 'no', anything_new: 'no', heart: 'yes' } },
      { level: 'refer' },
      null,
    ],
    [
      'is in force with something new that was cleared',
      {
        ...screened('gentle'),
        answers: {
          red_flags_since: 'no',
          anything_new: 'no',
          heart: 'yes',
          examined: 'yes',
          told_to_rest: 'no',
        },
      },
      { level: 'refer' },
      'gentle',
    ],
    [
      'is not, with something new that is urgent',
      { answers: { red_flags_since: 'no', anything_new: 'no', ill: 'yes' } },
      {},
      null,
    ],
    [
      'is not, with a follow-up to something new open',
      { answers: { red_flags_since: 'no', anything_new: 'no', leg: 'yes' } },
      {},
      null,
    ],
    ['is not, with anything_new yes', { answers: { red_flags_since: 'no', anything_new: 'yes' } }, {}, null],
    [
      'is not, with anything_new unsure',
      { answers: { red_flags_since: 'no', anything_new: 'unsure' } },
      {},
      null,
    ],
    ['is not, before the speaker is known', {}, { speaker: 'unconfirmed' }, null],
    ['is not, of somebody else', {}, { speaker: 'guest' }, null],
    ['is not, before the floor is known', { floor: null }, {}, null],
    ['is not, before the pain is known', { pain: null }, {}, null],
    ['is gentle at pain 6', { pain: 6 }, {}, 'gentle'],
    ['is gentle at pain 7', { pain: 7 }, {}, 'gentle'],
    ['is gentle where the pain is unsure', { pain: 'unsure' }, {}, 'gentle'],
    ['is usual at pain 5', { pain: 5 }, {}, 'usual'],
    ['is not, at pain 8', { pain: 8 }, {}, null],
    [
      'is not, with something sore and nothing said of where',
      { answers: { red_flags_since: 'no', anything_new: 'no', skin_joints: 'yes' } },
      {},
      null,
    ],
    [
      'is not, unsure whether something is sore',
      { answers: { red_flags_since: 'no', anything_new: 'no', skin_joints: 'unsure' } },
      {},
      null,
    ],
    ['is in force at caution', {}, { level: 'caution' }, 'usual'],
    ['is not, at refer', {}, { level: 'refer' }, null],
    ['is not, at urgent', {}, { level: 'urgent' }, null],
    ['is not, at emergency', {}, { level: 'emergency' }, null],
  ];

  it.each(table)('%s', (_, checks, changes, mode) => {
    expect(modeOf(talk({ ...RETURNED, ...checks }, changes))).toBe(mode);
  });

  /** What a launch asks first of somebody screened so many days ago who was last here so many days ago. */
  function askedFirst(screenedDaysAgo: number, lastHereDaysAgo: number): string {
    const progress: PersonRecord = {
      ...NO_PROGRESS,
      screened: concluded({ at: NOW - screenedDaysAgo * DAY }),
      lastAt: NOW - lastHereDaysAgo * DAY,
    };
    return launch(around({ progress })).conversation.asked.id;
  }

  it('survives a gap of under 14 days, and no longer one', () => {
    expect([askedFirst(20, 13.999), askedFirst(20, 14)]).toEqual(['red_flags_since', 'age']);
  });

  it('is judged by its age at the launch, without the hour', () => {
    expect([askedFirst(29.999, 1), askedFirst(30, 1)]).toEqual(['red_flags_since', 'age']);
  });

  it('counts as none where it is dated in the future', () => {
    expect(askedFirst(-0.001, 1)).toBe('age');
  });
});

/** Both long examined, and allowed. */
const TWO_OLD_SIGNS: Answers = {
  ...{ saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes' },
  ...{ both_legs: 'yes', both_legs_recent: 'no', examined: 'yes', allowed: 'yes' },
};

describe('a permission, by a full screening', () => {
  const table: readonly Row[] = [
    ['is in force with everything answered', {}, {}, 'usual'],
    ...ASKED_OF_ALL.map((id): Row => [`is not, with ${id} unanswered`, unanswered(id), {}, null]),
    ['is not, with skin_joints unanswered', unanswered('skin_joints'), {}, null],
    ['is not, with something sore and nothing said of where', answering({ skin_joints: 'yes' }), {}, null],
    [
      'is in force once the place is known',
      { ...answering({ skin_joints: 'yes' }), soreAreas: ['knee'] },
      {},
      'usual',
    ],
    ['is not, unsure whether something is sore', answering({ skin_joints: 'unsure' }), {}, null],
    ['is not, of someone under age', answering({ adult: 'no' }), {}, null],
    ['is not, at an emergency', answering({ red_now: 'unsure' }), {}, null],
    ['is not, at two that come to an emergency together', answering(TWO_OLD_SIGNS), {}, null],
    ['is not, while what is behind an answer is open', answering({ leg: 'yes' }), {}, null],
    [
      'is not, before it is known whether anything has changed since it was left',
      { continued: true },
      {},
      null,
    ],
    ['is in force once nothing has', { ...answering({ unchanged: 'no' }), continued: true }, {}, 'usual'],
    ['is not, at something urgent', answering({ ill: 'unsure' }), {}, null],
    [
      'is not, at refer',
      { ...screened('gentle'), ...answering({ pregnant: 'yes' }) },
      { level: 'refer' },
      null,
    ],
    [
      'is not, examined but not allowed',
      { ...screened('gentle'), ...answering({ pregnant: 'yes', examined: 'yes', allowed: 'no' }) },
      { level: 'refer' },
      null,
    ],
    [
      'is not, examined and not told to rest, where only an okay lifts it',
      { ...screened('gentle'), ...answering({ pregnant: 'yes', examined: 'yes', told_to_rest: 'no' }) },
      { level: 'refer' },
      null,
    ],
    [
      'is gentle, examined and not told to rest, for all else',
      { ...screened('gentle'), ...answering({ heart: 'yes', examined: 'yes', told_to_rest: 'no' }) },
      { level: 'refer' },
      'gentle',
    ],
    [
      'is not, of a record that was blocked, by less than an okay',
      {
        ...screened('gentle'),
        ...answering({ heart: 'yes', examined: 'yes', told_to_rest: 'no' }),
        wasBlocked: true,
      },
      { level: 'refer' },
      null,
    ],
    [
      'is gentle, examined and allowed',
      { ...screened('gentle'), ...answering({ pregnant: 'yes', examined: 'yes', allowed: 'yes' }) },
      { level: 'refer' },
      'gentle',
    ],
    [
      'is not, allowed at something urgent',
      { ...screened('gentle'), ...answering({ examined: 'yes', allowed: 'yes' }) },
      { level: 'urgent' },
      null,
    ],
  ];

  it.each(table)('%s', (_, checks, changes, mode) => {
    expect(modeOf(talk(checks, changes))).toBe(mode);
  });
});

describe('a permission, of a place taken up', () => {
  it('takes the word that it is them, and nothing less', () => {
    const checks: Partial<SafetyCheck> = { questionSet: 'resume', answers: {}, pain: null };
    expect([modeOf(talk(checks)), modeOf(talk({ ...checks, tookUp: true }))]).toEqual([null, 'usual']);
  });
});

describe('a permission, whatever was said', () => {
  const mostlySafe: fc.Arbitrary<Answers> = fc
    .tuple(
      fc.constantFrom(ALL_SAFE, { ...ALL_SAFE, red_flags_since: 'no', anything_new: 'no' } as const, {}),
      fc.array(fc.tuple(fc.constantFrom(...YES_NO_IDS), fc.option(fc.constantFrom(...ANSWERS))), {
        maxLength: 3,
      }),
    )
    .map(([safe, changed]) => {
      const answers: Partial<Record<(typeof YES_NO_IDS)[number], (typeof ANSWERS)[number]>> = { ...safe };
      for (const [id, answer] of changed) {
        if (answer === null) Reflect.deleteProperty(answers, id);
        else answers[id] = answer;
      }
      return answers;
    });
  const conversations: fc.Arbitrary<Conversation> = fc
    .record({
      answers: mostlySafe,
      questionSet: fc.constantFrom('full', 'returning', 'resume'),
      screened: fc.oneof(
        { weight: 3, arbitrary: fc.constant(talk().checks.screened) },
        fc.constantFrom(screened('blocked').screened ?? null, screened('gentle').screened ?? null, null),
      ),
      level: fc.oneof(
        { weight: 3, arbitrary: fc.constant('ok' as const) },
        fc.constantFrom(null, ...TRIAGE_LEVELS),
      ),
      speaker: fc.constantFrom('owner', 'guest', 'unconfirmed'),
      pain: fc.constantFrom(2, 6, 9, 'unsure' as const, null),
      tookUp: fc.boolean(),
    })
    .map(({ level, speaker, ...checks }) => talk(checks, { level, speaker }));

  /** Nothing that was said against rolling may stand beside a permission. */
  function neverWith(isAgainst: (conversation: Conversation) => boolean): void {
    fc.assert(
      fc.property(conversations, (conversation) => !isAgainst(conversation) || modeOf(conversation) === null),
      { ...SAME_EXAMPLES, numRuns: 5000 },
    );
  }

  it('is in force in some', () => {
    const modes = fc.sample(conversations, { seed: SAME_EXAMPLES.seed, numRuns: 500 }).map(modeOf);
    expect(new Set(modes)).toEqual(new Set(['usual', 'gentle', null]));
  });

  it('is not in force with the screening blocked or absent', () => {
    neverWith(({ checks }) => checks.screened === null || checks.screened.outcome === 'blocked');
  });

  it('is not in force at a level of emergency or urgent', () => {
    neverWith(({ level }) => level === 'emergency' || level === 'urgent');
  });

  it("is not in force with a question of the list's unanswered", () => {
    neverWith(({ checks: { questionSet, answers } }) => {
      const ids = {
        full: ASKED_OF_ALL,
        returning: ['red_flags_since', 'anything_new'] as const,
        resume: [],
      }[questionSet];
      return ids.some((id) => answers[id] === undefined);
    });
  });

  it('is not in force with a follow-up unanswered', () => {
    neverWith(
      ({ checks: { questionSet, answers } }) => questionSet === 'full' && openFollowUp(answers) !== null,
    );
  });

  it('is not in force with answers that come to emergency or urgent', () => {
    neverWith(({ checks }) => ['emergency', 'urgent'].includes(levelOf(checks.answers) ?? 'ok'));
  });
});
