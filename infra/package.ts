/** `npm run package` writes the skill package to dist/, for the ASK CLI or the developer console. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PackageError, writePackage } from './package/write.ts';
import type { Endpoints } from './endpoints.ts';
import { readSettings, SettingError } from './settings.ts';
import { UsageError } from './usage-error.ts';

const FOLDER = 'dist/skill-package';

const HELP = `Usage: npm run package [-- --skill ARN --events ARN]

Writes the skill package to ${FOLDER} and checks it: the manifest, the interaction model of each locale, and the
icons.

  --skill ARN    the Lambda that answers requests: the output SkillEndpoint of a deployment
  --events ARN   the Lambda that handles skill events: the output EventsEndpoint
  --help         print this help

Without these two ARNs the manifest names no endpoint. The settings region, privacyUrl, termsUrl and otherEndpoints
are read from cdk.json.`;

function readEndpoints(args: string[]): Endpoints | null | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { skill: text, events: text, help: { type: 'boolean', short: 'h' } },
  });
  const { skill, events, help } = values;
  if (help === true) return 'help';
  if (skill === undefined && events === undefined) return null;
  if (skill === undefined || events === undefined)
    throw new UsageError('expected --skill and --events together, or neither');
  return { skill, events };
}

async function writeChecked(endpoints: Endpoints | null): Promise<void> {
  const { context } = z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../cdk.json'), 'utf8')));
  const settings = readSettings((name) => context[name]);
  console.log('Writing and checking the skill package. This takes some seconds …');
  rmSync(FOLDER, { recursive: true, force: true });
  const files = await writePackage(FOLDER, { ...settings, endpoints });
  for (const file of files) console.log(`${FOLDER}/${file}`);
  if (endpoints === null)
    console.log(
      'The manifest names no endpoint. Pass --skill and --events, or set the endpoints in the console.',
    );
  if (settings.privacyUrl === null)
    console.log(
      'The manifest names no privacy policy (privacyUrl in cdk.json). The store requires one; your own devices do not.',
    );
}

try {
  const endpoints = readEndpoints(process.argv.slice(2));
  if (endpoints === 'help') console.log(HELP);
  else await writeChecked(endpoints);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const expected = [SettingError, PackageError, UsageError].some((kind) => named instanceof kind);
  console.error(expected ? named.message : `package: ${named.name}: ${named.message}`);
  process.exitCode = named instanceof PackageError ? 1 : 2;
}
