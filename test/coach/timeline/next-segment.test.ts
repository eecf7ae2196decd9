import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../lambdas/coach/timeline/lines.ts';
import { NO_PROGRESS } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { lengthOfPlan, type Run } from '../../../lambdas/coach/routine/run.ts';
import { lengthOf } from '../../../lambdas/coach/timeline/segment.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { LENGTHS, order, planFor, PRACTISED, practised, runOf } from '../support/planning.ts';
import { cuesOf, playedNext, playeds, runs, sent, timesOf, type Played } from '../support/playing.ts';

const EXAMPLES = { ...SAME_EXAMPLES, numRuns: 500 };

/** Checks what holds of every segment that any run can play. */
function everySegment(holds: (played: Played) => void): void {
  fc.assert(fc.property(playeds, holds), EXAMPLES);
}

const isMarked = ({ endMs, holdStartMs }: Played['segment']['spans'][number]): boolean =>
  endMs - holdStartMs >= 45 * SECOND;

const isLine = (play: ReturnType<typeof cuesOf>[number]['play'], line: Line['line']): boolean =>
  typeof play !== 'string' && play.line === line;

describe('every segment', () => {
  it('is one part after the other, without a gap', () => {
    everySegment(({ segment: { parts } }) => {
      const starts = parts.map(({ startMs }) => startMs);
      expect(starts).toEqual([0, ...parts.slice(0, -1).map(({ endMs }) => endMs)]);
    });
  });

  it('keeps each cue within its part, and clear of the next', () => {
    everySegment(({ segment }) => {
      const outside = segment.parts.flatMap(({ startMs, endMs, cues }) =>
        cues.filter(({ atMs, roomMs }) => atMs < startMs || atMs + roomMs > endMs),
      );
      const cues = cuesOf(segment);
      const overlapping = cues.filter(
        ({ atMs, roomMs }, at) => atMs + roomMs > (cues[at + 1]?.atMs ?? Infinity),
      );
      expect([outside, overlapping]).toEqual([[], []]);
    });
  });

  it('gives each step its time: all of it, or 10 s and the rest of a hold that was begun', () => {
    everySegment(({ run, segment: { parts, spans } }) => {
      const steps = parts.filter(({ kind }) => kind === 'step');
      const expected = steps.map(({ startMs }, at) => {
        const step = run.next + at;
        const planned = run.plan.steps[step];
        const heldMs = run.heldMs[step] ?? 0;
        const holdStartMs = startMs + (heldMs > 0 ? 10 * SECOND : (planned?.positionMs ?? NaN));
        const endMs = holdStartMs + (planned?.holdMs ?? NaN) - heldMs;
        return { step, region: planned?.region, side: planned?.side, startMs, holdStartMs, endMs };
      });
      expect(spans).toEqual(expected);
      expect(spans.map(({ endMs }) => endMs)).toEqual(steps.map(({ endMs }) => endMs));
    });
  });

  it('tells nobody to be on the tender spot more than five seconds before the bell that begins to count', () => {
    everySegment(({ segment }) => {
      const onSpot = cuesOf(segment).filter(({ play }) => isLine(play, 'find') || isLine(play, 'pressure'));
      const tooEarly = onSpot.filter(
        ({ atMs }) =>
          !segment.spans.some(({ holdStartMs, endMs }) => atMs >= holdStartMs - 5 * SECOND && atMs < endMs),
      );
      expect(tooEarly).toEqual([]);
    });
  });

  it('ends with the next cut and its bell, or with the close', () => {
    everySegment(({ run, lead, segment }) => {
      const { plan, next } = run;
      const until = plan.cuts.find((cut) => cut > next) ?? plan.steps.length;
      const closes = until === plan.steps.length;
      expect([segment.parts.map(({ kind }) => kind), segment.closeMs]).toEqual([
        [
          ...(lead === null ? [] : ['lead']),
          ...plan.steps.slice(next, until).map(() => 'step'),
          closes ? 'close' : 'end',
        ],
        closes ? plan.closeMs : 0,
      ]);
    });
  });

  it('rings where a hold starts', () => {
    everySegment(({ segment }) => {
      const bells = timesOf(segment, 'bell');
      expect(segment.spans.filter(({ holdStartMs }) => !bells.includes(holdStartMs))).toEqual([]);
    });
  });

  it('rings where a hold ends that something follows', () => {
    everySegment(({ segment }) => {
      const bells = timesOf(segment, 'bell');
      const followed = segment.spans.filter(({ endMs }) => endMs < lengthOf(segment));
      expect(followed.filter(({ endMs }) => !bells.includes(endMs))).toEqual([]);
    });
  });

  it('says halfway and ten seconds in holds of 45 s and more only', () => {
    everySegment(({ segment }) => {
      const tens = segment.spans.filter(isMarked).map(({ endMs }) => endMs - 10 * SECOND);
      const halves = segment.spans
        .filter(isMarked)
        .map(({ holdStartMs, endMs }) => (holdStartMs + endMs) / 2);
      expect([timesOf(segment, 'ten_seconds'), timesOf(segment, 'halfway')]).toEqual([tens, halves]);
    });
  });

  it('counts down the last three seconds of each hold with room for it', () => {
    everySegment(({ segment }) => {
      const holds = segment.spans.filter(({ holdStartMs, endMs }) => endMs - holdStartMs >= 6 * SECOND);
      const counts = timesOf(segment, 'three_two_one');
      expect(holds.filter(({ endMs }) => !counts.includes(endMs - 3 * SECOND))).toEqual([]);
    });
  });
});

