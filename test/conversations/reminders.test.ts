import { describe, expect, it } from 'vitest';
import type { Fault } from '../../simulator/cloud/alexa-services.ts';
import { memoryStore } from './memory.ts';
import { BACK_LATER, OFFERED, once, POST, PUT, SET, status, told } from './reminding.ts';
import { IN_POSITION, ROLLING, SET_UP } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';

describe('the offer of a reminder', () => {
  it('is the last thing of the second routine, and made once', async () => {
    const { turns } = await told([...OFFERED, '(silence)', ...BACK_LATER]);
    const asked = turns.map(askedIn);
    expect(asked.filter((id) => id === 'remind')).toHaveLength(1);
    expect(turns[OFFERED.length - 1]?.heard).toMatch(/five of five.*I can remind you to roll.*Shall I\?$/);
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
  });

  it('comes with the routine saved already', async () => {
    const { store } = await told(OFFERED);
    expect(store.kept(USER).progress).toMatchObject({
      open: null,
      practice: { finished: 2 },
      preferences: { reminderOffered: true },
    });
  });

  it.each(['no', 'no thanks', 'not sure'])('is declined by "%s"', async (said) => {
    const { last, services } = await told([...OFFERED, said]);
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).toMatch(/won't remind you.*Goodbye/);
    expect(services.reminders.size).toBe(0);
  });

  it('is not made without a service, nor beside another question', async () => {
    const without = await talk(OFFERED, { store: memoryStore() });
    expect(without.at(-1)).toMatchObject({ microphone: 'closed' });
    const { turns } = await told(OFFERED, undefined, { keepRatings: true });
    expect(turns.map(askedIn)).not.toContain('remind');
  });

  it('is not made to a guest, who can ask for none', async () => {
    const guest = ['open foam roll coach', 'no', ...SET_UP.slice(1), 'remind me at seven'];
    const { turns, services } = await told([...OFFERED, 'no', '(wait 2d)', ...guest]);
    expect(turns.at(-1)?.heard).toMatch(/can't set or stop reminders/);
    expect(services.calls).not.toContain(POST);
  });

  it('taken by a plain yes, asks for the time', async () => {
    const { turns, services } = await told([...OFFERED, 'yes', 'seven', 'yes']);
    expect(turns.map(askedIn).slice(-3)).toEqual(['remind', 'remind_confirm', null]);
    expect(turns.at(-2)?.heard).toBe('Every day at seven in the morning: shall I set that reminder?');
    expect(services.reminders.size).toBe(1);
  });

  it('unclear, is made again, then left', async () => {
    const { turns } = await told([...OFFERED, 'banana', 'banana', 'banana']);
    expect(turns.map(askedIn).slice(-4)).toEqual(['remind', 'remind', 'remind', null]);
  });
});

describe('a time that is said', () => {
  it.each([
    ['every day at seven', 'Every day at seven in the morning'],
    ['weekdays at half past six', 'On weekdays at half past six in the morning'],
    ['every evening at seven', 'Every day at seven in the evening'],
    ['remind me on mondays at noon', 'Every Monday at noon'],
    ['at quarter past eight in the evening', 'Every day at quarter past eight in the evening'],
    ['weekends at ten forty', 'On weekends at ten 40 in the morning'],
  ])('"%s" is said back with its days before it is set', async (said, back) => {
    const { last, services } = await told([...OFFERED, said]);
    expect(last.heard).toBe(`${back}: shall I set that reminder?`);
    expect(services.calls).not.toContain(POST);
  });

  it('can be corrected before it is set', async () => {
    const { turns, store } = await told([...OFFERED, 'every day at seven', 'no at eight', 'yes']);
    expect(turns.at(-1)?.heard).toMatch(/I'll remind you every day at eight in the morning/);
    expect(store.kept(USER).progress.reminder).toMatchObject({ days: 'every_day', hour: 8, minute: 0 });
  });

  it('that is refused is not set', async () => {
    const { last, services, store } = await told([...OFFERED, 'every day at seven', 'no']);
    expect(last.heard).toMatch(/won't remind you/);
    expect(services.reminders.size).toBe(0);
    expect(store.kept(USER).progress.reminder).toBeNull();
  });

  it('without days is asked for, where only days were said', async () => {
    const { turns } = await told([...OFFERED, 'on mondays', 'at nine']);
    expect(turns.map(askedIn).slice(-2)).toEqual(['remind', 'remind_confirm']);
    expect(turns.at(-1)?.heard).toMatch(/^Every Monday at nine in the morning/);
  });
});

describe('with the permission', () => {
  it('a reminder is set, said again, and kept', async () => {
    const { last, services, store } = await told(SET);
    expect(last).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
    expect(last.heard).toMatch(/I'll remind you every day at seven in the morning.*stop reminding me/);
    expect(services.reminders.list().body).toMatchObject({
      totalCount: '1',
      alerts: [
        {
          trigger: {
            type: 'SCHEDULED_ABSOLUTE',
            timeZoneId: 'America/New_York',
            recurrence: {
              recurrenceRules: ['FREQ=DAILY;BYHOUR=7;BYMINUTE=0;BYSECOND=0;INTERVAL=1;'],
            },
          },
        },
      ],
    });
    const sent = JSON.stringify(services.reminders.list().body);
    expect(sent).toMatch(/"startDateTime":"2026-11-18T04:\d\d:\d\d.000".*"text":"Time to roll/);
    expect(store.kept(USER).progress.reminder).toMatchObject({ days: 'every_day', hour: 7, minute: 0 });
    expect(store.kept(USER).progress.reminder?.token).not.toBeNull();
  });

  it('setting it again changes the one there is', async () => {
    const { services, store } = await told([
      ...SET,
      ...BACK_LATER.slice(0, -1),
      'remind me on mondays at six in the evening',
      'two',
      'yes',
    ]);
    expect(services.calls.filter((call) => call === POST)).toHaveLength(1);
    expect(services.calls).toContain(PUT);
    expect(services.reminders.size).toBe(1);
    expect(store.kept(USER).progress.reminder).toMatchObject({ days: 'monday', hour: 18 });
  });

  it('one that was deleted in the app is set anew', async () => {
    const fault = once(PUT, status(404));
    const { services, store } = await told(
      [...SET, ...BACK_LATER.slice(0, -1), 'remind me at nine', 'two', 'yes'],
      { granted: true, fault },
    );
    expect(services.calls.filter((call) => call === POST)).toHaveLength(2);
    expect(store.kept(USER).progress.reminder).toMatchObject({ hour: 9 });
  });
});

describe('without the permission', () => {
  const ASKED = [...OFFERED, 'every day at seven', 'yes'];

  it('Alexa asks for it, and the skill neither speaks nor keeps the session open', async () => {
    const { last } = await told(ASKED, { granted: false });
    expect(last).toMatchObject({
      heard: 'Do you give this skill permission to set your reminders? You can say: I approve; or: no.',
      response: {
        response: {
          directives: [
            {
              type: 'Connections.SendRequest',
              name: 'AskFor',
              payload: { permissionScope: 'alexa::alerts:reminders:skill:readwrite' },
              token: 'every_day 07:00',
            },
          ],
        },
      },
    });
    expect(last.response).not.toHaveProperty('response.shouldEndSession');
    expect(last.response).not.toHaveProperty('response.reprompt');
  });

  it.each(['i approve', 'yes'])('given by "%s", the reminder is set', async (said) => {
    const { last, services } = await told([...ASKED, said], { granted: false });
    expect(last.heard).toMatch(/I'll remind you every day at seven in the morning.*Goodbye/);
    expect(services.reminders.size).toBe(1);
  });

  it.each(['no', '(silence)'])('not given, by "%s", there is none, and that is fine', async (said) => {
    const { last, services, store } = await told([...ASKED, said], { granted: false });
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).toMatch(/no reminder.*Alexa app.*Goodbye/);
    expect(services.reminders.size).toBe(0);
    expect(store.kept(USER).progress.reminder).toBeNull();
  });

  it('refused all the same, is told where it can be given; Alexa is asked once', async () => {
    const fault = (call: string): Fault | null => (call === POST ? status(401) : null);
    const { last } = await told([...ASKED, 'i approve'], { granted: false, fault });
    expect(last.heard).toMatch(/don't have your permission.*Alexa app/);
    expect(last).toMatchObject({ microphone: 'closed' });
  });
});

describe('asked for elsewhere', () => {
  it('it waits for the end, and the question stays', async () => {
    const { turns } = await told([
      ...IN_POSITION,
      'remind me every day at seven',
      'ready',
      'three',
      'four',
      'two',
      'yes',
    ]);
    const asked = turns.map(askedIn);
    expect(asked.slice(-6)).toEqual(['ready', 'hardest', 'hardest', 'back_now', 'remind_confirm', null]);
    expect(turns.at(-6)?.heard).toMatch(/at the end.*ready/);
    expect(turns.at(-2)?.heard).toMatch(/Every day at seven in the morning: shall I set that reminder\?$/);
    expect(turns.at(-1)?.heard).toMatch(/I'll remind you/);
  });

  it('in the words that open the skill, too', async () => {
    const { turns } = await told(['ask foam roll coach to remind me at seven']);
    expect(turns.map(askedIn)).toEqual(['adult_self']);
    expect(turns[0]?.heard).toMatch(/Welcome.*at the end.*eighteen/);
  });

  it('in a hold it stops the hold, and sets nothing', async () => {
    for (const said of ['remind me at seven', 'stop reminding me']) {
      const { last, services } = await told([...ROLLING, `@50 ${said}`]);
      expect(askedIn(last)).toBe('carry_on');
      expect(last.steps).toEqual([]);
      expect(services.calls.filter((call) => call !== 'GET timeZone')).toEqual([]);
    }
  });

  it('without a service it is told at once', async () => {
    const turns = await talk([...IN_POSITION, 'remind me at seven'], { store: memoryStore() });
    expect(turns.at(-1)?.heard).toMatch(/can't set or stop reminders/);
    expect(turns.map(askedIn).at(-1)).toBe('ready');
  });
});

describe('asked for while another last question is open', () => {
  it('it is asked about after that', async () => {
    const said = [...OFFERED, 'remind me at seven', 'no', 'yes'];
    const { turns, services } = await told(said, undefined, { keepRatings: true });
    const asked = turns.map(askedIn).slice(-4);
    expect(asked).toEqual(['keep_ratings', 'keep_ratings', 'remind_confirm', null]);
    expect(turns.at(-2)?.heard).toMatch(/Every day at seven in the morning: shall I set that reminder\?$/);
    expect(services.reminders.size).toBe(1);
  });
});
