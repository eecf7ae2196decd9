import { describe, expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import { REGION_IDS, type RegionId } from '../../../../lambdas/coach/body/regions.ts';
import type { Conversation } from '../../../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent } from '../../../../lambdas/coach/conversation/events.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import { NO_HISTORY, type PersonRecord } from '../../../../lambdas/coach/progress/progress.ts';
import type { Chosen } from '../../../../lambdas/coach/routine/chosen.ts';
import { PROGRAMME_ROUTINES } from '../../../../lambdas/coach/routine/programmes.ts';
import { CHOICES } from '../../../../lambdas/coach/routine/wish.ts';
import { YES_NO_IDS } from '../../../../lambdas/coach/screening/questionnaire.ts';
import { SECOND } from '../../../../lambdas/coach/shared/time.ts';
import { whole } from '../../support/history.ts';
import { PRACTISED, practised } from '../../support/planning.ts';
import {
  around,
  asking,
  concluded,
  have,
  haveUnknown,
  namesOf,
  NO,
  NOW,
  number,
  talk,
  tell,
  tellAll,
  YES,
} from '../../support/talking.ts';

const LAST: Chosen = { minutes: 5, regions: ['glutes', 'hip_tfl', 'quads'] };

/** Somebody practised, with a routine on record, but for the changes of what they prefer. */
function known(preferences: Partial<PersonRecord['preferences']> = {}): PersonRecord {
  return {
    ...PRACTISED,
    history: NO_HISTORY,
    screened: concluded(),
    preferences: { ...PRACTISED.preferences, ...preferences },
    practice: { ...PRACTISED.practice, lastChosen: LAST },
  };
}

/** Everything is answered but how sore the back is; then it is planned. */
function plannedWith(
  choice: Extract<CoachEvent, { type: 'start' }>['choice'],
  record: PersonRecord,
  checks: Parameters<typeof talk>[0] = {},
  pain = 2,
): Turn {
  const wish = { minutes: null, region: null, side: null, ...(choice === undefined ? {} : { choice }) };
  const conversation = talk({ pain: null, ...checks }, { asked: asking('pain_now'), wish });
  return whole(advance(conversation, number(pain), around({ progress: record })));
}

const regionsIn = ({ conversation: { run } }: Turn): RegionId[] => [
  ...new Set(run?.plan.steps.map(({ region }) => region)),
];

const toldOf = (turn: Turn, ...acts: string[]): unknown[] =>
  turn.said.filter(({ act }) => acts.includes(act));

/** What chooses, keeps or leaves out, and never answers anything. */
const CHOOSING: readonly CoachEvent[] = [
  ...CHOICES.map((choice) => ({ type: 'start', minutes: null, place: null, side: null, choice }) as const),
  { type: 'never', place: 'quads' },
  { type: 'use_again', place: 'quads' },
  { type: 'keep_usual' },
  { type: 'programme', change: 'start', programme: 'sitting' },
  { type: 'programme', change: 'start', programme: null },
  { type: 'programme', change: 'leave' },
];

describe('a choice', () => {
  it.each(YES_NO_IDS)('answers nothing that is asked by yes or no: %s', (id) => {
    for (const event of CHOOSING) {
      const before = talk({ answers: {} }, { asked: asking(id) });
      const turn = whole(advance(before, event, around({ progress: known() })));
      expect(turn.conversation.checks.answers).toEqual({});
      expect(turn.then === 'ask' && turn.question.question).toBe(id);
    }
  });

  it.each(YES_NO_IDS)('in words that may be an answer is unsure of it, as ever: %s', (id) => {
    const before = talk({ answers: {} }, { asked: asking(id) });
    const unsure = (event: CoachEvent): Turn => whole(advance(before, event, around({ progress: known() })));
    expect(unsure({ type: 'not_sure', choice: 'usual' })).toEqual(unsure({ type: 'not_sure' }));
  });

  it('starts no hold', () => {
    for (const event of CHOOSING) {
      const turn = tell({ conversation: talk(), progress: known(), now: NOW }, event).turn;
      expect(turn.conversation.stage).toBe('before');
    }
  });
});

describe('"same as last time"', () => {
  it('has the regions and the length of it', () => {
    const turn = plannedWith('last', known({ minutes: 12 }));
    expect(regionsIn(turn)).toEqual(LAST.regions);
    expect(toldOf(turn, 'as_before')).toEqual([{ act: 'as_before', which: 'last', minutes: 5, without: [] }]);
  });

  it('has less where something is sore, and says what', () => {
    const turn = plannedWith('last', known(), { avoid: ['quads'] });
    expect(regionsIn(turn)).toEqual(['glutes', 'hip_tfl']);
    expect(toldOf(turn, 'as_before', 'length')).toEqual([
      { act: 'as_before', which: 'last', minutes: 5, without: ['quads'] },
    ]);
  });

  it('has in gentle mode what that allows', () => {
    const turn = plannedWith('last', known(), { screened: concluded({ outcome: 'gentle' }) });
    expect(regionsIn(turn)).toEqual(['glutes', 'hip_tfl']);
    expect(turn.conversation.run?.plan.gentle).toBe(true);
  });

  it('gives way to a sore back: three minutes of glutes', () => {
    const turn = plannedWith('last', known(), {}, 6);
    expect(regionsIn(turn)).toEqual(['glutes']);
    expect(toldOf(turn, 'as_before')).toEqual([]);
  });

  it('is any routine where there was none before', () => {
    const turn = plannedWith('last', PRACTISED);
    expect(toldOf(turn, 'as_before', 'none_before')).toEqual([{ act: 'none_before', which: 'last' }]);
    expect(regionsIn(turn)).toEqual(['glutes', 'hip_tfl', 'quads']);
    expect(turn.conversation.wish.choice).toBeUndefined();
  });

  it('is no answer to how the back is after a routine', () => {
    const over = talk({}, { asked: asking('back_now'), stage: 'after' });
    const rolled = plannedWith(undefined, known()).conversation.run;
    for (const event of [
      { type: 'not_sure', choice: 'last' },
      { type: 'not_sure', choice: 'usual' },
    ] as const) {
      const turn = whole(advance({ ...over, run: rolled }, event, around({ progress: known() })));
      expect(namesOf(turn)).toEqual(['unclear', 'ask back_now']);
    }
  });

  it('rolls one region alone as if it was named', () => {
    const record = known();
    const practice = { ...record.practice, lastChosen: { minutes: 3, regions: ['lats'] as const } };
    expect(regionsIn(plannedWith('last', { ...record, practice }))).toEqual(['lats']);
  });
});

describe('"never my quads"', () => {
  it('is kept, said back, and true of the routine at hand', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const { then, turn } = tellAll(moment, { type: 'start_over' }, { type: 'never', place: 'quads' });
    expect(toldOf(turn, 'stays_out')).toEqual([
      { act: 'stays_out', regions: ['quads'], is: 'new', place: 'quads' },
    ]);
    expect(then.progress.preferences.leavesOut).toEqual(['quads']);
    expect(regionsIn(turn)).not.toContain('quads');
  });

  it('means the region that is named, and of a part of the body what is around it', () => {
    const leftOut = (place: 'quads' | 'knee'): readonly RegionId[] =>
      tell({ conversation: talk(), progress: known(), now: NOW }, { type: 'never', place }).then.progress
        .preferences.leavesOut;
    expect(leftOut('quads')).toEqual(['quads']);
    expect(leftOut('knee')).toEqual(['quads', 'hamstrings', 'adductors', 'lateral_thigh', 'calves']);
  });

  it.each([undefined, ...CHOICES])('holds for every routine after it, whatever is chosen: %s', (choice) => {
    const record = known({ leavesOut: ['quads'], usual: LAST });
    for (const pain of [2, 6])
      expect(regionsIn(plannedWith(choice, record, {}, pain))).not.toContain('quads');
  });

  it('holds where the region is asked for by name, and says why', () => {
    const record = known({ leavesOut: ['quads'] });
    const moment = { conversation: talk(), progress: record, now: NOW };
    const { turn } = tell(moment, { type: 'start', minutes: null, place: 'quads', side: 'left' });
    expect(toldOf(turn, 'stays_out')).toEqual([{ act: 'stays_out', regions: ['quads'], is: 'known' }]);
    expect(regionsIn(turn)).not.toContain('quads');
    expect(turn.conversation.wish).toMatchObject({ region: null, side: null });
  });

  it('stops a hold, and goes on without', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const { turn } = tell(rolling, { type: 'never', place: 'quads' }, 30 * SECOND);
    expect(namesOf(turn)).toEqual(['ease_off', 'stays_out', 'ask carry_on']);
    expect(regionsIn(turn)).not.toContain('quads');
  });

  it('holds for a place kept from before, which is taken up without it', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const stopped = tell(rolling, { type: 'stop' }, 30 * SECOND).then;
    const opened = tellAll({ ...stopped, conversation: null }, { type: 'never', place: 'quads' }).then;
    const { turn } = tellAll({ ...opened, conversation: null }, { type: 'launched' }, YES);
    expect(turn.conversation.stage).toBe('rolling');
    expect(regionsIn(turn)).toEqual(['glutes', 'hip_tfl']);
  });

  it('is taken back for the next routine, and soreness isn’t', () => {
    const record = known({ leavesOut: ['quads'] });
    const moment = { conversation: talk({ avoid: ['quads'] }), progress: record, now: NOW };
    const { then, turn } = tell(moment, { type: 'use_again', place: 'quads' });
    expect(then.progress.preferences.leavesOut).toEqual([]);
    expect(toldOf(turn, 'back_in')).toEqual([{ act: 'back_in', regions: ['quads'], from: 'once_possible' }]);
    expect(turn.conversation.checks.avoid).toEqual(['quads']);
  });

  it('takes nothing back that the screening leaves out', () => {
    const screened = concluded({ leftOut: ['upper_back'] });
    const moment = { conversation: talk({ screened }), progress: known(), now: NOW };
    const { then } = tellAll(
      moment,
      { type: 'use_again', place: 'upper_back' },
      { type: 'start', minutes: 15, place: null, side: null },
    );
    const run = then.conversation?.run;
    expect(run?.plan.steps.map(({ region }) => region)).not.toContain('upper_back');
  });

  it('of a guest is for today, and kept nowhere', () => {
    const conversation = talk({}, { speaker: 'guest' });
    const turn = whole(
      advance(conversation, { type: 'never', place: 'quads' }, around({ progress: known() })),
    );
    expect(turn.facts).toEqual([]);
    expect(toldOf(turn, 'stays_out', 'left_out')).toEqual([
      { act: 'left_out', regions: ['quads'], onlyToday: true },
    ]);
    expect(regionsIn(turn)).not.toContain('quads');
  });
});

