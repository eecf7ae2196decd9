/** The command line of `npm run prune`. */
import { MARKED_FOR } from '../../lambdas/store/marker.ts';
import { readOptions } from '../read-options.ts';
import { UsageError } from '../usage-error.ts';
import type { Tables, Ways } from './prune-restored.ts';

const DEFAULT_REGION = 'us-east-1';
const HOUR_MS = 3_600_000;

export const HELP = `Usage: npm run prune -- --live NAME --restored NAME --moment TIME [options]

After a restore from a point in time, deletes from the restored table what people deleted since, before the skill
uses it. Without --delete, nothing is changed, and only counted.

  --live NAME      the table that was used until now
  --restored NAME  the table that was restored
  --moment TIME    the moment it was restored to, such as 2030-01-31T12:00:00Z
  --missing        also delete what the live table no longer has. Needed if the moment is more than ${MARKED_FOR / HOUR_MS} hours
                   ago: notes of deletions last no longer. Don't use it if the live table lost items by accident
  --delete         delete, and copy the notes of deletions
  --region REGION  the region of both tables (${DEFAULT_REGION})
  --endpoint URL   another address of DynamoDB, such as a local one
  --help           print this help`;

/** What is to be pruned, and how. */
export interface Wanted extends Tables, Ways {
  readonly region: string;
  readonly endpoint: string | undefined;
}

/**
 * Reads the command line.
 * @param now the time, in milliseconds since 1970
 * @throws UsageError that says what was expected
 */
export function readArguments(args: string[], now: number): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const values = readOptions({
    args,
    options: {
      ...{ live: text, restored: text, moment: text, region: text, endpoint: text },
      ...{ missing: flag, delete: flag, help: { ...flag, short: 'h' } },
    },
  });
  if (values.help === true) return 'help';
  const { live, restored, moment, region = DEFAULT_REGION, endpoint } = values;
  const { missing = false, delete: change = false } = values;
  if (live === undefined || restored === undefined || moment === undefined)
    throw new UsageError('expected --live, --restored and --moment; see --help');
  if (live === restored) throw new UsageError('expected two tables: --live and --restored are the same');
  const at = Date.parse(moment);
  if (Number.isNaN(at) || at > now)
    throw new UsageError(`--moment: expected a past time such as 2030-01-31T12:00:00Z, got ${moment}`);
  if (now - at > MARKED_FOR && !missing)
    throw new UsageError(
      `--moment is more than ${MARKED_FOR / HOUR_MS} hours ago, and notes of deletions last no longer: expected --missing; see --help`,
    );
  return { live, restored, missing, change, region, endpoint };
}
