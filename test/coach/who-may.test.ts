import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { advance } from '../../lambdas/coach/advance.ts';
import type { Context } from '../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import type { Turn } from '../../lambdas/coach/conversation/turn.ts';
import type { Voice } from '../../lambdas/coach/conversation/voice.ts';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_HISTORY, NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { RecordRelation } from '../../lambdas/coach/screening/safety-state.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { DAY, SECOND } from '../../lambdas/coach/shared/time.ts';
import { NOBODY } from '../../lambdas/store/item.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { save } from '../../lambdas/turn/save-facts.ts';
import { whole } from './support/history.ts';
import {
  ALL_SAFE,
  around,
  asking,
  concluded,
  have,
  NO,
  NOW,
  playedIn,
  talk,
  tellAll,
  YES,
} from './support/talking.ts';

const SAYS: Readonly<Record<string, { readonly speaker: RecordRelation; readonly voice: Voice }>> = {
  own: { speaker: 'owner', voice: 'recognised' },
  'said so': { speaker: 'owner', voice: 'unrecognised' },
  'not said': { speaker: 'unconfirmed', voice: 'unrecognised' },
  guest: { speaker: 'guest', voice: 'unrecognised' },
  missed: { speaker: 'owner', voice: 'missed' },
  another: { speaker: 'owner', voice: 'another' },
  late: { speaker: 'owner', voice: 'late' },
};

/** Someone on record, with a goal, a routine and a reminder. */
const RECORD: PersonRecord = {
  ...NO_PROGRESS,
  screened: concluded({ at: NOW - DAY }),
  preferences: { ...NO_PROGRESS.preferences, goal: 4, timeZone: 'Europe/Berlin' },
  reminder: {
    days: 'every_day',
    hour: 19,
    minute: 0,
    token: 'a reminder',
    timeZone: 'Europe/Berlin',
    offeredIn: null,
  },
  practice: { ...NO_PROGRESS.practice, lastChosen: { minutes: 3, regions: ['glutes'] } },
  lastAt: NOW - DAY,
  history: NO_HISTORY,
};

/** A voice by its name in the table. */
interface Who {
  readonly speaker: RecordRelation;
  readonly voice: Voice;
}

const aroundOf = ({ voice }: Who, changes: Partial<Context> = {}): Context =>
  around({ voice, progress: RECORD, canRemind: true, ...changes });

/** What becomes of something said by a voice, at a question, once all is answered unless it says otherwise. */
function said(who: Who, event: CoachEvent, changes: Partial<Conversation> = {}): Turn {
  const answers = who.speaker === 'owner' ? { ...ALL_SAFE, same_person: 'yes' as const } : ALL_SAFE;
  const conversation = talk({ answers }, { speaker: who.speaker, ...changes });
  return whole(advance(conversation, event, aroundOf(who)));
}

const tells = (turn: Turn, act: string): boolean => turn.said.some((each) => each.act === act);

/** The facts of a turn that are written. */
async function written(turn: Turn): Promise<readonly Fact[]> {
  const kept: Fact[] = [];
  const record: Store['record'] = (_, known, facts) => {
    kept.push(...facts);
    return Promise.resolve({ ok: true, stored: known });
  };
  const away = { ok: false, reason: 'away', cause: 'TimeoutError' } as const;
  const store: Store = {
    record,
    read: () => Promise.resolve(away),
    readHistory: () => Promise.resolve(away),
    forget: () => Promise.resolve(away),
    forgetHousehold: () => Promise.resolve(away),
  };
  const person = { household: 'house', person: 'somebody' };
  const stored = { ...NOBODY, version: 1, progress: RECORD };
  const { signal } = new AbortController();
  await save(store, person, stored, [], turn, { signal, insisting: signal });
  return kept;
}

const asks = (id: Parameters<typeof asking>[0]): Partial<Conversation> => ({ asked: asking(id) });

/** A hold that has been playing for a while. */
function inAHold(who: Who): { readonly conversation: Conversation; readonly now: number } {
  const { then } = tellAll(
    { conversation: talk(), progress: NO_PROGRESS, now: NOW },
    { type: 'repeat' },
    {
      type: 'ready',
    },
  );
  if (then.conversation === null) throw new Error('expected a routine under way');
  return { conversation: { ...then.conversation, speaker: who.speaker }, now: then.now + 40 * SECOND };
}

