/** Alexa's Reminders API, as a port: what the coach asks for, carried out in time. */
import type { HandlerInput } from 'ask-sdk-core';
import type { services } from 'ask-sdk-model';
import * as z from 'zod/mini';
import { never } from '../coach/shared/assert-never.ts';
import type { ReminderOutcome, ReminderRequest } from '../coach/reminders/service.ts';
import type { ReminderDays, Schedule } from '../coach/reminders/schedule.ts';
import { type Instant, wallClock } from '../coach/shared/time.ts';

type Client = services.reminderManagement.ReminderManagementServiceClient;
type Body = services.reminderManagement.ReminderRequest;
type AlexaReminder = services.reminderManagement.Reminder;

/** What is said when a reminder is due, and in which locale. */
export interface Label {
  readonly locale: string;
  readonly text: string;
}

/** Where reminders are kept. */
export interface Reminders {
  /** Whether there is a service to ask: it needs the request's token. */
  readonly available: boolean;
  /** Carries out a request. Never throws for what goes wrong outside; what isn't answered in time is `unanswered`. */
  carryOut(
    request: ReminderRequest,
    label: Label,
    now: Instant,
    signal: AbortSignal,
  ): Promise<ReminderOutcome>;
}

/** The reminders of the account that a request came from. */
export function remindersOf({
  requestEnvelope: { context },
  serviceClientFactory,
}: Pick<HandlerInput, 'requestEnvelope' | 'serviceClientFactory'>): Reminders {
  const { device, apiAccessToken } = context.System;
  const client =
    serviceClientFactory === undefined || device === undefined || apiAccessToken === undefined
      ? null
      : serviceClientFactory.getReminderManagementServiceClient();
  return {
    available: client !== null,
    carryOut: (request, label, now, signal) =>
      client === null
        ? Promise.resolve({ outcome: 'refused', why: 'unsupported' })
        : signal.aborted
          ? Promise.resolve({ outcome: 'unanswered' })
          : Promise.race([callService(client, request, label, now), tooLate(signal)]),
  };
}

async function callService(
  client: Client,
  request: ReminderRequest,
  label: Label,
  now: Instant,
): Promise<ReminderOutcome> {
  try {
    switch (request.request) {
      case 'create':
        return outcomeOfAnswer(await client.createReminder(bodyOf(request, label, now)));
      case 'update':
        return outcomeOfAnswer(await client.updateReminder(request.token, bodyOf(request, label, now)));
      case 'delete':
        await client.deleteReminder(request.token);
        return { outcome: 'done', token: request.token };
      case 'find': {
        const { alerts = [] } = await client.getReminders();
        const found = alerts.find((alert) => isOf(alert, request.schedule));
        return found === undefined ? { outcome: 'gone' } : outcomeOfAnswer(found);
      }
    }
    return never(request);
  } catch (error) {
    return outcomeOfError(error);
  }
}

function tooLate(signal: AbortSignal): Promise<ReminderOutcome> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve({ outcome: 'unanswered' });
      },
      { once: true },
    );
  });
}

function outcomeOfAnswer({ alertToken }: { readonly alertToken?: string }): ReminderOutcome {
  return alertToken === undefined ? { outcome: 'unanswered' } : { outcome: 'done', token: alertToken };
}

const serviceError = z.object({
  statusCode: z.number(),
  response: z.optional(z.object({ code: z.optional(z.unknown()) })),
});

/** What an error of the service means. Without a status, and after a fault of its own, it may have been done. */
function outcomeOfError(error: unknown): ReminderOutcome {
  const { data } = z.safeParse(serviceError, error);
  if (data === undefined) return { outcome: 'unanswered' };
  const { statusCode, response } = data;
  if (statusCode === 404) return { outcome: 'gone' };
  if (response?.code === 'MAX_REMINDERS_EXCEEDED') return { outcome: 'refused', why: 'limit' };
  if (response?.code === 'DEVICE_NOT_SUPPORTED') return { outcome: 'refused', why: 'unsupported' };
  if (statusCode === 401 || statusCode === 403) return { outcome: 'refused', why: 'no_permission' };
  return statusCode < 500 ? { outcome: 'refused', why: 'away' } : { outcome: 'unanswered' };
}

/** RFC 5545's names of the days. */
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

/** One rule a day of the week: rules add up, and no list within one is documented. */
function rulesOf({ days, hour, minute }: Schedule): string[] {
  const at = `BYHOUR=${hour};BYMINUTE=${minute};BYSECOND=0;INTERVAL=1;`;
  const on = BY_DAY[days];
  return on.length === 0 ? [`FREQ=DAILY;${at}`] : on.map((day) => `FREQ=WEEKLY;BYDAY=${day};${at}`);
}

/** Recurs from now on at a wall-clock time; times are local to the time zone, so they have no zone of their own. */
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

function isOf({ status, trigger }: AlexaReminder, schedule: Schedule): boolean {
  const rules = trigger?.recurrence?.recurrenceRules ?? [];
  return status !== 'COMPLETED' && rules.join() === rulesOf(schedule).join();
}
