import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  oneBack as oneBackOn,
  skipStep,
  without,
  withoutRest,
} from '../../../lambdas/coach/planning/edit-run.ts';
import { SEGMENT_MS, segmentLengths } from '../../../lambdas/coach/planning/segment-breaks.ts';
import type { DoseKey } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { REGION_IDS, type RegionId } from '../../../lambdas/coach/body/regions.ts';
import type { Run } from '../../../lambdas/coach/routine/run.ts';
import { FIVE_MINUTES, SAME_EXAMPLES } from '../support/arbitraries.ts';
import { dosesOf, PRACTISED, runOf } from '../support/planning.ts';
import { runs } from '../support/playing.ts';
import { NOW } from '../support/talking.ts';

/** One back, on a day on which nothing is on record. */
const oneBack = (run: Run): Run | null => oneBackOn(run, [], PRACTISED, NOW);

/** Five minutes: glutes 45, 45; quads both 45; hips 30, 30. */
const at = (next: number, heldS: readonly number[] = []): Run =>
  runOf(FIVE_MINUTES, {
    next,
    heldMs: FIVE_MINUTES.steps.map((_, index) => (heldS[index] ?? 0) * SECOND),
  });

/** A run in short: its steps with what was held of them, what comes next, and the cuts after it. */
function shapeOf(run: Run | null): unknown {
  if (run === null) return null;
  const { plan, heldMs, next } = run;
  const steps = plan.steps.map(
    ({ region, side, holdMs }, index) =>
      `${region} ${side} ${(heldMs[index] ?? NaN) / SECOND} of ${holdMs / SECOND}`,
  );
  return { steps, next, cuts: plan.cuts.filter((cut) => cut > next) };
}

const GLUTES = ['glutes left 45 of 45', 'glutes right 45 of 45'];
const HIPS = ['hip_tfl left 0 of 30', 'hip_tfl right 0 of 30'];

describe('on to the next', () => {
  const table = [
    ['from the first', at(0, [12]), 1],
    ['from the last', at(4), 5],
    ['from the close', at(5), 5],
  ] as const;

  it.each(table)('%s', (_, run, next) => {
    expect(skipStep(run)).toEqual({ ...run, next });
  });
});

describe('a region left out', () => {
  it('that is to come: is not planned any more', () => {
    expect(shapeOf(without(at(2, [45, 45]), ['quads']))).toEqual({
      steps: [...GLUTES, ...HIPS],
      next: 2,
      cuts: [],
    });
  });

  it('that is held now: is left as far as it was held', () => {
    expect(shapeOf(without(at(2, [45, 45, 20]), ['quads']))).toEqual({
      steps: [...GLUTES, 'quads both 20 of 45', ...HIPS],
      next: 3,
      cuts: [],
    });
  });

  it('that comes after the one held now: which goes on', () => {
    expect(shapeOf(without(at(2, [45, 45, 20]), ['hip_tfl']))).toEqual({
      steps: [...GLUTES, 'quads both 20 of 45'],
      next: 2,
      cuts: [],
    });
  });

  it('that is held now on its first side: the other side goes too', () => {
    expect(shapeOf(without(at(0, [20]), ['glutes']))).toEqual({
      steps: ['glutes left 20 of 45', 'quads both 0 of 45', ...HIPS],
      next: 1,
      cuts: [],
    });
  });

  it('that was done: changes nothing', () => {
    expect(shapeOf(without(at(2, [45, 45]), ['glutes']))).toEqual(shapeOf(at(2, [45, 45])));
  });

  it('with all that is left: only the close is', () => {
    expect(shapeOf(without(at(2, [45, 45]), REGION_IDS))).toEqual({ steps: GLUTES, next: 2, cuts: [] });
  });
});

describe('the other side left out', () => {
  it('leaves only the close', () => {
    expect(shapeOf(withoutRest(at(1, [45])))).toEqual({
      steps: ['glutes left 45 of 45'],
      next: 1,
      cuts: [],
    });
  });
});

