/** Milliseconds since 1970, from the request's timestamp: the coach has no clock of its own. */
export type Instant = number;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The calendar day of an instant, `2026-11-22`, in UTC: a person's time zone isn't known yet. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The Monday that the week of an instant begins with, in UTC. */
export function weekOf(at: Instant): string {
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return dayOf(at - sinceMonday * DAY);
}
