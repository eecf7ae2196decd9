/**
 * What a device or Alexa reports of its own: why a session ended, and which errors a response met there. Everything
 * that is logged comes from closed lists, because messages may hold personal data.
 */
import * as z from 'zod/mini';
import type { Counts, Metric } from './metrics.ts';

/** Why a session ended; Alexa's own names. */
export const END_REASONS = ['USER_INITIATED', 'ERROR', 'EXCEEDED_MAX_REPROMPTS', 'OTHER'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** The types and the reasons of errors: of sessions, of `System.ExceptionEncountered`, of APL and of APL for Audio. */
export const DEVICE_ERRORS = [
  'INVALID_RESPONSE',
  'DEVICE_COMMUNICATION_ERROR',
  'INTERNAL_SERVICE_ERROR',
  'ENDPOINT_TIMEOUT',
  'AUDIO_SOURCE_ERROR',
  'DOCUMENT_ERROR',
  'LINK_ERROR',
  'RENDER_ERROR',
  'LIST_ERROR',
  'OTHER',
] as const;
export type DeviceError = (typeof DEVICE_ERRORS)[number];

/** What is logged of a request that reports an end or an error. */
export interface DeviceReport {
  readonly ended?: EndReason;
  /** Each once. */
  readonly errors?: readonly DeviceError[];
}

const errorSchema = z.object({ type: z.optional(z.nullable(z.string())) });
const requestSchema = z.object({
  type: z.string(),
  reason: z.optional(z.nullable(z.string())),
  error: z.optional(z.nullable(errorSchema)),
  errors: z.optional(z.nullable(z.array(errorSchema))),
});

/**
 * Reads what a request reports.
 * @param request as it came: what isn't one of Alexa's reports nothing
 */
export function readDeviceReport(request: unknown): DeviceReport {
  const read = z.safeParse(requestSchema, request);
  if (!read.success) return {};
  const { type, reason, error, errors } = read.data;
  const types = [error, ...(errors ?? [])].flatMap((one) =>
    one === undefined || one === null ? [] : [one.type],
  );
  const named = types.map((name) => DEVICE_ERRORS.find((known) => known === name) ?? 'OTHER');
  return {
    ...(type === 'SessionEndedRequest'
      ? { ended: END_REASONS.find((known) => known === reason) ?? 'OTHER' }
      : {}),
    ...(named.length === 0 ? {} : { errors: [...new Set(named)] }),
  };
}

/** Counts what a request reports. `INVALID_RESPONSE` is an answer that the device refused, whoever reports it. */
export function countsOfDevice(type: string, { ended, errors = [] }: DeviceReport): Counts {
  const metrics: Metric[] = [
    ...(ended === 'ERROR' ? (['SessionsFailed'] as const) : []),
    ...(errors.includes('INVALID_RESPONSE') ? (['ResponsesRefused'] as const) : []),
    ...(type.startsWith('Alexa.Presentation.APLA.') ? (['AudioFailures'] as const) : []),
    ...(type.startsWith('Alexa.Presentation.APL.') && errors.length > 0 ? (['ScreenFailures'] as const) : []),
    ...(type === 'System.ExceptionEncountered' ? (['DeviceExceptions'] as const) : []),
  ];
  return Object.fromEntries(metrics.map((metric) => [metric, 1]));
}
