/** Milliseconds since 1970, from the request's timestamp: the coach has no clock of its own. */
export type Instant = number;

export const SECOND = 1000;

export const MINUTE = 60 * SECOND;

export const HOUR = 60 * MINUTE;

export const DAY = 24 * HOUR;

/** Whether a name is that of a time zone this runtime knows: `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

/** Keeps one formatter for each zone, because making one costs a hundred times as much as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // Swedish writes dates as ISO 8601 does (2026-11-22 18:30:00). Parts asked for by name would take three times as long.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, made);
  return made;
}

/** Date and time as a clock in a time zone shows them: `2026-11-22T18:30:00`. */
export function wallClock(at: Instant, timeZone: string): string {
  return formatFor(timeZone).format(at).replace(' ', 'T');
}

/** The calendar day of an instant in a time zone, `2026-11-22`; UTC if the zone isn't known (null). */
export function dayOf(at: Instant, timeZone: string | null): string {
  const [day = ''] = (timeZone === null ? new Date(at).toISOString() : wallClock(at, timeZone)).split('T');
  return day;
}

/** The Monday that the week of an instant begins with, in a time zone. */
export function weekOf(at: Instant, timeZone: string | null): string {
  const day = Date.parse(dayOf(at, timeZone));
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return new Date(day - sinceMonday * DAY).toISOString().slice(0, 10);
}

/** The Monday of the week before one that is named by its Monday. */
export function weekBefore(week: string): string {
  return new Date(Date.parse(week) - 7 * DAY).toISOString().slice(0, 10);
}

/** Calendar days between two instants in a time zone. Yesterday, however late, is one day ago. */
export function daysBetween(from: Instant, to: Instant, timeZone: string | null): number {
  return Math.round((Date.parse(dayOf(to, timeZone)) - Date.parse(dayOf(from, timeZone))) / DAY);
}
