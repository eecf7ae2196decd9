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
  readOptions,
  SHARED_HELP,
  SHARED_OPTIONS,
} from './options.ts';
import { openServices, type Setting } from './services/server.ts';
import { loadSkill, SKILL_ID } from './skill.ts';
import { Live } from './terminal/live.ts';
import { openScreen } from './terminal/screen.ts';
import { prepareUnderstanding } from './understanding.ts';

const HELP = `A conversation with the skill in this terminal, in real time.

  npm start -- [options]

Type what you would say, and Enter. Enter while it speaks interrupts, as "Alexa, …" would.

Options
${SHARED_HELP}
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
}

function readArguments(args: string[]): Arguments | 'help' {
  const { values } = readOptions({ args, options: { ...SHARED_OPTIONS, data: { type: 'string' } } });
  if (values.help) return 'help';
  const locale = checkLocale(values.locale);
  const root = join(import.meta.dirname, '..');
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
  };
}

async function run({ household, services: setting, model, encoder, data }: Arguments): Promise<void> {
  const understood = await prepareUnderstanding(model, encoder);
  const callOff = realClock.at(realClock.now() + PATIENCE_MS, () => process.stderr.write('Starting…\n'));
  const database = await openDatabase(data);
  const services = await openServices(setting);
  try {
    const { skill } = await loadSkill(database.environment);
    callOff();
    await talk(new Echo(skill, understood, { ...household, services }), model.invocationName);
  } finally {
    callOff();
    await services.close();
    await database.close();
  }
}

/** Until the person leaves. */
async function talk(echo: Echo, invocation: string): Promise<void> {
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
  const live = new Live(echo, realClock, screen.view, invocation);
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
    return [UsageError, ModelError, EncoderError].some((kind) => named instanceof kind) ? 2 : 1;
  }
}

process.exit(await main(process.argv.slice(2)));
