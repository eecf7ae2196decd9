import { describe, expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import type { CoachEvent } from '../../../../lambdas/coach/conversation/events.ts';
import { MINUTE, SECOND } from '../../../../lambdas/coach/shared/time.ts';
import { whole } from '../../support/history.ts';
import { order, planFor, PRACTISED } from '../../support/planning.ts';
import {
  around,
  asking,
  have,
  namesOf,
  NOW,
  haveUnknown,
  NO,
  number,
  playedIn,
  regionsPlayed,
  talk,
  tell,
  tellAll,
  type Moment,
  YES,
} from '../../support/talking.ts';

/** Eight minutes: glutes and a check-in at 150 s; hamstrings and hips, and one at 300 s; quads and the close. */
function rolling(mode: 'usual' | 'gentle'): Moment {
  const gentle = mode === 'gentle';
  const conversation = talk({ pain: 2 }, { wish: { minutes: 8, region: null, side: null } });
  const screened = conversation.checks.screened;
  const checks = gentle && screened !== null ? { screened: { ...screened, outcome: 'gentle' as const } } : {};
  const ready = { ...conversation, checks: { ...conversation.checks, ...checks } };
  const before: Moment = { conversation: ready, progress: PRACTISED, now: NOW };
  return tellAll(before, { type: 'start_over' }, { type: 'ready' }).then;
}

/** The first segment's end, at its check-in. */
const CHECK_IN = 155 * SECOND;
const said = (mode: 'usual' | 'gentle', event: CoachEvent): Turn => tell(rolling(mode), event, CHECK_IN).turn;
/** The region that a turn says is stopped, or null. */
function regionStopped(turn: Turn): string | null {
  const lead = playedIn(turn)?.parts.find(({ kind }) => kind === 'lead')?.cues[0]?.play;
  return typeof lead === 'object' && lead.line === 'region_stopped' ? lead.region : null;
}

/** What a turn says before its first step. */
const leadOf = (turn: Turn): unknown =>
  playedIn(turn)?.parts.find(({ kind }) => kind === 'lead')?.cues[0]?.play;

/** "Just pressure": of eight or more, once it is asked what kind of pain it is. */
const JUST_PRESSURE: CoachEvent = { type: 'hurts' };

/** The region that is stopped before they say so, and what is played once they do. */
function afterVeryStrong(asked: Moment): [unknown, string, readonly string[]] {
  const { turn, then } = tell(asked, JUST_PRESSURE);
  const [first] = turn.said;
  const stopped = first?.act === 'region_stopped' ? first.region : null;
  return [stopped, turn.conversation.asked.id, regionsPlayed(tell(then, { type: 'resume' }).turn)];
}

describe('the hardest spot, zero to ten, at a check-in', () => {
  const table = ([0, 1, 2, 3, 4, 5, 6, 7] as const).flatMap((value) => [
    ['usual', value, value >= 7 ? 'stops the region' : value === 6 ? 'eases off' : 'goes on'] as const,
    ['gentle', value, value >= 6 ? 'stops the region' : value >= 4 ? 'eases off' : 'goes on'] as const,
  ]);

  it.each(table)('in %s mode, %d: %s', (mode, value, does) => {
    const turn = said(mode, number(value));
    const stops = does === 'stops the region';
    expect(leadOf(turn)).toEqual(
      stops
        ? { line: 'region_stopped', number: value, region: 'glutes' }
        : { line: 'echo', number: value, easing: does === 'eases off' },
    );
    expect(turn.conversation.run).toMatchObject({
      regionsStopped: stops ? 1 : 0,
      easedOff: does === 'eases off',
    });
    // Gentle hamstrings are for a ball on a chair; this person has a roller.
    const next = mode === 'gentle' ? 'hip_tfl' : 'hamstrings';
    expect([turn.conversation.closed, regionsPlayed(turn)[0]]).toEqual([null, next]);
  });

  const veryStrong = ([8, 9, 10] as const).flatMap((value) => [
    ['usual', value] as const,
    ['gentle', value] as const,
  ]);

  it.each(veryStrong)('in %s mode, %d: roll off, and is it sharp, or strong?', (mode, value) => {
    const { then, turn } = tell(rolling(mode), number(value), CHECK_IN);
    expect([namesOf(turn), turn.conversation.numberSaid, turn.conversation.run?.regionsStopped]).toEqual([
      ['roll_off', 'echo', 'ask sharp_or_strong'],
      value,
      0,
    ]);
    // Just pressure stops the region, and nothing goes on before they say so.
    const next = mode === 'gentle' ? 'hip_tfl' : 'hamstrings';
    const [stopped, asked, played] = afterVeryStrong(then);
    expect([stopped, asked, played[0]]).toEqual(['glutes', 'carry_on', next]);
  });

  it.each([
    ['yes, sharp', YES],
    ['not sure', { type: 'not_sure' }],
  ] as const)('of eight, and %s: ends the routine', (_, event) => {
    const { then } = tell(rolling('usual'), number(8), CHECK_IN);
    const { turn } = tell(then, event);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['stop_for'], 'blocked']);
  });

  it('of seven, twice, ends the routine', () => {
    const { then } = tell(rolling('usual'), number(7), CHECK_IN);
    const { turn } = tell(then, number(7), 175 * SECOND);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['echo', 'stopped_twice'], 'blocked']);
    expect(turn.facts.at(-1)).toMatchObject({ fact: 'run_ended', ended: 'broken_off' });
  });

  it('of seven, and then of eight that is just pressure, ends the routine', () => {
    const { then } = tell(rolling('usual'), number(7), CHECK_IN);
    const asked = tell(then, number(8), 175 * SECOND).then;
    const { turn } = tell(asked, JUST_PRESSURE);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['stopped_twice'], 'blocked']);
    expect(turn.facts.at(-1)).toMatchObject({ fact: 'run_ended', ended: 'broken_off' });
  });

  const clear: readonly CoachEvent[] = [{ type: 'ready' }, { type: 'resume' }, { type: 'next' }];

  it.each(clear)('is not needed where someone says %j', (event) => {
    expect(regionsPlayed(said('usual', event))).toEqual(['hamstrings', 'hip_tfl']);
  });

  const unclear: readonly CoachEvent[] = [
    { type: 'unclear' },
    { type: 'not_sure' },
    { type: 'cleared', allowed: true },
    number(11),
    number(-1),
  ];

  it.each(unclear)('is asked for again where someone says %j, and nothing is played', (event) => {
    const turn = said('usual', event);
    expect([namesOf(turn), playedIn(turn)]).toEqual([['unclear', 'ask hardest'], null]);
  });

  it('is asked for again after a yes, which says no more than that they are all right', () => {
    const turn = said('usual', YES);
    expect([namesOf(turn), playedIn(turn)]).toEqual([['ask hardest'], null]);
  });

  it('isn’t asked for after a no: they may not be all right, and hear whom to call', () => {
    const turn = said('usual', NO);
    expect([namesOf(turn), playedIn(turn)]).toEqual([['roll_off', 'if_unwell', 'ask sharp_or_strong'], null]);
  });

  it('unheard three times, ends in a pause', () => {
    const { then } = tell(rolling('usual'), { type: 'unclear' }, CHECK_IN);
    const { turn } = tellAll(then, { type: 'unclear' }, { type: 'unclear' });
    expect(namesOf(turn)).toEqual(['paused', 'play', 'ask carry_on']);
    expect(regionsPlayed(turn)).toEqual([]);
  });
});

