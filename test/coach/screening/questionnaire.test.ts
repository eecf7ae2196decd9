import { describe, expect, it } from 'vitest';
import {
  branch,
  CLEARANCE,
  FOLLOW_UPS,
  isRed,
  levelOf,
  openFollowUp,
  RETURNING,
  SCREENING,
  SET_UP,
  YES_NO_IDS,
  type Answers,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import { advance } from '../../../lambdas/coach/advance.ts';
import { ALL_SAFE, around, asking, namesOf, talk, YES } from '../support/talking.ts';
import { whole } from '../support/history.ts';

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

describe('an answer leads', () => {
  const tables: readonly (readonly [string, Readonly<Record<string, unknown>>, Table])[] = [
    [
      'among the fifteen',
      SCREENING,
      {
        adult_self: ['safe', 'not_for_you', 'not_for_you'],
        saddle: unlessNo('emergency'),
        bladder_bowel: unlessNo('emergency'),
        red_now: unlessNo('emergency'),
        both_legs: unlessNo('emergency'),
        trauma: unlessNo('? trauma_examined'),
        ill: unlessNo('urgent'),
        constant: unlessNo('urgent'),
        leg: unlessNo('? leg_worse'),
        clot: unlessNo('? clot_now'),
        history: unlessNo('? history_examined'),
        bones_joints: unlessNo('refer'),
        medical: unlessNo('refer'),
        pregnant: unlessNo('refer'),
        other: unlessNo('? other_limit'),
      },
    ],
    [
      'among the follow-ups',
      FOLLOW_UPS,
      {
        trauma_examined: ['refer', '? trauma_hard', '? trauma_hard'],
        trauma_hard: ['emergency', 'urgent', 'emergency'],
        leg_worse: ['urgent', 'refer', 'urgent'],
        clot_now: ['urgent', 'refer', 'urgent'],
        history_examined: ['refer', 'urgent', 'urgent'],
        other_limit: ['refer', 'caution', 'refer'],
      },
    ],
    [
      'to what lifts a referral only by two times yes',
      CLEARANCE,
      { examined: ['safe', 'refer', 'refer'], allowed: ['safe', 'refer', 'refer'] },
    ],
    [
      'of someone who comes back',
      RETURNING,
      {
        same_person: ['safe', 'stranger', 'stranger'],
        red_flags_since: unlessNo('emergency'),
        anything_new: unlessNo('full_screening'),
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

  it('in the order of the screening', () => {
    expect(Object.keys(SCREENING).join(' ')).toBe(
      'adult_self saddle bladder_bowel red_now both_legs trauma ill constant leg clot history bones_joints medical pregnant other',
    );
  });

  it('to "get checked today" only where being unsure is an emergency by itself', () => {
    expect(YES_NO_IDS.filter(isRed)).toEqual([
      'saddle',
      'bladder_bowel',
      'red_now',
      'both_legs',
      'red_flags_since',
    ]);
  });
});

describe('the level that answers come to', () => {
  const table: readonly (readonly [Answers, ReturnType<typeof levelOf>, ReturnType<typeof openFollowUp>])[] =
    [
      [{}, null, null],
      [ALL_SAFE, null, null],
      [{ bones_joints: 'yes' }, 'refer', null],
      [{ bones_joints: 'yes', ill: 'yes' }, 'urgent', null],
      [{ ill: 'yes', saddle: 'unsure' }, 'emergency', null],
      [{ trauma: 'yes' }, null, 'trauma_examined'],
      [{ trauma: 'yes', trauma_examined: 'yes' }, 'refer', null],
      [{ trauma: 'yes', trauma_examined: 'no' }, null, 'trauma_hard'],
      [{ trauma: 'yes', trauma_examined: 'no', trauma_hard: 'no' }, 'urgent', null],
      [{ trauma: 'unsure', trauma_examined: 'unsure', trauma_hard: 'unsure' }, 'emergency', null],
      [{ leg: 'yes', leg_worse: 'no' }, 'refer', null],
      [{ leg: 'unsure', leg_worse: 'unsure' }, 'urgent', null],
      [{ clot: 'yes', clot_now: 'no' }, 'refer', null],
      [{ history: 'yes', history_examined: 'yes' }, 'refer', null],
      [{ other: 'yes', other_limit: 'no' }, 'caution', null],
      [{ other: 'yes', other_limit: 'no', pregnant: 'yes' }, 'refer', null],
    ];

  it.each(table)('%j: %s, asking %s', (answers, level, followUp) => {
    expect([levelOf(answers), openFollowUp(answers)]).toEqual([level, followUp]);
  });
});

describe('with all else answered safely', () => {
  type Said = 'yes' | 'no' | 'not_sure';
  const rest = ['heard', 'ask floor'];
  const emergency = ['emergency'];
  const checked = (id: string): readonly string[] => [`ask ${id}`];
  const table: readonly (readonly [keyof typeof SCREENING, Said, readonly string[]])[] = [
    ['adult_self', 'yes', rest],
    ['adult_self', 'no', ['not_for_you']],
    ['adult_self', 'not_sure', ['not_for_you']],
    ...(['saddle', 'bladder_bowel', 'red_now', 'both_legs'] as const).flatMap((id) => [
      [id, 'yes', emergency] as const,
      [id, 'no', rest] as const,
      [id, 'not_sure', emergency] as const,
    ]),
    ['trauma', 'yes', ['heard', 'ask trauma_examined']],
    ['trauma', 'no', rest],
    ['trauma', 'not_sure', checked('trauma_examined')],
    ...(['ill', 'constant'] as const).flatMap((id) => [
      [id, 'yes', ['urgent']] as const,
      [id, 'no', rest] as const,
      [id, 'not_sure', ['urgent']] as const,
    ]),
    ['leg', 'yes', ['heard', 'ask leg_worse']],
    ['leg', 'not_sure', checked('leg_worse')],
    ['clot', 'yes', ['heard', 'ask clot_now']],
    ['clot', 'not_sure', checked('clot_now')],
    ['history', 'yes', ['heard', 'ask history_examined']],
    ['history', 'not_sure', checked('history_examined')],
    ...(['bones_joints', 'medical', 'pregnant'] as const).flatMap((id) => [
      [id, 'yes', ['heard', 'ask examined']] as const,
      [id, 'no', rest] as const,
      [id, 'not_sure', checked('examined')] as const,
    ]),
    ['other', 'yes', ['heard', 'ask other_limit']],
    ['other', 'not_sure', checked('other_limit')],
  ];

  it.each(table)('%s: "%s" is answered with %j', (id, said, acts) => {
    const answers = Object.fromEntries(Object.entries(ALL_SAFE).filter(([known]) => known !== id));
    const conversation = talk(
      { answers, screened: null, floor: null, pain: null },
      { level: null, asked: { ...asking(id), exampleGiven: said === 'not_sure' } },
    );
    expect(
      namesOf(
        whole(advance(conversation, said === 'yes' ? YES : { type: said }, around({ recordStatus: 'none' }))),
      ),
    ).toEqual(acts);
  });

  it('the first "not sure" gets an example, and no answer is recorded', () => {
    const conversation = talk({ answers: {}, screened: null }, { level: null, asked: asking('saddle') });
    const turn = whole(advance(conversation, { type: 'not_sure' }, around()));
    expect([turn.conversation.checks.answers, turn.conversation.asked, turn.facts]).toEqual([
      {},
      { ...asking('saddle'), exampleGiven: true, form: 'example' },
      [],
    ]);
  });
});
