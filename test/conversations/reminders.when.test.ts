/** The days and the hour of a reminder: as people say them, and after a journey. */
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { BACK_LATER, OFFERED, POST, PUT, serve, SET, talkWithServices } from './reminder-talk.ts';
import { NEXT_VISIT } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';

describe('the coach, told a reminder bit by bit,', () => {
  it.each<[string, readonly string[], string]>([
    [
      'days with their half of the day first',
      ['every evening', 'seven'],
      'Every day at seven in the evening',
    ],
    ['… in another order', ['at seven', 'every evening'], 'Every day at seven in the evening'],
    [
      'another hour of the same half',
      ['at seven in the evening', 'at eight'],
      'Every Monday, Wednesday and Friday at eight in the evening',
    ],
    [
      'the hour again, as it was said',
      ['every evening at seven', 'no at seven in the morning'],
      'Every day at seven in the morning',
    ],
    ['days, then "ten to five"', ['on mondays', 'at ten to five'], 'Every Monday at four 50 in the morning'],
    [
      'three days',
      ['mondays wednesdays and fridays at six in the evening'],
      'Every Monday, Wednesday and Friday at six in the evening',
    ],
    [
      'the evening, then the hour',
      ['remind me in the evening', 'seven'],
      'Every Monday, Wednesday and Friday at seven in the evening',
    ],
    ['every day after all', ['at seven', 'every day'], 'Every day at seven in the morning'],
    ['"ten to five" alone', ['ten to five'], 'Every Monday, Wednesday and Friday at four 50 in the morning'],
    [
      '"ten to five", in the half before',
      ['every evening', 'ten to five'],
      'Every day at four 50 in the afternoon',
    ],
    [
      '"twenty to seven" alone',
      ['twenty to seven'],
      'Every Monday, Wednesday and Friday at six 40 in the morning',
    ],
    [
      'an hour and minutes alone',
      ['every afternoon', 'two thirty'],
      'Every day at half past two in the afternoon',
    ],
    [
      '"half past six" alone',
      ['every evening', 'half past six'],
      'Every day at half past six in the evening',
    ],
    [
      'another half of the day, said later',
      ['half past six', 'in the evening'],
      'Every Monday, Wednesday and Friday at half past six in the evening',
    ],
  ])('understands %s', async (_, said, back) => {
    const { last } = await talkWithServices([...OFFERED, ...said]);
    expect(last.heard).toBe(`${back}: shall I set that reminder?`);
  });

  it.each(['every evening', 'in the evening', 'on weekdays'])(
    'asks for the time after "%s", and doesn’t say that it missed that',
    async (said) => {
      const { last } = await talkWithServices([...OFFERED, said]);
      expect(last.heard).toMatch(/^Say no, or a time.* What time shall I remind you /);
      expect(askedIn(last)).toBe('remind');
    },
  );

  it.each(['forty to five', 'six to eight'])('takes "%s" for no time', async (said) => {
    const { last } = await talkWithServices([...OFFERED, said]);
    expect(last.heard).toMatch(/^Sorry, I didn't catch that/);
  });

  it('understands "in two hours" by the clock of the device', async () => {
    // Nine in the morning, UTC, is four in the morning in New York.
    const { last } = await talkWithServices(['ask foam roll coach to remind me in two hours']);
    expect(last.heard).toMatch(/Friday at six in the morning/);
  });

  it('suggests more days to someone with a goal of more', async () => {
    const said = ['ask foam roll coach my goal is five times a week', 'no', '(wait 1m)'];
    const { last } = await talkWithServices([...said, 'ask foam roll coach to remind me at seven']);
    expect(last.heard).toMatch(/^On weekdays at seven/);
  });

  it('sets one rule for each of the three days', async () => {
    const { services } = await talkWithServices([...OFFERED, 'seven', 'yes']);
    const rules = ['MO', 'WE', 'FR'].map(
      (day) => `FREQ=WEEKLY;BYDAY=${day};BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1;`,
    );
    expect(services.reminders.list().body).toMatchObject({
      alerts: [{ trigger: { recurrence: { recurrenceRules: rules } } }],
    });
  });
});

describe('the coach, asked for a reminder before it knows who speaks,', () => {
  const OPENED = [...OFFERED, 'no', '(wait 2d)', 'open foam roll coach', 'remind me at seven'];

  it('keeps it for the end of the visit, if that began with more than the reminder', async () => {
    const { turns, services } = await talkWithServices([...OPENED, ...NEXT_VISIT.slice(1), 'yes']);
    const asked = turns.slice(OPENED.length - 1).map(askedIn);
    expect(asked.slice(0, 2)).toEqual(['same_person', 'red_flags_since']);
    expect(asked.slice(-2)).toEqual(['remind_confirm', null]);
    expect(services.reminders.size).toBe(1);
  });

  it('keeps it for the end, if "carry on?" is answered with no', async () => {
    const stopped = [...OFFERED, 'no', '(wait 2d)', ...NEXT_VISIT.slice(0, -2), '@35 stop', '(wait 10m)'];
    const said = [...stopped, 'open foam roll coach', 'remind me at seven', 'no', 'yes'];
    const { turns } = await talkWithServices(said);
    expect(turns.slice(-4).map(askedIn)).toEqual(['take_up', 'take_up', 'same_person', 'red_flags_since']);
  });
});

describe('the coach, asked for a reminder while it asks how far someone reaches,', () => {
  it('asks about it after the answer, too', async () => {
    const again = ['(wait 8d)', ...NEXT_VISIT];
    const agreed = [...OFFERED, 'yes', ...again, 'no', ...again];
    const said = [...agreed, 'remind me at seven', 'i reached my toes', 'yes'];
    const { turns, services } = await talkWithServices(said, undefined, { keepRatings: true });
    const asked = turns.slice(-4).map(askedIn);
    expect(asked).toEqual(['reach', 'reach', 'remind_confirm', null]);
    expect(turns.at(-2)?.heard).toMatch(/^Your toes/);
    expect(services.reminders.size).toBe(1);
  });
});

describe('the coach, after a journey,', () => {
  /** The second half of what is said is said in Berlin. */
  async function travel(
    before: readonly string[],
    after: readonly string[],
  ): Promise<{ turns: readonly Turn[]; calls: readonly string[]; reminder: unknown }> {
    const services = await serve();
    const store = memoryStore();
    const turns = await talk(before, { services, store });
    const at = turns.at(-1)?.at ?? '';
    services.setTimeZone('Europe/Berlin');
    const known = services.calls.length;
    const there = await talk(after, {
      services,
      store,
      at: new Date(Date.parse(at) + 2 * DAY).toISOString(),
    });
    return {
      turns: there,
      calls: services.calls.slice(known),
      reminder: store.kept(USER).progress.reminder,
    };
  }
  const DAY = 86_400_000;

  it('offers to move the reminder to the clock there, and moves it after a yes', async () => {
    const { turns, calls, reminder } = await travel(SET, [...NEXT_VISIT, 'yes']);
    expect(turns.at(-2)?.heard).toMatch(
      /changed time zones.*clock here\. Every day at seven in the morning: shall I set that reminder\?$/,
    );
    expect(calls).toContain(PUT);
    expect(calls).not.toContain(POST);
    expect(turns.at(-1)?.heard).toMatch(/I'll remind you every day at seven in the morning/);
    expect(reminder).toMatchObject({ hour: 7, timeZone: 'Europe/Berlin' });
  });

  it('leaves it after a no, and doesn’t ask again in that place', async () => {
    const { turns, calls, reminder } = await travel(SET, [...NEXT_VISIT, 'no', ...BACK_LATER]);
    expect(turns.filter(({ heard }) => heard.includes('your reminder stays as it is'))).toHaveLength(1);
    expect(turns.map(askedIn).filter((id) => id === 'remind_confirm')).toHaveLength(1);
    expect(calls).not.toContain(PUT);
    expect(reminder).toMatchObject({ timeZone: 'America/New_York', offeredIn: 'Europe/Berlin' });
  });

  it('asks nothing in a place where clocks show the same', async () => {
    const services = await serve();
    const store = memoryStore();
    await talk(SET, { services, store });
    services.setTimeZone('America/Toronto');
    const turns = await talk(NEXT_VISIT, { services, store, at: '2026-11-20T09:00:00.000Z' });
    expect(turns.map(askedIn)).not.toContain('remind_confirm');
  });
});
