import * as z from 'zod/mini';

/** The environment lacks something the skill doesn't start without. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const schema = z.object({
  /** Without it ask-sdk-core would answer any skill that calls. */
  SKILL_ID: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.minLength(1)),
});

/** What the skill needs to know about where it runs. */
export interface Configuration {
  readonly skillId: string;
  readonly tableName: string;
}

/**
 * Reads the environment.
 * @throws ConfigurationError naming each variable that is missing or empty.
 */
export function readConfiguration(environment: unknown): Configuration {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return { skillId: parsed.data.SKILL_ID, tableName: parsed.data.TABLE_NAME };
  const missing = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new ConfigurationError(`The environment must name ${missing}: see README.md, "Settings"`);
}
