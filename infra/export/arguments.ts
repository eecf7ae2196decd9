/** The command line of `npm run export`. */
import { personKey } from '../../lambdas/store/person.ts';
import { readOptions } from '../read-options.ts';
import { UsageError } from '../usage-error.ts';

const DEFAULT_REGION = 'us-east-1';

export const HELP = `Usage: npm run -s export -- --user ID --table NAME [options]

Prints, as JSON, everything that is kept for a user id: the record and the history of each voice, and notes of
deletions. docs/privacy.md explains each field. Nothing is changed, and nothing is printed but to standard output.

  --user ID        the user id, such as amzn1.ask.account.…
  --household KEY  instead of --user: its hash, as the table has it (64 hexadecimal digits)
  --person ID      only the records of one voice: its person id, such as amzn1.ask.person.…, or "unrecognised"
  --table NAME     the table: the output TableName of the deployment
  --region REGION  the region of the table (${DEFAULT_REGION})
  --endpoint URL   another address of DynamoDB, such as a local one
  --help           print this help

Where does the user id come from? The table has hashes of ids, and the logs have no ids, so nothing here leads from
a name to a record. Alexa sends the id with each request, and each skill gets a different one for the same account.
For your own account, the developer console's Test page shows it under "JSON Input", at context.System.user.userId.
Others hear what is kept by asking the skill "what do you keep about me".`;

/** What is to be exported. */
export interface Wanted {
  readonly household: string;
  /** The sort key of the one voice that is wanted; null for all. */
  readonly person: string | null;
  readonly table: string;
  readonly region: string;
  readonly endpoint: string | undefined;
}

const USER_ID = /^amzn1\.ask\.account\.[\w.-]+$/u;
const PERSON_ID = /^amzn1\.ask\.person\.[\w.-]+$/u;
const HASH = /^[0-9a-f]{64}$/u;

/**
 * Reads the command line.
 * @throws UsageError that says what was expected
 */
export function readArguments(args: string[]): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const values = readOptions({
    args,
    options: {
      ...{ user: text, household: text, person: text, table: text, region: text, endpoint: text },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const { user, household, person, table, region = DEFAULT_REGION, endpoint } = values;
  if ((user === undefined) === (household === undefined))
    throw new UsageError('expected either --user or --household; see --help');
  if (user !== undefined && !USER_ID.test(user))
    throw new UsageError(`--user: expected an id such as amzn1.ask.account.AB12, got ${user}`);
  if (household !== undefined && !HASH.test(household))
    throw new UsageError(`--household: expected 64 hexadecimal digits, got ${household}`);
  if (person !== undefined && person !== 'unrecognised' && !PERSON_ID.test(person))
    throw new UsageError(
      `--person: expected an id such as amzn1.ask.person.AB12, or unrecognised, got ${person}`,
    );
  if (table === undefined)
    throw new UsageError('expected --table: the output TableName of the deployment names it');
  if (endpoint !== undefined && !URL.canParse(endpoint))
    throw new UsageError(`--endpoint: expected an address such as http://127.0.0.1:8000, got ${endpoint}`);
  const isOne = person !== undefined;
  return {
    household: household ?? personKey(user ?? '', null).household,
    person: isOne ? personKey('', person === 'unrecognised' ? null : person).person : null,
    ...{ table, region, endpoint },
  };
}
