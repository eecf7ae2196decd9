/** What counts as an answer, and what never does: rules 1 to 4 of the screening, and "misheard isn't unsure". */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import type { Asked, Conversation } from '../../../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent } from '../../../../lambdas/coach/conversation/events.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import {
  type Answers,
  RED_IDS,
  type RollCallId,
  ROLL_CALLS,
  type YesNoId,
} from '../../../../lambdas/coach/screening/questionnaire.ts';
import { whole } from '../../support/history.ts';
import {
  ALL_SAFE,
  around,
  asking,
  have,
  haveUnknown,
  namesOf,
  NO,
  number,
  talk,
  YES,
} from '../../support/talking.ts';

/** All safe but for what is taken out, and what a question behind it would be answered with. */
function without(...ids: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(ALL_SAFE).filter(([id]) => !ids.includes(id)));
}

/** What is said to a question of a full screening, when nothing else is answered, or what is given. */
function said(
  id: YesNoId | 'age',
  event: CoachEvent,
  changes: Partial<Asked> = {},
  answers: Answers = {},
): Turn {
  const conversation = talk(
    { answers, screened: null, floor: null, pain: null },
    { level: null, asked: { ...asking(id), ...changes } },
  );
  return whole(advance(conversation, event, around({ recordStatus: 'none' })));
}

const answersIn = ({ conversation }: Turn): Answers => conversation.checks.answers;
const believed: CoachEvent = { type: 'no', how: 'believed' };
const slight: CoachEvent = { type: 'no', how: 'slight' };
const EXAMPLE = { exampleGiven: true, form: 'example' } as const;

describe.each(RED_IDS)('at the red question %s', (id) => {
  it('only a plain no is a no', () => {
    expect(answersIn(said(id, NO))).toEqual({ [id]: 'no' });
  });

  it('a tick tells that a plain no was heard, and nothing else does', () => {
    const ticks = [NO, YES, believed, { type: 'unclear' } as const].map((event) => {
      const turn = said(id, event);
      return turn.then === 'ask' && turn.tick === true;
    });
    expect(ticks).toEqual([true, false, false, false]);
  });

  it('"I don’t think so" brings the example, and counts the second time', () => {
    const first = said(id, believed);
    expect([answersIn(first), first.conversation.asked]).toEqual([{}, { ...asking(id), ...EXAMPLE }]);
    expect(answersIn(said(id, believed, EXAMPLE))).toEqual({ [id]: 'no' });
  });

  it('"not really" never is one: it is asked for yes or no', () => {
    const turn = said(id, slight, EXAMPLE);
    expect([answersIn(turn), turn.conversation.asked.form]).toEqual([{}, 'yes_or_no']);
  });

  it('"none" is asked for once more, as it sounds like another word', () => {
    const turn = said(id, { type: 'deny', finding: null });
    expect([answersIn(turn), turn.conversation.asked.form]).toEqual([{}, 'yes_or_no']);
  });

  it('"not sure" brings the example, and is an emergency the second time', () => {
    const first = said(id, { type: 'not_sure' });
    expect([answersIn(first), first.conversation.asked]).toEqual([{}, { ...asking(id), ...EXAMPLE }]);
    const second = said(id, { type: 'not_sure' }, EXAMPLE);
    expect(second.said).toEqual([{ act: 'emergency', cause: 'unsure', about: id, onRoller: false }]);
  });

  it('"yes" is asked about further before it is told what to do', () => {
    expect(namesOf(said(id, YES)).at(-1)).toBe(`ask ${id === 'red_now' ? 'red_now_today' : `${id}_recent`}`);
  });

  it('three misses say the warning signs, and conclude nothing', () => {
    const turn = said(id, { type: 'unclear' }, { misses: 2 });
    expect([turn.said, turn.facts, turn.conversation.closed]).toEqual([
      [{ act: 'unheard', red: true }],
      [],
      'blocked',
    ]);
  });
});

