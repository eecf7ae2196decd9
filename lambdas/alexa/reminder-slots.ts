/** Reads when someone wants to be reminded: the days, and Alexa's times of day. */
import type { ReminderDays, TimeOfDay } from '../coach/reminders/schedule.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { readId, readWords, type Slots } from './slots.ts';

/** The days that someone said. `evening`: an hour that could be either is after noon. */
interface DaysHeard {
  readonly days: ReminderDays;
  readonly evening: boolean;
}

const onDays = (days: ReminderDays): DaysHeard => ({ days, evening: false });

/** The days for each id of the slot type. A parity test compares the ids with the interaction model's. */
export const DAYS_HEARD = new Map<string, DaysHeard>([
  ['every_day', onDays('every_day')],
  ['every_morning', onDays('every_day')],
  ['every_evening', { days: 'every_day', evening: true }],
  ['weekdays', onDays('weekdays')],
  ['weekends', onDays('weekends')],
  ['monday', onDays('monday')],
  ['tuesday', onDays('tuesday')],
  ['wednesday', onDays('wednesday')],
  ['thursday', onDays('thursday')],
  ['friday', onDays('friday')],
  ['saturday', onDays('saturday')],
  ['sunday', onDays('sunday')],
]);

const NOON = 12;

/** Reads a ReminderIntent. A part of the day ("in the morning", MO) is not a time, so the coach asks for one. */
export function readReminder(slots: Slots): CoachEvent {
  const heard = DAYS_HEARD.get(readId(slots, 'days', 'ReminderDays') ?? '') ?? null;
  const time = readTime(slots, 'time');
  const late = heard?.evening === true && time !== null && time.hour < NOON;
  return {
    type: 'remind',
    change: readId(slots, 'reminder', 'ReminderChange') === 'stop' ? 'stop' : 'set',
    days: heard?.days ?? null,
    time: late ? { ...time, hour: time.hour + NOON } : time,
  };
}

/** Reads an AMAZON.TIME such as 07:00. Null for a part of the day (MO, AF, EV, NI), and for what Alexa didn't understand. */
export function readTime(slots: Slots, name: string): TimeOfDay | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(readWords(slots, name) ?? '');
  return parts === null ? null : { hour: Number(parts[1]), minute: Number(parts[2]) };
}
