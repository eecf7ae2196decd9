import { join, resolve } from 'node:path';
import { realClock } from './clock.ts';
import { openDatabase } from './database.ts';
import { Echo } from './echo/echo.ts';
import type { Household } from './echo/envelope.ts';
import { UsageError } from './echo/script.ts';
import { type LanguageModel, loadModel, ModelError } from './model/schema.ts';
import { EncoderError } from './model/encoder.ts';
import {
  checkLocale,
  checkName,
  checkServices,
  checkVoice,
  readOptions,
  SHARED_HELP,
  SHARED_OPTIONS,
} from './options.ts';
import { openServices, type Setting } from './services/server.ts';
import { loadSkill, SKILL_ID } from './skill.ts';
import { type Device, NO_DEVICE, openDevice } from './sound/device.ts';
import { VoiceError, type VoiceName } from './sound/synthesizer.ts';
import { openVoice } from './sound/voices.ts';
import { Live } from './terminal/live.ts';
import { openScreen } from './terminal/screen.ts';
import { type Sound, soundOf } from './terminal/sound.ts';
import { prepareUnderstanding } from './understanding.ts';

const HELP = `A conversation with the skill in this terminal, in real time.

  npm start -- [options]

It speaks, where the machine can play sound. Type what you would say, and Enter. Enter while it speaks interrupts, as "Alexa, …" would.

Options
${SHARED_HELP}
  --mute               no sound: the words are shown in time, at 150 a minute
  --data DIR|memory    where progress is kept (.data)
  --help`;

/** After this long someone wants to know that it is starting. */
const PATIENCE_MS = 2_000;

interface Arguments {
  readonly household: Household;
  readonly services: Setting;
  readonly model: LanguageModel;
  /** Whether what is said is understood by the sentence encoder too. */
  readonly encoder: boolean;
  readonly data: string;
  /** What speaks; null: nothing is heard. */
  readonly voice: VoiceName | null;
}

function readArguments(args: string[]): Arguments | 'help' {
  const { values } = readOptions({
    args,
    options: { ...SHARED_OPTIONS, data: { type: 'string' }, mute: { type: 'boolean', default: false } },
  });
  if (values.help) return 'help';
  const locale = checkLocale(values.locale);
  const root = join(import.meta.dirname, '..');
  const voice = checkVoice(values.voice);
  return {
    household: {
      applicationId: SKILL_ID,
      user: checkName('user', values.user),
      person: values.person === undefined ? null : checkName('person', values.person),
      locale,
      device: 'dot',
      seed: new Date(realClock.now()).toISOString(),
    },
    services: checkServices(values['time-zone'], values.permission),
    model: loadModel(resolve(values.model ?? join(root, 'interaction-models')), locale),
    encoder: values.encoder,
    data: values.data === 'memory' ? 'memory' : resolve(values.data ?? join(root, '.data')),
    voice: values.mute ? null : voice,
  };
}

async function run(args: Arguments): Promise<void> {
  const { household, services: setting, model, encoder, data, voice } = args;
  const understood = await prepareUnderstanding(model, encoder);
  const heard = voice === null ? null : await openSound(voice);
  const callOff = realClock.at(realClock.now() + PATIENCE_MS, () => process.stderr.write('Starting…\n'));
  const database = await openDatabase(data);
  const services = await openServices(setting);
  try {
    const { skill } = await loadSkill(database.environment);
    callOff();
    await talk(
      new Echo(skill, understood, { ...household, services }),
      model.invocationName,
      heard?.sound ?? null,
    );
  } finally {
    callOff();
    await heard?.close();
    await services.close();
    await database.close();
  }
}

/**
 * The sound of this machine; null, and said so, where it has none.
 * @throws VoiceError for a voice that isn't installed
 */
async function openSound(name: VoiceName): Promise<{ sound: Sound; close: () => Promise<void> } | null> {
  const voice = await openVoice(name);
  const device: Device | null = await openDevice();
  if (device === null) {
    process.stdout.write(`${NO_DEVICE}\n`);
    await voice.close();
    return null;
  }
  return {
    sound: soundOf(voice, device),
    close: async () => {
      await device.close();
      await voice.close();
    },
  };
}

/** Until the person leaves. */
async function talk(echo: Echo, invocation: string, sound: Sound | null): Promise<void> {
  process.stdout.write(
    `To begin, type: open ${invocation}\nEnter interrupts what is playing. Ctrl-C ends.\n`,
  );
  let enter: (line: string) => void = () => undefined;
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const screen = openScreen({
    enter: (line) => {
      enter(line);
    },
    leave: () => {
      leave();
    },
  });
  const live = new Live(echo, realClock, screen.view, invocation, sound);
  let said: Promise<void> = Promise.resolve();
  enter = (line) => {
    if (line.trim() === '') return;
    said = screen.interactive ? live.say(line) : said.then(() => sayNext(live, line));
  };
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  await Promise.race([left.then(() => (screen.interactive ? undefined : said)), interrupted]);
  if (!screen.interactive) live.finish();
  live.stop();
  screen.close();
}

/** A line of a file: said when the answer before it has ended. */
async function sayNext(live: Live, line: string): Promise<void> {
  await live.silent();
  process.stdout.write(`> ${line}\n`);
  await live.say(line);
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
    return [UsageError, ModelError, EncoderError, VoiceError].some((kind) => named instanceof kind) ? 2 : 1;
  }
}

process.exit(await main(process.argv.slice(2)));