describe('all that could be rolled, left out for good,', () => {
  const ALL = known({ leavesOut: REGION_IDS, disclaimerHeard: true });
  const launched = tell({ conversation: null, progress: ALL, now: NOW }, { type: 'launched' });

  it('is asked about before anything else', () => {
    expect(namesOf(launched.turn)).toEqual(['welcome_back', 'all_left_out', 'ask use_all_again']);
    expect(launched.turn.facts.map(({ fact }) => fact)).toEqual(['visited']);
  });

  it('is used again after a yes, and the questions follow', () => {
    const { then, turn } = tell(launched.then, YES);
    expect(namesOf(turn)).toEqual(['back_in', 'ask red_flags_since']);
    expect(then.progress.preferences.leavesOut).toEqual([]);
  });

  it('may be taken back in part', () => {
    const one = tell(launched.then, { type: 'use_again', place: 'glutes' });
    expect(namesOf(one.turn)).toEqual(['back_in', 'ask red_flags_since']);
    expect(one.then.progress.preferences.leavesOut).toEqual(REGION_IDS.filter((id) => id !== 'glutes'));
    const none = tell(launched.then, { type: 'never', place: 'glutes' });
    expect(namesOf(none.turn)).toEqual(['stays_out', 'all_left_out', 'ask use_all_again']);
  });

  it('stays out after anything but a yes', () => {
    for (const event of [NO, { type: 'not_sure' } as const]) {
      const { then, turn } = tell(launched.then, event);
      expect(namesOf(turn)).toEqual(['goodbye']);
      expect(then.progress.preferences.leavesOut).toEqual(REGION_IDS);
    }
    expect(namesOf(tell(launched.then, { type: 'ready' }).turn)).toEqual(['ask use_all_again']);
    expect(namesOf(tell(launched.then, { type: 'unclear' }).turn)).toEqual(['unclear', 'ask use_all_again']);
  });

  it('is asked about where it is said last, and then planned', () => {
    const usual = ['glutes', 'hip_tfl', 'quads', 'hamstrings', 'adductors', 'upper_back'] as const;
    const moment = { conversation: talk(), progress: known({ leavesOut: usual }), now: NOW };
    const { then, turn } = tell(moment, { type: 'never', place: 'calves' });
    expect(namesOf(turn)).toEqual(['stays_out', 'all_left_out', 'ask use_all_again']);
    expect(turn.conversation.stage).toBe('before');
    expect(namesOf(tell(then, YES).turn)).toEqual(['back_in', 'get_into_position', 'play', 'ask ready']);
  });

  it('is asked about where only a gentle routine has nothing left', () => {
    const conversation = talk({ pain: null }, { asked: asking('pain_now') });
    const progress = known({ leavesOut: ['glutes'] });
    const turn = whole(advance(conversation, number(6), around({ progress })));
    expect(namesOf(turn)).toEqual(['echo', 'gentle', 'all_left_out', 'ask use_all_again']);
  });

  it('is none of it where something else is wished for by name', () => {
    const leavesOut = REGION_IDS.filter((id) => id !== 'lats');
    const progress = known({ leavesOut, disclaimerHeard: true });
    const named = { type: 'start', minutes: null, place: 'lats', side: null } as const;
    const opened = tell({ conversation: null, progress, now: NOW }, named);
    expect(namesOf(opened.turn)).toEqual(['routine_ahead', 'welcome_back', 'ask red_flags_since']);
    const { then } = tell({ conversation: null, progress, now: NOW }, { type: 'launched' });
    expect(namesOf(tell(then, named).turn)).toEqual(['noted', 'ask red_flags_since']);
    const never = { ...named, place: 'glutes' } as const;
    expect(namesOf(tell(then, never).turn)).toEqual(['noted', 'all_left_out', 'ask use_all_again']);
  });
});

