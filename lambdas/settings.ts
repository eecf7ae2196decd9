import * as z from 'zod/mini';
import { readEnvironment } from './environment.ts';

const schema = z.object({
  /** Without it ask-sdk-core would answer any skill that calls. */
  SKILL_ID: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.minLength(1)),
  /** Whether pain and reach may be kept of who agrees: `true` or `false`, which it is where nothing is said. */
  KEEP_RATINGS: z._default(z.enum(['true', 'false']), 'false'),
  /** Where logs and metrics go: to standard output, where Lambda takes them from; or nowhere. */
  LOGS: z._default(z.enum(['stdout', 'none']), 'stdout'),
});

/** What the skill needs to know about where it runs. */
export interface Configuration {
  readonly skillId: string;
  readonly tableName: string;
  readonly keepRatings: boolean;
  readonly logs: boolean;
}

/**
 * Reads the skill's own settings.
 * @throws ConfigurationError naming each variable that is missing, empty or none of what it may be.
 */
export function readConfiguration(environment: unknown): Configuration {
  const { SKILL_ID, TABLE_NAME, KEEP_RATINGS, LOGS } = readEnvironment(schema, environment);
  return {
    skillId: SKILL_ID,
    tableName: TABLE_NAME,
    keepRatings: KEEP_RATINGS === 'true',
    logs: LOGS === 'stdout',
  };
}
