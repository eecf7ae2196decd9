/** When to remind, independent of Alexa's format and of any language. */
export const REMINDER_DAYS = [
  'every_day',
  'weekdays',
  'weekends',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** A time on the clock of the place, 0:00 to 23:59. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** On which days, at what time. */
export interface Schedule extends TimeOfDay {
  readonly days: ReminderDays;
}

/** A stored reminder. Without a token, its creation wasn't answered: it may exist, so it is looked for first. */
export interface Reminder extends Schedule {
  readonly token: string | null;
}

/** What someone has asked for so far. A time alone means every day. */
export interface ReminderWish {
  readonly days: ReminderDays | null;
  readonly time: TimeOfDay | null;
}

/** The whole schedule of a wish; null while the time is missing. */
export function scheduleOf(wish: ReminderWish | null): Schedule | null {
  const { days, time } = wish ?? { days: null, time: null };
  return time === null ? null : { days: days ?? 'every_day', ...time };
}

/** The time of a whole hour; null if the number isn't one. */
export function onTheHour(hour: number | null): TimeOfDay | null {
  return hour !== null && Number.isInteger(hour) && hour >= 0 && hour < 24 ? { hour, minute: 0 } : null;
}

/** A schedule in a few characters, `weekdays 06:30`, to send along with a question of Alexa's own. */
export function scheduleName({ days, hour, minute }: Schedule): string {
  return `${days} ${two(hour)}:${two(minute)}`;
}

/** The schedule with such a name; null if there is none. */
export function scheduleNamed(name: string): Schedule | null {
  const [, said = '', hour, minute] = /^(\w+) ([01]\d|2[0-3]):([0-5]\d)$/.exec(name) ?? [];
  const days = REMINDER_DAYS.find((one) => one === said);
  return days === undefined ? null : { days, hour: Number(hour), minute: Number(minute) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