/** Each row of the table: whether a voice may. */
const MAY: Readonly<Record<string, (who: Who) => boolean | Promise<boolean>>> = {
  'pauses a hold': (who) => {
    const { conversation, now } = inAHold(who);
    return tells(whole(advance(conversation, { type: 'pause' }, aroundOf(who, { now }))), 'paused');
  },
  stops: (who) => {
    const { conversation, now } = inAHold(who);
    return tells(whole(advance(conversation, { type: 'stop' }, aroundOf(who, { now }))), 'stopped');
  },
  'reports danger, and hears what to do': (who) => {
    const levels = { emergency: have('chest_pain'), urgent: have('fever') };
    return keysOf(levels).every((level) => tells(said(who, levels[level]), level));
  },
  'keeps a danger on the record, as a block': async (who) =>
    (await written(said(who, have('fever')))).some(
      (fact) => fact.fact === 'screening_concluded' && fact.screened.outcome === 'blocked',
    ),
  'answers questions, and goes on': (who) =>
    playedIn(said(who, { type: 'ready' }, asks('ready'))) !== null ||
    said(who, NO, asks('other')).then === 'ask',
  'keeps that the questions allowed rolling': async (who) => {
    const { other: _last, other_condition: _item, ...answers } = ALL_SAFE;
    const checks = { ...talk().checks, answers, screened: null };
    const turn = said(who, NO, { ...asks('other'), checks });
    return (await written(turn)).some(({ fact }) => fact === 'screening_concluded');
  },
  'hears progress': (who) => tells(said(who, { type: 'progress', about: 'overall' }), 'progress'),
  'hears what the record holds': (who) =>
    said(who, { type: 'my_data' }).said.some(
      (act) => act.act === 'my_data' && typeof act.record === 'object',
    ),
  'changes the goal': async (who) =>
    (await written(said(who, { type: 'goal', perWeek: 5 }))).some(({ fact }) => fact === 'preferred'),
  'keeps how many words they like': async (who) =>
    (await written(said(who, { type: 'detail', detail: 'brief' }))).some(({ fact }) => fact === 'preferred'),
  'leaves something out for good': async (who) =>
    (await written(said(who, { type: 'never', place: 'quads' }))).some(({ fact }) => fact === 'never_rolled'),
  'keeps a usual routine, or a programme': async (who) => {
    const usual = await written(said(who, { type: 'keep_usual' }));
    const start = { type: 'programme', change: 'start', programme: 'sitting' } as const;
    const begun = await written(said(who, start));
    return (
      usual.some(({ fact }) => fact === 'preferred') && begun.some(({ fact }) => fact === 'programme_set')
    );
  },
  'lets a routine go on without asking': async (who) =>
    (await written(said(who, { type: 'keep_going', on: true }))).some(({ fact }) => fact === 'preferred'),
  'stops the reminder': (who) =>
    said(who, { type: 'remind', change: 'stop', days: null, time: null, half: null }).then === 'request',
  'deletes the record': (who) => deletes(said(who, YES, asks('delete_person'))),
  'deletes the records of everyone in a home': (who) => deletes(said(who, YES, asks('delete_household'))),
};

const deletes = (turn: Turn): boolean => turn.then === 'close' && turn.deletes !== undefined;

/** The cells of each row of the table in docs/data.md, by the name of its column. */
function readTable(): Map<string, Map<string, string>> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/data.md'), 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...body] = rows;
  return new Map(
    body.map(([name = '', ...cells]) => [name, new Map(cells.map((cell, at) => [head[at + 1] ?? '', cell]))]),
  );
}

const TABLE = readTable();

describe('the table of who may do what', () => {
  it('has a row for each thing that is tried here, and a column for each kind of voice', () => {
    expect([...TABLE.keys()]).toEqual(keysOf(MAY));
    for (const cells of TABLE.values()) expect([...cells.keys()]).toEqual(keysOf(SAYS));
  });

  it.each(keysOf(MAY))('says what the coach does for each voice: %s', async (row) => {
    const does = new Map<string, string>();
    for (const name of keysOf(SAYS)) {
      const who = SAYS[name];
      const may = MAY[row];
      if (who === undefined || may === undefined)
        throw new Error(`expected a row ${row} and a voice ${name}`);
      does.set(name, (await may(who)) ? 'yes' : 'no');
    }
    expect(does).toEqual(TABLE.get(row));
  });
});
