/**
 * Keeps the settings of a deployment in a file that git ignores, so that an update has the same settings as the deployment
 * before it. Each stage has a file of its own.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkStage, readSettings, SettingError, type SettingName, type Settings } from './settings.ts';

const ROOT = join(import.meta.dirname, '..');

/** Returns the name of a stage's file. */
export function settingsFileOf(stage: string | null): string {
  return stage === null ? 'deployment.json' : `deployment.${stage}.json`;
}

/** What a file holds, before it is validated. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/**
 * Reads the settings of a stage.
 * @param folder the folder of the file: the project's
 * @throws SettingError that says what is missing or invalid, and where
 */
export function loadSettings(stage: string | null, folder = ROOT): Settings {
  const given = readGiven(stage, folder);
  const file = settingsFileOf(stage);
  if (given === null)
    throw new SettingError(`There is no ${file}. ${adviceFor(stage)}, or copy deployment.example.json.`);
  try {
    return readSettings(given, stage);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    const lines = error.message.split('\n').map((line) => `${file}: ${line}`);
    throw new SettingError(lines.join('\n'), { cause: error });
  }
}

/**
 * Reads what a stage's file holds; null if there is no file.
 * @throws SettingError if it is not an object in JSON
 */
export function readGiven(stage: string | null, folder = ROOT): GivenSettings | null {
  checkStage(stage);
  const file = settingsFileOf(stage);
  if (!existsSync(join(folder, file))) return null;
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? `: ${cause.message}` : '';
    throw new SettingError(`${file}: expected an object in JSON${why}`, { cause });
  }
}

/** Writes the settings of a stage, and returns the file's name. */
export function writeSettings(
  settings: Readonly<Partial<Record<SettingName, unknown>>>,
  stage: string | null,
  folder = ROOT,
): string {
  const file = settingsFileOf(stage);
  writeFileSync(join(folder, file), `${JSON.stringify(settings, null, 2)}\n`);
  return file;
}

function adviceFor(stage: string | null): string {
  return `Run \`npm run configure${stage === null ? '' : ` -- --stage ${stage}`}\``;
}
