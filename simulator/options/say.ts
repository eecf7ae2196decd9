import { join, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import type { ServiceSettings } from '../cloud/alexa-services.ts';
import { SKILL_ID } from '../cloud/skill.ts';
import type { Household } from '../echo/envelope.ts';
import { parseEvent, type ScriptEvent, UsageError } from '../echo/script.ts';
import { type LanguageModel, loadModel } from '../nlu/schema.ts';
import type { VoiceName } from '../sound/synthesizer.ts';
import {
  checkLocale,
  checkName,
  checkServices,
  checkVoice,
  readOptions,
  SHARED_HELP,
  SHARED_OPTIONS,
} from './shared.ts';

/** The text that `npm run say -- --help` prints. */
export const HELP = `Talk to the skill without waiting. Each argument is one utterance; the time is simulated.

  npm run -s say -- [options] UTTERANCE…

Utterances
  "start my routine"   plain words are said when the previous answer has ended
  "@20 pause"          words after @ are said 20 seconds into the current answer
  "(touch ready)"      touches a component of the screen by its id (needs --device show); also "@20 (touch pause)"
  "(silence)"          nobody speaks: the reprompt plays, then the session ends
  "(wait 2d)"          the session ends and time passes: seconds (s), minutes (m), hours (h) or days (d)
  "(voice ben)"        from here on the voice of ben is recognised; "(voice none)": a voice that is not recognised
  "(disable)"          the person disables the skill
The conversation begins with a launch, unless the first words open the skill or ask it something.

Options
  --json               print each turn as one line of JSON
  --device dot|show|dot-without-apla  a device without a screen, with one, or without timed audio (dot)
${SHARED_HELP}
  --at ISO             when the first request is sent (now); runs with the same --at are identical
  --data DIR|memory    where records are stored (memory)
  --wav FILE           write what the person would have heard, with silence while they speak; the times in the
                       transcript are still simulated, at 150 words a minute
  --help               print this help

Exit status: 0; 1 if the skill failed or exceeded one of Alexa's limits; 2 if the arguments are unusable.`;

/** The arguments of one run of `npm run say`. */
export interface SayArguments {
  readonly json: boolean;
  readonly household: Household;
  readonly services: ServiceSettings;
  readonly model: LanguageModel;
  /** Whether the sentence encoder helps to understand what is said. */
  readonly encoder: boolean;
  readonly atMs: number;
  readonly data: string;
  readonly events: readonly ScriptEvent[];
  /** The WAV file to write; null if there is none. */
  readonly wav: string | null;
  readonly voice: VoiceName;
}

/**
 * Parses the command line of `npm run say` and loads the interaction model.
 * @throws UsageError, ModelError
 */
export function readArguments(args: string[]): SayArguments | 'help' {
  const { values, positionals } = readOptions({
    args,
    allowPositionals: true,
    options: {
      ...SHARED_OPTIONS,
      json: { type: 'boolean', default: false },
      device: { type: 'string', default: 'dot' },
      at: { type: 'string' },
      data: { type: 'string', default: 'memory' },
      wav: { type: 'string' },
    },
  });
  if (values.help) return 'help';
  const { device, data } = values;
  if (device !== 'dot' && device !== 'show' && device !== 'dot-without-apla')
    throw new UsageError(`--device ${device}: expected dot, show or dot-without-apla`);
  if (values.wav === '') throw new UsageError('--wav: expected a file to write');
  if (data === '') throw new UsageError('--data: expected a folder, or memory');
  if (positionals.length === 0)
    throw new UsageError('nothing is said: give at least one utterance (see --help)');
  const atMs = values.at === undefined ? realClock.now() : parseMoment(values.at);
  const locale = checkLocale(values.locale, values.model);
  return {
    json: values.json,
    household: {
      applicationId: SKILL_ID,
      user: checkName('user', values.user),
      person: values.person === undefined ? null : checkName('person', values.person),
      locale,
      device: device === 'show' ? 'show' : 'dot',
      withoutTimedAudio: device === 'dot-without-apla',
      seed: new Date(atMs).toISOString(),
    },
    services: checkServices(values['time-zone'], values.permission),
    model: loadModel(resolve(values.model ?? join(import.meta.dirname, '../../interaction-models')), locale),
    encoder: values.encoder,
    atMs,
    data: data === 'memory' ? data : resolve(data),
    events: positionals.map(parseEvent),
    wav: values.wav === undefined ? null : resolve(values.wav),
    voice: checkVoice(values.voice),
  };
}

function parseMoment(iso: string): number {
  const ms = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(iso)
    ? Date.parse(iso)
    : NaN;
  if (Number.isNaN(ms)) throw new UsageError(`--at ${iso}: expected a moment like 2026-03-01T18:30:00Z`);
  return ms;
}
