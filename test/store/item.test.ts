import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS } from '../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import { itemOf, KEPT_FOR, readItem, SCHEMA } from '../../lambdas/store/item.ts';
import { MONDAY, progresses, SAME_EXAMPLES } from '../coach/support/arbitraries.ts';

const PERSON = { household: 'household', person: 'person' };
const VISITED = { ...NO_PROGRESS, lastAt: MONDAY };
/** The same as it is written: its history is none of the item's. */
const { history: _none, ...RECORD } = VISITED;

/** An item as another release, or a hand, might have left it. */
const written = (changes: object): ReturnType<typeof itemOf> =>
  marshall({
    ...PERSON,
    schema: SCHEMA,
    version: 7,
    progress: RECORD,
    history: null,
    expiresAt: (MONDAY + KEPT_FOR) / SECOND,
    ...changes,
  });

describe('an item', () => {
  it('holds key, schema, version, progress, and when it is to go', () => {
    expect(itemOf(PERSON, { progress: VISITED, version: 7, history: null })).toEqual(written({}));
  });

  it('goes 24 months after the last visit', () => {
    const { expiresAt } = itemOf(PERSON, { progress: VISITED, version: 1, history: null });
    expect(expiresAt).toEqual({ N: (Date.UTC(2028, 10, 15, 12) / SECOND).toString() });
  });

  it('reads as what was written', () => {
    fc.assert(
      fc.property(progresses, fc.integer({ min: 1, max: 1e9 }), (progress, version) => {
        const stored = { progress, version, history: { since: MONDAY, filedAt: MONDAY + 1, version: null } };
        expect(readItem(itemOf(PERSON, stored), progress.lastAt ?? 0)).toEqual({ ok: true, stored });
      }),
      SAME_EXAMPLES,
    );
  });

  it('holds nothing of a history item but when it was begun and last written', () => {
    const history = {
      routines: [],
      weeks: { '2026-11-09': { routines: 9, heldMs: 9 } },
      pain: [],
      reach: [],
    };
    const link = { since: MONDAY, filedAt: MONDAY };
    const stored = { progress: { ...VISITED, history }, version: 7, history: { ...link, version: 3 } };
    expect(itemOf(PERSON, stored)).toEqual(written({ history: link }));
  });

  it('ignores what it does not know', () => {
    const item = written({ mood: 'good', progress: { ...RECORD, mood: 'good' } });
    expect(readItem(item, MONDAY)).toEqual({
      ok: true,
      stored: { progress: VISITED, version: 7, history: null },
    });
  });
});

describe('an item that has expired', () => {
  const table: readonly [string, number, boolean][] = [
    ['a second before', -SECOND, false],
    ['on the second', 0, true],
    ['long after', KEPT_FOR, true],
  ];
  it.each(table)('%s', (_, later, expired) => {
    expect(readItem(written({}), MONDAY + KEPT_FOR + later)).toEqual({
      ok: true,
      stored: { progress: expired ? NO_PROGRESS : VISITED, version: 7, history: null },
    });
  });

  it('still knows the reminder that Alexa keeps, so that it can be stopped', () => {
    const schedule = { days: 'every_day', hour: 7, minute: 0 } as const;
    const reminder = { ...schedule, token: 'a', timeZone: 'Europe/Berlin', offeredIn: null };
    const item = written({ progress: { ...RECORD, reminder } });
    expect(readItem(item, MONDAY + KEPT_FOR)).toMatchObject({
      stored: { progress: { ...NO_PROGRESS, reminder } },
    });
  });
});

describe('an item that is refused', () => {
  const run = {
    id: 'a',
    startedAt: MONDAY,
    plan: { steps: [], cuts: [], closeMs: 0, tool: 'ball', gentle: false },
    heldMs: [],
    next: 0,
    playing: null,
    easedOff: false,
    regionsStopped: 0,
    at: MONDAY,
  };
  const table: readonly [string, object, 'newer_schema' | 'malformed'][] = [
    ['a newer schema', { schema: SCHEMA + 1 }, 'newer_schema'],
    [
      'a newer schema, of which nothing else is known',
      { schema: 9, progress: 'x', version: 'x' },
      'newer_schema',
    ],
    ['an older schema than any', { schema: 0 }, 'malformed'],
    ['no schema', { schema: 'one' }, 'malformed'],
    ['no version', { version: 'seven' }, 'malformed'],
    ['no end', { expiresAt: 'never' }, 'malformed'],
    ['no progress', { progress: 'some' }, 'malformed'],
    ['a progress that lacks a part', { progress: { ...RECORD, ever: null } }, 'malformed'],
    [
      'an unknown outcome',
      { progress: { ...RECORD, screened: { outcome: 'fine', version: 1, at: 1 } } },
      'malformed',
    ],
    [
      'an unknown region',
      { progress: { ...RECORD, practice: { ...VISITED.practice, regions: { low_back: 1 } } } },
      'malformed',
    ],
    ['an instant no calendar has', { progress: { ...RECORD, lastAt: 9e15 } }, 'malformed'],
    [
      'a run with more holds than steps',
      { progress: { ...RECORD, open: { ...run, heldMs: [1] } } },
      'malformed',
    ],
    ['a run beyond its end', { progress: { ...RECORD, open: { ...run, next: 1 } } }, 'malformed'],
  ];
  it.each(table)('%s', (_, changes, reason) => {
    expect(readItem(written(changes), MONDAY)).toEqual({ ok: false, reason });
  });

  it('a number that JavaScript cannot hold', () => {
    const item = { ...written({}), version: { N: '9'.repeat(38) } };
    expect(readItem(item, MONDAY)).toEqual({ ok: false, reason: 'malformed' });
  });
});
