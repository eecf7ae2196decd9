import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDueTimes, instantOf, parseRule } from '../../../simulator/cloud/recurrence.ts';
import { ReminderBook } from '../../../simulator/cloud/reminders-api.ts';
import { openServices, type Services } from '../../../simulator/cloud/alexa-services.ts';

const RULE = 'FREQ=DAILY;BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1;';
const BODY = {
  requestTime: '2026-11-16T09:00:00.000',
  trigger: {
    type: 'SCHEDULED_ABSOLUTE',
    timeZoneId: 'Europe/Berlin',
    recurrence: { startDateTime: '2026-11-16T09:00:00.000', recurrenceRules: [RULE] },
  },
  alertInfo: { spokenInfo: { content: [{ locale: 'en-US', text: 'Roll.' }] } },
  pushNotification: { status: 'ENABLED' },
};
const NOW = Date.parse('2026-11-16T08:00:00Z');
const { trigger } = BODY;

function parsed(text: string): unknown {
  return JSON.parse(text);
}

describe('a recurrence rule', () => {
  it.each([
    [RULE, { days: [], hour: 7, minute: 0 }],
    [
      'FREQ=WEEKLY;BYDAY=SA;BYHOUR=18;BYMINUTE=30;BYSECOND=0;INTERVAL=1;',
      { days: ['SA'], hour: 18, minute: 30 },
    ],
    ['FREQ=DAILY;BYHOUR=24;BYMINUTE=0;BYSECOND=0;INTERVAL=1;', null],
    ['FREQ=MONTHLY;BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1;', null],
    ['FREQ=DAILY', null],
    ['', null],
  ])('such as %j is parsed or rejected', (text, rule) => {
    expect(parseRule(text)).toEqual(rule);
  });

  it.each([
    ['Europe/Berlin', '2026-07-01T07:00:00Z', '2026-07-01T05:00:00.000Z'],
    ['Europe/Berlin', '2026-12-01T07:00:00Z', '2026-12-01T06:00:00.000Z'],
    ['Pacific/Auckland', '2026-12-01T07:00:00Z', '2026-11-30T18:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-01T00:30:00Z', '2026-11-30T10:30:00.000Z'],
    // There is no half past two on that morning, so it rings an hour later. In autumn there are two, and it
    // rings at the first.
    ['Europe/Berlin', '2026-03-29T02:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00.000Z'],
  ])('uses local time: in %s, clocks show %s at %s', (zone, shown, at) => {
    expect(new Date(instantOf(Date.parse(shown), zone)).toISOString()).toBe(at);
  });

  it('falls due once on each of its days within a period', () => {
    const rules = [
      { days: ['MO'], hour: 7, minute: 0 },
      { days: ['TU'], hour: 7, minute: 0 },
      { days: [], hour: 7, minute: 0 },
    ];
    const seven = Date.parse('2026-11-16T07:00:00Z');
    const day = 86_400_000;
    expect(findDueTimes(rules, 'UTC', seven - 1, seven + day)).toEqual([seven, seven + day]);
    expect(findDueTimes(rules, 'UTC', seven, seven)).toEqual([]);
  });
});

describe('a reminder request', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an unknown field', { ...BODY, sound: 'bell' }],
    ['no time of request', { ...BODY, requestTime: undefined }],
    ['a time with a zone', { ...BODY, requestTime: '2026-11-16T09:00:00.000Z' }],
    ['no zone', { ...BODY, trigger: { ...trigger, timeZoneId: undefined } }],
    ['an unknown zone', { ...BODY, trigger: { ...trigger, timeZoneId: 'Europe/Atlantis' } }],
    ['no recurrence', { ...BODY, trigger: { ...trigger, recurrence: undefined } }],
    ['no rule', { ...BODY, trigger: { ...trigger, recurrence: { recurrenceRules: [] } } }],
    ['a rule that is none', { ...BODY, trigger: { ...trigger, recurrence: { recurrenceRules: ['DAILY'] } } }],
    ['no words', { ...BODY, alertInfo: { spokenInfo: { content: [] } } }],
    ['no push notification', { ...BODY, pushNotification: undefined }],
  ])('with %s is refused', (_, body) => {
    const book = new ReminderBook();
    expect(book.create(body, NOW)).toMatchObject({ status: 400 });
    expect(book.size).toBe(0);
  });

  it('is refused if the account has too many reminders', () => {
    const book = new ReminderBook(1);
    expect(book.create(BODY, NOW)).toMatchObject({ status: 200, body: { status: 'ON', version: '1' } });
    expect(book.create(BODY, NOW)).toMatchObject({ status: 403, body: { code: 'MAX_REMINDERS_EXCEEDED' } });
  });
});

