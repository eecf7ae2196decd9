import { describe, expect, it } from 'vitest';
import type { RegionId } from '../../../lambdas/coach/body/regions.ts';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { applyFact, RESTED_WEEKS_KEPT } from '../../../lambdas/coach/progress/record-fact.ts';
import { PROGRAMME_ROUTINES, type ProgrammeId } from '../../../lambdas/coach/routine/programmes.ts';
import { DAY, HOUR, MINUTE, SECOND, weekOf, type Instant } from '../../../lambdas/coach/shared/time.ts';
import { inFull } from '../support/history.ts';
import { FIVE_MINUTES, MONDAY } from '../support/arbitraries.ts';
import { after, credited, ended, kept, NOT_HELD, run } from '../support/facts.ts';

describe('what is remembered of a visit', () => {
  it('is its time, and never an earlier one', () => {
    const visited = (at: Instant): Fact => ({ fact: 'visited', at });
    expect(after(visited(MONDAY + HOUR), visited(MONDAY))).toEqual({
      ...NO_PROGRESS,
      lastAt: MONDAY + HOUR,
    });
  });

  it('is that the disclaimer was heard, and what was preferred', () => {
    const preferred = (preferences: Partial<PersonRecord['preferences']>): Fact => ({
      fact: 'preferred',
      at: MONDAY,
      preferences,
    });
    const told = after(
      { fact: 'disclaimer_heard', at: MONDAY },
      preferred({ tool: 'ball', minutes: 5 }),
      preferred({ minutes: 8, floor: null }),
    );
    expect(told.preferences).toEqual({
      tool: 'ball',
      floor: null,
      minutes: 8,
      disclaimerHeard: true,
      detail: null,
      sounds: true,
      timeZone: null,
      keepsRatings: null,
      goal: null,
      reminderOffered: false,
      leavesOut: [],
      usual: null,
      keepsGoing: false,
    });
  });
});

describe('the open run', () => {
  const held = (...seconds: number[]): number[] => NOT_HELD.map((_, i) => (seconds[i] ?? 0) * SECOND);

  it('is the one kept', () => {
    expect(after(kept(run('a', MONDAY))).open).toEqual(run('a', MONDAY));
  });

  it('takes its later state, and keeps what was held', () => {
    const later = run('a', MONDAY, { next: 2, easedOff: true, regionsStopped: 1, at: MONDAY + 3 * MINUTE });
    const told = after(kept(run('a', MONDAY)), credited('a', 0, 45 * SECOND, MONDAY + MINUTE), kept(later));
    expect(told.open).toEqual({ ...later, heldMs: held(45) });
  });

  it('takes the later told of two states of an instant', () => {
    const second = run('a', MONDAY, { next: 1 });
    expect(after(kept(run('a', MONDAY)), kept(second)).open).toEqual(second);
  });

  it('was last heard of when it was last kept', () => {
    expect(after({ fact: 'run_kept', at: MONDAY + HOUR, run: run('a', MONDAY) }).open).toEqual(
      run('a', MONDAY, { at: MONDAY + HOUR }),
    );
  });

  it('keeps its state when an earlier one is told late', () => {
    const later = run('a', MONDAY, { next: 2, at: MONDAY + 3 * MINUTE });
    expect(after(kept(later), kept(run('a', MONDAY))).open).toEqual(later);
  });

  it('is credited with what the run itself says was held', () => {
    const told = after(
      kept(run('a', MONDAY, { heldMs: held(45, 20) })),
      credited('a', 1, 45 * SECOND, MONDAY),
    );
    expect([told.open?.heldMs, told.ever.heldMs]).toEqual([held(45, 45), 90 * SECOND]);
  });

  it('gives way to a newer one, and is broken off', () => {
    const told = inFull(
      after(kept(run('a', MONDAY)), credited('a', 0, 45 * SECOND, MONDAY), kept(run('b', MONDAY + HOUR))),
    );
    expect([told.open?.id, told.routines.map(({ id, ended: how }) => [id, how])]).toEqual([
      'b',
      [['a', 'broken_off']],
    ]);
  });

  it('does not give way to one that started at the same instant', () => {
    expect(after(kept(run('a', MONDAY)), kept(run('b', MONDAY))).open?.id).toBe('a');
  });

  it('may start at the instant at which another ended', () => {
    const told = [kept(run('a', MONDAY)), ended('a', 'finished', MONDAY), kept(run('b', MONDAY))];
    expect(after(...told).open?.id).toBe('b');
  });

  it('does not give way to an older one', () => {
    expect(after(kept(run('b', MONDAY + HOUR)), kept(run('a', MONDAY)))).toEqual(
      after(kept(run('b', MONDAY + HOUR))),
    );
  });

  it('is none once ended, however late it is kept again', () => {
    const told = [
      kept(run('a', MONDAY)),
      credited('a', 0, 45 * SECOND, MONDAY),
      ended('a', 'finished', MONDAY),
    ];
    expect(after(...told, kept(run('a', MONDAY)))).toEqual(after(...told));
  });

  it('is none when told of after a later one has ended', () => {
    const later = run('b', MONDAY + HOUR, { heldMs: [45_000, 0, 0, 0, 0] });
    const told = [kept(later), ended('b', 'finished', MONDAY + HOUR)];
    expect(after(...told, kept(run('a', MONDAY)))).toEqual(after(...told));
  });
});