describe('at any question', () => {
  const unheard: readonly CoachEvent[] = [
    { type: 'unclear' },
    { type: 'hurts' },
    { type: 'reached', landmark: null },
    haveUnknown(),
    have('sharp_pain'),
  ];

  it.each(['history', 'leg_worse', 'ill', 'examined'] as const)(
    'three misses at %s end the session, and are no answer',
    (id) => {
      const turn = said(id, { type: 'unclear' }, { misses: 2 });
      expect([turn.said, turn.facts, answersIn(turn)]).toEqual([[{ act: 'unheard', red: false }], [], {}]);
    },
  );

  it.each(unheard)('%j is no answer', (event) => {
    expect(answersIn(said('constant', event))).toEqual({});
  });

  it.each([{ type: 'next' }, { type: 'start_over' }] as const)(
    '%j is told that nothing is skipped',
    (event) => {
      expect(namesOf(said('history', event))).toEqual(['no_skipping', 'ask history']);
    },
  );

  it('why it is asked is one sentence, and the question again', () => {
    expect(namesOf(said('history', { type: 'why' }))).toEqual(['why', 'ask history']);
  });

  it('a doctor’s okay, said before it is asked about, is acknowledged, and lifts nothing urgent', () => {
    const cleared = said('saddle', { type: 'cleared', allowed: true }, {}, without(...RED_IDS));
    expect(namesOf(cleared).at(-1)).toBe('ask saddle');
    const urgent = said(
      'unwell',
      have('fever'),
      {},
      { ...without('unwell', 'ill'), examined: 'yes', allowed: 'yes' },
    );
    expect(namesOf(urgent)).toEqual(['noted', 'urgent']);
  });
});

const CALLS: readonly RollCallId[] = ['unwell', 'bones', 'history', 'blood_heart', 'clot', 'other'];

describe.each(CALLS)('at the list %s', (id) => {
  const items = ROLL_CALLS[id];
  const allNo = Object.fromEntries([id, ...items].map((one) => [one, 'no']));

  it.each([NO, believed, { type: 'deny', finding: null }] as const)('%j answers all of it', (event) => {
    expect(answersIn(said(id, event))).toEqual(allNo);
  });

  it('"not really" brings the example first', () => {
    expect([answersIn(said(id, slight)), answersIn(said(id, slight, EXAMPLE))]).toEqual([{}, allNo]);
  });

  it.each([
    [YES, 'yes'],
    [{ type: 'not_sure' }, 'unsure'],
  ] as const)('%j opens it one by one', (event, answer) => {
    const turn = said(id, event, {}, without(id, ...items));
    expect(answersIn(turn)[id]).toBe(answer);
    expect(turn.conversation.asked.id).toBe(items[0]);
  });
});

describe('a list of which something was named', () => {
  const history = without('history', ...ROLL_CALLS.history);

  it('is asked for the rest', () => {
    const turn = said('history', have('cancer'), {}, history);
    expect([namesOf(turn), turn.conversation.asked.form]).toEqual([['noted', 'ask history'], 'rest']);
    expect(turn.then === 'ask' && turn.question.rest).toEqual([
      'weak_immunity',
      'steroids',
      'injected_drugs',
    ]);
  });

  it('asks what is behind the thing first', () => {
    const turn = said('clot', have('blood_clot'), {}, without('clot', ...ROLL_CALLS.clot));
    expect(namesOf(turn)).toEqual(['noted', 'ask clot_past']);
  });

  it('takes "no" for the rest alone', () => {
    const given = { ...history, cancer: 'yes' } as const;
    expect(answersIn(said('history', NO, { form: 'rest' }, given)).cancer).toBe('yes');
  });

  it('of which one thing was denied is asked for the others', () => {
    const turn = said('history', { type: 'deny', finding: 'cancer' }, {}, history);
    expect([answersIn(turn).cancer, turn.conversation.asked.form]).toEqual(['no', 'rest']);
    expect(turn.then === 'ask' && turn.question.rest).toEqual([
      'weak_immunity',
      'steroids',
      'injected_drugs',
    ]);
  });

  it('of which part of one thing was denied is asked for all of it', () => {
    const turn = said(
      'unwell',
      { type: 'deny', finding: 'fever' },
      {},
      without('unwell', ...ROLL_CALLS.unwell),
    );
    expect(answersIn(turn).ill).toBeUndefined();
    expect(turn.then === 'ask' && turn.question.rest).toEqual(ROLL_CALLS.unwell);
  });
});

