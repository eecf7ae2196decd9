/** `npm run package` writes the skill package to dist/, for the ASK CLI or the developer console. */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Endpoints, regionOf } from './endpoints.ts';
import { OUTPUTS_FILE, readEndpoints } from './outputs.ts';
import { PackageError, writePackage } from './package/write.ts';
import { loadSettings } from './settings-file.ts';
import { SettingError, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

const FOLDER = 'dist/skill-package';

const HELP = `Usage: npm run package [-- options]

Writes the skill package to ${FOLDER} and checks it: the manifest, the interaction model of each locale, and the
icons.

  --stage NAME   the stage, whose settings are in deployment.NAME.json; without it, they are in deployment.json
  --skill ARN    the Lambda that answers requests: the output SkillEndpoint of a deployment
  --events ARN   the Lambda that handles skill events: the output EventsEndpoint
  --help         print this help

Without these two ARNs, they are those of the last deployment of the stage from this machine (${OUTPUTS_FILE}). If there
was none, the manifest names no endpoint.`;

interface Wanted {
  readonly stage: string | null;
  readonly endpoints: Endpoints | null;
}

function readArguments(args: string[]): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const {
    stage = null,
    skill,
    events,
    help,
  } = parseArgs({
    args,
    options: { stage: text, skill: text, events: text, help: { type: 'boolean', short: 'h' } },
  }).values;
  if (help === true) return 'help';
  if (skill === undefined && events === undefined) return { stage, endpoints: null };
  if (skill === undefined || events === undefined)
    throw new UsageError('expected --skill and --events together, or neither');
  return { stage, endpoints: { skill, events } };
}

/** Alexa calls an endpoint by the region in which it is listed: that has to be the Lambda's own. */
function checkRegion(endpoints: Endpoints, { region }: Settings): void {
  for (const arn of [endpoints.skill, endpoints.events])
    if (regionOf(arn) !== region)
      throw new UsageError(`expected Lambdas in ${region}, as in the setting region, got ${arn}`);
}

async function writeChecked({ stage, endpoints: given }: Wanted): Promise<void> {
  const settings = loadSettings(stage);
  const endpoints = given ?? readEndpoints(stage);
  if (endpoints !== null) checkRegion(endpoints, settings);
  console.log('Writing and checking the skill package. This takes some seconds …');
  rmSync(FOLDER, { recursive: true, force: true });
  const files = await writePackage(FOLDER, { ...settings, endpoints });
  for (const file of files) console.log(`${FOLDER}/${file}`);
  if (endpoints === null)
    console.log(
      'The manifest names no endpoint. Deploy first, pass --skill and --events, or set the endpoints in the console.',
    );
  if (settings.privacyUrl === null)
    console.log(
      'The manifest names no privacy policy (setting privacyUrl). The store requires one; your own devices do not.',
    );
}

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === 'help') console.log(HELP);
  else await writeChecked(wanted);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const expected = [SettingError, PackageError, UsageError].some((kind) => named instanceof kind);
  console.error(expected ? named.message : `package: ${named.name}: ${named.message}`);
  process.exitCode = named instanceof PackageError ? 1 : 2;
}
