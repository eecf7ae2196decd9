import * as z from 'zod/mini';

/** The environment lacks a setting without which the skill doesn't start. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads settings by a schema.
 * @throws ConfigurationError that names each variable that doesn't fit the schema.
 */
export function readEnvironment<T>(settings: z.ZodMiniType<T>, environment: unknown): T {
  const parsed = z.safeParse(settings, environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ');
  throw new ConfigurationError(
    `The environment must name ${wrong}: see docs/deploy.md, "Environment of the Lambdas"`,
  );
}
