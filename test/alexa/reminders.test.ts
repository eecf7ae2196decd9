import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindersOf } from '../../lambdas/alexa/reminders.ts';
import { timeIn } from '../../lambdas/alexa/reminder-slots.ts';
import { scheduleName, scheduleNamed } from '../../lambdas/coach/reminders/schedule.ts';
import type { ReminderOutcome } from '../../lambdas/coach/reminders/service.ts';
import { openServices, type Services } from '../../simulator/cloud/alexa-services.ts';

const NOW = Date.parse('2026-11-16T09:00:00Z');
const LABEL = { locale: 'en-US', text: 'Time to roll.' };
const SCHEDULE = { days: 'weekdays', hour: 6, minute: 30 } as const;
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

async function carriedOut(
  request: Parameters<ReturnType<typeof remindersOf>['carryOut']>[0],
  signal = new AbortController().signal,
): Promise<ReminderOutcome> {
  return remindersOf(access()).carryOut(request, LABEL, NOW, signal);
}

describe('the reminders of an account', () => {
  it('are set on each day by a rule of its own, in the time of the place', async () => {
    const outcome = await carriedOut(CREATE);
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
    expect(await carriedOut({ request: 'find', schedule: SCHEDULE, next: 'tell' })).toEqual(outcome);
    expect(await carriedOut({ request: 'find', schedule: { ...SCHEDULE, hour: 7 }, next: 'tell' })).toEqual({
      outcome: 'gone',
    });
    expect(await carriedOut({ request: 'delete', token: 'none-such' })).toEqual({ outcome: 'gone' });
  });

  it('are not waited for beyond the time there is', async () => {
    const before = services.reminders.size;
    expect(await carriedOut(CREATE, AbortSignal.abort())).toEqual({ outcome: 'unanswered' });
    expect(services.reminders.size).toBe(before);
  });

  it.each([
    ['a token', { device: {}, apiEndpoint: 'http://127.0.0.1:1' }],
    ['an endpoint', { device: {}, apiAccessToken: 'token' }],
    ['a device', { apiEndpoint: 'http://127.0.0.1:1', apiAccessToken: 'token' }],
  ])('are out of reach without %s', async (_, lacking) => {
    const port = remindersOf(lacking);
    expect(port.available).toBe(false);
    expect(await port.carryOut(CREATE, LABEL, NOW, new AbortController().signal)).toEqual({
      outcome: 'refused',
      why: 'unsupported',
    });
  });

  it('that nobody answers for may be there, or not', async () => {
    const closed = await openServices();
    await closed.close();
    const port = remindersOf(access(closed.endpoint));
    expect(await port.carryOut(CREATE, LABEL, NOW, new AbortController().signal)).toEqual({
      outcome: 'unanswered',
    });
  });
});

describe('a time of day', () => {
  it.each([
    ['07:00', { hour: 7, minute: 0 }],
    ['23:59', { hour: 23, minute: 59 }],
    ['MO', null],
    ['EV', null],
    ['?', null],
    ['24:00', null],
    ['7', null],
  ])('%s as Alexa gives it', (value, time) => {
    expect(timeIn({ time: { name: 'time', value } }, 'time')).toEqual(time);
  });
});

describe('the name of a schedule', () => {
  it('tells it', () => {
    expect(scheduleNamed(scheduleName(SCHEDULE))).toEqual(SCHEDULE);
    expect(scheduleName(SCHEDULE)).toBe('weekdays 06:30');
  });

  it.each(['', 'weekdays', 'someday 06:30', 'monday 24:00', 'monday 7:00'])('%j is none', (name) => {
    expect(scheduleNamed(name)).toBeNull();
  });
});