describe('"it hurts"', () => {
  /** In the hold of the hips, the second region of the second segment. */
  const inHips = (): Moment =>
    tell(tell(rolling('usual'), number(3), CHECK_IN).then, { type: 'hurts' }, 100 * SECOND).then;

  it('in a hold: roll off, and how strong is it?', () => {
    const { turn } = tell(rolling('usual'), { type: 'hurts' }, 30 * SECOND);
    expect([namesOf(turn), turn.conversation.run?.playing]).toEqual([['roll_off', 'ask how_strong'], null]);
  });

  const strong: readonly (readonly [string, CoachEvent, number | null])[] = [
    ['seven', number(7), 7],
    ['not sure', { type: 'not_sure' }, null],
  ];

  it.each(strong)('in a hold, and %s: stops that region, and goes on with the next', (_, event, said) => {
    const { turn } = tell(inHips(), event);
    // No number is said that nobody gave.
    expect(leadOf(turn)).toMatchObject({ line: 'region_stopped', number: said });
    expect([regionStopped(turn), regionsPlayed(turn), turn.conversation.run?.regionsStopped]).toEqual([
      'hip_tfl',
      ['quads'],
      1,
    ]);
  });

  it('in a hold, and six: goes on with the rest of it', () => {
    const { turn } = tell(inHips(), number(6));
    expect([leadOf(turn), regionsPlayed(turn)]).toEqual([
      { line: 'echo', number: 6, easing: true },
      ['hip_tfl'],
    ]);
  });

  it('at a check-in, and eight: it is the region just held that is stopped', () => {
    const { then } = tell(rolling('usual'), { type: 'hurts' }, CHECK_IN);
    const { then: asked } = tell(then, number(8));
    expect(afterVeryStrong(asked)).toEqual(['glutes', 'carry_on', ['hamstrings', 'hip_tfl']]);
  });
});

