/**
 * Computes recurring times in a time zone: a rule for 7:00 stays at 7:00 when daylight saving time begins or
 * ends.
 */

/**
 * A recurring time of day. `days` are weekdays in RFC 5545's abbreviations; if it is empty, the rule applies
 * daily.
 */
export interface RecurrenceRule {
  readonly days: readonly string[];
  readonly hour: number;
  readonly minute: number;
}

const WEEK = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

const DAY_MS = 86_400_000;

/**
 * Parses a rule in the documented form, `FREQ=WEEKLY;BYDAY=MO;BYHOUR=6;BYMINUTE=30;BYSECOND=0;INTERVAL=1;`.
 * Returns null for any other form.
 */
export function parseRule(text: string): RecurrenceRule | null {
  const found =
    /^FREQ=(DAILY|WEEKLY;BYDAY=(SU|MO|TU|WE|TH|FR|SA));BYHOUR=(\d{1,2});BYMINUTE=(\d{1,2});BYSECOND=0;INTERVAL=1;?$/.exec(
      text,
    );
  if (found === null) return null;
  const [hour, minute] = [Number(found[3]), Number(found[4])];
  if (hour > 23 || minute > 59) return null;
  return { days: found[2] === undefined ? [] : [found[2]], hour, minute };
}

/** Writes a rule in another order than the documented one, with a default that it may have, and without its last semicolon. */
export function rewriteRule({ days, hour, minute }: RecurrenceRule): string {
  const frequency = days.length === 0 ? 'FREQ=DAILY' : `FREQ=WEEKLY;BYDAY=${days.join(',')}`;
  return `INTERVAL=1;BYSECOND=0;BYMINUTE=${minute};BYHOUR=${hour};WKST=MO;${frequency}`;
}

/**
 * Returns the moments (ms since 1970, ascending, without duplicates) at which any of the rules falls due, after
 * `afterMs` and no later than `untilMs`.
 */
export function findDueTimes(
  rules: readonly RecurrenceRule[],
  timeZone: string,
  afterMs: number,
  untilMs: number,
): number[] {
  const due = new Set<number>();
  // Local dates can differ from UTC by one day in either direction, so search one extra day at each end.
  for (let day = Math.floor(afterMs / DAY_MS) - 1; day <= Math.floor(untilMs / DAY_MS) + 1; day += 1) {
    const name = WEEK[new Date(day * DAY_MS).getUTCDay()] ?? '';
    for (const { days, hour, minute } of rules) {
      if (days.length > 0 && !days.includes(name)) continue;
      const atMs = instantOf(day * DAY_MS + hour * 3_600_000 + minute * 60_000, timeZone);
      if (atMs > afterMs && atMs <= untilMs) due.add(atMs);
    }
  }
  return [...due].sort((a, b) => a - b);
}

/**
 * Returns the moment at which clocks in a time zone show a local time. A local time that daylight saving time
 * skips is moved forward by the skipped hour; of a local time that occurs twice, the first is taken.
 * @param localMs the local time, as ms since 1970 as if it were UTC
 */
export function instantOf(localMs: number, timeZone: string): number {
  const offsets = [localMs - DAY_MS, localMs + DAY_MS].map((atMs) => localTimeAt(atMs, timeZone) - atMs);
  const candidates = offsets.map((offset) => localMs - offset);
  const exact = candidates.filter((atMs) => localTimeAt(atMs, timeZone) === localMs);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** Returns the local time in a time zone at a moment, as ms since 1970 as if it were UTC. */
function localTimeAt(atMs: number, timeZone: string): number {
  return Date.parse(`${clockAt(atMs, timeZone)}Z`);
}

/** The clocks of the time zones met so far: making one takes a hundred times as long as reading it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Returns what clocks show in a time zone at a moment: `2026-11-27T18:30:00`. */
export function clockAt(atMs: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return clock.format(atMs).replace(' ', 'T');
}
