import * as z from 'zod/mini';
import { readEnvironment } from './environment.ts';

const schema = z.object({
  /** Without it ask-sdk-core would answer every skill that calls. */
  SKILL_ID: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Whether pain and reach may be stored for people who consent. */
  KEEP_RATINGS: z._default(z.enum(['true', 'false']), 'false'),
  /** Which of several deployments this is. */
  STAGE: z.optional(z.string().check(z.minLength(1))),
  /** Where logs and metrics go: `stdout`, which Lambda collects, or `none`. */
  LOGS: z._default(z.enum(['stdout', 'none']), 'stdout'),
});

/** The settings of one deployment. */
export interface Configuration {
  readonly skillId: string;
  readonly tableName: string;
  readonly keepRatings: boolean;
  readonly logs: boolean;
  /** Null for a deployment that has no other beside it. */
  readonly stage: string | null;
}

/**
 * Reads the skill's own settings. The AWS SDK reads region, credentials, and endpoint by itself.
 * @throws ConfigurationError that names each variable with a missing, empty, or unknown value.
 */
export function readConfiguration(environment: unknown): Configuration {
  const { SKILL_ID, TABLE_NAME, KEEP_RATINGS, LOGS, STAGE } = readEnvironment(schema, environment);
  return {
    skillId: SKILL_ID,
    tableName: TABLE_NAME,
    keepRatings: KEEP_RATINGS === 'true',
    logs: LOGS === 'stdout',
    stage: STAGE ?? null,
  };
}
