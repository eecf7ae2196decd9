import { describe, expect, it } from 'vitest';
import type { Store } from '../../lambdas/store/store.ts';
import type { Fault, Services } from '../../simulator/cloud/alexa-services.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { DELETE, failOnce, GET, POST, PUT, serve, SET, status, talkWithServices } from './reminder-talk.ts';
import { FIRST_VISIT, IN_POSITION } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';

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

  it('says that there is no reminder, once it has looked for one that it may not know', async () => {
    const { last, services } = await talkWithServices([...IN_POSITION, 'cancel my reminder']);
    expect(last.heard).toMatch(/don't remind you of anything/);
    expect(services.calls).toContain(GET);
  });

  it('says that it can’t look without the permission', async () => {
    const { last } = await talkWithServices([...IN_POSITION, 'cancel my reminder'], { granted: false });
    expect(last.heard).toMatch(/^I know of no reminder, and without your permission I can't look/);
  });

  it('stops a reminder that its record knows no more', async () => {
    const services = await serve();
    await talk(SET, { services, store: memoryStore() });
    expect(services.reminders.size).toBe(1);
    const scene = { services, store: memoryStore(), at: '2026-11-20T09:00:00.000Z' };
    const turns = await talk(['ask foam roll coach to stop reminding me'], scene);
    expect(turns.at(-1)?.heard).toMatch(/^Okay, I won't remind you any more. Shall we roll now/);
    expect(services.reminders.size).toBe(0);
  });

  it.each(['open foam roll coach', null])(
    'asks an unrecognised voice whose reminder it is first, and then stops it (%s)',
    async (opening) => {
      const said =
        opening === null ? ['ask foam roll coach to stop reminding me'] : [opening, 'stop reminding me'];
      const { turns, services, store } = await talkWithServices([...SET, '(wait 2d)', ...said, 'yes']);
      expect(turns.slice(-2).map(askedIn)).toEqual(['same_person', 'roll_now']);
      expect(turns.at(-2)?.heard).toMatch(/^I can do that once I know it's you/);
      expect(turns.at(-1)?.heard).toMatch(/I won't remind you any more\. Shall we roll now\?$/);
      expect(services.reminders.size).toBe(0);
      expect(store.kept(USER).progress.reminder).toBeNull();
    },
  );

  it('leaves the reminder to its owner, if the voice is somebody else’s', async () => {
    const said = ['open foam roll coach', 'stop reminding me', 'no'];
    const { services } = await talkWithServices([...SET, '(wait 2d)', ...said]);
    expect(services.reminders.size).toBe(1);
  });
});

describe('the coach, deleting the record of someone with a reminder,', () => {
  const DELETE_DATA = [...SET, '(wait 2d)', 'open foam roll coach', 'yes', 'delete my data', 'yes'];

  it('cancels the reminder with it', async () => {
    const { last, services, store } = await talkWithServices(DELETE_DATA);
    expect(last).toMatchObject({ microphone: 'closed' });
    expect(last.heard).not.toMatch(/reminder/);
    expect(services.reminders.size).toBe(0);
    expect(store.item(USER)).toBeUndefined();
  });

  it('finds a reminder first whose creation was not answered', async () => {
    let lost = 2;
    const fault = (call: string): Fault | null =>
      (call === POST || call === GET) && lost-- > 0 ? 'lost' : null;
    const { services } = await talkWithServices(DELETE_DATA, { granted: true, fault });
    expect(services.calls).toContain(DELETE);
    expect(services.reminders.size).toBe(0);
  });

  it('says how to stop the reminder in the app, if the service is unreachable', async () => {
    const { last, store } = await talkWithServices(DELETE_DATA, {
      granted: true,
      fault: failOnce(DELETE, status(503)),
    });
    expect(last.heard).toMatch(/couldn't stop your reminder.*app on your phone.*Goodbye/);
    expect(store.item(USER)).toBeUndefined();
  });

  it('leaves the reminder if the data couldn’t be deleted', async () => {
    const store = memoryStore();
    const away: Store = {
      ...store,
      forget: () => Promise.resolve({ ok: false, reason: 'away', cause: 'TimeoutError' }),
    };
    const { last, services } = await talkWithServices(DELETE_DATA, undefined, { store: away });
    expect(last.heard).toMatch(/couldn't delete it/);
    expect(services.reminders.size).toBe(1);
  });

  it('leaves the reminders of others in the home', async () => {
    const { services } = await twoReminders(['delete my data', 'yes']);
    expect(services.reminders.size).toBe(1);
  });
});

/** A recognised voice sets a reminder, the day after its first visit. */
const SET_BY_VOICE = [
  ...FIRST_VISIT,
  '(wait 1d)',
  'ask foam roll coach to remind me every day at seven',
  'yes',
];

/** Two people of a home set a reminder each. Then one of them opens the skill, and says something. */
async function twoReminders(
  said: readonly string[],
  change: (store: MemoryStore) => void = () => undefined,
): Promise<{ services: Services; turns: readonly Turn[]; store: MemoryStore }> {
  const services = await serve();
  const store = memoryStore();
  for (const person of ['ada', 'bob']) await talk(SET_BY_VOICE, { services, store, person });
  expect(services.reminders.size).toBe(2);
  change(store);
  const at = '2026-11-20T09:00:00.000Z';
  const turns = await talk(['open foam roll coach', ...said], { services, store, person: 'ada', at });
  return { services, turns, store };
}

describe('the coach, deleting all the skill’s reminders,', () => {
  it('does so with the records of a household', async () => {
    const { services, turns, store } = await twoReminders(['delete everything for everyone here', 'yes']);
    expect(services.reminders.size).toBe(0);
    expect(store.size()).toBe(0);
    expect(turns.at(-1)?.heard).not.toMatch(/reminder/);
  });

  it('does so with a record that it can’t read, because it doesn’t know which of them belongs to it', async () => {
    const { services, store } = await twoReminders(['delete my data', 'yes'], (kept) => {
      kept.put(USER, { ...kept.item(USER, 'ada'), progress: { S: 'unreadable' } }, 'ada');
    });
    expect(services.reminders.size).toBe(0);
    expect(store.item(USER, 'ada')).toBeUndefined();
  });

  it('says nothing of reminders to people who never gave the permission', async () => {
    const said = [...FIRST_VISIT, '(wait 1d)', 'open foam roll coach', 'yes'];
    const { last } = await talkWithServices([...said, 'delete everything for everyone here', 'yes'], {
      granted: false,
    });
    expect(last.heard).not.toMatch(/reminder/);
  });
});

describe('the reminder of a record that has expired', () => {
  const YEARS_LATER = '2029-01-08T09:00:00.000Z';

  it.each<[string, readonly string[]]>([
    ['is stopped', ['ask foam roll coach to stop reminding me']],
    ['is deleted with the data', ['open foam roll coach', 'delete my data', 'yes']],
  ])('%s', async (_, said) => {
    const services = await serve();
    const store = memoryStore();
    await talk(SET_BY_VOICE, { services, store, person: 'ada' });
    await talk(said, { services, store, person: 'ada', at: YEARS_LATER });
    expect(services.reminders.size).toBe(0);
    expect(services.calls).not.toContain(GET);
  });

  it('is changed by a new one, and not doubled', async () => {
    const services = await serve();
    const store = memoryStore();
    await talk(SET_BY_VOICE, { services, store, person: 'ada' });
    const said = ['ask foam roll coach to remind me at nine', 'yes'];
    await talk(said, { services, store, person: 'ada', at: YEARS_LATER });
    expect(services.reminders.size).toBe(1);
    expect(services.calls).toContain(PUT);
  });
});
