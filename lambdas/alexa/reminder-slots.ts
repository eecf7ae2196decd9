/** When to be reminded, as it is heard: the days, and Alexa's times of day. */
import type { ReminderDays, TimeOfDay } from '../coach/reminders/schedule.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { idOf, words, type Slots } from './slots.ts';

/** Days as they are said: an evening makes an hour that could be either a late one. */
interface DaysHeard {
  readonly days: ReminderDays;
  readonly evening: boolean;
}

const plain = (days: ReminderDays): DaysHeard => ({ days, evening: false });

/** The value of each id that the slot type may have; the parity test holds them against the model's. */
export const DAYS_HEARD = new Map<string, DaysHeard>([
  ['every_day', plain('every_day')],
  ['every_morning', plain('every_day')],
  ['every_evening', { days: 'every_day', evening: true }],
  ['weekdays', plain('weekdays')],
  ['weekends', plain('weekends')],
  ['monday', plain('monday')],
  ['tuesday', plain('tuesday')],
  ['wednesday', plain('wednesday')],
  ['thursday', plain('thursday')],
  ['friday', plain('friday')],
  ['saturday', plain('saturday')],
  ['sunday', plain('sunday')],
]);

const NOON = 12;

/** What a ReminderIntent asks for. A time that is none, "in the morning" (MO), counts as not said: it is asked for. */
export function readReminder(slots: Slots): CoachEvent {
  const heard = DAYS_HEARD.get(idOf(slots, 'days') ?? '') ?? null;
  const time = timeIn(slots, 'time');
  const late = heard?.evening === true && time !== null && time.hour < NOON;
  return {
    type: 'remind',
    change: idOf(slots, 'reminder') === 'stop' ? 'stop' : 'set',
    days: heard?.days ?? null,
    time: late ? { ...time, hour: time.hour + NOON } : time,
  };
}

/** An AMAZON.TIME: 07:00. Null for a part of the day (MO, AF, EV, NI) and for what wasn't understood. */
export function timeIn(slots: Slots, name: string): TimeOfDay | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(words(slots, name) ?? '');
  return parts === null ? null : { hour: Number(parts[1]), minute: Number(parts[2]) };
}
