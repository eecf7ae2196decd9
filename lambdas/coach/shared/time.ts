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

/** One formatter a zone: making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // American English: 11/22/2026. Its parts could be asked for by name; that takes three times as long.
  const made = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', ...parts });
  formatters.set(timeZone, made);
  return made;
}

/** The calendar day of an instant in a time zone, `2026-11-22`; UTC if the zone isn't known (null). */
export function dayOf(at: Instant, timeZone: string | null): string {
  if (timeZone === null) return new Date(at).toISOString().slice(0, 10);
  const [month = '', day = '', year = ''] = formatFor(timeZone).format(at).split('/');
  return `${year}-${month}-${day}`;
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

/** How many calendar days lie between two instants in a time zone: yesterday, however late, is one. */
export function daysBetween(from: Instant, to: Instant, timeZone: string | null): number {
  return Math.round((Date.parse(dayOf(to, timeZone)) - Date.parse(dayOf(from, timeZone))) / DAY);
}
