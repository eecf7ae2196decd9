/** Stores the reminders of one account and validates them as Alexa's Reminders API does. */
import { z } from 'zod';
import { findDueTimes, instantOf, parseRule, type RecurrenceRule, rewriteRule } from './recurrence.ts';

/** A local time: the reminder's own time zone applies. */
const localTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?$/,
    'expected a local time such as 2026-11-16T07:00:00.000',
  )
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'expected an existing date and time');

const timeZone = z.string().refine((name) => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'expected a time zone such as Europe/Berlin');

const rule = z.string().transform((text, context): RecurrenceRule => {
  const parsed = parseRule(text);
  if (parsed !== null) return parsed;
  context.issues.push({ code: 'custom', message: 'expected FREQ, BYHOUR, BYMINUTE, …', input: text });
  return z.NEVER;
});

/** A request for a recurring reminder. Alexa rejects unknown fields. */
const requestSchema = z.strictObject({
  requestTime: localTime,
  trigger: z.strictObject({
    type: z.literal('SCHEDULED_ABSOLUTE'),
    timeZoneId: timeZone,
    recurrence: z.strictObject({
      startDateTime: localTime.optional(),
      endDateTime: localTime.optional(),
      recurrenceRules: z.array(rule).min(1),
    }),
  }),
  alertInfo: z.strictObject({
    spokenInfo: z.strictObject({
      content: z
        .array(
          z.strictObject({
            locale: z.string().regex(/^[a-z]{2}-[A-Z]{2}$/),
            text: z.string().min(1),
            ssml: z.string().optional(),
          }),
        )
        .min(1),
    }),
  }),
  pushNotification: z.strictObject({ status: z.enum(['ENABLED', 'DISABLED']) }),
});

interface Reminder {
  readonly token: string;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly version: number;
  /** The request exactly as the skill sent it. */
  readonly sent: unknown;
  readonly request: z.infer<typeof requestSchema>;
}

/** One ringing of a reminder. */
export interface Ring {
  readonly atMs: number;
  readonly text: string;
}

/** The service's reply: an HTTP status and a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** How many reminders an account can hold, unless a test sets another number. */
const MAX_REMINDERS = 250;

const NOT_FOUND: Answer = { status: 404, body: { code: 'ALERT_NOT_FOUND', message: 'no such reminder' } };

/** Keeps the reminders and computes when they ring. It has no clock: every call passes the time. */
export class ReminderBook {
  readonly #maxReminders: number;
  readonly #reminders = new Map<string, Reminder>();
  #created = 0;

  constructor(most = MAX_REMINDERS) {
    this.#maxReminders = most;
  }

  /** How many reminders exist. */
  get size(): number {
    return this.#reminders.size;
  }

  create(sent: unknown, nowMs: number): Answer {
    const parsed = requestSchema.safeParse(sent);
    if (!parsed.success) return refuseInvalid(parsed.error);
    if (this.size >= this.#maxReminders) {
      return {
        status: 403,
        body: { code: 'MAX_REMINDERS_EXCEEDED', message: `at most ${this.#maxReminders}` },
      };
    }
    this.#created += 1;
    const token = `00000000-0000-4000-8000-${String(this.#created).padStart(12, '0')}`;
    return this.#keep({ token, createdMs: nowMs, updatedMs: nowMs, version: 1, sent, request: parsed.data });
  }

  update(token: string, sent: unknown, nowMs: number): Answer {
    const before = this.#reminders.get(token);
    if (before === undefined) return NOT_FOUND;
    const parsed = requestSchema.safeParse(sent);
    if (!parsed.success) return refuseInvalid(parsed.error);
    return this.#keep({
      ...before,
      updatedMs: nowMs,
      version: before.version + 1,
      sent,
      request: parsed.data,
    });
  }

  delete(token: string): Answer {
    return this.#reminders.delete(token) ? { status: 200 } : NOT_FOUND;
  }

  get(token: string): Answer {
    const reminder = this.#reminders.get(token);
    return reminder === undefined ? NOT_FOUND : { status: 200, body: describeReminder(reminder) };
  }

  list(): Answer {
    return listOf([...this.#reminders.values()].map(describeReminder));
  }

  /** The same list, with the rules in another order and form, as Alexa is known to send them back. */
  listRewritten(): Answer {
    return listOf(
      [...this.#reminders.values()].map((reminder) => {
        const { trigger } = reminder.request;
        const recurrenceRules = trigger.recurrence.recurrenceRules.map(rewriteRule);
        const recurrence = { ...trigger.recurrence, recurrenceRules };
        return { ...describeReminder(reminder), trigger: { ...trigger, recurrence } };
      }),
    );
  }

  /** Returns what rings after `afterMs` and no later than `untilMs`, in order. */
  findRings(afterMs: number, untilMs: number): Ring[] {
    return [...this.#reminders.values()]
      .flatMap(({ request: { trigger, alertInfo }, updatedMs }) => {
        const { startDateTime, endDateTime, recurrenceRules } = trigger.recurrence;
        const at = (text: string): number => instantOf(Date.parse(`${text}Z`), trigger.timeZoneId);
        // A reminder that is set for the current minute does not ring in it any more.
        const fromMs = Math.max(afterMs, updatedMs, startDateTime === undefined ? 0 : at(startDateTime));
        const toMs = Math.min(untilMs, endDateTime === undefined ? Infinity : at(endDateTime));
        const text = alertInfo.spokenInfo.content[0]?.text ?? '';
        return findDueTimes(recurrenceRules, trigger.timeZoneId, fromMs, toMs).map((atMs) => ({
          atMs,
          text,
        }));
      })
      .sort((a, b) => a.atMs - b.atMs);
  }

  #keep(reminder: Reminder): Answer {
    this.#reminders.set(reminder.token, reminder);
    const { alertToken, createdTime, updatedTime, status, version } = describeReminder(reminder);
    const href = `/v1/alerts/reminders/${reminder.token}`;
    return { status: 200, body: { alertToken, createdTime, updatedTime, status, version, href } };
  }
}

function listOf(alerts: readonly Record<string, unknown>[]): Answer {
  return { status: 200, body: { totalCount: String(alerts.length), alerts } };
}

function describeReminder({ token, createdMs, updatedMs, version, sent }: Reminder): Record<string, unknown> {
  return {
    alertToken: token,
    createdTime: new Date(createdMs).toISOString(),
    updatedTime: new Date(updatedMs).toISOString(),
    status: 'ON',
    version: String(version),
    ...(typeof sent === 'object' ? sent : {}),
  };
}

function refuseInvalid({ issues }: z.ZodError): Answer {
  const wrong = issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { status: 400, body: { code: 'INVALID_REQUEST', message: wrong.join('; ') } };
}
