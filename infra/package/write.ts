/** Writes the skill package, in the format of the ASK CLI, the developer console and CloudFormation. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ALEXA_LOCALES } from '../../lambdas/locales/regional.ts';
import { makePackageChecks, type PackageChecks } from './checks/package.ts';
import { ICON_SIZES, iconPathOf } from './icon-files.ts';
import { drawIcon } from './icons.ts';
import { manifestOf, type ManifestSettings } from './manifest.ts';
import { modelFor } from './models.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';

/** The package violates Alexa's rules. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

/**
 * Writes the package into a folder and checks the result.
 * @returns the paths of the files within the folder
 * @throws PackageError with one line for each problem
 */
export async function writePackage(
  folder: string,
  settings: ManifestSettings,
  check: PackageChecks = makePackageChecks(),
): Promise<string[]> {
  const files = await makeContents(settings);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const findings = check(folder);
  if (findings.length > 0) throw new PackageError(findings.join('\n'));
  return files.map(([path]) => path);
}

async function makeContents(
  settings: ManifestSettings,
): Promise<[path: string, content: string | Uint8Array][]> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  return [
    ['skill.json', json(manifestOf(settings))],
    ...ALEXA_LOCALES.map((locale): [string, string] => [
      `interactionModels/custom/${locale}.json`,
      json(modelFor(locale)),
    ]),
    ...(await Promise.all(
      keysOf(ICON_SIZES).map(async (size): Promise<[string, Uint8Array]> => [
        iconPathOf(size),
        await drawIcon(size),
      ]),
    )),
  ];
}