describe('"you can use my quads again"', () => {
  const moment = { conversation: talk(), progress: known({ leavesOut: ['quads'] }), now: NOW };

  it('counts for the routine that isn’t begun', () => {
    const { turn } = tell(moment, { type: 'use_again', place: 'quads' });
    expect(toldOf(turn, 'back_in')).toEqual([{ act: 'back_in', regions: ['quads'], from: 'now' }]);
    expect(regionsIn(turn)).toContain('quads');
  });

  it('takes back what was said by mistake', () => {
    const { turn } = tellAll(
      moment,
      { type: 'never', place: 'glutes' },
      { type: 'use_again', place: 'glutes' },
    );
    expect(regionsIn(turn)).toContain('glutes');
  });

  it('counts from the next one on, once one is under way', () => {
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const { turn } = tell(rolling, { type: 'use_again', place: 'all' }, 30 * SECOND);
    expect(toldOf(turn, 'back_in')).toEqual([{ act: 'back_in', regions: ['quads'], from: 'next' }]);
  });

  it('changes nothing where it wasn’t left out', () => {
    const { turn } = tell(moment, { type: 'use_again', place: 'calves' });
    expect(toldOf(turn, 'back_in')).toEqual([{ act: 'back_in', regions: [], from: 'now' }]);
    expect(turn.facts).toEqual([]);
  });
});

