import { parseArgs, type ParseArgsConfig } from 'node:util';
import { DEFAULT_TIME_ZONE, type ServiceSettings } from '../cloud/alexa-services.ts';
import { GRANTED } from '../cloud/grants.ts';
import { UsageError } from '../echo/script.ts';
import { type VoiceName, VOICES } from '../sound/synthesizer.ts';

/** The options of every command. */
export const SHARED_OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  locale: { type: 'string', default: 'en-US' },
  user: { type: 'string', default: 'local' },
  person: { type: 'string' },
  model: { type: 'string' },
  encoder: { type: 'boolean', default: false },
  'time-zone': { type: 'string', default: DEFAULT_TIME_ZONE },
  permission: { type: 'string', default: 'ask' },
  voice: { type: 'string', default: 'flite' },
} as const;

/** The help for the options of every command. */
export const SHARED_HELP = `  --user NAME          the account; each has its own records (local)
  --person NAME        the person whose voice is recognised (none)
  --locale LOCALE      the device's language and region (en-US)
  --model DIR          the folder of interaction models (interaction-models)
  --encoder            compare sentences by meaning as well, with the sentence encoder (needs optional packages;
                       the first run encodes the samples, which takes a minute)
  --time-zone ZONE     the device's time zone (${DEFAULT_TIME_ZONE})
  --permission ask|granted  the permission for reminders: Alexa asks for it, or it is already granted (ask)
  --voice flite|espeak-ng  the voice; espeak-ng must be installed (flite)`;

/**
 * Parses the command line.
 * @throws UsageError if an option is unknown or lacks its value
 */
export function readOptions<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/**
 * Validates the name of an account or of a person.
 * @throws UsageError
 */
export function checkName(option: string, name: string): string {
  if (!/^[\w.-]{1,60}$/.test(name)) {
    throw new UsageError(`--${option} ${name}: expected letters, digits, ".", "-" or "_"`);
  }
  return name;
}

/**
 * Validates a locale such as en-US.
 * @param model the folder of interaction models if an option names one; it may contain any locale
 * @throws UsageError if the locale is malformed or missing in the skill's package
 */
export function checkLocale(locale: string, model: string | undefined): string {
  if (!/^[a-z]{2}-[A-Z]{2}$/.test(locale))
    throw new UsageError(`--locale ${locale}: expected one like en-US`);
  if (model === undefined && !GRANTED.locales.includes(locale))
    throw new UsageError(
      `--locale ${locale}: the skill's package supports only ${GRANTED.locales.join(', ')}`,
    );
  return locale;
}

/**
 * Validates the settings of the simulated Alexa services.
 * @throws UsageError
 */
export function checkServices(timeZone: string, permission: string): ServiceSettings {
  if (permission !== 'ask' && permission !== 'granted')
    throw new UsageError(`--permission ${permission}: expected ask or granted`);
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new UsageError(`--time-zone ${timeZone}: expected one like Europe/Berlin`);
  }
  return { timeZone, granted: permission === 'granted' };
}

/**
 * Validates the name of a voice.
 * @throws UsageError
 */
export function checkVoice(name: string): VoiceName {
  const voice = VOICES.find((each) => each === name);
  if (voice === undefined) throw new UsageError(`--voice ${name}: expected ${VOICES.join(' or ')}`);
  return voice;
}
