import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { HOUR, MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { ROUTINES_KEPT } from '../../../lambdas/coach/progress/history.ts';
import { inFull } from '../support/history.ts';
import { MONDAY } from '../support/arbitraries.ts';
import { after, ended, kept, NOT_HELD, run } from '../support/facts.ts';

const held = (...seconds: number[]): number[] => NOT_HELD.map((_, i) => (seconds[i] ?? 0) * SECOND);

/** The run `a`, of the kitchen, with so many seconds held. */
const inTheKitchen = (...seconds: number[]): Fact =>
  kept(run('a', MONDAY, { heldMs: held(...seconds), at: MONDAY + 5 * MINUTE }));
/** The run `b` begins in the bedroom, a little later. */
const IN_THE_BEDROOM = kept(run('b', MONDAY + 20 * SECOND, { heldMs: held(10) }));

describe('a routine that gave way to another device’s goes on', () => {
  it('and what is held of it counts, though nothing was held before', () => {
    const { open, routines, ever, practice } = inFull(
      after(kept(run('a', MONDAY)), IN_THE_BEDROOM, inTheKitchen(45, 20)),
    );
    expect(open?.id).toBe('b');
    expect(routines).toMatchObject([{ id: 'a', heldMs: 65 * SECOND, done: 1, ended: 'broken_off' }]);
    expect(ever).toEqual({ routines: 1, heldMs: 75 * SECOND });
    expect(practice.regions).toEqual({ glutes: 1 });
    expect(practice.today.heldMs).toEqual({ 'glutes.left': 55 * SECOND, 'glutes.right': 20 * SECOND });
  });

  it('and only what is new is added to what was held before', () => {
    const { routines, ever, practice, weeks } = inFull(
      after(inTheKitchen(45, 20), IN_THE_BEDROOM, inTheKitchen(45, 45, 30)),
    );
    expect(routines).toMatchObject([{ id: 'a', heldMs: 120 * SECOND, done: 2 }]);
    expect(ever).toEqual({ routines: 1, heldMs: 130 * SECOND });
    expect(weeks).toEqual({ '2026-11-16': ever });
    expect(practice.regions).toEqual({ glutes: 1, quads: 1 });
    expect(practice.today.heldMs).toEqual({
      'glutes.left': 55 * SECOND,
      'glutes.right': 45 * SECOND,
      'quads.left': 30 * SECOND,
      'quads.right': 30 * SECOND,
    });
  });

  it('is counted once, however often it is told, and whatever was told before', () => {
    const once = after(inTheKitchen(45, 20), IN_THE_BEDROOM, inTheKitchen(45, 45));
    expect(after(inTheKitchen(45, 20), IN_THE_BEDROOM, inTheKitchen(45, 45), inTheKitchen(45, 20))).toEqual(
      once,
    );
    expect(after(inTheKitchen(45, 20), IN_THE_BEDROOM, inTheKitchen(45, 45), inTheKitchen(45, 45))).toEqual(
      once,
    );
  });

  it('counts no more than its holds are long', () => {
    const { ever } = after(IN_THE_BEDROOM, inTheKitchen(999));
    expect(ever.heldMs).toBe(55 * SECOND);
  });

  it('is finished when it is finished', () => {
    const finished = ended('a', 'finished', MONDAY + 6 * MINUTE);
    const told = [inTheKitchen(45), IN_THE_BEDROOM, inTheKitchen(45, 45), finished];
    const { routines, practice, open } = inFull(after(...told));
    expect([open?.id, practice.finished]).toEqual(['b', 1]);
    expect(routines).toMatchObject([{ id: 'a', ended: 'finished', done: 2 }]);
    expect(after(...told, finished)).toEqual(after(...told));
  });

  it('is no practice when most of it was skipped', () => {
    const told = [inTheKitchen(45), IN_THE_BEDROOM, ended('a', 'finished', MONDAY + 6 * MINUTE)];
    expect(after(...told).practice.finished).toBe(0);
  });

  it('is not counted again when its record has gone for age', () => {
    const others = Array.from({ length: ROUTINES_KEPT }, (_, n): Fact[] => {
      const at = MONDAY + (n + 1) * HOUR;
      return [kept(run(`later ${n}`, at, { heldMs: held(45) })), ended(`later ${n}`, 'finished', at)];
    }).flat();
    const told = [inTheKitchen(45), ended('a', 'broken_off', MONDAY), ...others];
    expect(after(...told, inTheKitchen(45))).toEqual(after(...told));
  });
});