describe('"never my quads, they’re sore"', () => {
  const never = { type: 'never', place: 'quads' } as const;
  const asksNews = (): Conversation =>
    talk({ questionSet: 'returning', answers: { red_flags_since: 'no' } }, { asked: asking('anything_new') });

  it.each([
    ['sore skin', have('sore_skin', 'quads')],
    ['words that no list knows', haveUnknown('quads')],
  ])('keeps the wish, and asks for the rest of what is new: %s', (_, symptom) => {
    const moment = { conversation: asksNews(), progress: known(), now: NOW };
    const { then, turn } = tell(moment, { ...symptom, never });
    expect(namesOf(turn)).toEqual(['noted', 'stays_out', 'ask anything_new']);
    expect(then.progress.preferences.leavesOut).toEqual(['quads']);
    expect(then.progress.screened).not.toBeNull();
    expect(turn.conversation.checks).toMatchObject({ questionSet: 'returning', soreAreas: ['quads'] });
  });

  it('is an emergency first, where it is one', () => {
    const moment = { conversation: asksNews(), progress: known(), now: NOW };
    const { turn } = tell(moment, { ...have('chest_pain'), never });
    expect(namesOf(turn)).toEqual(['emergency']);
  });

  it('stops a hold, asks what is felt, and keeps the wish', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const { then, turn } = tell(rolling, { ...haveUnknown('quads'), never }, 30 * SECOND);
    expect(namesOf(turn)).toEqual(['roll_off', 'stays_out', 'ask sharp_or_strong']);
    expect(then.progress.preferences.leavesOut).toEqual(['quads']);
  });

  it('of another voice changes nothing on record', () => {
    for (const voice of ['another', 'late', 'missed'] as const) {
      const context = around({ progress: known(), voice });
      const { facts } = whole(advance(asksNews(), { ...have('sore_skin', 'quads'), never }, context));
      expect(facts.some(({ fact }) => fact === 'never_rolled')).toBe(false);
    }
  });
});

