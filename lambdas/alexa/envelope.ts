import type { RequestEnvelope } from 'ask-sdk-model';
import * as z from 'zod/mini';
import { type Instant, SECOND } from '../coach/shared/time.ts';

/** Thrown for an envelope that isn't Alexa's. The message names each wrong field. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
}

const resolution = z.object({
  status: z.optional(z.object({ code: z.optional(z.string()) })),
  values: z.optional(
    z.array(
      z.object({
        value: z.optional(z.object({ id: z.optional(z.string()), name: z.optional(z.string()) })),
      }),
    ),
  ),
});

const slotSchema = z.object({
  name: z.string(),
  value: z.optional(z.string()),
  resolutions: z.optional(z.object({ resolutionsPerAuthority: z.optional(z.array(resolution)) })),
});
export type Slot = z.infer<typeof slotSchema>;

/** The last time that every calendar here can write as a day of four digits for the year, in any time zone. */
const LAST_TIME = Date.UTC(9999, 11, 30);

/** The earliest time: no item can hold one before 1970, and a run whose time is 0 counts as not begun. */
const FIRST_TIME = 1;

/**
 * The time of a request in milliseconds since 1970: ISO 8601, or epoch milliseconds, which have come as a number and as
 * digits.
 */
const time = z.pipe(
  z.union([z.number(), z.string().check(z.minLength(1))]),
  z.transform((sent, { issues }): Instant => {
    const at = typeof sent === 'number' || /^-?\d+$/.test(sent) ? Number(sent) : Date.parse(sent);
    if (at <= LAST_TIME) return Math.max(FIRST_TIME, Math.round(at));
    issues.push({ code: 'custom', message: 'expected an ISO 8601 time or milliseconds', input: sent });
    return z.NEVER;
  }),
);

const requestSchema = z.object({
  type: z.string(),
  requestId: z.string().check(z.minLength(1)),
  timestamp: time,
  locale: z.optional(z.string()),
  reason: z.optional(z.string()),
  error: z.optional(z.object({ type: z.optional(z.string()) })),
  // The answer to Alexa's own question for a permission arrives in one of two forms; `consent.ts` reads both.
  name: z.optional(z.string()),
  token: z.optional(z.string()),
  status: z.optional(z.object({ code: z.optional(z.string()) })),
  payload: z.optional(z.object({ status: z.optional(z.string()) })),
  cause: z.optional(
    z.object({
      token: z.optional(z.string()),
      result: z.optional(z.object({ status: z.optional(z.string()) })),
    }),
  ),
  // A screen sends these when it is touched, and when its audio has been played.
  arguments: z.optional(z.array(z.unknown())),
  intent: z.optional(z.object({ name: z.string(), slots: z.optional(z.record(z.string(), slotSchema)) })),
});

/** The fields that the coach reads. An envelope has many more, and they are dropped. */
const envelopeSchema = z.object({
  session: z.optional(
    z.object({
      new: z.boolean(),
      attributes: z.optional(z.record(z.string(), z.unknown())),
    }),
  ),
  context: z.object({
    System: z.object({
      application: z.object({ applicationId: z.string() }),
      user: z.object({ userId: z.string() }),
      person: z.optional(z.object({ personId: z.optional(z.string()) })),
      device: z.optional(
        z.object({
          deviceId: z.optional(z.string()),
          supportedInterfaces: z.optional(z.record(z.string(), z.unknown())),
        }),
      ),
      apiEndpoint: z.optional(z.string()),
      apiAccessToken: z.optional(z.string()),
    }),
  }),
  request: requestSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * An envelope as Alexa documents it, from one as it really comes. Published requests hold null for what is absent, and
 * skill events hold the time of the event in fields of their own. The session attributes are the skill's own data, in
 * which null has a meaning, so they stay as they are.
 */
export function tidyEnvelope(incoming: unknown): unknown {
  const { success, data } = z.safeParse(untidySchema, incoming);
  if (!success) return incoming;
  const { session, request, ...others } = data;
  return {
    ...record(dropNulls(others)),
    ...(isAbsent(session) ? {} : { session: tidySession(session) }),
    ...(isAbsent(request) ? {} : { request: withTimestamp(dropNulls(request)) }),
  };
}

const untidySchema = z.looseObject({ session: z.optional(z.unknown()), request: z.optional(z.unknown()) });
const recordSchema = z.record(z.string(), z.unknown());

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return z.safeParse(recordSchema, value).data ?? {};
}

/** A value without the fields and elements that are null, at any depth. */
function dropNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => !isAbsent(one)).map(dropNulls);
  const { success, data } = z.safeParse(recordSchema, value);
  if (!success) return value;
  const kept = Object.entries(data).filter(([, one]) => !isAbsent(one));
  return Object.fromEntries(kept.map(([name, one]) => [name, dropNulls(one)]));
}

function tidySession(session: unknown): unknown {
  const { success, data } = z.safeParse(recordSchema, session);
  if (!success) return session;
  const { attributes, new: begins, ...others } = data;
  const isEmpty = isAbsent(attributes);
  return {
    ...record(dropNulls(others)),
    // Nothing was ever remembered in a session that doesn't say whether it is new, and has no attributes.
    new: begins ?? isEmpty,
    ...(isEmpty ? {} : { attributes }),
  };
}

function withTimestamp(request: unknown): unknown {
  const { success, data } = z.safeParse(recordSchema, request);
  if (!success) return request;
  const timestamp = data['timestamp'] ?? data['eventCreationTime'] ?? data['eventPublishingTime'];
  return timestamp === undefined ? data : { ...data, timestamp };
}

/**
 * Parses an envelope, keeping the fields that the coach reads.
 * @param incoming an envelope that `tidyEnvelope` has tidied
 * @throws EnvelopeError that names each field that is missing or of the wrong type
 */
export function readEnvelope(incoming: unknown): Envelope {
  const parsed = z.safeParse(envelopeSchema, incoming);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'envelope'}: ${issue.message}`,
  );
  throw new EnvelopeError(`Not an Alexa request envelope: ${problems.join('; ')}`);
}

/** The time by the machine's own clock; null if requests carry simulated times. */
export type WallClock = (() => Instant) | null;

/** How far a request may be ahead of the Lambda's clock: as far off as a web service lets Alexa's clock be. */
const AHEAD_AT_MOST = 150 * SECOND;

/**
 * An envelope whose time isn't in the future. What a person's record says of time never goes back, so that a request from
 * next year would hold it there until then: nothing would expire, and nothing be credited.
 */
export function correctTime(envelope: Envelope, clock: WallClock): Envelope {
  const now = clock?.() ?? Infinity;
  const { request } = envelope;
  return request.timestamp <= now + AHEAD_AT_MOST
    ? envelope
    : { ...envelope, request: { ...request, timestamp: now } };
}

/** Whether ask-sdk-core can take a value as an envelope: it has the fields that both the SDK and the coach read. */
export function isRequestEnvelope(incoming: unknown): incoming is RequestEnvelope {
  return z.safeParse(envelopeSchema, incoming).success;
}
