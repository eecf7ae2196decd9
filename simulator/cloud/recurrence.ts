/** Recurring times on the clock of a time zone: a rule at 7:00 stays at 7:00 when summer time begins or ends. */

/** A time of day that comes back, on the days of the week named (RFC 5545); without any, every day. */
export interface RecurrenceRule {
  readonly days: readonly string[];
  readonly hour: number;
  readonly minute: number;
}

const WEEK = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

const DAY_MS = 86_400_000;

/** Reads a rule in the documented form, `FREQ=WEEKLY;BYDAY=MO;BYHOUR=6;BYMINUTE=30;BYSECOND=0;INTERVAL=1;`; else null. */
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

/** When rules come due after one moment and not after another, in ms since 1970, in order, each once. */
export function findDueTimes(
  rules: readonly RecurrenceRule[],
  timeZone: string,
  afterMs: number,
  untilMs: number,
): number[] {
  const due = new Set<number>();
  // A day more at each end: a place may be a day ahead of UTC, or behind it.
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
 * The moment at which a clock in a time zone shows a time. A time that a change of clocks leaves out is as much
 * later; of one that comes twice the first.
 * @param localMs the time shown, as ms since 1970 on a clock of UTC
 */
export function instantOf(localMs: number, timeZone: string): number {
  const offsets = [localMs - DAY_MS, localMs + DAY_MS].map((atMs) => localTimeAt(atMs, timeZone) - atMs);
  const candidates = offsets.map((offset) => localMs - offset);
  const exact = candidates.filter((atMs) => localTimeAt(atMs, timeZone) === localMs);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

/** What a clock in a time zone shows at a moment, as ms since 1970 on a clock of UTC. */
function localTimeAt(atMs: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${shown.format(atMs).replace(' ', 'T')}Z`);
}