describe('both legs', () => {
  it.each(['left', 'right'] as const)('the %s one alone is a no', (side) => {
    expect(answersIn(said('both_legs', haveUnknown('leg', side)))).toEqual({ both_legs: 'no' });
  });

  it('pain in one is a no, and its own question is asked all the same', () => {
    const turn = said('both_legs', have('leg_pain', null, { side: 'left' }), {}, without('both_legs', 'leg'));
    expect([answersIn(turn).both_legs, turn.conversation.asked.id]).toEqual(['no', 'leg_worse']);
  });

  it('"one of them", "the whole leg": one leg is a no', () => {
    expect(answersIn(said('both_legs', haveUnknown('leg')))).toEqual({ both_legs: 'no' });
  });

  it.each(['thigh', 'calves'] as const)('a place of no side may be both: %s is no answer', (place) => {
    const turn = said('both_legs', haveUnknown(place));
    expect([answersIn(turn), turn.conversation.asked.id]).toEqual([{}, 'both_legs']);
  });

  it('"in my feet" is both', () => {
    expect(answersIn(said('both_legs', haveUnknown('feet')))).toEqual({ both_legs: 'yes' });
  });
});

describe('the age', () => {
  it.each([
    [17, ['not_for_you']],
    [18, ['ask saddle']],
    [75, ['ask saddle']],
    [121, ['unclear', 'ask age']],
    [0, ['unclear', 'ask age']],
  ] as const)('%i is answered with %j', (years, acts) => {
    expect(namesOf(said('age', number(years)))).toEqual(acts);
  });

  it.each([NO, { type: 'not_sure' }, { type: 'next' }] as const)('%j is asked by range', (event) => {
    expect(namesOf(said('age', event))).toEqual(['ask adult']);
  });

  it('is never stored: only what it means', () => {
    const turn = said('age', number(75));
    expect([answersIn(turn), JSON.stringify(turn).includes('75')]).toEqual([
      { adult: 'yes', seventy: 'yes' },
      false,
    ]);
  });

  it.each(['someone_else', 'under_eighteen'] as const)('%s ends it kindly', (id) => {
    expect(namesOf(said('age', have(id)))).toEqual(['not_for_you']);
  });

  it('hears danger all the same', () => {
    expect(namesOf(said('age', have('chest_pain')))).toEqual(['emergency']);
  });
});

describe('a pregnancy', () => {
  it('"I don’t think so" is asked once more', () => {
    const pregnant = without('pregnant');
    expect(namesOf(said('pregnant', believed, {}, pregnant))).toEqual(['ask pregnant']);
    expect(answersIn(said('pregnant', believed, EXAMPLE, pregnant)).pregnant).toBe('no');
  });

  it('"I’m past that" is a no, and the rest of the list is asked for', () => {
    const turn = said('other', have('beyond_pregnancy'), {}, without('other', ...ROLL_CALLS.other));
    expect([answersIn(turn).pregnant, turn.conversation.asked.form]).toEqual(['no', 'rest']);
  });
});

describe('going back', () => {
  it('takes back "none" with all that it answered', () => {
    const conversation: Conversation = talk(
      { answers: without('clot', 'clot_now', 'clot_ever'), screened: null, lastAnswered: 'history' },
      { level: null, asked: asking('blood_heart') },
    );
    const turn = whole(advance(conversation, { type: 'previous' }, around({ recordStatus: 'none' })));
    expect(turn.conversation.asked.id).toBe('history');
    expect(ROLL_CALLS.history.map((id) => answersIn(turn)[id])).toEqual(
      [...ROLL_CALLS.history].map(() => undefined),
    );
  });

  it('never takes back what was unsafe', () => {
    const conversation = talk(
      { answers: { ...ALL_SAFE, heart: 'yes' }, screened: null, lastAnswered: 'heart' },
      { level: null, asked: asking('nerve_damage') },
    );
    const turn = whole(advance(conversation, { type: 'previous' }, around()));
    expect([namesOf(turn), answersIn(turn).heart]).toEqual([['not_now', 'ask nerve_damage'], 'yes']);
  });
});