describe('one back', () => {
  it('does the step before once more, then goes on', () => {
    expect(shapeOf(oneBack(at(2, [45, 45])))).toEqual({
      steps: [...GLUTES, 'glutes right 0 of 45', 'quads both 0 of 45', ...HIPS],
      next: 2,
      cuts: [4],
    });
  });

  it('comes back to the rest of what was being held', () => {
    expect(shapeOf(oneBack(at(3, [45, 45, 45, 12])))).toEqual({
      steps: [
        ...GLUTES,
        'quads both 45 of 45',
        'hip_tfl left 12 of 30',
        'quads both 0 of 45',
        'hip_tfl left 0 of 18',
        'hip_tfl right 0 of 30',
      ],
      next: 4,
      cuts: [],
    });
  });

  it('is not possible from the first step', () => {
    expect(oneBack(at(0, [20]))).toBeNull();
  });

  it('is not possible beyond 120 s of a side', () => {
    const again = oneBack(at(2, [45, 45]));
    const held =
      again === null ? null : { ...again, heldMs: [45, 45, 45, 0, 0, 0].map((s) => s * SECOND), next: 3 };
    expect([shapeOf(again), held === null ? null : oneBack(held)]).toEqual([expect.anything(), null]);
  });
});

describe('any change to a run under way', () => {
  type Change = (run: Run) => Run | null;
  const regions = fc.subarray(REGION_IDS, { minLength: 1, maxLength: 3 });
  /** What is said and done on the way: the step at hand held to its end or in part, and a change. */
  const moves: fc.Arbitrary<readonly Change[]> = fc.array(
    fc.oneof(
      fc.constant<Change>(skipStep),
      fc.constant<Change>(oneBack),
      fc.constant<Change>(withoutRest),
      regions.map(
        (avoid: readonly RegionId[]): Change =>
          (run) =>
            without(run, avoid),
      ),
      fc.nat({ max: 60 }).map(
        (seconds): Change =>
          (run) =>
            heldFor(run, seconds * SECOND),
      ),
    ),
    { maxLength: 12 },
  );

  /** The step at hand held so long, and left behind if that was all of it. */
  function heldFor(run: Run, ms: number): Run {
    const step = run.plan.steps[run.next];
    if (step === undefined) return run;
    const held = Math.min(step.holdMs, (run.heldMs[run.next] ?? 0) + ms);
    const heldMs = run.heldMs.map((before, index) => (index === run.next ? held : before));
    return { ...run, heldMs, next: held === step.holdMs ? run.next + 1 : run.next };
  }

  /** Checks what holds of a run before and after each move. */
  function everyMove(holds: (before: Run, after: Run) => void): void {
    fc.assert(
      fc.property(runs, moves, ({ run }, changes) => {
        let going = { ...run, next: 0 };
        for (const change of changes) {
          const after = change(going);
          if (after === null) continue;
          holds(going, after);
          going = after;
        }
      }),
      { ...SAME_EXAMPLES, numRuns: 1000 },
    );
  }

  it('keeps what was held, under the same index', () => {
    everyMove((before, after) => {
      const heldUpTo = before.heldMs.findLastIndex((ms) => ms > 0) + 1;
      expect(after.plan.steps.slice(0, heldUpTo)).toEqual(before.plan.steps.slice(0, heldUpTo));
      expect(after.heldMs.slice(0, before.next)).toEqual(before.heldMs.slice(0, before.next));
      expect(after.heldMs.length).toBe(after.plan.steps.length);
    });
  });

  it('stands at a step that is not done, or at the close', () => {
    everyMove((_, { plan, heldMs, next }) => {
      expect(next).toBeLessThanOrEqual(plan.steps.length);
      if (next < plan.steps.length) expect(heldMs[next]).toBeLessThan(plan.steps[next]?.holdMs ?? 0);
    });
  });

  it('cuts the rest into segments of 210 s at most', () => {
    everyMove((_, { plan, next }) => {
      const cuts = [next, ...plan.cuts.filter((cut) => cut > next)];
      const lengths = next < plan.steps.length ? segmentLengths(plan.steps, plan.closeMs, cuts) : [];
      expect(lengths.filter((ms) => ms > SEGMENT_MS)).toEqual([]);
    });
  });

  it('leaves every side within 120 s, what is still to be held counted', () => {
    everyMove((_, { plan, heldMs, next }) => {
      const sums = new Map<DoseKey, number>();
      plan.steps.forEach((step, index) => {
        const ms = index < next ? (heldMs[index] ?? 0) : step.holdMs;
        for (const dose of dosesOf(step)) sums.set(dose, (sums.get(dose) ?? 0) + ms);
      });
      expect([...sums].filter(([, ms]) => ms > 120 * SECOND)).toEqual([]);
    });
  });
});
