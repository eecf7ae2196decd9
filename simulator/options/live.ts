/** The options that the two real-time commands share: `npm start` and `npm run speaker`. */
import { join, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import type { ServiceSettings } from '../cloud/alexa-services.ts';
import { SKILL_ID } from '../cloud/skill.ts';
import type { Household } from '../echo/envelope.ts';
import { UsageError } from '../echo/script.ts';
import { EncoderError } from '../nlu/encoder.ts';
import { type LanguageModel, loadModel, ModelError } from '../nlu/schema.ts';
import { VoiceError, type VoiceName } from '../sound/synthesizer.ts';
import {
  checkLocale,
  checkName,
  checkServices,
  checkVoice,
  type readOptions,
  SHARED_OPTIONS,
} from './shared.ts';

/** The options of both commands, including those of every command. */
export const LIVE_OPTIONS = {
  ...SHARED_OPTIONS,
  data: { type: 'string' },
  mute: { type: 'boolean', default: false },
} as const;

/** The help for these options. */
export const LIVE_HELP = `  --mute               no sound; the words appear when they are due, at 150 a minute
  --data DIR|memory    where records are stored (.data)
  --help               print this help`;

/** If starting takes longer than this, in ms, the person is told that it is under way. */
export const STARTING_NOTICE_MS = 2_000;

export interface LiveArguments {
  readonly household: Household;
  readonly services: ServiceSettings;
  readonly model: LanguageModel;
  /** Whether the sentence encoder helps to understand what is said. */
  readonly encoder: boolean;
  readonly data: string;
  /** The voice that speaks; null if there is no sound. */
  readonly voice: VoiceName | null;
}

type LiveValues = ReturnType<typeof readOptions<{ options: typeof LIVE_OPTIONS }>>['values'];

/**
 * Validates the options and loads the interaction model.
 * @throws UsageError, ModelError
 */
export function readLiveArguments(
  values: LiveValues,
  device: Pick<Household, 'device' | 'withoutTimedAudio'>,
): LiveArguments {
  const locale = checkLocale(values.locale, values.model);
  const root = join(import.meta.dirname, '../..');
  const voice = checkVoice(values.voice);
  return {
    household: {
      applicationId: SKILL_ID,
      user: checkName('user', values.user),
      person: values.person === undefined ? null : checkName('person', values.person),
      locale,
      ...device,
      seed: new Date(realClock.now()).toISOString(),
    },
    services: checkServices(values['time-zone'], values.permission),
    model: loadModel(resolve(values.model ?? join(root, 'interaction-models')), locale),
    encoder: values.encoder,
    data: values.data === 'memory' ? 'memory' : resolve(values.data ?? join(root, '.data')),
    voice: values.mute ? null : voice,
  };
}

/** Errors that people can correct themselves: the exit status is 2. */
const USER_ERRORS = [UsageError, ModelError, EncoderError, VoiceError];

/** Runs a command, or prints its help. Errors are printed. Resolves to the exit status. */
export async function runLiveCommand<Read>(
  help: string,
  read: () => Read | 'help',
  run: (read: Read) => Promise<void>,
  userErrors: readonly (abstract new (...args: never[]) => Error)[] = [],
): Promise<number> {
  try {
    const given = read();
    if (given === 'help') process.stdout.write(`${help}\n`);
    else await run(given);
    return 0;
  } catch (error) {
    const named = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${named.name}: ${named.message}\n`);
    return [...USER_ERRORS, ...userErrors].some((kind) => named instanceof kind) ? 2 : 1;
  }
}
