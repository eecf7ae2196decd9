/**
 * Recurrence rules (RFC 5545) of reminders: written for a schedule, and read for what they mean. Alexa may send a rule
 * back in another order, in other letters, or with fields that change nothing (alexa_media_player#1608 on GitHub).
 */
import * as z from 'zod/mini';
import type { ReminderDays, Schedule } from '../coach/reminders/schedule.ts';

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Days by their names in RFC 5545. */
const BY_DAY: Readonly<Record<ReminderDays, readonly (typeof WEEK)[number][]>> = {
  three_days: ['MO', 'WE', 'FR'],
  every_day: WEEK,
  weekdays: ['MO', 'TU', 'WE', 'TH', 'FR'],
  weekends: ['SA', 'SU'],
  monday: ['MO'],
  tuesday: ['TU'],
  wednesday: ['WE'],
  thursday: ['TH'],
  friday: ['FR'],
  saturday: ['SA'],
  sunday: ['SU'],
};

/** Makes one rule for each day of the week: rules add up, and the API documents no list of days within one. */
export function rulesOf({ days, hour, minute }: Schedule): string[] {
  const at = `BYHOUR=${hour};BYMINUTE=${minute};BYSECOND=0;INTERVAL=1;`;
  return days === 'every_day'
    ? [`FREQ=DAILY;${at}`]
    : BY_DAY[days].map((day) => `FREQ=WEEKLY;BYDAY=${day};${at}`);
}

/** When a reminder rings, as Alexa describes it: by rules, or in the older form by a frequency and a scheduled time. */
export const triggerSchema = z.object({
  scheduledTime: z.optional(z.nullable(z.string())),
  recurrence: z.optional(
    z.nullable(
      z.object({
        recurrenceRules: z.optional(z.nullable(z.array(z.string()))),
        freq: z.optional(z.nullable(z.string())),
        byDay: z.optional(z.nullable(z.array(z.string()))),
      }),
    ),
  ),
});

export type Trigger = z.infer<typeof triggerSchema>;

/** Whether a reminder rings at the times of a schedule, and at no others. */
export function ringsAt(trigger: Trigger, { days, hour, minute }: Schedule): boolean {
  const rings = readTimes(trigger);
  const wanted = new Set(BY_DAY[days].map((day) => timeOf(day, hour, minute)));
  return rings !== null && rings.size === wanted.size && [...wanted].every((time) => rings.has(time));
}

function timeOf(day: string, hour: number, minute: number): string {
  return `${day} ${hour}:${minute}`;
}

/** The times of a week at which a reminder rings; null if its rules mean more than that, or can't be read. */
function readTimes({ recurrence, scheduledTime }: Trigger): ReadonlySet<string> | null {
  const rules = recurrence?.recurrenceRules ?? [];
  const all = rules.length > 0 ? rules : [ruleOfOlderForm(recurrence, scheduledTime)];
  const times = all.map(readRule);
  return times.includes(null) ? null : new Set(times.flatMap((of) => of ?? []));
}

/** The rule that an older reminder stands for, such as `{ freq: 'WEEKLY', byDay: ['MO'] }` at `2026-11-16T07:00:00`. */
function ruleOfOlderForm(recurrence: Trigger['recurrence'], scheduledTime: Trigger['scheduledTime']): string {
  const [, hour = '', minute = ''] = /T(\d\d):(\d\d)/.exec(scheduledTime ?? '') ?? [];
  const days = recurrence?.byDay ?? [];
  const on = days.length === 0 ? '' : `;BYDAY=${days.join(',')}`;
  return `FREQ=${recurrence?.freq ?? ''}${on};BYHOUR=${hour};BYMINUTE=${minute}`;
}

/** Fields that decide nothing about when a weekly rule without an interval falls due. */
const MEANS_NOTHING = ['WKST'];

const KNOWN = ['FREQ', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND', 'INTERVAL', ...MEANS_NOTHING];

/** The times of a week of one rule; null if it is another kind of rule, such as one that ends. */
function readRule(rule: string): readonly string[] | null {
  const fields = new Map(
    rule
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .filter((field) => field.trim() !== '')
      .map((field): [string, string] => {
        const [name = '', value = ''] = field.split('=');
        return [name.trim(), value.trim()];
      }),
  );
  const readNumber = (name: string, missing: number): number =>
    Number.parseInt(fields.get(name) ?? String(missing), 10);
  const [hour, minute] = [readNumber('BYHOUR', NaN), readNumber('BYMINUTE', 0)];
  const isPlain = readNumber('BYSECOND', 0) === 0 && readNumber('INTERVAL', 1) === 1;
  const isKnown = [...fields.keys()].every((name) => KNOWN.includes(name));
  const days = readDays(fields.get('FREQ'), fields.get('BYDAY'));
  if (days === null || !isPlain || !isKnown || Number.isNaN(hour) || Number.isNaN(minute)) return null;
  return days.map((day) => timeOf(day, hour, minute));
}

/** The days of a rule. A weekly rule that names no day goes by the day on which it began, so it isn't one of ours. */
function readDays(frequency: string | undefined, byDay: string | undefined): readonly string[] | null {
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY') return null;
  if (byDay === undefined || byDay === '') return frequency === 'DAILY' ? WEEK : null;
  const days = byDay.split(',').map((day) => day.trim());
  return days.every((day) => WEEK.some((known) => known === day)) ? days : null;
}
