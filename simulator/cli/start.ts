import { realClock } from '../clock.ts';
import { openServices } from '../cloud/alexa-services.ts';
import { openDatabase } from '../cloud/database.ts';
import { loadSkill } from '../cloud/skill.ts';
import { Echo } from '../echo/echo.ts';
import { parseEvent, UsageError } from '../echo/script.ts';
import { prepareUnderstanding } from '../nlu/load.ts';
import {
  LIVE_HELP,
  LIVE_OPTIONS,
  type LiveArguments,
  readLiveArguments,
  runLiveCommand,
  STARTING_NOTICE_MS,
} from '../options/live.ts';
import { readOptions, SHARED_HELP } from '../options/shared.ts';
import type { AudioDevice } from '../sound/audio-device.ts';
import { NO_AUDIO_DEVICE, openAudioDevice } from '../sound/open-audio-device.ts';
import type { VoiceName } from '../sound/synthesizer.ts';
import { openVoice } from '../sound/voices.ts';
import { Live } from '../terminal/live.ts';
import { openScreen } from '../terminal/screen.ts';
import { makeSound, type Sound } from '../terminal/sound.ts';

const HELP = `Talk to the skill in this terminal, in real time.

  npm start -- [options]

The skill speaks if the machine can play sound. Type what you would say and press Enter. While the skill is speaking,
this interrupts it, as "Alexa, …" would. "(voice ben)" changes who speaks from here on; with "(voice none)", it is
a voice that is not recognised.

Options
${SHARED_HELP}
  --device dot|dot-without-apla  the device; the second cannot play timed audio (dot)
${LIVE_HELP}`;

function readArguments(args: string[]): LiveArguments | 'help' {
  const { values } = readOptions({
    args,
    options: { ...LIVE_OPTIONS, device: { type: 'string', default: 'dot' } },
  });
  if (values.help) return 'help';
  return readLiveArguments(values, { device: 'dot', withoutTimedAudio: isWithoutTimedAudio(values.device) });
}

function isWithoutTimedAudio(device: string): boolean {
  if (device !== 'dot' && device !== 'dot-without-apla')
    throw new UsageError(`--device ${device}: expected dot or dot-without-apla`);
  return device === 'dot-without-apla';
}

async function converseLive(args: LiveArguments): Promise<void> {
  const { household, services: setting, model, encoder, data, voice } = args;
  const understood = await prepareUnderstanding(model, encoder);
  const heard = voice === null ? null : await openSound(voice);
  const callOff = realClock.at(realClock.now() + STARTING_NOTICE_MS, () =>
    process.stderr.write('Starting…\n'),
  );
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
 * Opens the sound of this machine.
 * @returns null, after telling the person, if the machine cannot play sound
 * @throws VoiceError if the voice is not installed
 */
async function openSound(name: VoiceName): Promise<{ sound: Sound; close: () => Promise<void> } | null> {
  const voice = await openVoice(name);
  const device: AudioDevice | null = await openAudioDevice();
  if (device === null) {
    process.stdout.write(`${NO_AUDIO_DEVICE}\n`);
    await voice.close();
    return null;
  }
  return {
    sound: makeSound(voice, device),
    close: async () => {
      await device.close();
      await voice.close();
    },
  };
}

/** Runs the conversation until the person leaves. */
async function talk(echo: Echo, invocation: string, sound: Sound | null): Promise<void> {
  process.stdout.write(
    `To begin, type: open ${invocation}\nWhat you enter interrupts what is playing. Ctrl-C ends.\n`,
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
    if (/^\s*\(voice\b/.test(line)) {
      said = screen.interactive ? changeVoice(echo, line) : said.then(() => changeVoice(echo, line));
      return;
    }
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

/** Changes who speaks from here on, or says what is wrong with the line. */
function changeVoice(echo: Echo, line: string): Promise<void> {
  try {
    const event = parseEvent(line);
    if (event.kind === 'voice') echo.recognise(event.person);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stdout.write(`${error.message}\n`);
  }
  return Promise.resolve();
}

/** Says a line of a piped input as soon as the previous answer has ended. */
async function sayNext(live: Live, line: string): Promise<void> {
  await live.waitForSilence();
  process.stdout.write(`> ${line}\n`);
  await live.say(line);
}

process.exit(await runLiveCommand(HELP, () => readArguments(process.argv.slice(2)), converseLive));
