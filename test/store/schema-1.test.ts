import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import { KEPT_FOR, NOBODY, readItem, type Item } from '../../lambdas/store/item.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { inFull } from '../coach/support/history.ts';

const ROUTINES = [1, 2, 3].map((n) => ({
  ...{ id: `run-${n}`, at: MONDAY + n, lengthMs: 300_000, done: 5, planned: 5, heldMs: 150_000 },
  ended: 'finished',
}));
const WEEKS = {
  '2026-11-16': { routines: 1, heldMs: 150_000, goal: 3 },
  '2026-11-02': { routines: 2, heldMs: 300_000 },
};
const PAIN = [{ run: 'run-1', at: MONDAY + 1, before: 5, after: 4 }];
const REACH = [{ at: MONDAY + 1, landmark: 'toes' }];

const { last: _last, week: _week, recent: _recent, history: _history, ...OTHERS } = NO_PROGRESS;

/** An item as schema 1 had it. */
function item(changes: object): Item {
  return marshall({
    ...{ household: 'household', person: 'person', schema: 1, version: 7 },
    progress: { ...OTHERS, routines: ROUTINES, weeks: WEEKS, lastAt: MONDAY, ...changes },
    expiresAt: (MONDAY + KEPT_FOR) / SECOND,
  });
}

describe('an item of schema 1', () => {
  it('is read with all that was kept', () => {
    const read = readItem(item({ pain: PAIN, reach: REACH }), MONDAY);
    if (!read.ok) throw new Error(read.reason);
    expect(read.stored.version).toBe(7);
    expect(inFull(read.stored.progress)).toMatchObject({
      ...{ routines: ROUTINES, weeks: WEEKS, pain: PAIN, reach: REACH },
      ...{ last: { id: 'run-3' }, week: { monday: '2026-11-16', routines: 1 }, lastAt: MONDAY },
    });
  });

  it('is read where it was written before there were ratings, or any routine', () => {
    const read = readItem(item({ routines: [], weeks: {} }), MONDAY);
    expect(read).toEqual({
      ok: true,
      stored: { ...NOBODY, version: 7, progress: { ...NO_PROGRESS, lastAt: MONDAY } },
    });
  });

  it.each([
    ['a routine that lacks a part', { routines: [{ id: 'run-1' }] }],
    ['weeks that are a list', { weeks: [1] }],
    ['a pain beyond ten', { pain: [{ ...PAIN[0], before: 11 }] }],
    ['no routines at all', { routines: 'many' }],
  ])('with %s is refused', (_, changes) => {
    expect(readItem(item(changes), MONDAY)).toEqual({ ok: false, reason: 'malformed' });
  });
});
