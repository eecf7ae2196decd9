import { describe, expect, it } from 'vitest';
import type { Fault } from '../../simulator/cloud/alexa-services.ts';
import { memoryStore } from './memory.ts';
import { BACK_LATER, OFFERED, failOnce, POST, PUT, SET, status, talkWithServices } from './reminder-talk.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';

describe('the coach, offering a reminder,', () => {
  it('asks at the end of the second routine, and never again', async () => {
    const { turns } = await talkWithServices([...OFFERED, '(silence)', ...BACK_LATER]);
    const asked = turns.map(askedIn);
    expect(asked.filter((id) => id === 'remind')).toHaveLength(1);
    expect(turns[OFFERED.length - 1]?.heard).toMatch(
      /(?:five holds|every hold|none left out).*I can remind you to roll.*What time suits you\?$/,
    );
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
  });

  it('has saved the routine before it asks', async () => {
    const { store } = await talkWithServices(OFFERED);
    expect(store.kept(USER).progress).toMatchObject({
      open: null,
      practice: { finished: 2 },
      preferences: { reminderOffered: true },
    });
  });

  it.each(['no', 'no thanks', 'not sure'])('sets none after "%s"', async (said) => {
    const { last, services } = await talkWithServices([...OFFERED, said]);
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).toMatch(/won't remind you.*Goodbye/);
    expect(services.reminders.size).toBe(0);
  });

  it('does not ask without a service, or in a visit that already ends in another question', async () => {
    const without = await talk(OFFERED, { store: memoryStore() });
    expect(without.at(-1)).toMatchObject({ microphone: 'closed' });
    const { turns } = await talkWithServices(OFFERED, undefined, { keepRatings: true });
    expect(turns.map(askedIn)).not.toContain('remind');
  });

  it('sets no reminder for a guest', async () => {
    const guest = ['open foam roll coach', 'no', ...IN_POSITION.slice(1), 'remind me at seven'];
    const { turns, services } = await talkWithServices([...OFFERED, 'no', '(wait 2d)', ...guest]);
    expect(turns.at(-1)?.heard).toMatch(/can't set or stop reminders/);
    expect(services.calls).not.toContain(POST);
  });

  it('asks for the time after a plain yes', async () => {
    const { turns, services } = await talkWithServices([...OFFERED, 'yes', 'seven', 'yes']);
    expect(turns.map(askedIn).slice(-3)).toEqual(['remind', 'remind_confirm', null]);
    expect(turns.at(-2)?.heard).toBe(
      'Every Monday, Wednesday and Friday at seven in the morning: shall I set that reminder?',
    );
    expect(services.reminders.size).toBe(1);
  });

  it('asks three times if the answer is unclear, then lets it go', async () => {
    const { turns } = await talkWithServices([...OFFERED, 'banana', 'banana', 'banana']);
    expect(turns.map(askedIn).slice(-4)).toEqual(['remind', 'remind', 'remind', null]);
  });
});

describe('the coach, given a time for a reminder,', () => {
  it.each([
    ['every day at seven', 'Every day at seven in the morning'],
    ['weekdays at half past six', 'On weekdays at half past six in the morning'],
    ['every evening at seven', 'Every day at seven in the evening'],
    ['remind me on mondays at noon', 'Every Monday at noon'],
    [
      'at quarter past eight in the evening',
      'Every Monday, Wednesday and Friday at quarter past eight in the evening',
    ],
    ['weekends at ten forty', 'On weekends at ten 40 in the morning'],
  ])('repeats "%s" with its days before it sets anything: %s', async (said, back) => {
    const { last, services } = await talkWithServices([...OFFERED, said]);
    expect(last.heard).toBe(`${back}: shall I set that reminder?`);
    expect(services.calls).not.toContain(POST);
  });

  it('takes a correction before it sets the reminder', async () => {
    const { turns, store } = await talkWithServices([...OFFERED, 'every day at seven', 'no at eight', 'yes']);
    expect(turns.at(-1)?.heard).toMatch(/I'll remind you every day at eight in the morning/);
    expect(store.kept(USER).progress.reminder).toMatchObject({ days: 'every_day', hour: 8, minute: 0 });
  });

  it('sets no reminder after a no to the time it repeated', async () => {
    const { last, services, store } = await talkWithServices([...OFFERED, 'every day at seven', 'no']);
    expect(last.heard).toMatch(/won't remind you/);
    expect(services.reminders.size).toBe(0);
    expect(store.kept(USER).progress.reminder).toBeNull();
  });

  it('asks for the time if only days were said', async () => {
    const { turns } = await talkWithServices([...OFFERED, 'on mondays', 'at nine']);
    expect(turns.map(askedIn).slice(-2)).toEqual(['remind', 'remind_confirm']);
    expect(turns.at(-1)?.heard).toMatch(/^Every Monday at nine in the morning/);
  });
});

describe('the coach, with the permission to set reminders,', () => {
  it('sets the reminder, confirms it, and keeps it on record', async () => {
    const { last, services, store } = await talkWithServices(SET);
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

  it('changes the reminder that there is when someone sets it again', async () => {
    const { services, store } = await talkWithServices([
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

  it('creates a new reminder if the old one was deleted in the app', async () => {
    const fault = failOnce(PUT, status(404));
    const { services, store } = await talkWithServices(
      [...SET, ...BACK_LATER.slice(0, -1), 'remind me at nine', 'two', 'yes'],
      { granted: true, fault },
    );
    expect(services.calls.filter((call) => call === POST)).toHaveLength(2);
    expect(store.kept(USER).progress.reminder).toMatchObject({ hour: 9 });
  });
});

describe('the coach, without the permission to set reminders,', () => {
  const ASKED = [...OFFERED, 'every day at seven', 'yes'];

  it('lets Alexa ask for the permission, without a word of its own or an open session', async () => {
    const { last } = await talkWithServices(ASKED, { granted: false });
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

  it.each(['i approve', 'yes'])('sets the reminder once "%s" gives the permission', async (said) => {
    const { last, services } = await talkWithServices([...ASKED, said], { granted: false });
    expect(last.heard).toMatch(/I'll remind you every day at seven in the morning.*Goodbye/);
    expect(services.reminders.size).toBe(1);
  });

  it.each(['no', '(silence)'])(
    'sets no reminder after "%s", and says where to allow it later',
    async (said) => {
      const { last, services, store } = await talkWithServices([...ASKED, said], { granted: false });
      expect(last).toMatchObject({ microphone: 'closed' });
      expect(last.heard).toMatch(/no reminder.*app on your phone.*Goodbye/);
      expect(services.reminders.size).toBe(0);
      expect(store.kept(USER).progress.reminder).toBeNull();
    },
  );

  it('says where to give the permission, if the service refuses in spite of it, and does not ask again', async () => {
    const fault = (call: string): Fault | null => (call === POST ? status(401) : null);
    const { last } = await talkWithServices([...ASKED, 'i approve'], { granted: false, fault });
    expect(last.heard).toMatch(/don't have your permission.*app on your phone/);
    expect(last).toMatchObject({ microphone: 'closed' });
  });
});

describe('the coach, asked for a reminder before the end of a visit,', () => {
  it('puts it off to the end of the visit, and asks the open question again', async () => {
    const { turns } = await talkWithServices([
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

  it('settles it at once if the request opened the skill', async () => {
    const { turns, services } = await talkWithServices(['ask foam roll coach to remind me at seven', 'yes']);
    expect(turns.map(askedIn)).toEqual(['remind_confirm', null]);
    expect(turns[0]?.heard).toBe(
      'Every Monday, Wednesday and Friday at seven in the morning: shall I set that reminder?',
    );
    expect(turns[1]?.heard).toMatch(/I'll remind you every Monday, .* at seven in the morning.*Goodbye/);
    expect(services.reminders.size).toBe(1);
  });

  it('settles it for an unrecognised voice as soon as that has said whose record it is', async () => {
    const said = ['ask foam roll coach to remind me at seven', 'yes', 'yes'];
    const { turns, services } = await talkWithServices([...FIRST_VISIT, '(wait 2d)', ...said]);
    expect(turns.slice(-3).map(askedIn)).toEqual(['same_person', 'remind_confirm', null]);
    expect(turns.at(-3)?.heard).toMatch(/^I can do that once I know it's you/);
    expect(services.reminders.size).toBe(1);
  });

  it('pauses a hold, and calls no service', async () => {
    for (const said of ['remind me at seven', 'stop reminding me']) {
      const { last, services } = await talkWithServices([...ROLLING, `@35 ${said}`]);
      expect(askedIn(last)).toBe('carry_on');
      expect(last.steps).toEqual([]);
      expect(services.calls.filter((call) => call !== 'GET timeZone')).toEqual([]);
    }
  });

  it('says at once if there is no service', async () => {
    const turns = await talk([...IN_POSITION, 'remind me at seven'], { store: memoryStore() });
    expect(turns.at(-1)?.heard).toMatch(/can't set or stop reminders/);
    expect(turns.map(askedIn).at(-1)).toBe('ready');
  });
});

describe('the coach, asked for a reminder while another last question is open,', () => {
  it('confirms the reminder after that question is answered', async () => {
    const said = [...OFFERED, 'remind me at seven', 'no', 'yes'];
    const { turns, services } = await talkWithServices(said, undefined, { keepRatings: true });
    const asked = turns.map(askedIn).slice(-4);
    expect(asked).toEqual(['keep_ratings', 'keep_ratings', 'remind_confirm', null]);
    expect(turns.at(-2)?.heard).toMatch(
      /Every Monday, Wednesday and Friday at seven in the morning: shall I set that reminder\?$/,
    );
    expect(services.reminders.size).toBe(1);
  });
});
