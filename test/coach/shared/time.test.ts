import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { remainingDoseToday } from '../../../lambdas/coach/planning/plan-routine.ts';
import { dayOf, HOUR, isTimeZone, SECOND, weekOf } from '../../../lambdas/coach/shared/time.ts';
import { after, credited, kept, run } from '../support/facts.ts';

const at = (iso: string): number => Date.parse(iso);

describe('the day of an instant', () => {
  const table = [
    ['2026-11-22T23:30:00Z', null, '2026-11-22', '2026-11-16'],
    ['2026-11-22T23:30:00Z', 'Europe/Berlin', '2026-11-23', '2026-11-23'],
    ['2026-11-23T07:30:00Z', 'America/Los_Angeles', '2026-11-22', '2026-11-16'],
    ['2026-11-22T10:30:00Z', 'Pacific/Kiritimati', '2026-11-23', '2026-11-23'],
    // The hour that is there twice.
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', '2026-10-19'],
    ['2027-01-01T03:00:00Z', 'America/New_York', '2026-12-31', '2026-12-28'],
  ] as const;

  it.each(table)('%s in %s is %s, in the week of %s', (iso, zone, day, week) => {
    expect([dayOf(at(iso), zone), weekOf(at(iso), zone)]).toEqual([day, week]);
  });
});

it.each([
  ['Europe/Berlin', true],
  ['America/Argentina/Buenos_Aires', true],
  ['Middle/Earth', false],
  ['', false],
])('"%s" is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is);
});

describe('what was held today', () => {
  const LATE = at('2026-11-23T06:30:00Z');
  const located = (timeZone: string): Fact => ({ fact: 'located', at: LATE - HOUR, timeZone });
  const half = (zone: string): ReturnType<typeof after> =>
    after(located(zone), kept(run('a', LATE)), credited('a', 0, 45 * SECOND, LATE));

  it('counts until midnight where the person is', () => {
    expect(remainingDoseToday('glutes', half('America/Los_Angeles'), LATE + HOUR)).toBe(75 * SECOND);
    expect(remainingDoseToday('glutes', half('America/Los_Angeles'), LATE + 2 * HOUR)).toBe(120 * SECOND);
    expect(remainingDoseToday('glutes', half('Europe/Berlin'), LATE + 2 * HOUR)).toBe(75 * SECOND);
  });

  it('counts on for who has travelled into the day before', () => {
    const flown = { fact: 'located', at: LATE, timeZone: 'America/Los_Angeles' } as const;
    const more = after(
      located('Asia/Tokyo'),
      kept(run('a', LATE)),
      credited('a', 0, 30 * SECOND, LATE),
      flown,
      credited('a', 0, 45 * SECOND, LATE + HOUR),
    );
    expect(remainingDoseToday('glutes', more, LATE + HOUR)).toBe(75 * SECOND);
  });
});
