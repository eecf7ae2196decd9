import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import type { Fault } from '../../simulator/cloud/alexa-services.ts';
import { SAME_EXAMPLES } from '../coach/support/arbitraries.ts';
import { asConsent, asNewSession, asResumed } from './consent-forms.ts';
import { memoryStore } from './memory.ts';
import {
  BACK_LATER,
  GET,
  OFFERED,
  failOnce,
  POST,
  serve,
  SET,
  status,
  talkWithServices,
  type Between,
} from './reminder-talk.ts';
import { FIRST_VISIT, IN_POSITION } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';
import { lineSchema } from '../operations/lines.ts';

describe('the coach, when a reminder can’t be set,', () => {
  it.each([
    [
      'there are too many reminders',
      status(403, 'MAX_REMINDERS_EXCEEDED'),
      /as many reminders as can be kept/,
    ],
    ['the device has no reminders', status(403, 'DEVICE_NOT_SUPPORTED'), /device can't do reminders/],
    ['the service throttles', status(429), /couldn't set it just now/],
    ['the service refuses the body', status(400), /couldn't set it just now/],
    ['the service fails', status(503), /couldn't set it just now/],
  ])('says what went wrong and does not try again, if %s', async (_, fault, words) => {
    const { last, services } = await talkWithServices(SET, { granted: true, fault: failOnce(POST, fault) });
    expect(last).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
    expect(last.heard).toMatch(words);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
  });

  it('sets no reminder without a time zone, and says so', async () => {
    const fault = (call: string): Fault | null => (call === 'GET timeZone' ? status(500) : null);
    const { last, services } = await talkWithServices(
      [...IN_POSITION, 'remind me at seven', 'ready', 'three', 'four', 'two', 'yes'],
      { granted: true, fault },
    );
    expect(last.heard).toMatch(/don't know your time zone/);
    expect(services.reminders.size).toBe(0);
  });

  it('sets no reminder if the record can’t be written, because nobody could stop it later', async () => {
    let away = false;
    const store = memoryStore(() => (away ? 'away' : null));
    const services = await serve();
    const between: Between = (skill) => (envelope) => {
      away ||= JSON.stringify(envelope).includes('"ReminderIntent"');
      return skill(envelope);
    };
    const turns = await talk(SET, { services, store, between });
    expect(turns.at(-1)?.heard).toMatch(/couldn't set it just now/);
    expect(services.reminders.size).toBe(0);
  });
});

describe('the coach, when the service’s answer is lost,', () => {
  it('looks for the reminder, and finds that it was set once', async () => {
    const { last, services, store } = await talkWithServices(SET, {
      granted: true,
      fault: failOnce(POST, 'lost'),
    });
    expect(last.heard).toMatch(/I'll remind you/);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder?.token).not.toBeNull();
  });

  it('looks for the reminder at the next visit before it creates one, if it couldn’t look at once', async () => {
    let lost = 2;
    const fault = (call: string): Fault | null =>
      (call === POST || call === GET) && lost-- > 0 ? 'lost' : null;
    const { turns, services, store } = await talkWithServices(
      [...SET, ...BACK_LATER.slice(0, -1), 'remind me at nine', 'two', 'yes'],
      { granted: true, fault },
    );
    expect(turns[SET.length - 1]?.heard).toMatch(/couldn't set it just now/);
    expect(turns.at(-1)?.heard).toMatch(/every day at nine in the morning/);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder).toMatchObject({ hour: 9 });
  });
});

describe('the reminder that the coach sets', () => {
  const ringsOf = (turns: readonly Turn[]): string[] =>
    turns.filter(({ said }) => said === '(reminder)').map(({ at }) => at);

  it('rings at seven on the clock of Auckland', async () => {
    const { turns } = await talkWithServices([...SET, '(wait 2d)'], {
      granted: true,
      timeZone: 'Pacific/Auckland',
    });
    expect(ringsOf(turns)).toEqual(['2026-11-18T18:00:00.000Z', '2026-11-19T18:00:00.000Z']);
  });

  it('rings at seven on the clock, before and after summer time ends', async () => {
    // New York leaves summer time on November 1st, 2026.
    const { turns } = await talkWithServices([...SET, '(wait 3d)'], undefined, {
      at: '2026-10-28T20:00:00.000Z',
    });
    expect(ringsOf(turns)).toEqual([
      '2026-10-31T11:00:00.000Z',
      '2026-11-01T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ]);
  });

  it('does not ring on a Saturday if it is for weekdays', async () => {
    const said = [...OFFERED, 'weekdays at half past six', 'yes', '(wait 5d)'];
    const { turns } = await talkWithServices(said);
    expect(ringsOf(turns).map((at) => at.slice(0, 10))).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });
});

describe('the coach, when Alexa reports the answer about the permission,', () => {
  const ASKED = [...OFFERED, 'every day at seven', 'yes', 'i approve'];

  it('sets the same reminder if the answer comes in a new session', async () => {
    const between: Between = (skill) => (envelope) => skill(asNewSession(envelope));
    const { last, services, store } = await talkWithServices(ASKED, { granted: false }, { between });
    expect(last.heard).toMatch(/every day at seven in the morning.*Goodbye/);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder).toMatchObject({ hour: 7 });
  });

  it.each([
    ['ACCEPTED', /I'll remind you every day at seven/],
    ['DENIED', /no reminder/],
  ])('acts on %s if the session is resumed', async (answer, words) => {
    const between: Between = (skill) => (envelope) => skill(asResumed(envelope, answer));
    const { last } = await talkWithServices(ASKED, { granted: false }, { between });
    expect(last.heard).toMatch(words);
  });

  it('ignores an answer that nobody asked for', async () => {
    const between: Between = (skill) => (envelope) => skill(asConsent(envelope));
    const { turns, services } = await talkWithServices(
      ['open foam roll coach', 'yes'],
      { granted: true },
      { between },
    );
    expect(turns.map(askedIn)).toEqual(['age', 'age']);
    expect(services.reminders.size).toBe(0);
  });
});

describe('the log of a turn with a reminder', () => {
  it('has no token, id or time, whatever goes wrong', async () => {
    const logged: unknown[] = [];
    for (const fault of [failOnce(POST, status(403)), failOnce(POST, 'lost'), failOnce(POST, status(500))])
      await talkWithServices(SET, { granted: true, fault }, { logged });
    expect(logged).not.toEqual([]);
    expect(logged.filter((line) => !lineSchema.safeParse(line).success)).toEqual([]);
  });
});

const DAYS = ['every day', 'weekdays', 'weekends', 'mondays'] as const;
const HOURS = ['seven', 'nine', 'noon', 'six in the evening'] as const;

describe('the coach, setting a reminder several times while answers get lost,', () => {
  it('leaves one reminder, which is the one on record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...HOURS)), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.array(fc.constantFrom<Fault | null>(null, 'lost', status(503), status(429)), { maxLength: 8 }),
        async (times, faults) => {
          const left = [...faults];
          const fault = (call: string): Fault | null =>
            call === 'GET timeZone' ? null : (left.shift() ?? null);
          const visits = times.flatMap(([days, at]) => [
            ...BACK_LATER.slice(0, -1),
            `remind me ${days} at ${at}`,
            'two',
            'yes',
          ]);
          const lastly = [...BACK_LATER.slice(0, -1), 'remind me at eight', 'two', 'yes'];
          const whole = await talkWithServices([...FIRST_VISIT, ...visits, ...lastly, ...lastly], {
            granted: true,
            fault,
          });
          const { reminder } = whole.store.kept(USER).progress;
          expect(whole.services.reminders.size).toBeLessThanOrEqual(1);
          if (left.length === 0) {
            expect(whole.services.reminders.size).toBe(1);
            expect(JSON.stringify(whole.services.reminders.list().body)).toContain(reminder?.token);
          }
        },
      ),
      { ...SAME_EXAMPLES, numRuns: 12 },
    );
  }, 60_000);
});