describe('a number said in a hold', () => {
  const inSecond = (): Moment => tell(rolling('usual'), number(3), CHECK_IN).then;

  it('is asked about: the hold stands still', () => {
    const { turn } = tell(inSecond(), number(8), 100 * SECOND);
    expect([namesOf(turn), turn.conversation.run?.playing]).toEqual([
      ['roll_off', 'ask pain_or_seconds'],
      null,
    ]);
  });

  it.each([
    [100, 'hip_tfl', ['quads']],
    [30, 'hamstrings', ['hip_tfl']],
  ] as const)('after %d s, and of eight: stops the region being held, %s', (seconds, region, left) => {
    const { then } = tell(inSecond(), number(8), seconds * SECOND);
    const { then: asked } = tell(then, number(8));
    expect(afterVeryStrong(asked)).toEqual([region, 'carry_on', left]);
  });

  it.each([
    [0, ['roll_off', 'ask how_strong'], []],
    [5, ['roll_off', 'ask how_strong'], []],
    [6, ['play', 'ask hardest'], ['hip_tfl']],
    [40, ['roll_off', 'ask how_strong'], []],
  ] as const)('and "pain", after a %d: only one that eases or stops counts at once', (said, names, plays) => {
    const { then } = tell(inSecond(), number(said), 100 * SECOND);
    const { turn } = tell(then, { type: 'hurts' });
    expect([namesOf(turn), regionsPlayed(turn)]).toEqual([names, plays]);
  });

  it.each([6, 9])('and a pain of somebody else, after a %d: no answer, so it is asked again', (said) => {
    const { then } = tell(inSecond(), number(said), 100 * SECOND);
    const another = around({ now: then.now + 5 * SECOND, progress: then.progress, voice: 'another' });
    const turn = whole(advance(then.conversation, { type: 'hurts' }, another));
    expect([namesOf(turn), regionsPlayed(turn)]).toEqual([['ask pain_or_seconds'], []]);
  });
});

describe('the first pressure', () => {
  it('is never answered by silence: only by what someone says', () => {
    const { turn } = tell(rolling('usual'), { type: 'ended', how: 'left' }, CHECK_IN + MINUTE);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([[], 'goodbye']);
  });
});

describe('a feeling no list knows', () => {
  const unknown = haveUnknown();
  const inHold = (): Moment => tell(rolling('usual'), unknown, 30 * SECOND).then;

  it('stops the hold: sharp or numb, or just strong?', () => {
    const { turn } = tell(rolling('usual'), unknown, 30 * SECOND);
    expect([namesOf(turn), turn.conversation.asked]).toEqual([
      ['roll_off', 'ask sharp_or_strong'],
      asking('sharp_or_strong'),
    ]);
  });

  it.each([YES, { type: 'not_sure' } as const])('%j ends the routine', (event) => {
    const { turn } = tell(inHold(), event);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['stop_for'], 'blocked']);
  });

  it('just strong: how strong?', () => {
    expect(namesOf(tell(inHold(), NO).turn)).toEqual(['roll_off', 'ask how_strong']);
  });

  it('just strong, after a number that had nothing to do with it: how strong?', () => {
    const asked = tell(rolling('usual'), number(40), 30 * SECOND).then;
    const stopped = tell(asked, have('cramp')).then;
    const felt = tell(tell(stopped, YES).then, unknown, 30 * SECOND).then;
    expect(namesOf(tell(felt, NO).turn)).toEqual(['roll_off', 'ask how_strong']);
  });
});

it('a plan of eight minutes is the one these tests stand on', () => {
  expect(planFor(order(8), PRACTISED).cuts).toEqual([0, 2, 5]);
});
