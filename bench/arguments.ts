/** Parses the command line of every bench. */
import { parseArgs } from 'node:util';

/** The arguments are unusable. The message is printed, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Asked<Name extends string> {
  /** The file for the results. */
  readonly json: string | undefined;
  readonly numbers: Readonly<Record<Name, number>>;
}

/**
 * Parses `--json FILE` and options that are positive integers.
 * @param defaults the default value of each option
 * @returns null if only the help was requested
 * @throws UsageError
 */
function readArguments<Name extends string>(defaults: Readonly<Record<Name, number>>): Asked<Name> | null {
  const names = Object.keys(defaults);
  const { values } = parseOptions(names);
  if (values['help'] === true) return null;
  const numbers: Record<Name, number> = { ...defaults };
  for (const name of namesOf(defaults)) {
    const given = values[name];
    if (typeof given !== 'string') continue;
    if (!/^[1-9]\d*$/u.test(given))
      throw new UsageError(`--${name}: expected a whole number from 1 on, got ${given}`);
    numbers[name] = Number(given);
  }
  const { json } = values;
  return { json: typeof json === 'string' ? json : undefined, numbers };
}

function namesOf<Name extends string>(record: Readonly<Record<Name, number>>): Name[] {
  const names: Name[] = [];
  for (const name in record) names.push(name);
  return names;
}

function parseOptions(names: readonly string[]): { values: Record<string, string | boolean | undefined> } {
  const text = { type: 'string' } as const;
  const options = { ...Object.fromEntries(names.map((name) => [name, text])), json: text };
  try {
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Says of an error that something the bench needs is not installed. */
type Missing = abstract new (...args: never[]) => Error;

/**
 * Runs a bench, or prints its help or a usage error.
 * @param missing an error by which nothing is measured, and the bench ends well
 */
export async function bench<Name extends string>(
  help: string,
  defaults: Readonly<Record<Name, number>>,
  run: (asked: Asked<Name>) => Promise<void>,
  missing?: Missing,
): Promise<void> {
  try {
    const asked = readArguments(defaults);
    if (asked === null) console.log(help);
    else await run(asked);
  } catch (error) {
    if (missing !== undefined && error instanceof missing) {
      console.log(`Nothing was measured: ${error.message}.`);
      return;
    }
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
