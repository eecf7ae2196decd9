/** When to remind, independent of Alexa's format and of any language. */
export const REMINDER_DAYS = [
  /** Monday, Wednesday and Friday. */
  'three_days',
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
  /** The time zone that it rings in; null if it was set before this was kept. */
  readonly timeZone: string | null;
  /** The time zone to which moving it was last offered; null: never. */
  readonly offeredIn: string | null;
}

/** A half of the day, before noon or after it. */
export const DAY_HALVES = ['am', 'pm'] as const;

export type DayHalf = (typeof DAY_HALVES)[number];

/** What was said of when to remind. */
export interface ScheduleHeard {
  readonly days: ReminderDays | null;
  readonly time: TimeOfDay | null;
  /** The half of the day that was spoken of: "every evening". */
  readonly half: DayHalf | null;
}

/** What someone has asked for so far. */
export interface ReminderWish extends ScheduleHeard {
  /** When it is settled: as soon as it is known whose record it is, or at the end of the visit. */
  readonly settled: 'once_known' | 'at_end';
}

/** `stop`: a reminder is to be stopped once it is known whose. */
export type ReminderWished = ReminderWish | 'stop';

const NOTHING_HEARD: ReminderWish = { days: null, time: null, half: null, settled: 'at_end' };

/** The whole schedule of a wish; null while the time is missing. A wish without days is from before days were suggested. */
export function scheduleOf(wish: ReminderWished | null): Schedule | null {
  const { days, time } = wish === null || wish === 'stop' ? NOTHING_HEARD : wish;
  return time === null ? null : { days: days ?? 'every_day', ...time };
}

/** The days suggested for a goal of so many routines a week, null if none is set: three are advised (docs/clinical.md). */
export function suggestDays(perWeek: number | null): ReminderDays {
  if (perWeek === null || perWeek <= 3) return 'three_days';
  return perWeek <= 5 ? 'weekdays' : 'every_day';
}

/** A wish with what is said now; what isn't said stays. An hour that could be either is in the half spoken of before. */
export function addToWish(wished: ReminderWished | null, said: ScheduleHeard): ReminderWish {
  const before = wished === null || wished === 'stop' ? NOTHING_HEARD : wished;
  const days = said.days ?? before.days;
  if (said.time === null) {
    const half = said.half ?? before.half;
    return { ...before, days, half, time: before.time && moveTo(before.time, said.half) };
  }
  const half = said.half ?? halfSurelyOf(said.time) ?? before.half;
  const time = moveTo(said.time, half);
  // Whoever repeats the hour when its other half was understood means what they say.
  const repeats = said.half === null && before.time !== null && isSame(time, before.time);
  return repeats && !isSame(time, said.time)
    ? { ...before, days, half: 'am', time: said.time }
    : { ...before, days, half, time };
}

const NOON = 12;

/** The half of an hour that can't be the other one: Alexa sends "seven" and "seven in the morning" alike, as 07:00. */
function halfSurelyOf({ hour }: TimeOfDay): DayHalf | null {
  return hour > NOON ? 'pm' : null;
}

/** The time in a half of the day. Noon and midnight stay what they are. */
function moveTo(time: TimeOfDay, half: DayHalf | null): TimeOfDay {
  const { hour } = time;
  if (half === 'pm' && hour > 0 && hour < NOON) return { ...time, hour: hour + NOON };
  return half === 'am' && hour > NOON ? { ...time, hour: hour - NOON } : time;
}

function isSame(one: TimeOfDay, other: TimeOfDay): boolean {
  return one.hour === other.hour && one.minute === other.minute;
}

/** The time of a whole hour; null if the number isn't one. */
export function onTheHour(hour: number | null): TimeOfDay | null {
  return hour !== null && Number.isInteger(hour) && hour >= 0 && hour < 24 ? { hour, minute: 0 } : null;
}

const MINUTES = 60;

/** The minutes that people say before an hour without the word: "six to eight" is rather two hours. */
const MINUTES_TO: readonly number[] = [5, 10, 15, 20, 25];

/**
 * The time that two numbers name: "seven thirty", and "ten to five", which Alexa hears as two numbers, too. Null if they
 * name none.
 */
export function timeOfRange([first, second]: readonly [number, number]): TimeOfDay | null {
  if (!Number.isInteger(second) || second < 1 || second >= MINUTES) return null;
  if (second > NOON) {
    const onHour = onTheHour(first);
    return onHour === null ? null : { ...onHour, minute: second };
  }
  if (!MINUTES_TO.includes(first)) return null;
  return { hour: second === 1 ? NOON : second - 1, minute: MINUTES - first };
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
