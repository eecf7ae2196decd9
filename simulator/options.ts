import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './echo/script.ts';

/** What both commands take. */
export const SHARED_OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  locale: { type: 'string', default: 'en-US' },
  user: { type: 'string', default: 'local' },
  person: { type: 'string' },
  model: { type: 'string' },
  encoder: { type: 'boolean', default: false },
} as const;

/** The help of the options both commands take. */
export const SHARED_HELP = `  --user NAME          whose account it is: each keeps its own progress (local)
  --person NAME        a voice that is recognised (none)
  --locale LOCALE      the device's language and region (en-US)
  --model DIR          the interaction models (interaction-models)
  --encoder            understands what is said by its meaning too, with the sentence encoder (optional packages;
                       the first time it learns the samples, for a minute)`;

/**
 * Reads the command line.
 * @throws UsageError for an option that isn't one, or that lacks its value
 */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Checks what names an account or a voice.
 * @throws UsageError
 */
export function checkName(option: string, name: string): string {
  if (!/^[\w.-]{1,60}$/.test(name)) {
    throw new UsageError(`--${option} ${name}: expected letters, digits, ".", "-" or "_"`);
  }
  return name;
}

/**
 * Checks a locale such as en-US.
 * @throws UsageError
 */
export function checkLocale(locale: string): string {
  if (!/^[a-z]{2}-[A-Z]{2}$/.test(locale))
    throw new UsageError(`--locale ${locale}: expected one like en-US`);
  return locale;
}