describe('a credit', () => {
  const open = kept(run('a', MONDAY));
  const table: readonly [string, readonly Fact[], number][] = [
    ['is a total', [credited('a', 0, 20 * SECOND, MONDAY), credited('a', 0, 30 * SECOND, MONDAY)], 30],
    ['never takes back', [credited('a', 0, 30 * SECOND, MONDAY), credited('a', 0, 20 * SECOND, MONDAY)], 30],
    ['is at most the hold', [credited('a', 0, 90 * SECOND, MONDAY)], 45],
    ['needs its run to be open', [credited('b', 0, 30 * SECOND, MONDAY)], 0],
    ['needs its step', [credited('a', 5, 30 * SECOND, MONDAY)], 0],
  ];
  it.each(table)('%s', (_, told, seconds) => {
    const { ever, weeks } = inFull(after(open, ...told));
    expect([ever.heldMs, weeks[weekOf(MONDAY, null)]?.heldMs ?? 0]).toEqual([
      seconds * SECOND,
      seconds * SECOND,
    ]);
  });

  it('of both sides counts for each, today', () => {
    expect(after(open, credited('a', 2, 45 * SECOND, MONDAY)).practice.today).toEqual({
      day: '2026-11-16',
      heldMs: { 'quads.left': 45 * SECOND, 'quads.right': 45 * SECOND },
    });
  });

  it('of a new day starts the day; of an earlier day it does not count to today', () => {
    const told = after(
      open,
      credited('a', 0, 45 * SECOND, MONDAY),
      credited('a', 1, 45 * SECOND, MONDAY + DAY),
      credited('a', 3, 30 * SECOND, MONDAY),
    );
    expect(told.practice.today).toEqual({ day: '2026-11-17', heldMs: { 'glutes.right': 45 * SECOND } });
  });
});

