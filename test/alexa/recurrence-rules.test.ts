import { describe, expect, it } from 'vitest';
import { ringsAt, rulesOf, type Trigger } from '../../lambdas/alexa/recurrence-rules.ts';
import { REMINDER_DAYS, type Schedule } from '../../lambdas/coach/reminders/schedule.ts';

const DAILY: Schedule = { days: 'every_day', hour: 7, minute: 0 };
const THREE: Schedule = { days: 'three_days', hour: 19, minute: 30 };

const byRules = (...recurrenceRules: string[]): Trigger => ({ recurrence: { recurrenceRules } });

describe('a reminder in Alexa’s list', () => {
  it.each(REMINDER_DAYS)('rings at the times it was set for: %s', (days) => {
    const schedule = { days, hour: 6, minute: 30 };
    expect(ringsAt(byRules(...rulesOf(schedule)), schedule)).toBe(true);
    expect(ringsAt(byRules(...rulesOf(schedule).toReversed()), schedule)).toBe(true);
    expect(ringsAt(byRules(...rulesOf(schedule)), { ...schedule, minute: 31 })).toBe(false);
  });

  it.each<[string, Schedule, string[]]>([
    ['in another order', DAILY, ['INTERVAL=1;BYSECOND=0;BYMINUTE=0;BYHOUR=7;FREQ=DAILY']],
    ['in small letters', DAILY, ['freq=daily;byhour=7;byminute=0;bysecond=0;interval=1;']],
    ['with two figures for the hour', DAILY, ['FREQ=DAILY;BYHOUR=07;BYMINUTE=00;BYSECOND=00']],
    ['without its defaults', DAILY, ['FREQ=DAILY;BYHOUR=7;BYMINUTE=0']],
    ['with a default more', DAILY, ['FREQ=DAILY;WKST=SU;BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1']],
    ['with the name of RFC 5545', DAILY, ['RRULE:FREQ=DAILY;BYHOUR=7;BYMINUTE=0']],
    ['as seven days', DAILY, ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=7;BYMINUTE=0']],
    ['as one list of days', THREE, ['FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=19;BYMINUTE=30']],
    ['as days of a daily rule', THREE, ['FREQ=DAILY;BYDAY=FR,WE,MO;BYHOUR=19;BYMINUTE=30']],
    [
      'as rules in another order, one of them twice',
      THREE,
      ['FR', 'MO', 'WE', 'MO'].map((day) => `BYDAY=${day};FREQ=WEEKLY;BYMINUTE=30;BYHOUR=19`),
    ],
  ])('is the same with its rule %s', (_, schedule, rules) => {
    expect(ringsAt(byRules(...rules), schedule)).toBe(true);
  });

  it.each<[string, string[]]>([
    ['another hour', ['FREQ=DAILY;BYHOUR=8;BYMINUTE=0']],
    ['a second time', ['FREQ=DAILY;BYHOUR=7;BYMINUTE=0', 'FREQ=DAILY;BYHOUR=8;BYMINUTE=0']],
    ['six days', ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA;BYHOUR=7;BYMINUTE=0']],
    ['every other day', ['FREQ=DAILY;BYHOUR=7;BYMINUTE=0;INTERVAL=2']],
    ['an end', ['FREQ=DAILY;BYHOUR=7;BYMINUTE=0;COUNT=3']],
    ['no day', ['FREQ=WEEKLY;BYHOUR=7;BYMINUTE=0']],
    ['an unknown day', ['FREQ=WEEKLY;BYDAY=XX;BYHOUR=7;BYMINUTE=0']],
    ['months', ['FREQ=MONTHLY;BYHOUR=7;BYMINUTE=0']],
    ['no hour', ['FREQ=DAILY']],
    ['nothing', ['']],
    ['no rule at all', []],
  ])('is another with %s', (_, rules) => {
    expect(ringsAt(byRules(...rules), DAILY)).toBe(false);
  });

  it('is read in the older form, too', () => {
    const scheduledTime = '2026-11-16T07:00:00.000';
    expect(ringsAt({ scheduledTime, recurrence: { freq: 'DAILY' } }, DAILY)).toBe(true);
    const monday: Trigger = { scheduledTime, recurrence: { freq: 'WEEKLY', byDay: ['MO'] } };
    expect(ringsAt(monday, { ...DAILY, days: 'monday' })).toBe(true);
    expect(ringsAt(monday, DAILY)).toBe(false);
    expect(ringsAt({}, DAILY)).toBe(false);
  });
});
