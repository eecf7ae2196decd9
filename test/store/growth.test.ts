import { inFull } from '../coach/support/history.ts';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { REACHES_KEPT } from '../../lambdas/coach/progress/fingertip-to-floor.ts';
import { RATINGS_KEPT } from '../../lambdas/coach/progress/pain-ratings.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import {
  fileRecent,
  ROUTINES_KEPT,
  WEEKS_KEPT,
  withHistory,
  withoutFiled,
} from '../../lambdas/coach/progress/history.ts';
import { DAY, MINUTE } from '../../lambdas/coach/shared/time.ts';
import { historyItemOf } from '../../lambdas/store/history-item.ts';
import { itemOf, readItem, type Item } from '../../lambdas/store/item.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { credited, ended, kept, run, screening } from '../coach/support/facts.ts';

const ADA = personKey('ada', null);
/** A request's id, as long as Alexa's are. */
const idOf = (day: number): string =>
  `amzn1.echo-api.request.00000000-0000-4000-8000-${String(day).padStart(12, '0')}`;

/** All that can be kept of a day: a screening a month, a routine with its pain, how far they reached, a goal. */
function ofDay(day: number): Fact[] {
  const at = MONDAY + day * DAY;
  const id = idOf(day);
  return [
    { fact: 'visited', at },
    { fact: 'located', at, timeZone: 'America/Argentina/ComodRivadavia' },
    { fact: 'preferred', at, preferences: { keepsRatings: true, goal: 7, minutes: 5, tool: 'soft_roller' } },
    ...(day % 30 === 0 ? [screening('ok', at)] : []),
    kept(run(id, at)),
    ...[0, 1, 2, 3, 4].map((step) => credited(id, step, 45_000, at + MINUTE)),
    { fact: 'pain_rated', at, rating: { run: id, at, before: 5, after: 4 } },
    ended(id, 'finished', at + 5 * MINUTE),
    { fact: 'reach_asked', at: at + 6 * MINUTE },
    { fact: 'reached', at: at + 6 * MINUTE, landmark: 'mid_shin' },
  ];
}

/** What is on record after so many days. */
function after(days: number): PersonRecord {
  return Array.from({ length: days }, (_, day) => day)
    .flatMap(ofDay)
    .reduce(applyFact, NO_PROGRESS);
}

/** Everything but the last routine filed, and what it brings still in the record: as after every routine. */
function itemsAfter(days: number): { readonly own: Item; readonly history: Item } {
  const before = withHistory(after(days - 1));
  const history = fileRecent(before);
  const filed = withoutFiled(before, before.recent, history);
  const progress = ofDay(days - 1).reduce(applyFact, filed);
  const link = { since: MONDAY, filedAt: MONDAY, version: MONDAY };
  return {
    own: itemOf(ADA, { progress, version: 9_999, history: link }),
    history: historyItemOf(ADA, { history, ...link, filedFrom: 9_998 }),
  };
}

/** An item's size in the JSON that goes over the wire, which is more than DynamoDB counts. */
const bytesOf = (item: Item): number => Buffer.byteLength(JSON.stringify(item));

describe('ten years of a routine a day', () => {
  const tenYears = after(3_650);

  it('are read as they were written, as ten days are', () => {
    for (const progress of [after(10), tenYears]) {
      const stored = { progress, version: 1, history: null };
      expect(readItem(itemOf(ADA, stored), MONDAY)).toEqual({ ok: true, stored });
    }
  });

  it('are kept in as many entries as fifty-three weeks are', () => {
    const { routines, weeks, pain, reach } = inFull(tenYears);
    expect([routines.length, Object.keys(weeks).length, pain.length, reach.length]).toEqual([
      ROUTINES_KEPT,
      WEEKS_KEPT,
      RATINGS_KEPT,
      REACHES_KEPT,
    ]);
  });

  it('take under 24 KB of the 400 that the history item may have, and hardly more than a year does', () => {
    const sizes = [10, 7 * WEEKS_KEPT, 3_650].map((days) => bytesOf(itemsAfter(days).history));
    const [tenDays = 0, year = 0, decade = 0] = sizes;
    expect(tenDays).toBeLessThan(8_000);
    expect(decade).toBeLessThan(24_000);
    // Only the digits of the sums grow.
    expect(decade - year).toBeLessThan(100);
  });

  it('leave the item that each turn writes under 3 KB, hardly more than ten days do', () => {
    const [tenDays = 0, decade = 0] = [10, 3_650].map((days) => bytesOf(itemsAfter(days).own));
    expect(decade).toBeLessThan(3_000);
    expect(decade - tenDays).toBeLessThan(200);
  });
});
