import { describe, expect, it } from 'vitest';
import { DELETE, failOnce, SET, status, talkWithServices } from './reminder-talk.ts';
import { IN_POSITION } from './scripts.ts';
import { askedIn, USER } from './talk.ts';

describe('the coach, asked to stop reminding,', () => {
  const STOP_REMINDING = [...SET, '(wait 2d)', 'open foam roll coach', 'yes', 'stop reminding me'];

  it('deletes the reminder at failOnce, and asks the open question again', async () => {
    const { last, turns, services, store } = await talkWithServices(STOP_REMINDING);
    expect(services.reminders.size).toBe(0);
    expect(store.kept(USER).progress.reminder).toBeNull();
    expect(last.heard).toMatch(/won't remind you any more/);
    expect(turns.slice(-2).map(askedIn)).toEqual(['red_flags_since', 'red_flags_since']);
  });

  it('confirms that there is no reminder, if the app has deleted it before', async () => {
    const { last, store } = await talkWithServices(STOP_REMINDING, {
      granted: true,
      fault: failOnce(DELETE, status(404)),
    });
    expect(last.heard).toMatch(/won't remind you any more/);
    expect(store.kept(USER).progress.reminder).toBeNull();
  });

  it('says that it failed if the service is unreachable, and keeps the reminder on record to try again', async () => {
    const { last, store } = await talkWithServices(STOP_REMINDING, {
      granted: true,
      fault: failOnce(DELETE, status(503)),
    });
    expect(last.heard).toMatch(/couldn't stop your reminder just now/);
    expect(store.kept(USER).progress.reminder).not.toBeNull();
  });

  it('says that there is no reminder if none was set, and calls no service', async () => {
    const { last, services } = await talkWithServices([...IN_POSITION, 'cancel my reminder']);
    expect(last.heard).toMatch(/don't remind you of anything/);
    expect(services.calls).not.toContain(DELETE);
  });

  it('leaves the reminder before it knows who speaks', async () => {
    const { last, services } = await talkWithServices([
      ...SET,
      '(wait 2d)',
      'open foam roll coach',
      'stop reminding me',
    ]);
    expect(last.heard).toMatch(/can't set or stop reminders just now/);
    expect(services.reminders.size).toBe(1);
  });
});

describe('the coach, deleting the record of someone with a reminder,', () => {
  const DELETE_DATA = [...SET, '(wait 2d)', 'open foam roll coach', 'yes', 'delete my data', 'yes'];

  it('cancels the reminder first', async () => {
    const { last, services, store } = await talkWithServices(DELETE_DATA);
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).not.toMatch(/reminder/);
    expect(services.reminders.size).toBe(0);
    expect(store.item(USER)).toBeUndefined();
  });

  it('says how to stop the reminder in the app, if the service is unreachable', async () => {
    const { last, store } = await talkWithServices(DELETE_DATA, {
      granted: true,
      fault: failOnce(DELETE, status(503)),
    });
    expect(last.heard).toMatch(/couldn't stop your reminder.*Alexa app.*Goodbye/);
    expect(store.item(USER)).toBeUndefined();
  });
});
