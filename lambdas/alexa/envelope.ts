import type { RequestEnvelope } from 'ask-sdk-model';
import * as z from 'zod/mini';

/** Thrown for an envelope that isn't Alexa's. The message names each wrong field. */
export class EnvelopeError extends Error {
  override readonly name = 'EnvelopeError';
}

const resolution = z.object({
  status: z.object({ code: z.string() }),
  values: z.optional(
    z.array(z.object({ value: z.object({ id: z.optional(z.string()), name: z.string() }) })),
  ),
});

const slotSchema = z.object({
  name: z.string(),
  value: z.optional(z.nullable(z.string())),
  resolutions: z.optional(z.object({ resolutionsPerAuthority: z.optional(z.array(resolution)) })),
});
export type Slot = z.infer<typeof slotSchema>;

const requestSchema = z.object({
  type: z.string(),
  requestId: z.string().check(z.minLength(1)),
  timestamp: z.string().check(z.refine((at) => !Number.isNaN(Date.parse(at)), 'expected an ISO 8601 time')),
  locale: z.optional(z.string()),
  reason: z.optional(z.string()),
  // The answer to Alexa's own question for a permission arrives in one of two forms; `consent.ts` reads both.
  name: z.optional(z.string()),
  token: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.object({ code: z.optional(z.string()) }))),
  payload: z.optional(z.nullable(z.object({ status: z.optional(z.string()) }))),
  cause: z.optional(
    z.nullable(
      z.object({
        token: z.optional(z.nullable(z.string())),
        result: z.optional(z.nullable(z.object({ status: z.optional(z.string()) }))),
      }),
    ),
  ),
  // A screen sends these when it is touched, and when its audio has been played.
  arguments: z.optional(z.nullable(z.array(z.unknown()))),
  intent: z.optional(z.object({ name: z.string(), slots: z.optional(z.record(z.string(), slotSchema)) })),
});

/** The fields that the coach reads. An envelope has many more, and they are dropped. */
const envelopeSchema = z.object({
  session: z.optional(
    z.object({ new: z.boolean(), attributes: z.optional(z.nullable(z.record(z.string(), z.unknown()))) }),
  ),
  context: z.object({
    System: z.object({
      application: z.object({ applicationId: z.string() }),
      user: z.object({ userId: z.string() }),
      person: z.optional(z.object({ personId: z.string() })),
      device: z.optional(
        z.object({ supportedInterfaces: z.optional(z.nullable(z.record(z.string(), z.unknown()))) }),
      ),
    }),
  }),
  request: requestSchema,
});
export type Envelope = z.infer<typeof envelopeSchema>;

/**
 * Parses an envelope, keeping the fields that the coach reads.
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

/** Whether ask-sdk-core can take a value as an envelope: it has the fields that both the SDK and the coach read. */
export function isRequestEnvelope(incoming: unknown): incoming is RequestEnvelope {
  return z.safeParse(envelopeSchema, incoming).success;
}