describe('what is said before the first bell to change a hold', () => {
  const record = known();
  const ready = tell({ conversation: talk(), progress: record, now: NOW }, { type: 'start_over' }).then;
  const holdsOf = (turn: Turn): readonly number[] =>
    (turn.conversation.run?.plan.steps ?? []).slice(0, 2).map(({ holdMs }) => holdMs / SECOND);
  const changed = (event: CoachEvent): { then: typeof ready; turn: Turn } => tell(ready, event);

  it('makes it easier, and stays so in another plan', () => {
    const easier = changed({ type: 'pressure', change: 'less' });
    expect(namesOf(easier.turn)).toEqual(['hold_changed', 'play', 'ask ready']);
    const again = tell(easier.then, { type: 'start', minutes: 3, place: null, side: null }).turn;
    expect(again.conversation.run?.easedOff).toBe(true);
  });

  it('makes it harder as far as it goes, in another plan too', () => {
    const harder = changed({ type: 'pressure', change: 'more' });
    expect(toldOf(harder.turn, 'hold_changed')).toEqual([
      { act: 'hold_changed', line: { line: 'harder', to: 4 } },
    ]);
    const hardest = tell(harder.then, { type: 'pressure', change: 'more' });
    const again = tell(hardest.then, { type: 'start', minutes: 3, place: null, side: null });
    expect(again.turn.conversation.run?.plan.pressure).toBe(5);
    expect(toldOf(tell(again.then, { type: 'pressure', change: 'more' }).turn, 'hold_changed')).toEqual([
      { act: 'hold_changed', line: { line: 'no_harder' } },
    ]);
  });

  it('makes the first hold longer or shorter, with its other side', () => {
    const [before = 0] = (ready.conversation?.run?.plan.steps ?? []).map(({ holdMs }) => holdMs / SECOND);
    expect(holdsOf(changed({ type: 'time', change: 'more', seconds: 10 }).turn)).toEqual([
      before + 10,
      before + 10,
    ]);
    expect(holdsOf(changed({ type: 'time', change: 'less', seconds: null }).turn)).toEqual([
      before - 15,
      before - 15,
    ]);
  });
});

describe('"just chimes"', () => {
  it.each([
    [false, { act: 'detail', detail: 'chimes', soundsBack: true }],
    [true, { act: 'detail', detail: 'chimes' }],
  ])('says so where it brings the sounds back: they were %s', (sounds, act) => {
    const moment = { conversation: talk(), progress: known({ sounds }), now: NOW };
    const { then, turn } = tell(moment, { type: 'detail', detail: 'chimes' });
    expect(toldOf(turn, 'detail')).toEqual([act]);
    expect(then.progress.preferences.sounds).toBe(true);
  });
});