describe('a hold before a check-in', () => {
  it('ends with a bell, as every hold does', () => {
    const segment = playedNext(runOf(planFor(order(5), PRACTISED)), PRACTISED);
    const bells = timesOf(segment, 'bell');
    const silent = segment.spans.filter(({ endMs }) => !bells.some((ms) => Math.abs(ms - endMs) <= SECOND));
    expect(silent).toEqual([]);
  });
});

describe('a routine played to its end', () => {
  const modes = [
    ['usual', PRACTISED, false],
    ['first', NO_PROGRESS, false],
    ['beginner', practised(2), false],
    ['gentle', PRACTISED, true],
  ] as const;
  const table = LENGTHS.flatMap((minutes) => modes.map((mode) => [minutes, ...mode] as const));

  it.each(table)('%d minutes, %s: its segments last what the plan lasts', (minutes, _, progress, gentle) => {
    const run = runOf(planFor(order(minutes, { gentle }), progress));
    const segments = run.plan.cuts.map((next) => playedNext({ ...run, next }, progress));
    const timed = segments
      .flatMap(({ parts }) => parts)
      .filter(({ kind }) => kind === 'step' || kind === 'close');
    expect(timed.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)).toBe(lengthOfPlan(run.plan));
    expect(segments.flatMap(({ spans }) => spans.map((span) => span.endMs - span.holdStartMs))).toEqual(
      run.plan.steps.map(({ holdMs }) => holdMs),
    );
  });

  it('from any step, with nothing held before, plays every step to come once', () => {
    fc.assert(
      fc.property(runs, ({ run, progress }) => {
        const { plan, next } = run;
        const later = plan.cuts.filter((cut) => cut > next);
        const segments = [next, ...later].map((at) => playedNext({ ...run, next: at }, progress));
        expect(segments.flatMap(({ spans }) => spans.map(({ step }) => step))).toEqual(
          plan.steps.map((_, index) => index).slice(next),
        );
        expect(sent(run, playedNext(run, progress)).playing?.endMs).toBe(lengthOf(playedNext(run, progress)));
      }),
      SAME_EXAMPLES,
    );
  });
});

describe('the words of a segment', () => {
  const linesIn = (run: Run, progress = PRACTISED, positionSaid = false): Line[] =>
    cuesOf(playedNext(run, progress, null, positionSaid)).flatMap(({ play }) =>
      typeof play === 'string' ? [] : [play],
    );
  const detailsOf = (lines: readonly Line[]): unknown[] =>
    lines.flatMap((line) =>
      line.line === 'position' ? [[line.position.region, line.detail, line.otherSide]] : [],
    );
  const eight = (finished: number): Run => runOf(planFor(order(8), practised(finished)), { next: 2 });

  it('set up a region in full until it was done three times', () => {
    expect(
      [2, 3].map((finished) => detailsOf(linesIn({ ...eight(finished), next: 3 }, practised(finished)))),
    ).toEqual([
      [
        ['hip_tfl', 'full', false],
        ['hip_tfl', 'short', true],
      ],
      [
        ['hip_tfl', 'short', false],
        ['hip_tfl', 'short', true],
      ],
    ]);
  });

  it('leave out the first set-up where it was spoken while getting ready', () => {
    expect(detailsOf(linesIn(runOf(planFor(order(3), NO_PROGRESS)), NO_PROGRESS, true))).toEqual([
      ['glutes', 'short', true],
    ]);
  });

  it('thin out the breaths once a region was done three times', () => {
    const breaths = (finished: number): number =>
      linesIn(runOf(planFor(order(3), practised(3))), practised(finished)).filter(
        ({ line }) => line === 'breathe',
      ).length;
    expect(breaths(3)).toBeLessThan(breaths(2));
  });

  it('tell how to get up at the end of the first three routines, of who lies on the floor', () => {
    const tells = (finished: number, floor: boolean): boolean => {
      const plan = planFor(order(3, { floor }), practised(finished));
      return linesIn(runOf(plan, { next: plan.steps.length }), practised(finished)).some(
        ({ line }) => line === 'close_get_up',
      );
    };
    expect([tells(0, true), tells(2, true), tells(3, true), tells(0, false)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('ask for light pressure in gentle mode', () => {
    const plan = planFor(order(3, { gentle: true }), PRACTISED);
    const lines = linesIn(runOf(plan)).filter(({ line }) => line === 'passes' || line === 'pressure');
    expect([...new Set(lines.map((line) => 'gentle' in line && line.gentle))]).toEqual([true]);
  });

  it('say what is left of a hold that is resumed', () => {
    const plan = planFor(order(3), PRACTISED);
    const resumed = runOf(plan, { heldMs: [38 * SECOND, 0] });
    expect(linesIn(resumed)[0]).toEqual({
      line: 'back_to',
      region: 'glutes',
      side: 'left',
      leftMs: 22 * SECOND,
    });
  });
});
