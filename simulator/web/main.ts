import { realClock } from '../clock.ts';
import { openServices } from '../cloud/alexa-services.ts';
import { openDatabase } from '../cloud/database.ts';
import { loadSkill } from '../cloud/skill.ts';
import { UsageError } from '../echo/script.ts';
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
import { openVoice } from '../sound/voices.ts';
import { Audience } from './audience.ts';
import { BuildError } from './page-bundle.ts';
import { openGate } from './gate.ts';
import { AdjustableClock } from './adjustable-clock.ts';
import { prepareListening } from './listening.ts';
import { Room } from './room.ts';
import { PortError, serve } from './server.ts';

const PORT = 4600;

const HELP = `Serve a page with an Echo and an Echo Show: sound, screen, captions and transcript. Only this machine can open it.

  npm run speaker -- [options]

Options
  --port NUMBER        the port of the page; 0 for a free port (${PORT})
${SHARED_HELP}
  --device dot|show    the device that is chosen first (show)
${LIVE_HELP}`;

interface Arguments extends LiveArguments {
  readonly port: number;
}

function readArguments(args: string[]): Arguments | 'help' {
  const { values } = readOptions({
    args,
    options: {
      ...LIVE_OPTIONS,
      port: { type: 'string', default: String(PORT) },
      device: { type: 'string', default: 'show' },
    },
  });
  if (values.help) return 'help';
  return {
    port: checkPort(values.port),
    ...readLiveArguments(values, { device: checkDevice(values.device) }),
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

/**
 * Opens everything in order and runs until the person leaves. Everything is then closed in reverse order, even
 * after an error.
 */
async function serveUntilLeft(args: Arguments): Promise<void> {
  const closing: (() => unknown)[] = [];
  const callOff = realClock.at(realClock.now() + STARTING_NOTICE_MS, () =>
    process.stderr.write('Starting…\n'),
  );
  closing.push(callOff);
  const left = waitUntilLeft();
  try {
    const port = await openAll(args, closing);
    callOff();
    process.stdout.write(`Open http://127.0.0.1:${port}/ in a browser on this machine. Ctrl-C ends.\n`);
    await left;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

async function openAll(args: Arguments, closing: (() => unknown)[]): Promise<number> {
  const { model, household, voice } = args;
  const audience = new Audience();
  let room: Room | null = null;
  // The server comes first: if its port is taken, nothing else needs to start.
  const listening = await prepareListening(model);
  const server = await serve(args.port, audience, async (command) => room?.perform(command), listening);
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
    clock: new AdjustableClock(realClock),
    synthesizer,
    audience,
    listening,
  });
  const opened = room;
  closing.push(() => {
    opened.close();
  });
  return server.port;
}

/** Resolves when the person leaves. */
function waitUntilLeft(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}

process.exit(
  await runLiveCommand(HELP, () => readArguments(process.argv.slice(2)), serveUntilLeft, [
    PortError,
    BuildError,
  ]),
);
