/** `npm run configure` asks for the settings of a deployment, and writes them to its file. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { askSettings } from './configure/ask-settings.ts';
import { readGiven, settingsFileOf, writeSettings } from './settings-file.ts';
import { SettingError } from './settings.ts';

const HELP = `Usage: npm run configure [-- options]

Asks for each setting of a deployment, checks it, and writes all of them to deployment.json, which git ignores. Every
later command reads them there. docs/deploy.md explains the settings.

  --stage NAME   the settings of a stage, in deployment.NAME.json
  --help         print this help`;

async function configure(stage: string | null): Promise<void> {
  const terminal = createInterface({ input: process.stdin });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    const settings = await askSettings(
      {
        tell: (line) => {
          console.log(line);
        },
        ask: async (question) => {
          process.stdout.write(question);
          const next = await lines.next();
          return next.done === true ? null : next.value;
        },
      },
      readGiven(stage) ?? {},
      stage,
    );
    if (settings === null) throw new SettingError('\nThe input ended: nothing was written.');
    console.log(`Written: ${writeSettings(settings, stage)}. Look at what it changes with npx cdk diff.`);
  } finally {
    terminal.close();
  }
}

try {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) console.log(HELP);
  else await configure(values.stage ?? null);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  console.error(
    named instanceof SettingError
      ? named.message
      : `configure: ${named.message} (${settingsFileOf(null)} is as it was)`,
  );
  process.exitCode = 2;
}
