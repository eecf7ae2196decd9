import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import type { Fault } from '../../simulator/cloud/alexa-services.ts';
import { SAME_EXAMPLES } from '../coach/support/arbitraries.ts';
import { asConsent, asNewSession, asResumed } from './consents.ts';
import { memoryStore } from './memory.ts';
import {
  BACK_LATER,
  GET,
  OFFERED,
  once,
  POST,
  served,
  SET,
  status,
  told,
  type Between,
} from './reminding.ts';
import { FIRST_VISIT, IN_POSITION } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';
import { lineSchema } from '../operations/lines.ts';

describe('what goes wrong is told in words', () => {
  it.each([
    ['the limit', status(403, 'MAX_REMINDERS_EXCEEDED'), /as many reminders as it can keep/],
    ['the device', status(403, 'DEVICE_NOT_SUPPORTED'), /device can't do reminders/],
    ['too many calls', status(429), /couldn't set it just now/],
    ['a body refused', status(400), /couldn't set it just now/],
    ['a fault of the service', status(503), /couldn't set it just now/],
  ])('%s', async (_, fault, words) => {
    const { last, services } = await told(SET, { granted: true, fault: once(POST, fault) });
    expect(last).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
    expect(last.heard).toMatch(words);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
  });

  it('an unknown time zone: no reminder', async () => {
    const fault = (call: string): Fault | null => (call === 'GET timeZone' ? status(500) : null);
    const { last, services } = await told(
      [...IN_POSITION, 'remind me at seven', 'ready', 'three', 'four', 'two', 'yes'],
      { granted: true, fault },
    );
    expect(last.heard).toMatch(/don't know your time zone/);
    expect(services.reminders.size).toBe(0);
  });

  it('a record that cannot be written: none is set that nobody would remember', async () => {
    let away = false;
    const store = memoryStore(() => (away ? 'away' : null));
    const services = await served();
    const between: Between = (skill) => (envelope) => {
      away ||= JSON.stringify(envelope).includes('"ReminderIntent"');
      return skill(envelope);
    };
    const turns = await talk(SET, { services, store, between });
    expect(turns.at(-1)?.heard).toMatch(/couldn't set it just now/);
    expect(services.reminders.size).toBe(0);
  });
});

describe('an answer that is lost', () => {
  it('is made up for by looking: the reminder is set once', async () => {
    const { last, services, store } = await told(SET, { granted: true, fault: once(POST, 'lost') });
    expect(last.heard).toMatch(/I'll remind you/);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder?.token).not.toBeNull();
  });

  it('and cannot be looked for, is looked for the next time, before anything is created', async () => {
    let lost = 2;
    const fault = (call: string): Fault | null =>
      (call === POST || call === GET) && lost-- > 0 ? 'lost' : null;
    const { turns, services, store } = await told(
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

describe('a reminder rings', () => {
  const ringsOf = (turns: readonly Turn[]): string[] =>
    turns.filter(({ said }) => said === '(reminder)').map(({ at }) => at);

  it('in Auckland at seven, Auckland time', async () => {
    const { turns } = await told([...SET, '(wait 2d)'], { granted: true, timeZone: 'Pacific/Auckland' });
    expect(ringsOf(turns)).toEqual(['2026-11-18T18:00:00.000Z', '2026-11-19T18:00:00.000Z']);
  });

  it('at seven on the clock before and after it changes', async () => {
    // New York leaves summer time on November 1st, 2026.
    const { turns } = await told([...SET, '(wait 3d)'], undefined, { at: '2026-10-28T20:00:00.000Z' });
    expect(ringsOf(turns)).toEqual([
      '2026-10-31T11:00:00.000Z',
      '2026-11-01T12:00:00.000Z',
      '2026-11-02T12:00:00.000Z',
    ]);
  });

  it('on weekdays not on a Saturday', async () => {
    const said = [...OFFERED, 'weekdays at half past six', 'yes', '(wait 5d)'];
    const { turns } = await told(said);
    expect(ringsOf(turns).map((at) => at.slice(0, 10))).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });
});

describe('the answer to Alexa’s question', () => {
  const ASKED = [...OFFERED, 'every day at seven', 'yes', 'i approve'];

  it('in a session of its own sets the same reminder', async () => {
    const between: Between = (skill) => (envelope) => skill(asNewSession(envelope));
    const { last, services, store } = await told(ASKED, { granted: false }, { between });
    expect(last.heard).toMatch(/every day at seven in the morning.*Goodbye/);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder).toMatchObject({ hour: 7 });
  });

  it.each([
    ['ACCEPTED', /I'll remind you every day at seven/],
    ['DENIED', /no reminder/],
  ])('with the session resumed, %s', async (answer, words) => {
    const between: Between = (skill) => (envelope) => skill(asResumed(envelope, answer));
    const { last } = await told(ASKED, { granted: false }, { between });
    expect(last.heard).toMatch(words);
  });

  it('that nobody asked for changes nothing', async () => {
    const between: Between = (skill) => (envelope) => skill(asConsent(envelope));
    const { turns, services } = await told(['open foam roll coach', 'yes'], { granted: true }, { between });
    expect(turns.map(askedIn)).toEqual(['adult_self', 'adult_self']);
    expect(services.reminders.size).toBe(0);
  });
});

describe('what is logged of reminders', () => {
  it('is what is logged of every turn, whatever goes wrong: no token, no id, no time', async () => {
    const logged: unknown[] = [];
    for (const fault of [once(POST, status(403)), once(POST, 'lost'), once(POST, status(500))])
      await told(SET, { granted: true, fault }, { logged });
    expect(logged).not.toEqual([]);
    expect(logged.filter((line) => !lineSchema.safeParse(line).success)).toEqual([]);
  });
});

const DAYS = ['every day', 'weekdays', 'weekends', 'mondays'] as const;
const HOURS = ['seven', 'nine', 'noon', 'six in the evening'] as const;

describe('however often it is set, and whatever is lost', () => {
  it('there is one reminder, and it is the one on record', async () => {
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
          const whole = await told([...FIRST_VISIT, ...visits, ...lastly, ...lastly], {
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
