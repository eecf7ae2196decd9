/** A port to Alexa's Reminders API: carries out the coach's requests within the turn's deadline. */
import type { HandlerInput } from 'ask-sdk-core';
import type { services } from 'ask-sdk-model';
import * as z from 'zod/mini';
import { never } from '../coach/shared/assert-never.ts';
import type { ReminderOutcome, ReminderRequest } from '../coach/reminders/service.ts';
import type { ReminderDays, Schedule } from '../coach/reminders/schedule.ts';
import type { Instant } from '../coach/shared/time.ts';

type Client = services.reminderManagement.ReminderManagementServiceClient;
type Body = services.reminderManagement.ReminderRequest;
type AlexaReminder = services.reminderManagement.Reminder;

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
    async carryOut(request, label, now, signal) {
      if (client === null) return { outcome: 'refused', why: 'unsupported' };
      if (signal.aborted) return { outcome: 'unanswered' };
      return Promise.race([callService(client, request, label, now), resolveWhenAborted(signal)]);
    },
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
        const found = alerts.find((alert) => matchesSchedule(alert, request.schedule));
        return found === undefined ? { outcome: 'gone' } : outcomeOfAnswer(found);
      }
    }
    return never(request);
  } catch (error) {
    return outcomeOfError(error);
  }
}

function resolveWhenAborted(signal: AbortSignal): Promise<ReminderOutcome> {
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

/** Translates an error. Without a status, or with a 5xx, the service may have done it all the same: `unanswered`. */
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
  const here = localTime(now, timeZone);
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

/** The wall-clock time in a time zone: `2026-11-16T18:30:00.000`. */
function localTime(now: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(now);
  return `${parts.replace(' ', 'T')}.000`;
}

function matchesSchedule({ status, trigger }: AlexaReminder, schedule: Schedule): boolean {
  const rules = trigger?.recurrence?.recurrenceRules ?? [];
  return status !== 'COMPLETED' && rules.join() === rulesOf(schedule).join();
}
