import { join, resolve } from 'node:path';
import { realClock } from '../clock.ts';
import { openDatabase } from '../database.ts';
import type { Household } from '../echo/envelope.ts';
import { UsageError } from '../echo/script.ts';
import { EncoderError } from '../model/encoder.ts';
import { type LanguageModel, loadModel, ModelError } from '../model/schema.ts';
import {
  checkLocale,
  checkName,
  checkServices,
  checkVoice,
  readOptions,
  SHARED_HELP,
  SHARED_OPTIONS,
} from '../options.ts';
import { openServices, type Setting } from '../services/server.ts';
import { loadSkill, SKILL_ID } from '../skill.ts';
import { VoiceError, type VoiceName } from '../sound/synthesizer.ts';
import { openVoice } from '../sound/voices.ts';
import { prepareUnderstanding } from '../understanding.ts';
import { Audience } from './audience.ts';
import { openGate } from './gate.ts';
import { HurriedClock } from './hurried.ts';
import { Room } from './room.ts';
import { PortError, serve } from './server.ts';

const PORT = 4600;

const HELP = `A page with an Echo and an Echo Show: sound, screen, captions, transcript. Only this machine reaches it.

  npm run speaker -- [options]

Options
  --port NUMBER        where the page is (${PORT}; 0: a free port)
${SHARED_HELP}
  --device dot|show    which of the two is there first (show)
  --mute               no sound: the words are shown in time, at 150 a minute
  --data DIR|memory    where progress is kept (.data)
  --help`;

/** After this long someone wants to know that it is starting. */
const PATIENCE_MS = 2_000;

interface Arguments {
  readonly port: number;
  readonly household: Household;
  readonly services: Setting;
  readonly model: LanguageModel;
  readonly encoder: boolean;
  readonly data: string;
  /** What speaks; null: nothing is heard. */
  readonly voice: VoiceName | null;
}

function readArguments(args: string[]): Arguments | 'help' {
  const { values } = readOptions({
    args,
    options: {
      ...SHARED_OPTIONS,
      port: { type: 'string', default: String(PORT) },
      device: { type: 'string', default: 'show' },
      data: { type: 'string' },
      mute: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const locale = checkLocale(values.locale);
  const root = join(import.meta.dirname, '../..');
  const voice = checkVoice(values.voice);
  return {
    port: checkPort(values.port),
    household: {
      applicationId: SKILL_ID,
      user: checkName('user', values.user),
      person: values.person === undefined ? null : checkName('person', values.person),
      locale,
      device: checkDevice(values.device),
      seed: new Date(realClock.now()).toISOString(),
    },
    services: checkServices(values['time-zone'], values.permission),
    model: loadModel(resolve(values.model ?? join(root, 'interaction-models')), locale),
    encoder: values.encoder,
    data: values.data === 'memory' ? 'memory' : resolve(values.data ?? join(root, '.data')),
    voice: values.mute ? null : voice,
  };
}

function checkPort(port: string): number {
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number > 65_535)
    throw new UsageError(`--port ${port}: expected a number from 0 to 65535`);
  return number;
}

function checkDevice(device: string): 'dot' | 'show' {
  if (device !== 'dot' && device !== 'show') throw new UsageError(`--device ${device}: expected dot or show`);
  return device;
}

/** Opens everything there is, in order; the last is closed first, whatever happens. */
async function run(args: Arguments): Promise<void> {
  const closing: (() => unknown)[] = [];
  const callOff = realClock.at(realClock.now() + PATIENCE_MS, () => process.stderr.write('Starting…\n'));
  closing.push(callOff);
  const left = leaving();
  try {
    const port = await open(args, closing);
    callOff();
    process.stdout.write(
      `Foam Roll Coach: http://127.0.0.1:${port}/ in a browser on this machine. Ctrl-C ends.\n`,
    );
    await left;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function open(args: Arguments, closing: (() => unknown)[]): Promise<number> {
  const { model, household, voice } = args;
  const audience = new Audience();
  let room: Room | null = null;
  // the port first: where it is taken, nothing else is begun
  const server = await serve(args.port, audience, async (command) => room?.perform(command));
  closing.push(server.close);
  const understood = await prepareUnderstanding(model, args.encoder);
  const synthesizer = voice === null ? null : await openVoice(voice);
  if (synthesizer !== null) closing.push(synthesizer.close);
  const database = await openDatabase(args.data);
  closing.push(database.close);
  const gate = await openGate(database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  closing.push(gate.close);
  const services = await openServices(args.services);
  closing.push(services.close);
  const environment = { ...database.environment, AWS_ENDPOINT_URL_DYNAMODB: gate.endpoint };
  room = new Room({
    entries: await loadSkill(environment),
    understood,
    household: { ...household, services },
    invocation: model.invocationName,
    gate,
    clock: new HurriedClock(realClock),
    synthesizer,
    audience,
  });
  const opened = room;
  closing.push(() => {
    opened.close();
  });
  return server.port;
}

/** Until the person leaves. */
function leaving(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}

async function main(args: string[]): Promise<number> {
  try {
    const read = readArguments(args);
    if (read === 'help') process.stdout.write(`${HELP}\n`);
    else await run(read);
    return 0;
  } catch (error) {
    const named = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${named.name}: ${named.message}\n`);
    return [UsageError, ModelError, EncoderError, VoiceError, PortError].some((kind) => named instanceof kind)
      ? 2
      : 1;
  }
}

process.exit(await main(process.argv.slice(2)));