describe('the simulated Alexa services', () => {
  let services: Services;
  beforeAll(async () => {
    services = await openServices({ granted: true });
  });
  afterAll(() => services.close());

  interface Told {
    readonly status: number;
    readonly body: unknown;
  }

  async function call(method: string, path: string, init: RequestInit = {}): Promise<Told> {
    const headers = { authorization: `Bearer ${services.tokenAt(NOW)}`, 'content-type': 'application/json' };
    const told = await fetch(`${services.endpoint}${path}`, { method, headers, ...init });
    const text = await told.text();
    return { status: told.status, body: text === '' ? null : parsed(text) };
  }

  const PATH = '/v1/alerts/reminders';
  const body = JSON.stringify(BODY);

  it('report the time zone of the device', async () => {
    const told = await call('GET', '/v2/devices/amzn1.ask.device.dot/settings/System.timeZone');
    expect(told).toEqual({ status: 200, body: 'America/New_York' });
  });

  it('create, change, show, list and delete a reminder', async () => {
    const made = await call('POST', PATH, { body });
    expect(made).toMatchObject({ status: 200, body: { status: 'ON', version: '1' } });
    const one = /[\w-]{36}/.exec(JSON.stringify(made.body))?.[0] ?? '';
    expect(await call('PUT', `${PATH}/${one}`, { body })).toMatchObject({
      body: { alertToken: one, version: '2' },
    });
    expect(await call('GET', `${PATH}/${one}`)).toMatchObject({ body: { alertToken: one, trigger } });
    expect(await call('GET', PATH)).toMatchObject({
      body: { totalCount: '1', alerts: [{ alertToken: one }] },
    });
    expect(await call('DELETE', `${PATH}/${one}`)).toEqual({ status: 200, body: null });
    for (const method of ['GET', 'DELETE'])
      expect(await call(method, `${PATH}/${one}`)).toMatchObject({ status: 404 });
    expect(await call('PUT', `${PATH}/${one}`, { body })).toMatchObject({ status: 404 });
  });

  it.each([
    ['no token', ''],
    ['a token of somebody else', 'Bearer abc'],
    ['a token of yesterday', `Bearer local.${NOW - 86_400_000}`],
    ['a token of tomorrow', `Bearer local.${NOW + 86_400_000}`],
  ])('refuse a call with %s', async (_, authorization) => {
    expect(await call('GET', PATH, { headers: { authorization } })).toMatchObject({ status: 401 });
  });

  it('refuse invalid JSON, other methods and other paths', async () => {
    const headers = { authorization: `Bearer ${services.tokenAt(NOW)}` };
    expect(
      await call('POST', PATH, { body, headers: { ...headers, 'content-type': 'text/plain' } }),
    ).toMatchObject({
      status: 415,
    });
    expect(await call('POST', PATH, { body: '{' })).toMatchObject({ status: 400 });
    expect(await call('PATCH', PATH, { body })).toMatchObject({ status: 405 });
    expect(await call('GET', '/v1/alerts')).toMatchObject({ status: 404 });
  });

  it('refuse reminders without the permission, but report the time zone', async () => {
    services.setPermission(false);
    expect(await call('GET', PATH)).toMatchObject({ status: 401 });
    expect(await call('GET', '/v2/devices/dot/settings/System.timeZone')).toMatchObject({ status: 200 });
    services.setPermission(true);
  });
});
