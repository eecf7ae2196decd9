import { join, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import type { ServiceSettings } from '../cloud/alexa-services.ts';
import { SKILL_ID } from '../cloud/skill.ts';
import type { Household } from '../echo/envelope.ts';
import { type ScriptEvent, parseEvent, UsageError } from '../echo/script.ts';
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
export const HELP = `Talks to the skill without waiting: each argument is one utterance, the clock is counted.

  npm run -s say -- [options] UTTERANCE…

Utterances
  "start my routine"   plain words, said when the answer before them has ended
  "@20 pause"          said 20 seconds into what is playing
  "(touch ready)"      touched on the screen (--device show), by the id in its document; "@20 (touch pause)", too
  "(silence)"          nothing is said: the reprompt, then the session ends
  "(wait 2d)"          the session ends and time passes: s, m, h or d
  "(disable)"          the person disables the skill
A conversation begins with a launch, unless its first words open the skill or ask it something.

Options
  --json               one JSON object a line for each turn
  --device dot|show|dot-without-apla  without or with a screen; or one that fails to play timed audio (dot)
${SHARED_HELP}
  --at ISO             when the first request is sent (now); two runs with one --at are the same
  --data DIR|memory    where progress is kept (memory)
  --wav FILE           writes what the person would have heard, with the silences in which they speak; what
                       the transcript tells stays counted, at 150 words a minute
  --help

Exit status: 0; 1 when the skill failed or broke one of Alexa's limits; 2 for arguments that can't be used.`;

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
  const locale = checkLocale(values.locale);
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
