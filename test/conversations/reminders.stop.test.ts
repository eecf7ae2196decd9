import { describe, expect, it } from 'vitest';
import { DELETE, once, SET, status, told } from './reminding.ts';
import { IN_POSITION } from './scripts.ts';
import { askedIn, USER } from './talk.ts';

describe('"stop reminding me"', () => {
  const STOPPING = [...SET, '(wait 2d)', 'open foam roll coach', 'yes', 'stop reminding me'];

  it('deletes the reminder at once, and the question stays', async () => {
    const { last, turns, services, store } = await told(STOPPING);
    expect(services.reminders.size).toBe(0);
    expect(store.kept(USER).progress.reminder).toBeNull();
    expect(last.heard).toMatch(/won't remind you any more/);
    expect(turns.slice(-2).map(askedIn)).toEqual(['red_flags_since', 'red_flags_since']);
  });

  it('is fine where the app has deleted it', async () => {
    const { last, store } = await told(STOPPING, { granted: true, fault: once(DELETE, status(404)) });
    expect(last.heard).toMatch(/won't remind you any more/);
    expect(store.kept(USER).progress.reminder).toBeNull();
  });

  it('is told to have failed where the service is away, and kept to be tried again', async () => {
    const { last, store } = await told(STOPPING, { granted: true, fault: once(DELETE, status(503)) });
    expect(last.heard).toMatch(/couldn't stop your reminder just now/);
    expect(store.kept(USER).progress.reminder).not.toBeNull();
  });

  it('finds none where there is none', async () => {
    const { last, services } = await told([...IN_POSITION, 'cancel my reminder']);
    expect(last.heard).toMatch(/don't remind you of anything/);
    expect(services.calls).not.toContain(DELETE);
  });

  it('does nothing before it is known whose reminder it is', async () => {
    const { last, services } = await told([...SET, '(wait 2d)', 'open foam roll coach', 'stop reminding me']);
    expect(last.heard).toMatch(/can't set or stop reminders just now/);
    expect(services.reminders.size).toBe(1);
  });
});

describe('deleting everything', () => {
  const DELETING = [...SET, '(wait 2d)', 'open foam roll coach', 'yes', 'delete my data', 'yes'];

  it('takes the reminder with it', async () => {
    const { last, services, store } = await told(DELETING);
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).not.toMatch(/reminder/);
    expect(services.reminders.size).toBe(0);
    expect(store.item(USER)).toBeUndefined();
  });

  it('tells where the reminder is to be stopped, if Alexa is away', async () => {
    const { last, store } = await told(DELETING, { granted: true, fault: once(DELETE, status(503)) });
    expect(last.heard).toMatch(/couldn't stop your reminder.*Alexa app.*Goodbye/);
    expect(store.item(USER)).toBeUndefined();
  });
});
