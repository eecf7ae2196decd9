import fc from 'fast-check';
import { inFull } from '../support/history.ts';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { DAY, MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { applyFact } from '../../../lambdas/coach/progress/record-fact.ts';
import { ROUTINES_KEPT, WEEKS_KEPT } from '../../../lambdas/coach/progress/history.ts';
import { facts, MONDAY, SAME_EXAMPLES } from '../support/arbitraries.ts';
import {
  after,
  credited,
  ended,
  flare,
  kept,
  NOT_HELD,
  run,
  screening,
  withdrawn,
} from '../support/facts.ts';

/** A visit a day: a full screening each month, the flare asked about, a routine finished or broken off. */
function diary(days: number): Fact[] {
  return Array.from({ length: days }, (_, day): Fact[] => {
    const at = MONDAY + day * DAY;
    const id = `run-${day}`;
    return [
      { fact: 'visited', at },
      ...(day % 30 === 0 ? [screening('ok', at)] : []),
      ...(day > 0 ? [flare(`run-${day - 1}`, day % 3 === 0)] : []),
      kept(run(id, at)),
      credited(id, 0, 45 * SECOND, at),
      credited(id, 2, 45 * SECOND, at + MINUTE),
      ...(day % 7 === 6 ? [withdrawn(at + MINUTE)] : []),
      ended(id, day % 4 === 0 ? 'broken_off' : 'finished', at + MINUTE),
    ];
  }).flat();
}

describe('recording facts', () => {
  it('recording a fact again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(facts), facts, (before, fact) => {
        const once = applyFact(after(...before), fact);
        expect(applyFact(once, fact)).toEqual(once);
      }),
      { ...SAME_EXAMPLES, numRuns: 1000 },
    );
  });

  it('recording the facts of some weeks again, from anywhere on, changes nothing', () => {
    const told = diary(ROUTINES_KEPT);
    fc.assert(
      fc.property(fc.nat({ max: told.length }), (from) => {
        expect(after(...told, ...told.slice(from))).toEqual(after(...told));
      }),
      SAME_EXAMPLES,
    );
  });

  it('the sums are those of the routines and the open run', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 60, size: 'max' }), (told) => {
        const { ever, weeks, routines, open } = inFull(after(...told));
        const routinesMs = routines.map(({ heldMs }) => heldMs);
        const inAll = [...routinesMs, ...(open?.heldMs ?? [])].reduce((a, b) => a + b, 0);
        const byWeek = Object.values(weeks).reduce((a, week) => a + (week?.heldMs ?? 0), 0);
        expect([ever, byWeek]).toEqual([{ routines: routines.length, heldMs: inAll }, inAll]);
      }),
      { ...SAME_EXAMPLES, numRuns: 500 },
    );
  });

  it('credits of one run sum up to the largest of each step, in any order', () => {
    const credits = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 30 * SECOND })));
    fc.assert(
      fc.property(credits, (told) => {
        const { ever } = after(
          kept(run('a', MONDAY)),
          ...told.map(([step, heldMs]) => credited('a', step, heldMs, MONDAY)),
        );
        const largest = NOT_HELD.map((_, i) =>
          Math.max(0, ...told.filter(([s]) => s === i).map(([, ms]) => ms)),
        );
        expect(ever.heldMs).toBe(largest.reduce((a, b) => a + b, 0));
      }),
      SAME_EXAMPLES,
    );
  });

  it('ten years of a routine a day stay small', () => {
    const days = 10 * 365;
    const progress = inFull(after(...diary(days)));
    expect([progress.routines.length, Object.keys(progress.weeks).length, progress.ever.routines]).toEqual([
      ROUTINES_KEPT,
      WEEKS_KEPT,
      days,
    ]);
    expect(progress.routines.at(-1)?.id).toBe(`run-${days - 1}`);
    expect(JSON.stringify(progress.recent).length).toBeLessThan(10_000);
  });
});