describe('"make this my usual"', () => {
  it('keeps the routine under way, and a hold goes on', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const { then, turn } = tell(rolling, { type: 'keep_usual' }, 30 * SECOND);
    expect(then.progress.preferences.usual).toEqual(LAST);
    expect(namesOf(turn)).toEqual(['play', 'ask hardest']);
  });

  it('keeps the last one where none is under way', () => {
    const moment = { conversation: talk({}, { asked: asking('roll_now') }), progress: known(), now: NOW };
    expect(tell(moment, { type: 'keep_usual' }).then.progress.preferences.usual).toEqual(LAST);
  });

  it('is asked for too early before any', () => {
    const moment = { conversation: talk({}, { asked: asking('roll_now') }), progress: PRACTISED, now: NOW };
    const { turn } = tell(moment, { type: 'keep_usual' });
    expect(toldOf(turn, 'usual_kept')).toEqual([{ act: 'usual_kept', usual: null }]);
  });
});

describe('a programme', () => {
  const at = (done: number): PersonRecord => {
    const record = known();
    const programme = { id: 'sitting', startedAt: NOW, done } as const;
    return { ...record, practice: { ...record.practice, programme } };
  };

  it('says where it stands before its routine, and marks it', () => {
    const turn = plannedWith(undefined, at(5));
    expect(toldOf(turn, 'programme_day')).toEqual([
      { act: 'programme_day', programme: 'sitting', week: 2, time: 3 },
    ]);
    expect(regionsIn(turn).slice(0, 2)).toEqual(['upper_back', 'hip_tfl']);
    expect(turn.conversation.run?.plan.programme).toEqual({ id: 'sitting', routine: 6 });
  });

  it.each([
    ['a sore back', undefined, {}, 6],
    ['another choice', 'running' as const, {}, 2],
  ])('waits for another day where %s comes before it', (_, choice, checks, pain) => {
    const turn = plannedWith(choice, at(5), checks, pain);
    expect(turn.conversation.run?.plan.programme).toBeUndefined();
    const because = choice === undefined ? 'today' : 'chosen';
    expect(toldOf(turn, 'programme_day', 'programme_waits')).toEqual([{ act: 'programme_waits', because }]);
  });

  it('says so where today allows nothing of it', () => {
    const turn = plannedWith(undefined, at(0), { avoid: ['hip_tfl', 'quads'] });
    expect(toldOf(turn, 'programme_day', 'programme_waits')).toEqual([
      { act: 'programme_waits', because: 'today' },
    ]);
    expect(turn.conversation.run?.plan.programme).toBeUndefined();
  });

  it('goes on with its other days’ regions where one day’s are left out for good, and waits where all are', () => {
    const without = (leavesOut: readonly RegionId[]): Turn => {
      const record = at(0);
      return plannedWith(undefined, { ...record, preferences: { ...record.preferences, leavesOut } });
    };
    const others = without(['hip_tfl', 'quads']);
    expect(regionsIn(others).slice(0, 1)).toEqual(['glutes']);
    expect(others.conversation.run?.plan.programme).toEqual({ id: 'sitting', routine: 1 });
    expect(
      toldOf(without(['hip_tfl', 'quads', 'glutes', 'upper_back']), 'programme_day', 'programme_waits'),
    ).toEqual([{ act: 'programme_waits', because: 'never' }]);
  });

  it('isn’t begun where all of it is left out for good, nor twice', () => {
    const start = { type: 'programme', change: 'start', programme: 'sitting' } as const;
    const empty = known({ leavesOut: ['hip_tfl', 'quads', 'glutes', 'upper_back'] });
    const none = tell({ conversation: talk(), progress: empty, now: NOW }, start);
    expect(namesOf(none.turn)).toEqual(['programme_empty', 'ask ready']);
    expect(none.then.progress.practice.programme).toBeNull();
    const going = tell({ conversation: talk(), progress: at(5), now: NOW }, start);
    expect(toldOf(going.turn, 'programme_going')).toEqual([
      { act: 'programme_going', programme: 'sitting', week: 2 },
    ]);
    expect(going.then.progress.practice.programme?.done).toBe(5);
  });

  it('that there is none of can’t be left', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    expect(namesOf(tell(moment, { type: 'programme', change: 'leave' }).turn)).toEqual([
      'no_programme',
      'ask ready',
    ]);
  });

  it('wished for in a hold begins with the next routine, and says so', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const rolling = tellAll(moment, { type: 'start_over' }, { type: 'ready' }).then;
    const event = { type: 'programme', change: 'start', programme: 'running' } as const;
    const { turn } = tell(rolling, event, 30 * SECOND);
    expect(toldOf(turn, 'programme_set')).toEqual([
      { act: 'programme_set', programme: 'running', begins: 'next' },
    ]);
    expect(turn.conversation.run?.plan.programme).toBeUndefined();
  });

  it('keeps to what the answers allow', () => {
    const gentle = plannedWith(undefined, at(0), { screened: concluded({ outcome: 'gentle' }) });
    expect(regionsIn(gentle)).toEqual(['hip_tfl', 'glutes']);
    expect(regionsIn(plannedWith(undefined, at(0), { avoid: ['hip_tfl'] }))).not.toContain('hip_tfl');
  });

  it('begins today where the routine isn’t begun, and is left as quickly', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const started = tell(moment, { type: 'programme', change: 'start', programme: 'running' });
    expect(toldOf(started.turn, 'programme_set', 'programme_day')).toEqual([
      { act: 'programme_set', programme: 'running', begins: 'now' },
      { act: 'programme_day', programme: 'running', week: 1, time: 1 },
    ]);
    const left = tell(started.then, { type: 'programme', change: 'leave' });
    expect(left.then.progress.practice.programme).toBeNull();
    expect(left.turn.conversation.run?.plan.programme).toBeUndefined();
  });

  it('goes on by its routines, and says when it is over', () => {
    const ready = { conversation: talk(), progress: at(PROGRAMME_ROUTINES - 1), now: NOW };
    let { then, turn } = tellAll(ready, { type: 'start_over' }, { type: 'ready' });
    for (let segments = 0; segments < 6 && turn.then !== 'close'; segments += 1)
      ({ then, turn } = tell(then, number(3), 300 * SECOND));
    expect(then.progress.practice.programme).toBeNull();
    expect(toldOf(turn, 'programme_over')).toEqual([{ act: 'programme_over', programme: 'sitting' }]);
  });

  it('is told of, where no name was heard', () => {
    const moment = { conversation: talk(), progress: known(), now: NOW };
    const { turn } = tell(moment, { type: 'programme', change: 'start', programme: null });
    expect(namesOf(turn)).toEqual(['programmes', 'ask ready']);
    expect(turn.facts).toEqual([]);
  });
});

