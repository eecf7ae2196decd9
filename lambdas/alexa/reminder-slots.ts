/** Reads when someone wants to be reminded: the days, and Alexa's times of day. */
import type { DayHalf, ReminderDays, ScheduleHeard, TimeOfDay } from '../coach/reminders/schedule.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { readId, readWords, type Slots } from './slots.ts';

/** The days that someone said, and the half of the day if they named it with them. */
type DaysHeard = Pick<ScheduleHeard, 'half'> & { readonly days: ReminderDays };

const onDays = (days: ReminderDays, half: DayHalf | null = null): DaysHeard => ({ days, half });

/** The days for each id of the slot type. A parity test compares the ids with the interaction model's. */
export const DAYS_HEARD = new Map<string, DaysHeard>([
  ['three_days', onDays('three_days')],
  ['every_day', onDays('every_day')],
  ['every_morning', onDays('every_day', 'am')],
  ['every_evening', onDays('every_day', 'pm')],
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

/** Parts of the day by their names in AMAZON.TIME: morning, afternoon, evening, night. They are halves, and no times. */
const PARTS_OF_DAY = new Map<string, DayHalf>([
  ['MO', 'am'],
  ['AF', 'pm'],
  ['EV', 'pm'],
  ['NI', 'pm'],
]);

/** Reads a ReminderIntent. */
export function readReminder(slots: Slots): CoachEvent {
  const heard = DAYS_HEARD.get(readId(slots, 'days', 'ReminderDays') ?? '') ?? null;
  return {
    type: 'remind',
    change: readId(slots, 'reminder', 'ReminderChange') === 'stop' ? 'stop' : 'set',
    days: heard?.days ?? null,
    time: readTime(slots, 'time'),
    half: heard?.half ?? PARTS_OF_DAY.get(readWords(slots, 'time') ?? '') ?? null,
  };
}

/** Reads an AMAZON.TIME such as 07:00. Null for a part of the day (MO, AF, EV, NI), and for what Alexa didn't understand. */
export function readTime(slots: Slots, name: string): TimeOfDay | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(readWords(slots, name) ?? '');
  return parts === null ? null : { hour: Number(parts[1]), minute: Number(parts[2]) };
}
