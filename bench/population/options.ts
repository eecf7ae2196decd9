import { parseArgs } from 'node:util';
import { UsageError } from '../arguments.ts';
import { COLUMNS, type Column } from './columns.ts';

export interface Options {
  /** In each column. */
  readonly people: number;
  readonly columns: readonly Column[];
  /** Where to write what was measured. */
  readonly json: string | undefined;
}

/**
 * Reads the command line.
 * @returns null where only help was asked for
 * @throws UsageError
 */
export function readOptions(args: readonly string[]): Options | null {
  const { people = '10000', column, json, help } = parse(args);
  if (help === true) return null;
  if (!/^[1-9]\d*$/u.test(people))
    throw new UsageError(`--people: expected a whole number from 1 on, got ${people}`);
  const columns = COLUMNS.filter((known) => column === undefined || known === column);
  if (columns.length === 0)
    throw new UsageError(`--column: expected one of ${COLUMNS.join(', ')}, got ${column ?? ''}`);
  return { people: Number(people), columns, json };
}

interface Values {
  readonly people?: string | undefined;
  readonly column?: string | undefined;
  readonly json?: string | undefined;
  readonly help?: boolean | undefined;
}

function parse(args: readonly string[]): Values {
  const text = { type: 'string' } as const;
  const options = { people: text, column: text, json: text, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
