/** The schema of what a line of log or metrics may hold: names from closed lists, numbers, and AWS's request id. */
import { z } from 'zod';
import { PHASES } from '../../lambdas/coach/conversation/phase.ts';
import { DEVICE_ERRORS, END_REASONS } from '../../lambdas/operations/device-errors.ts';
import { METRICS, NAMESPACE } from '../../lambdas/operations/metrics.ts';
import type { Operations } from '../../lambdas/operations/watch.ts';

export const AWS_REQUEST_ID = '8f5c0d3e-0000-4000-8000-00000000c0de';

/** The name of an error, in the form of a class name. */
const name = z.string().regex(/^[A-Z]\w{2,60}$/);

export const entrySchema = z.strictObject({
  awsRequestId: z.literal(AWS_REQUEST_ID).nullable(),
  request: z.string().regex(/^[A-Z][\w.]{2,60}$/),
  phase: z.enum(PHASES).exclude(['blocked', 'goodbye']).nullable(),
  outcome: z.enum(['asked', 'played', 'closed', 'ended', 'ignored', 'deleted', 'queued', 'fault']),
  durationMs: z.number().nonnegative(),
  coldStart: z.boolean(),
  device: z
    .strictObject({
      ended: z.enum(END_REASONS).optional(),
      errors: z.array(z.enum(DEVICE_ERRORS)).min(1).optional(),
    })
    .optional(),
  error: name.optional(),
  failures: z
    .array(
      z.strictObject({
        call: z.enum(['read', 'record', 'forget']),
        reason: z.enum(['away', 'unreadable', 'conflict']),
        cause: name.or(z.enum(['malformed', 'newer_schema'])),
      }),
    )
    .optional(),
});
export type EntryLine = z.infer<typeof entrySchema>;

/** CloudWatch's own schema, but without any dimension. */
export const metricsSchema = z
  .strictObject({
    _aws: z.strictObject({
      Timestamp: z.int().positive(),
      CloudWatchMetrics: z.tuple([
        z.strictObject({
          Namespace: z.literal(NAMESPACE),
          Dimensions: z.tuple([z.tuple([])]),
          Metrics: z
            .array(z.strictObject({ Name: z.string(), Unit: z.enum(['Count', 'Milliseconds', 'Seconds']) }))
            .min(1)
            .max(100),
        }),
      ]),
    }),
    ...Object.fromEntries(
      Object.keys(METRICS).map((metric) => [metric, z.number().nonnegative().optional()]),
    ),
  })
  .check(({ value, issues }) => {
    const named = value._aws.CloudWatchMetrics[0].Metrics.map(({ Name }) => Name);
    const there = Object.keys(value).filter((key) => key !== '_aws');
    if (named.sort().join() !== there.sort().join())
      issues.push({ code: 'custom', message: `${named.join()} named, ${there.join()} there`, input: value });
  });

export const lineSchema = z.union([entrySchema, metricsSchema]);

/** Checks and keeps each line that is written. Its stopwatch advances by seven milliseconds at each look. */
export function keeping(lines: unknown[] = []): Operations {
  let ms = 0;
  return {
    write: (line) => {
      lines.push(lineSchema.parse(JSON.parse(JSON.stringify(line))));
    },
    clock: () => (ms += 7),
  };
}

/** The log entries among lines. */
export function entriesIn(lines: readonly unknown[]): EntryLine[] {
  return lines.flatMap((line) => {
    const read = entrySchema.safeParse(line);
    return read.success ? [read.data] : [];
  });
}

/** The sum of each metric over several lines. */
export function countedIn(lines: readonly unknown[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of lines) {
    const { success, data } = metricsSchema.safeParse(line);
    if (!success) continue;
    const { _aws, ...counts } = data;
    for (const [metric, value] of Object.entries(counts)) sums[metric] = (sums[metric] ?? 0) + Number(value);
  }
  return sums;
}
