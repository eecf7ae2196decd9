import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import {
  LATENCY_MS,
  positionOf,
  creditPlayback,
  type CreditedRun,
} from '../../../lambdas/coach/timeline/playback.ts';
import { type Run, tally } from '../../../lambdas/coach/routine/run.ts';
import type { PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { HOUR, MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { FIVE_MINUTES, SAME_EXAMPLES } from '../support/arbitraries.ts';
import { runOf } from '../support/planning.ts';
import { playedNext, runs, sent } from '../support/playing.ts';
import { NOW } from '../support/talking.ts';
import { credited } from '../support/facts.ts';

/** Two steps of 15 s and 45 s, then a check-in: positions at 0 and 60 s, holds at 15 and 75 s, the end at 120 s. */
const FIRST = runOf(FIVE_MINUTES, {
  playing: {
    sentAt: NOW,
    spans: [
      { step: 0, region: 'glutes', side: 'left', startMs: 0, holdStartMs: 15_000, endMs: 60_000 },
      { step: 1, region: 'glutes', side: 'right', startMs: 60_000, holdStartMs: 75_000, endMs: 120_000 },
    ],
    closeMs: 0,
    endMs: 120_000,
  },
});

/** The last step resumed with 20 of its 30 s left, behind 4 s of lead, and a close of 30 s. */
const LAST = runOf(FIVE_MINUTES, {
  next: 4,
  heldMs: [45_000, 45_000, 45_000, 30_000, 10_000],
  playing: {
    sentAt: NOW,
    spans: [{ step: 4, region: 'hip_tfl', side: 'right', startMs: 4000, holdStartMs: 14_000, endMs: 34_000 }],
    closeMs: 30_000,
    endMs: 64_000,
  },
});

const said = (run: Run, positionS: number): CreditedRun =>
  creditPlayback(run, NOW + LATENCY_MS + positionS * SECOND);

describe('what is credited when something is said', () => {
  type Row = readonly [
    string,
    number,
    readonly number[],
    number,
    boolean,
    readonly (readonly [number, number])[],
  ];
  const first: readonly Row[] = [
    ['as it begins', 0, [0, 0], 0, true, []],
    ['getting into position', 14, [0, 0], 0, true, []],
    ['as the hold begins', 15, [0, 0], 0, true, []],
    ['in the first hold', 30, [15, 0], 0, true, [[0, 15]]],
    ['with two seconds of it left', 58, [43, 0], 0, true, [[0, 43]]],
    ['with a second of it left: it is done', 59, [44, 0], 1, true, [[0, 44]]],
    ['between the holds', 60, [45, 0], 1, true, [[0, 45]]],
    ['changing sides', 70, [45, 0], 1, true, [[0, 45]]],
    [
      'in the second hold',
      85.5,
      [45, 10.5],
      1,
      true,
      [
        [0, 45],
        [1, 10.5],
      ],
    ],
    [
      'at the end',
      120,
      [45, 45],
      2,
      false,
      [
        [0, 45],
        [1, 45],
      ],
    ],
    [
      'at the check-in',
      125,
      [45, 45],
      2,
      false,
      [
        [0, 45],
        [1, 45],
      ],
    ],
    [
      'long after',
      5 * 3600,
      [45, 45],
      2,
      false,
      [
        [0, 45],
        [1, 45],
      ],
    ],
  ];

  /** Seconds to the hold of the step at hand: holds begin at 15 s and at 75 s. */
  const untilHold = (next: number, positionS: number): number =>
    Math.max(0, ([15, 75][next] ?? 0) - positionS);

  it.each(first)('%s', (_, positionS, heldS, next, wasPlaying, creditS) => {
    const now = NOW + LATENCY_MS + positionS * SECOND;
    const facts: Fact[] = creditS.map(([step, seconds]) => credited('run', step, seconds * SECOND, now));
    const heldMs = [...heldS, 0, 0, 0].map((seconds) => seconds * SECOND);
    expect(said(FIRST, positionS)).toEqual({
      run: { ...FIRST, heldMs, next, playing: null, at: now },
      facts,
      wasPlaying,
      untilHoldMs: untilHold(next, positionS) * SECOND,
    });
  });

  const last: readonly Row[] = [
    ['in the lead', 2, [10], 4, true, []],
    ['getting back into position', 12, [10], 4, true, []],
    ['in the rest of the hold', 20, [16], 4, true, [[4, 16]]],
    ['with half a second of it left: it is done', 33.5, [29.5], 5, true, [[4, 29.5]]],
    ['in the close', 40, [30], 5, true, [[4, 30]]],
    ['after the close', 64, [30], 5, false, [[4, 30]]],
    ['the next day', 24 * 3600, [30], 5, false, [[4, 30]]],
  ];

  it.each(last)('of a hold resumed, %s', (_, positionS, heldS, next, wasPlaying, creditS) => {
    const { run, facts, wasPlaying: isPlaying } = said(LAST, positionS);
    expect([run.heldMs.slice(4), run.next, isPlaying]).toEqual([
      heldS.map((seconds) => seconds * SECOND),
      next,
      wasPlaying,
    ]);
    expect(facts).toEqual(creditS.map(([step, seconds]) => credited('run', step, seconds * SECOND, run.at)));
  });

  it('takes off a second for what was said, and never goes back before the start', () => {
    const { playing } = FIRST;
    const positions = [0, 500, 1000, 31_000].map((ms) =>
      playing === null ? null : positionOf(playing, NOW + ms),
    );
    expect(positions).toEqual([0, 0, 0, 30_000]);
  });

  it('is nothing where nothing plays', () => {
    const still = runOf(FIVE_MINUTES, { heldMs: [45_000, 3000, 0, 0, 0], next: 1 });
    expect(creditPlayback(still, NOW + HOUR)).toEqual({
      run: still,
      facts: [],
      wasPlaying: false,
      untilHoldMs: 0,
    });
  });

  it('is summed up in holds done of planned, and in time', () => {
    expect([tally(LAST), tally(said(LAST, 33.5).run), tally(said(LAST, 64).run)]).toEqual([
      { done: 4, planned: 5, heldMs: 175_000 },
      { done: 5, planned: 5, heldMs: 194_500 },
      { done: 5, planned: 5, heldMs: 195_000 },
    ]);
  });
});

describe('what is credited, whenever something is said', () => {
  const total = (run: Run): number => run.heldMs.reduce((sum, ms) => sum + ms, 0);
  const times = fc.nat({ max: 20 * MINUTE });
  const plays = fc.tuple(runs, times, times).map(([{ run, progress }, one, other]) => ({
    run: sent(run, playedNext(run, progress)),
    early: NOW + Math.min(one, other),
    late: NOW + Math.max(one, other),
  }));
  const EXAMPLES = { ...SAME_EXAMPLES, numRuns: 500 };

  it('is never more than the time that passed, nor than what was planned', () => {
    fc.assert(
      fc.property(plays, ({ run, early }) => {
        const { run: after } = creditPlayback(run, early);
        const held = total(after) - total(run);
        const over = after.heldMs.filter((ms, index) => ms > (run.plan.steps[index]?.holdMs ?? 0));
        expect([held >= 0, held <= early - NOW, over]).toEqual([true, true, []]);
      }),
      EXAMPLES,
    );
  });

  it('is credited once, however often it is settled', () => {
    fc.assert(
      fc.property(plays, ({ run, early, late }) => {
        const once = creditPlayback(run, early).run;
        expect(creditPlayback(once, late)).toEqual({
          run: once,
          facts: [],
          wasPlaying: false,
          untilHoldMs: 0,
        });
      }),
      EXAMPLES,
    );
  });

  it('comes to the same where the audio runs on and it is settled in between', () => {
    fc.assert(
      fc.property(plays, ({ run, early, late }) => {
        const between = { ...creditPlayback(run, early).run, playing: run.playing };
        expect(creditPlayback(between, late).run).toEqual(creditPlayback(run, late).run);
      }),
      EXAMPLES,
    );
  });

  it('comes to all of each hold, but for a last second, however often it is broken off and resumed', () => {
    const interruptions = fc.array(fc.nat({ max: 200 * SECOND }), { maxLength: 12 });
    fc.assert(
      fc.property(runs, interruptions, ({ run, progress }, breaks) => {
        const after = playedToEnd(run, progress, breaks);
        const left = after.plan.steps.map(({ holdMs }, index) => holdMs - (after.heldMs[index] ?? 0));
        expect(left.slice(run.next).filter((ms) => ms < 0 || ms > SECOND)).toEqual([]);
        expect(after.next).toBe(after.plan.steps.length);
      }),
      EXAMPLES,
    );
  });

  /** Plays a run to its end, broken off after so many ms of each of its first segments. */
  function playedToEnd(run: Run, progress: PersonRecord, breaks: readonly number[]): Run {
    const left = [...breaks];
    let going = run;
    while (going.next < going.plan.steps.length) {
      const playing = sent(going, playedNext(going, progress));
      going = creditPlayback(playing, playing.at + (left.shift() ?? HOUR)).run;
    }
    return going;
  }
});

describe('a step in a reprompt', () => {
  const unasked = {
    sentAt: NOW,
    spans: [
      { step: 2, region: 'quads', side: 'both', startMs: 200_000, holdStartMs: 215_000, endMs: 260_000 },
    ],
    closeMs: 0,
    endMs: 260_000,
  } as const;
  const before = { ...FIRST, playing: FIRST.playing === null ? null : { ...FIRST.playing, unasked } };

  it.each([
    ['nothing before it begins', 190, 0],
    ['nothing on the way into position', 210, 0],
    ['what can have been held of it', 230, 15_000 - LATENCY_MS],
    ['no more than all of it', 900, 45_000],
  ])('is credited with %s', (_, seconds, heldMs) => {
    const credited = creditPlayback(before, NOW + seconds * 1000);
    expect(credited.run.heldMs[2]).toBe(heldMs);
    expect(credited.run.heldMs[0]).toBe(45_000);
  });
});
