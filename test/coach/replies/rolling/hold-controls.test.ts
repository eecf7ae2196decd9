import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../../lambdas/coach/conversation/conversation.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import type { CoachEvent } from '../../../../lambdas/coach/conversation/events.ts';
import type { PersonRecord } from '../../../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../../../lambdas/coach/shared/time.ts';
import { PRACTISED, practised } from '../../support/planning.ts';
import { cuesOf } from '../../support/playing.ts';
import {
  have,
  namesOf,
  NOW,
  concluded,
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

/** A routine of so many minutes, its first segment sent. */
function begun(minutes: number, progress: PersonRecord = PRACTISED, before: Conversation = talk()): Moment {
  const conversation = { ...before, wish: { minutes, region: null, side: null } };
  return tellAll({ conversation, progress, now: NOW }, { type: 'start_over' }, { type: 'ready' }).then;
}

const linesIn = (turn: Turn): string[] => {
  const segment = playedIn(turn);
  return segment === null
    ? []
    : cuesOf(segment).flatMap(({ play }) => (typeof play === 'string' ? [] : [JSON.stringify(play)]));
};

describe('"previous"', () => {
  it('in a second routine of the day: not beyond 120 s of a side, so it goes on with this one', () => {
    const progress = practised(10, { 'glutes.left': 60 * SECOND, 'glutes.right': 60 * SECOND });
    const { turn } = tell(begun(3, progress), { type: 'previous' }, 80 * SECOND);
    expect(namesOf(turn)).toEqual(['play', 'ask back_now']);
    expect(playedIn(turn)?.spans.map(({ side }) => side)).toEqual(['right']);
  });

  it('at the first hold, where there is none to go back to, goes on with it', () => {
    const { turn } = tell(begun(3), { type: 'previous' }, 30 * SECOND);
    expect(playedIn(turn)?.spans.map(({ side }) => side)).toEqual(['left', 'right']);
  });

  it('goes back to the same side, and calls it no other', () => {
    const { turn } = tell(begun(3), { type: 'previous' }, 78 * SECOND);
    const [position] = linesIn(turn).filter((line) => line.includes('"position"'));
    expect(position).toContain('"side":"left"');
    expect(position).toContain('"otherSide":false');
  });
});

describe('a pause', () => {
  it('keeps the place, and waits', () => {
    const { turn } = tell(begun(3), { type: 'pause' }, 46 * SECOND);
    expect(turn.said[0]).toEqual({ act: 'paused', region: 'glutes', side: 'left', leftMs: 30 * SECOND });
    expect([namesOf(turn), regionsPlayed(turn)]).toEqual([['paused', 'play', 'ask carry_on'], []]);
  });

  it('on a device that cannot play it: still a pause, and no hold', () => {
    const { then } = tell(begun(3), { type: 'pause' }, 46 * SECOND);
    const { turn } = tell(then, { type: 'audio_failed' }, SECOND);
    expect([regionsPlayed(turn), turn.conversation.asked.id]).toEqual([[], 'carry_on']);
  });

  it('keeps the place as it was, though nothing more is heard of the session', () => {
    const known = begun(3, { ...PRACTISED, screened: talk().checks.screened });
    const { then } = tell(known, { type: 'pause' }, 46 * SECOND);
    const { turn } = tell({ ...then, conversation: null }, { type: 'launched' }, 20 * MINUTE);
    expect(turn.conversation.run?.heldMs).toEqual([30 * SECOND, 0]);
  });

  it('is over with "carry on": ten seconds, then the rest of the hold', () => {
    const { then } = tell(begun(3), { type: 'pause' }, 46 * SECOND);
    const { turn } = tell(then, { type: 'resume' }, MINUTE);
    expect(playedIn(turn)?.spans[0]).toEqual({
      step: 0,
      region: 'glutes',
      side: 'left',
      startMs: 0,
      holdStartMs: 10 * SECOND,
      endMs: 40 * SECOND,
    });
  });
});

describe('a segment that a device cannot play', () => {
  it('is played again whole: nothing of it was held', () => {
    const { turn } = tell(begun(3), { type: 'audio_failed' }, 60 * SECOND);
    expect([turn.conversation.run?.heldMs, playedIn(turn)?.spans[0]?.holdStartMs]).toEqual([
      [0, 0],
      15 * SECOND,
    ]);
  });
});

describe('something sore, in a hold', () => {
  const bruised = (): Moment => tell(begun(8), have('sore_skin'), 46 * SECOND).then;

  it('somewhere: where?', () => {
    const { turn } = tell(begun(8), have('sore_skin'), 46 * SECOND);
    expect(namesOf(turn)).toEqual(['roll_off', 'ask skin_where']);
  });

  it('at a place: that is left out, and the rest goes on', () => {
    const { turn } = tell(begun(8), have('sore_skin', 'buttock'), 46 * SECOND);
    expect(regionsPlayed(turn)).toEqual(['hamstrings', 'hip_tfl']);
  });

  it('then a numb leg: the routine is over, and no going on in that session', () => {
    const { turn } = tell(bruised(), have('leg_numbness'));
    expect([namesOf(turn)[0], turn.conversation.closed]).toEqual(['refer', 'blocked']);
  });

  it('on a device that cannot play: nothing is played before the place is known', () => {
    const back: Conversation = talk({
      questionSet: 'returning',
      screeningReason: null,
      answers: { red_flags_since: 'no', anything_new: 'no' },
    });
    const { then } = tell(begun(8, PRACTISED, back), have('sore_skin'), 46 * SECOND);
    expect(regionsPlayed(tell(then, { type: 'audio_failed' }).turn)).toEqual([]);
  });
});

describe('a feeling, in a hold', () => {
  const table = [
    ['sharp_pain', ['stop_for'], null],
    ['shooting_pain', ['stop_for'], null],
    ['numbness', ['stop_for'], null],
    ['tingling', ['stop_for'], null],
    ['pop', ['stop_for'], null],
    ['dizzy', ['stop_for'], null],
    ['back_worse', ['stop_for'], null],
    ['leg_pain', ['refer'], 'blocked'],
    ['leg_numbness', ['refer'], 'blocked'],
    ['leg_weakness', ['urgent'], 'blocked'],
    ['both_legs', ['emergency'], null],
    ['saddle_numbness', ['emergency'], null],
    ['fainting', ['emergency'], null],
    ['chest_pain', ['emergency'], null],
    ['breathless', ['emergency'], null],
  ] as const;

  it.each(table)('of %s: %j, and the session is over', (id, acts, outcome) => {
    const { turn, then } = tell(begun(8), have(id), 46 * SECOND);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([acts, 'blocked']);
    expect(turn.facts.flatMap((fact) => (fact.fact === 'run_ended' ? [fact.ended] : []))).toEqual([
      'broken_off',
    ]);
    const screened = turn.facts.flatMap((fact) =>
      fact.fact === 'screening_concluded' ? [fact.screened] : [],
    );
    expect(screened).toEqual(outcome === null ? [] : [concluded({ outcome, at: then.now })]);
  });

  it('of an emergency takes back what allowed rolling', () => {
    const { turn, then } = tell(begun(8), have('chest_pain'), 46 * SECOND);
    expect(turn.facts).toContainEqual({ fact: 'permission_withdrawn', at: then.now });
  });
});

describe('in a hold of the last segment', () => {
  const inLast = (event: CoachEvent): ReturnType<typeof tell> => tell(begun(3), event, 46 * SECOND);

  it('"stop" keeps the place', () => {
    const { turn, then } = inLast({ type: 'stop' });
    expect([namesOf(turn), turn.said]).toEqual([
      ['stopped'],
      [{ act: 'stopped', held: 0, planned: 2, kept: true, onFloor: false }],
    ]);
    expect(then.progress.open?.heldMs).toEqual([30 * SECOND, 0]);
  });

  it('someone is on the roller, and told to roll off', () => {
    const turns = [have('sharp_pain'), have('chest_pain'), have('leg_pain')].map(
      (event) => inLast(event).turn,
    );
    expect(turns.map(namesOf)).toEqual([['stop_for'], ['emergency'], ['refer']]);
    expect(turns.map(({ said }) => said)).toEqual([
      [{ act: 'stop_for', stop: 'sensation', onRoller: true }],
      [{ act: 'emergency', cause: 'said', about: 'red_now', onRoller: true }],
      [{ act: 'refer', about: 'leg', onRoller: true }],
    ]);
  });

  it('and of the first three routines, how to get up', () => {
    const { turn } = tell(begun(3, practised(1)), have('sharp_pain'), 46 * SECOND);
    expect(namesOf(turn)).toEqual(['stop_for', 'get_up']);
  });
});

describe('a gentle routine', () => {
  it('for strong pain stays gentle when it is taken up within the hour', () => {
    const screened = concluded();
    const strong = talk({ pain: 6, screened });
    const left = tell(
      begun(3, { ...PRACTISED, screened }, strong),
      { type: 'ended', how: 'left' },
      20 * SECOND,
    ).then;
    const launched = tell({ ...left, conversation: null }, { type: 'launched' }, 30 * MINUTE).then;
    const again = tell(launched, YES);
    expect(again.turn.conversation.asked.id).toBe('ready');
    const { turn } = tell(again.then, { type: 'ready' });
    expect(regionsPlayed(turn)).toEqual(['glutes']);
    const pressing = linesIn(turn).filter((line) => line.includes('"pressure"') || line.includes('"passes"'));
    expect(new Set(pressing.map((line) => line.includes('"gentle":true')))).toEqual(new Set([true]));
  });

  it('for strong pain is glutes alone, for three minutes', () => {
    const { turn } = tell(
      { conversation: talk({ pain: 7 }), progress: PRACTISED, now: NOW },
      { type: 'start_over' },
    );
    const { run } = turn.conversation;
    expect(run?.plan.steps.map(({ region, holdMs }) => [region, holdMs])).toEqual([
      ['glutes', 30 * SECOND],
      ['glutes', 30 * SECOND],
    ]);
    expect(run?.plan.gentle).toBe(true);
  });
});

describe('"next"', () => {
  it('in a hold leaves it behind as far as it was held', () => {
    const { turn } = tell(begun(3), { type: 'next' }, 46 * SECOND);
    expect([turn.conversation.run?.heldMs, playedIn(turn)?.spans.map(({ step }) => step)]).toEqual([
      [30 * SECOND, 0],
      [1],
    ]);
  });

  it('at a check-in goes on', () => {
    const { turn } = tell(begun(8), { type: 'next' }, 155 * SECOND);
    expect(regionsPlayed(turn)).toEqual(['hamstrings', 'hip_tfl']);
  });
});

describe('the other side of a region asked for', () => {
  const right = talk({}, { wish: { minutes: null, region: 'hip_tfl', side: 'right' } });
  const oneSide = (): Moment =>
    tellAll({ conversation: right, progress: PRACTISED, now: NOW }, { type: 'start_over' }, { type: 'ready' })
      .then;

  it('is offered once the first is done', () => {
    const { run, asked } = oneSide().conversation ?? talk();
    expect([run?.playing?.spans.map(({ side }) => side), asked.id]).toEqual([['right'], 'other_side']);
  });

  it.each([
    [YES, ['left']],
    [NO, []],
  ])('%j: plays %j and the close', (event, sides) => {
    const { turn } = tell(oneSide(), event, 80 * SECOND);
    expect([playedIn(turn)?.spans.map(({ side }) => side), playedIn(turn)?.closeMs]).toEqual([
      sides,
      30 * SECOND,
    ]);
  });

  it('is not rolled where it hurts at eight', () => {
    const hurt = tell(oneSide(), { type: 'hurts' }, 80 * SECOND).then;
    const stopped = tellAll(hurt, number(8), { type: 'hurts' });
    expect(stopped.turn.said).toEqual([{ act: 'region_stopped', region: 'hip_tfl' }]);
    const { turn } = tell(stopped.then, { type: 'resume' });
    expect([regionsPlayed(turn), playedIn(turn)?.closeMs]).toEqual([[], 30 * SECOND]);
  });
});
