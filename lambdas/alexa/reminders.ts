/** A port to Alexa's Reminders API: carries out the coach's requests within the turn's deadline. */
import type { services } from 'ask-sdk-model';
import * as z from 'zod/mini';
import type { ReminderOutcome, ReminderRequest } from '../coach/reminders/service.ts';
import type { Schedule } from '../coach/reminders/schedule.ts';
import { type Instant, wallClock } from '../coach/shared/time.ts';
import { ringsAt, rulesOf, triggerSchema } from './recurrence-rules.ts';
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
    return await carryOutRequest(call, request, label, now);
  } catch {
    return { outcome: 'unanswered' };
  }
}

async function carryOutRequest(
  call: Call,
  request: ReminderRequest,
  label: Label,
  now: Instant,
): Promise<ReminderOutcome> {
  switch (request.request) {
    case 'create':
      return outcomeOfReminder(await call('POST', PATH, bodyOf(request, label, now)));
    case 'update':
      return outcomeOfReminder(await call('PUT', pathOf(request.token), bodyOf(request, label, now)));
    case 'delete':
      return deleteReminder(call, request.token);
    case 'delete_all':
      return deleteAll(call);
    case 'find':
      return find(call, request.schedule);
  }
}

async function deleteReminder(call: Call, token: string): Promise<ReminderOutcome> {
  return outcomeOfRefusal(await call('DELETE', pathOf(token))) ?? { outcome: 'done', token };
}

function pathOf(token: string): string {
  return `${PATH}/${encodeURIComponent(token)}`;
}

const answerSchema = z.object({ alertToken: z.string() });

/** A reminder in the list. What an account's reminder lacks may be null or missing. */
const alertSchema = z.object({
  alertToken: z.string(),
  status: z.optional(z.nullable(z.string())),
  trigger: z.optional(z.nullable(triggerSchema)),
});

type Alert = z.infer<typeof alertSchema>;

const listSchema = z.object({
  alerts: z.optional(z.nullable(z.array(alertSchema))),
  totalCount: z.optional(z.nullable(z.union([z.string(), z.number()]))),
  links: z.optional(z.unknown()),
});

const refusalSchema = z.object({ code: z.optional(z.unknown()) });

/** The reminders that this skill keeps for the account and that will ring again. The service lists no other skill's. */
interface Listed {
  readonly alerts: readonly Alert[];
  /** Whether these are all of them: of many, the service lists the first ones, and a link to the next. */
  readonly isWhole: boolean;
}

async function list(call: Call): Promise<Listed | ReminderOutcome> {
  const answer = await call('GET', PATH);
  const refusal = outcomeOfRefusal(answer);
  if (refusal !== null) return refusal;
  const { data } = z.safeParse(listSchema, answer.body);
  if (data === undefined) return { outcome: 'unanswered' };
  const alerts = data.alerts ?? [];
  const isWhole = (data.links ?? '') === '' && Number(data.totalCount ?? 0) <= alerts.length;
  return { alerts: alerts.filter(({ status }) => status !== 'COMPLETED'), isWhole };
}

/** Looks for the reminder of a schedule. If it isn't among the first of many, it may exist or not. */
async function find(call: Call, schedule: Schedule): Promise<ReminderOutcome> {
  const listed = await list(call);
  if ('outcome' in listed) return listed;
  const found = listed.alerts.find(({ trigger }) => ringsAt(trigger ?? {}, schedule));
  if (found !== undefined) return { outcome: 'done', token: found.alertToken };
  return listed.isWhole ? { outcome: 'gone' } : { outcome: 'unanswered' };
}

/** How often the list is asked for until all of it is deleted. An account keeps one reminder for each of its people. */
const MOST_LISTS = 3;

/** Deletes every reminder of the skill. `done` has the token of the last one; `gone` if there was none. */
async function deleteAll(call: Call): Promise<ReminderOutcome> {
  let soFar: ReminderOutcome = { outcome: 'gone' };
  for (let lists = 0; lists < MOST_LISTS; lists += 1) {
    const listed = await list(call);
    if ('outcome' in listed) return listed;
    const outcomes = await Promise.all(
      listed.alerts.map(({ alertToken }) => deleteReminder(call, alertToken)),
    );
    const failed = outcomes.find(({ outcome }) => outcome !== 'done' && outcome !== 'gone');
    if (failed !== undefined) return failed;
    soFar = outcomes.findLast(({ outcome }) => outcome === 'done') ?? soFar;
    if (listed.isWhole) return soFar;
  }
  return { outcome: 'unanswered' };
}

function outcomeOfReminder(answer: ServiceAnswer): ReminderOutcome {
  const token = z.safeParse(answerSchema, answer.body).data?.alertToken;
  const outcome: ReminderOutcome =
    token === undefined ? { outcome: 'unanswered' } : { outcome: 'done', token };
  return outcomeOfRefusal(answer) ?? outcome;
}

/**
 * Translates a refusal; null if the service did as asked. After a 5xx, the service may have carried out the request all
 * the same: `unanswered`.
 */
function outcomeOfRefusal({ status, body }: ServiceAnswer): ReminderOutcome | null {
  if (status >= 200 && status < 300) return null;
  const code = z.safeParse(refusalSchema, body).data?.code;
  if (status === 404) return { outcome: 'gone' };
  if (code === 'MAX_REMINDERS_EXCEEDED') return { outcome: 'refused', why: 'limit' };
  if (code === 'DEVICE_NOT_SUPPORTED') return { outcome: 'refused', why: 'unsupported' };
  if (status === 401 || status === 403) return { outcome: 'refused', why: 'no_permission' };
  return status < 500 ? { outcome: 'refused', why: 'away' } : { outcome: 'unanswered' };
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
