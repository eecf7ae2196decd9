/** `npm run package` writes the skill package to dist/, for the ASK CLI or the developer console. */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Endpoints, regionOf } from './endpoints.ts';
import { OUTPUTS_FILE, readDeployed } from './outputs.ts';
import { writeAskFiles } from './package/ask-cli.ts';
import { PackageError, writePackage } from './package/write.ts';
import { loadSettings } from './settings-file.ts';
import { SettingError, type Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

const FOLDER = 'dist/skill-package';

const HELP = `Usage: npm run package [-- options]

Writes the skill package to ${FOLDER} and checks it: the manifest, the interaction model of each locale, and the
icons. For a skill of the console, it also writes beside it what the ASK CLI needs: \`ask deploy --target
skill-metadata\` in dist/ gives the package to the skill.

  --stage NAME   the stage, whose settings are in deployment.NAME.json; without it, they are in deployment.json
  --skill ARN    the Lambda that answers requests: the output SkillEndpoint of a deployment
  --events ARN   the Lambda that handles skill events: the output EventsEndpoint
  --store        refuse a package that the store's certification would refuse
  --help         print this help

Without these two ARNs, they are those of the last deployment of the stage from this machine (${OUTPUTS_FILE}). If there
was none, the manifest names no endpoint.`;

interface Wanted {
  readonly stage: string | null;
  readonly forStore: boolean;
  readonly endpoints: Endpoints | null;
}

function readArguments(args: string[]): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ stage: text, skill: text, events: text },
      ...{ store: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    },
  });
  const { stage = null, skill, events, store: forStore = false, help } = values;
  if (help === true) return 'help';
  if (skill === undefined && events === undefined) return { stage, forStore, endpoints: null };
  if (skill === undefined || events === undefined)
    throw new UsageError('expected --skill and --events together, or neither');
  return { stage, forStore, endpoints: { skill, events } };
}

/** Alexa calls an endpoint by the region in which it is listed: that has to be the Lambda's own. */
function checkRegion(endpoints: Endpoints, { region }: Settings): void {
  for (const arn of [endpoints.skill, endpoints.events])
    if (regionOf(arn) !== region)
      throw new UsageError(`expected Lambdas in ${region}, as in the setting region, got ${arn}`);
}

/** What certification is known to refuse, as far as the settings decide it. */
function checkForStore(endpoints: Endpoints | null, settings: Settings): void {
  const missing = [
    ...(settings.privacyUrl === null ? ['the address of a privacy policy: set privacyUrl'] : []),
    ...(endpoints === null ? ['endpoints, and so the event that deletes data: deploy first'] : []),
    ...(settings.keepRatings ? ['keepRatings set to false: the store takes no health information'] : []),
    ...(settings.stage === null ? [] : ['the deployment without a stage: its name would be in the listing']),
  ];
  if (missing.length > 0)
    throw new PackageError(missing.map((what) => `The store needs ${what}.`).join('\n'));
}

async function writeChecked({ stage, forStore, endpoints: given }: Wanted): Promise<void> {
  const settings = loadSettings(stage);
  const endpoints = given ?? readDeployed(stage)?.endpoints ?? null;
  if (endpoints !== null) checkRegion(endpoints, settings);
  if (forStore) checkForStore(endpoints, settings);
  console.log('Writing and checking the skill package. This takes some seconds …');
  rmSync(FOLDER, { recursive: true, force: true });
  const files = await writePackage(FOLDER, { ...settings, endpoints });
  for (const file of files) console.log(`${FOLDER}/${file}`);
  if (settings.caller.caller === 'skill')
    for (const file of writeAskFiles(FOLDER, settings.caller.skillId)) console.log(file);
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
