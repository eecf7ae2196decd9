import * as z from 'zod/mini';
import { readEnvironment } from './environment.ts';

const schema = z.object({
  /** Without it ask-sdk-core would answer every skill that calls. */
  SKILL_ID: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Whether pain and reach may be stored for people who consent. */
  KEEP_RATINGS: z._default(z.enum(['true', 'false']), 'false'),
  /** Where the positions can be looked at, for cards. */
  POSITIONS_URL: z.optional(z.url()),
  /** Which of several deployments this is. */
  STAGE: z.optional(z.string().check(z.minLength(1))),
  /** Where logs and metrics go: `stdout`, which Lambda collects, or `none`. */
  LOGS: z._default(z.enum(['stdout', 'none']), 'stdout'),
  /** Whether requests from the future are corrected. `as_sent` is for simulated times, in which days pass at once. */
  REQUEST_TIMES: z._default(z.enum(['checked', 'as_sent']), 'checked'),
});

/** The settings of one deployment. */
export interface Configuration {
  readonly skillId: string;
  readonly tableName: string;
  readonly keepRatings: boolean;
  /** Null where no page shows the positions. */
  readonly positionsUrl: string | null;
  readonly logs: boolean;
  readonly checksTimes: boolean;
  /** Null for a deployment that has no other beside it. */
  readonly stage: string | null;
}

/**
 * Reads the skill's own settings. The AWS SDK reads region, credentials, and endpoint by itself.
 * @throws ConfigurationError that names each variable with a missing, empty, or unknown value.
 */
export function readConfiguration(environment: unknown): Configuration {
  const { SKILL_ID, TABLE_NAME, KEEP_RATINGS, POSITIONS_URL, STAGE, LOGS, REQUEST_TIMES } = readEnvironment(
    schema,
    environment,
  );
  return {
    skillId: SKILL_ID,
    tableName: TABLE_NAME,
    keepRatings: KEEP_RATINGS === 'true',
    positionsUrl: POSITIONS_URL ?? null,
    logs: LOGS === 'stdout',
    checksTimes: REQUEST_TIMES === 'checked',
    stage: STAGE ?? null,
  };
}

const queueSchema = z.object({
  DELETION_QUEUE_URL: z.optional(z.url()),
  /** Set by Lambda. */
  AWS_REGION: z._default(z.string(), 'us-east-1'),
});

/**
 * Reads where the Lambda for skill events leaves deletions to be tried again; null without such a queue.
 * @throws ConfigurationError if the queue's URL is none.
 */
export function readDeletionQueue(
  environment: unknown,
): { readonly url: string; readonly region: string } | null {
  const { DELETION_QUEUE_URL: url, AWS_REGION: region } = readEnvironment(queueSchema, environment);
  return url === undefined ? null : { url, region };
}
