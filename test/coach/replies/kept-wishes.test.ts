import { describe, expect, it } from 'vitest';
import { advance } from '../../../lambdas/coach/advance.ts';
import { REGION_IDS, type RegionId } from '../../../lambdas/coach/body/regions.ts';
import type { CoachEvent } from '../../../lambdas/coach/conversation/events.ts';
import type { Turn } from '../../../lambdas/coach/conversation/turn.ts';
import { NO_HISTORY, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import type { Chosen } from '../../../lambdas/coach/routine/chosen.ts';
import { PROGRAMME_ROUTINES } from '../../../lambdas/coach/routine/programmes.ts';
import { CHOICES } from '../../../lambdas/coach/routine/wish.ts';
import { YES_NO_IDS } from '../../../lambdas/coach/screening/questionnaire.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { whole } from '../support/history.ts';
import { PRACTISED, practised } from '../support/planning.ts';
import {
  around,
  asking,
  concluded,
  have,
  namesOf,
  NO,
  NOW,
  number,
  talk,
  tell,
  tellAll,
  YES,
} from '../support/talking.ts';

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
    expect(toldOf(turn, 'as_before')).toEqual([]);
    expect(regionsIn(turn)).toEqual(['glutes', 'hip_tfl', 'quads']);
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
    expect(toldOf(turn, 'programme_day')).toEqual([]);
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
