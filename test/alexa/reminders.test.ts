import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindersOf } from '../../lambdas/alexa/reminders.ts';
import { readTime } from '../../lambdas/alexa/reminder-slots.ts';
import { scheduleName, scheduleNamed } from '../../lambdas/coach/reminders/schedule.ts';
import type { ReminderOutcome } from '../../lambdas/coach/reminders/service.ts';
import { openServices, type Services } from '../../simulator/cloud/alexa-services.ts';

const NOW = Date.parse('2026-11-16T09:00:00Z');
const LABEL = { locale: 'en-US', text: 'Time to roll.' };
const SCHEDULE = { days: 'weekdays', hour: 6, minute: 30 } as const;
/** A reminder of that schedule, as the service lists it. */
const OURS = {
  alertToken: 'a',
  trigger: {
    recurrence: { recurrenceRules: ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=6;BYMINUTE=30'] },
  },
};
const CREATE = { request: 'create', schedule: SCHEDULE, timeZone: 'Asia/Kolkata' } as const;

let services: Services;
beforeAll(async () => {
  services = await openServices({ granted: true });
});
afterAll(() => services.close());

/** What a request carries for calls to Alexa's services. */
function access(apiEndpoint = services.endpoint): Parameters<typeof remindersOf>[0] & { device: object } {
  return { device: { deviceId: 'dot' }, apiEndpoint, apiAccessToken: services.tokenAt(NOW) };
}

async function carryOut(
  request: Parameters<ReturnType<typeof remindersOf>['carryOut']>[0],
  signal = new AbortController().signal,
): Promise<ReminderOutcome> {
  return remindersOf(access()).carryOut(request, LABEL, NOW, signal);
}

describe('the port to Alexa’s reminders', () => {
  it('sets one rule for each day in local time, and finds, misses or deletes the reminder later', async () => {
    const outcome = await carryOut(CREATE);
    expect(outcome.outcome).toBe('done');
    expect(services.reminders.list().body).toMatchObject({
      alerts: [
        {
          requestTime: '2026-11-16T14:30:00.000',
          trigger: {
            timeZoneId: 'Asia/Kolkata',
            recurrence: {
              startDateTime: '2026-11-16T14:30:00.000',
              recurrenceRules: ['MO', 'TU', 'WE', 'TH', 'FR'].map(
                (day) => `FREQ=WEEKLY;BYDAY=${day};BYHOUR=6;BYMINUTE=30;BYSECOND=0;INTERVAL=1;`,
              ),
            },
          },
          alertInfo: { spokenInfo: { content: [LABEL] } },
        },
      ],
    });
    expect(await carryOut({ request: 'find', schedule: SCHEDULE, next: 'tell' })).toEqual(outcome);
    expect(await carryOut({ request: 'find', schedule: { ...SCHEDULE, hour: 7 }, next: 'tell' })).toEqual({
      outcome: 'gone',
    });
    expect(await carryOut({ request: 'delete', token: 'none-such' })).toEqual({ outcome: 'gone' });
  });

  it('deletes all of the skill’s reminders, and reports if there was none', async () => {
    const book = await openServices({ granted: true });
    const port = remindersOf({ ...access(book.endpoint), apiAccessToken: book.tokenAt(NOW) });
    const signal = new AbortController().signal;
    expect(await port.carryOut({ request: 'delete_all' }, LABEL, NOW, signal)).toEqual({ outcome: 'gone' });
    for (const hour of [7, 8, 9])
      await port.carryOut({ ...CREATE, schedule: { ...SCHEDULE, hour } }, LABEL, NOW, signal);
    expect(await port.carryOut({ request: 'delete_all' }, LABEL, NOW, signal)).toMatchObject({
      outcome: 'done',
    });
    expect(book.reminders.size).toBe(0);
    await book.close();
  });

  it.each<[string, object, ReminderOutcome]>([
    ['is null', { alerts: null }, { outcome: 'gone' }],
    ['has only reminders that are over', { alerts: [{ ...OURS, status: 'COMPLETED' }] }, { outcome: 'gone' }],
    ['is the first page of several', { alerts: [], totalCount: '300' }, { outcome: 'unanswered' }],
    ['has a link to the next page', { alerts: [], links: '/next' }, { outcome: 'unanswered' }],
    [
      'lacks what only ours have',
      { alerts: [{ alertToken: 'b', trigger: null }, OURS] },
      { outcome: 'done', token: 'a' },
    ],
    ['is no list', { alerts: 'none' }, { outcome: 'unanswered' }],
  ])('finds what it can in a list that %s', async (_, body, outcome) => {
    const book = await openServices({ granted: true, fault: () => ({ status: 200, body }) });
    const port = remindersOf({ ...access(book.endpoint), apiAccessToken: book.tokenAt(NOW) });
    const found = await port.carryOut(
      { request: 'find', schedule: SCHEDULE, next: 'tell' },
      LABEL,
      NOW,
      new AbortController().signal,
    );
    expect(found).toEqual(outcome);
    await book.close();
  });

  it('calls no service once the deadline has passed', async () => {
    const before = services.reminders.size;
    expect(await carryOut(CREATE, AbortSignal.abort())).toEqual({ outcome: 'unanswered' });
    expect(services.reminders.size).toBe(before);
  });

  it.each([
    ['a token', { device: {}, apiEndpoint: 'http://127.0.0.1:1' }],
    ['an endpoint', { device: {}, apiAccessToken: 'token' }],
    ['a device', { apiEndpoint: 'http://127.0.0.1:1', apiAccessToken: 'token' }],
  ])('refuses as unsupported without %s', async (_, lacking) => {
    const port = remindersOf(lacking);
    expect(port.available).toBe(false);
    expect(await port.carryOut(CREATE, LABEL, NOW, new AbortController().signal)).toEqual({
      outcome: 'refused',
      why: 'unsupported',
    });
  });

  it('reports an unanswered request if the service is unreachable', async () => {
    const closed = await openServices();
    await closed.close();
    const port = remindersOf(access(closed.endpoint));
    expect(await port.carryOut(CREATE, LABEL, NOW, new AbortController().signal)).toEqual({
      outcome: 'unanswered',
    });
  });
});

describe('the coach, reading a time of day,', () => {
  it.each([
    ['07:00', { hour: 7, minute: 0 }],
    ['23:59', { hour: 23, minute: 59 }],
    ['MO', null],
    ['EV', null],
    ['?', null],
    ['24:00', null],
    ['7', null],
  ])('reads Alexa’s %s as %j', (value, time) => {
    expect(readTime({ time: { name: 'time', value } }, 'time')).toEqual(time);
  });
});

describe('the name of a schedule', () => {
  it('can be read back as the schedule', () => {
    expect(scheduleNamed(scheduleName(SCHEDULE))).toEqual(SCHEDULE);
    expect(scheduleName(SCHEDULE)).toBe('weekdays 06:30');
  });

  it.each(['', 'weekdays', 'someday 06:30', 'monday 24:00', 'monday 7:00'])('cannot be %j', (name) => {
    expect(scheduleNamed(name)).toBeNull();
  });
});