describe('a routine that ended', () => {
  const begun = [
    kept(run('a', MONDAY)),
    credited('a', 0, 44 * SECOND, MONDAY),
    credited('a', 1, 43 * SECOND, MONDAY),
  ];

  it('is remembered with what was done of what was planned', () => {
    expect(after(...begun, ended('a', 'finished', MONDAY + HOUR))).toEqual({
      ...NO_PROGRESS,
      last: {
        id: 'a',
        at: MONDAY,
        lengthMs: 5 * MINUTE,
        done: 1,
        planned: 5,
        heldMs: 87 * SECOND,
        ended: 'finished',
      },
      week: { monday: '2026-11-16', routines: 1, heldMs: 87 * SECOND },
      ever: { routines: 1, heldMs: 87 * SECOND },
      practice: {
        ...NO_PROGRESS.practice,
        finished: 1,
        regions: { glutes: 1 },
        lastChosen: { minutes: 5, regions: ['glutes', 'quads', 'hip_tfl'] },
        today: { day: '2026-11-16', heldMs: { 'glutes.left': 44 * SECOND, 'glutes.right': 43 * SECOND } },
      },
      lastAt: MONDAY + HOUR,
    });
  });

  it('is dated by when it was last heard of, not by when its end was told', () => {
    const sunday = MONDAY + 6 * DAY;
    const told = inFull(
      after(
        kept(run('a', sunday)),
        credited('a', 0, 45 * SECOND, sunday),
        ended('a', 'broken_off', sunday + DAY),
      ),
    );
    expect([told.weeks, told.routines[0]?.at]).toEqual([
      { '2026-11-16': { routines: 1, heldMs: 45 * SECOND } },
      sunday,
    ]);
  });

  it('stands in the order of time, as do the weeks, in whatever order they are told', () => {
    const monthLater = MONDAY + 28 * DAY;
    const told = inFull(
      after(
        kept(run('a', MONDAY, { at: monthLater })),
        credited('a', 0, 45 * SECOND, monthLater),
        kept(run('b', MONDAY + HOUR, { heldMs: [45_000, 0, 0, 0, 0] })),
        ended('b', 'finished', MONDAY + HOUR),
      ),
    );
    expect(told.routines.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(Object.keys(told.weeks)).toEqual(['2026-11-16', '2026-12-14']);
  });

  it('ends once', () => {
    const once = after(...begun, ended('a', 'finished', MONDAY));
    expect(applyFact(once, ended('a', 'broken_off', MONDAY))).toEqual(once);
  });

  it('is not finished when broken off', () => {
    const { practice, routines } = inFull(after(...begun, ended('a', 'broken_off', MONDAY)));
    expect([practice.finished, routines.length]).toEqual([0, 1]);
  });

  it('leaves no record when broken off before anything was held', () => {
    expect(after(kept(run('a', MONDAY)), ended('a', 'broken_off', MONDAY))).toEqual({
      ...NO_PROGRESS,
      endedUnheld: 'a',
      lastAt: MONDAY,
    });
  });
});

describe('what is chosen for good', () => {
  const never = (regions: readonly RegionId[], is = true): Fact => ({
    fact: 'never_rolled',
    at: MONDAY,
    regions,
    never: is,
  });

  it('is left out until it is taken back, and only that', () => {
    const told = after(never(['quads']), never(['calves', 'quads']), never(['quads'], false));
    expect(told.preferences.leavesOut).toEqual(['calves']);
    expect(after(never(['quads'], false)).preferences.leavesOut).toEqual([]);
  });

  it('keeps the latest weeks of rest, each once', () => {
    const weeks = Array.from({ length: RESTED_WEEKS_KEPT + 2 }, (_, week) => MONDAY + week * 7 * DAY);
    const told = after(
      ...weeks.toReversed().flatMap((at): Fact[] => [
        { fact: 'rested', at },
        { fact: 'rested', at: at + DAY },
      ]),
    );
    expect(told.practice.restedWeeks).toHaveLength(RESTED_WEEKS_KEPT);
    expect(told.practice.restedWeeks[0]).toBe('2026-11-30');
  });
});

describe('a programme', () => {
  const start = (at: number, programme: ProgrammeId | null): Fact => ({
    fact: 'programme_set',
    at,
    programme,
  });
  /** A routine of a programme, with all of it held or the first hold alone. */
  const routine = (routineOf: number, id: ProgrammeId, steps: number): Fact[] => {
    const at = MONDAY + routineOf * DAY;
    const name = `${id} ${routineOf}`;
    const plan = { ...FIVE_MINUTES, programme: { id, routine: routineOf } };
    return [
      kept(run(name, at, { plan })),
      ...Array.from({ length: steps }, (_, step) => credited(name, step, 45 * SECOND, at)),
      ended(name, 'finished', at + MINUTE),
    ];
  };

  it('goes on with each routine of it that is finished, a third of it held', () => {
    const told = after(
      start(MONDAY, 'sitting'),
      ...routine(1, 'sitting', 5),
      ...routine(2, 'sitting', 1),
      ...routine(2, 'running', 5),
    );
    expect(told.practice.programme).toEqual({ id: 'sitting', startedAt: MONDAY, done: 1 });
  });

  it('stays where it is when its facts are told again', () => {
    const facts = [start(MONDAY, 'sitting'), ...routine(1, 'sitting', 5)];
    expect(after(...facts, ...facts)).toEqual(after(...facts));
  });

  it('is over with its last routine', () => {
    const all = Array.from({ length: PROGRAMME_ROUTINES }, (_, at) => routine(at + 1, 'sitting', 5));
    expect(after(start(MONDAY, 'sitting'), ...all.slice(0, -1).flat()).practice.programme?.done).toBe(11);
    expect(after(start(MONDAY, 'sitting'), ...all.flat()).practice.programme).toBeNull();
  });

  it('is left by a word, and another takes its place', () => {
    expect(after(start(MONDAY, 'sitting'), start(MONDAY + DAY, null)).practice.programme).toBeNull();
    expect(after(start(MONDAY, 'sitting'), start(MONDAY + DAY, 'running')).practice.programme).toEqual({
      ...{ id: 'running', startedAt: MONDAY + DAY, done: 0 },
    });
  });
});