describe('a day on which the coach refuses to roll', () => {
  const rests = ({ facts }: Turn): boolean => facts.some(({ fact }) => fact === 'rested');
  const said = (event: CoachEvent, asked = asking('pain_now')): Turn =>
    whole(advance(talk({ pain: null }, { asked }), event, around({ progress: known() })));

  it.each([
    ['somebody is ill', have('fever')],
    ['something is an emergency', have('chest_pain')],
    ['the back hurts too much', number(8)],
  ])('breaks no streak: %s', (_, event) => {
    const turn = said(event);
    const asksOn =
      turn.then === 'ask' ? whole(advance(turn.conversation, NO, around({ progress: known() }))) : turn;
    expect(rests(turn) || rests(asksOn)).toBe(true);
  });

  it('is none where enough was rolled today, or somebody stops', () => {
    const sides = REGION_IDS.flatMap((id) => [`${id}.left`, `${id}.right`, `${id}.centre`] as const);
    const spent = practised(10, Object.fromEntries(sides.map((side) => [side, 120 * SECOND])));
    const turn = plannedWith(undefined, spent);
    expect(namesOf(turn)).toEqual(['echo', 'ok', 'no_routine']);
    expect(rests(turn)).toBe(false);
    expect(rests(said({ type: 'stop' }))).toBe(false);
  });
});
