/** Writes what the ASK CLI wants beside a skill package, so that it knows what to deploy, and to which skill. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The version of both formats, as the ASK CLI 2 writes it. */
const VERSION = '2020-03-31';

/**
 * Writes the two files into the folder of the package.
 * @param folder the package's own folder, beside which they go
 * @param skillId the skill that gets the package
 * @returns the paths of the files
 */
export function writeAskFiles(folder: string, skillId: string): string[] {
  const beside = dirname(folder);
  const resources = join(beside, 'ask-resources.json');
  const states = join(beside, '.ask/ask-states.json');
  mkdirSync(dirname(states), { recursive: true });
  writeJson(resources, {
    askcliResourcesVersion: VERSION,
    profiles: { default: { skillMetadata: { src: `./${basename(folder)}` } } },
  });
  writeJson(states, { askcliStatesVersion: VERSION, profiles: { default: { skillId } } });
  return [resources, states];
}

function writeJson(file: string, value: object): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
