/** A port to Alexa's Reminders API: carries out the coach's requests within the turn's deadline. */
import type { services } from 'ask-sdk-model';
import * as z from 'zod/mini';
import type { ReminderOutcome, ReminderRequest } from '../coach/reminders/service.ts';
import type { ReminderDays, Schedule } from '../coach/reminders/schedule.ts';
import { type Instant, wallClock } from '../coach/shared/time.ts';
import { type CallService, openServices, type ServiceAccess, type ServiceAnswer } from './services.ts';

type Body = services.reminderManagement.ReminderRequest;

const PATH = '/v1/alerts/reminders';

/** What Alexa says when a reminder is due, and in which locale. */
export interface Label {
  readonly locale: string;
  readonly text: string;
}

/** The service that keeps reminders. */
export interface Reminders {
  /** Whether the service can be asked: the request must have carried a token. */
  readonly available: boolean;
  /** Carries out a request. It never throws for a failure of the service; a late answer is `unanswered`. */
  carryOut(
    request: ReminderRequest,
    label: Label,
    now: Instant,
    signal: AbortSignal,
  ): Promise<ReminderOutcome>;
}

/** The reminders of the account that a request came from. */
export function remindersOf({
  device,
  ...access
}: ServiceAccess & { readonly device?: object | undefined }): Reminders {
  const call = device === undefined ? null : openServices(access);
  return {
    available: call !== null,
    async carryOut(request, label, now, signal) {
      if (call === null) return { outcome: 'refused', why: 'unsupported' };
      if (signal.aborted) return { outcome: 'unanswered' };
      return askService((method, path, body) => call(method, path, signal, body), request, label, now);
    },
  };
}

/** A call that ends with the turn. */
type Call = (method: Parameters<CallService>[0], path: string, body?: object) => ReturnType<CallService>;

async function askService(
  call: Call,
  request: ReminderRequest,
  label: Label,
  now: Instant,
): Promise<ReminderOutcome> {
  try {
    return outcomeOf(request, await sendRequest(call, request, label, now));
  } catch {
    return { outcome: 'unanswered' };
  }
}

function sendRequest(
  call: Call,
  request: ReminderRequest,
  label: Label,
  now: Instant,
): Promise<ServiceAnswer> {
  switch (request.request) {
    case 'create':
      return call('POST', PATH, bodyOf(request, label, now));
    case 'update':
      return call('PUT', pathOf(request.token), bodyOf(request, label, now));
    case 'delete':
      return call('DELETE', pathOf(request.token));
    case 'find':
      return call('GET', PATH);
  }
}

function pathOf(token: string): string {
  return `${PATH}/${encodeURIComponent(token)}`;
}

const reminderSchema = z.object({
  alertToken: z.optional(z.string()),
  status: z.optional(z.string()),
  trigger: z.optional(
    z.object({
      recurrence: z.optional(z.object({ recurrenceRules: z.optional(z.array(z.string())) })),
    }),
  ),
});
type AlexaReminder = z.infer<typeof reminderSchema>;

const listSchema = z.object({ alerts: z.optional(z.array(reminderSchema)) });
const refusalSchema = z.object({ code: z.optional(z.unknown()) });

function outcomeOf(request: ReminderRequest, { status, body }: ServiceAnswer): ReminderOutcome {
  if (status < 200 || status >= 300)
    return outcomeOfRefusal(status, z.safeParse(refusalSchema, body).data?.code);
  switch (request.request) {
    case 'create':
    case 'update':
      return outcomeOfReminder(z.safeParse(reminderSchema, body).data);
    case 'delete':
      return { outcome: 'done', token: request.token };
    case 'find': {
      const list = z.safeParse(listSchema, body);
      if (!list.success) return { outcome: 'unanswered' };
      const found = list.data.alerts?.find((alert) => matchesSchedule(alert, request.schedule));
      return found === undefined ? { outcome: 'gone' } : outcomeOfReminder(found);
    }
  }
}

function outcomeOfReminder(reminder: AlexaReminder | undefined): ReminderOutcome {
  const token = reminder?.alertToken;
  return token === undefined ? { outcome: 'unanswered' } : { outcome: 'done', token };
}

/** Translates a refusal. After a 5xx, the service may have carried out the request all the same: `unanswered`. */
function outcomeOfRefusal(status: number, code: unknown): ReminderOutcome {
  if (status === 404) return { outcome: 'gone' };
  if (code === 'MAX_REMINDERS_EXCEEDED') return { outcome: 'refused', why: 'limit' };
  if (code === 'DEVICE_NOT_SUPPORTED') return { outcome: 'refused', why: 'unsupported' };
  if (status === 401 || status === 403) return { outcome: 'refused', why: 'no_permission' };
  return status < 500 ? { outcome: 'refused', why: 'away' } : { outcome: 'unanswered' };
}

/** Days by their names in RFC 5545. */
const BY_DAY: Readonly<Record<ReminderDays, readonly string[]>> = {
  every_day: [],
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
function rulesOf({ days, hour, minute }: Schedule): string[] {
  const at = `BYHOUR=${hour};BYMINUTE=${minute};BYSECOND=0;INTERVAL=1;`;
  const on = BY_DAY[days];
  return on.length === 0 ? [`FREQ=DAILY;${at}`] : on.map((day) => `FREQ=WEEKLY;BYDAY=${day};${at}`);
}

/** A reminder that recurs from now on. The API reads times as local to `timeZoneId`, so they carry no offset. */
function bodyOf(
  { schedule, timeZone }: Extract<ReminderRequest, { request: 'create' | 'update' }>,
  { locale, text }: Label,
  now: Instant,
): Body {
  const here = `${wallClock(now, timeZone)}.000`;
  return {
    requestTime: here,
    trigger: {
      type: 'SCHEDULED_ABSOLUTE',
      timeZoneId: timeZone,
      recurrence: { startDateTime: here, recurrenceRules: rulesOf(schedule) },
    },
    alertInfo: { spokenInfo: { content: [{ locale, text }] } },
    pushNotification: { status: 'ENABLED' },
  };
}

function matchesSchedule({ status, trigger }: AlexaReminder, schedule: Schedule): boolean {
  const rules = trigger?.recurrence?.recurrenceRules ?? [];
  return status !== 'COMPLETED' && rules.join() === rulesOf(schedule).join();
}
