import type { RequestEnvelope } from 'ask-sdk-model';
import * as z from 'zod/mini';

/** An envelope that isn't one of Alexa's: what is missing, and where. */
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
  // How Alexa's own question for a permission was answered, in either of its two forms.
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
  // What a screen sends when it is touched, or when its audio has been played.
  arguments: z.optional(z.nullable(z.array(z.unknown()))),
  intent: z.optional(z.object({ name: z.string(), slots: z.optional(z.record(z.string(), slotSchema)) })),
});

/** What the coach reads of an envelope; the rest is Alexa's own. */
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
 * The envelope as the coach reads it.
 * @throws EnvelopeError naming each field that is missing or of another kind.
 */
export function readEnvelope(incoming: unknown): Envelope {
  const parsed = z.safeParse(envelopeSchema, incoming);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'envelope'}: ${issue.message}`,
  );
  throw new EnvelopeError(`Not an Alexa request envelope: ${problems.join('; ')}`);
}

/** Whether a value can be handed to ask-sdk-core as an envelope: the fields both it and the coach read are there. */
export function isRequestEnvelope(incoming: unknown): incoming is RequestEnvelope {
  return z.safeParse(envelopeSchema, incoming).success;
}
