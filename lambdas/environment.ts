import * as z from 'zod/mini';

/** The environment lacks something the skill doesn't start without. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** @throws ConfigurationError naming each variable that isn't as the schema has it. */
export function readEnvironment<T>(settings: z.ZodMiniType<T>, environment: unknown): T {
  const parsed = z.safeParse(settings, environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`).join(', ');
  throw new ConfigurationError(`The environment must name ${wrong}: see docs/deploy.md, "Environment of the Lambdas"`);
}
