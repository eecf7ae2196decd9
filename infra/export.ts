/** `npm run export` prints everything that a deployment keeps for a user id. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { explainFailure } from './aws-failures.ts';
import { HELP, readArguments, type Wanted } from './export/arguments.ts';
import { readHousehold } from './export/read-household.ts';
import { UsageError } from './usage-error.ts';

async function printKept({ household, person, table, region, endpoint }: Wanted): Promise<void> {
  const client = new DynamoDBClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    const items = await readHousehold(client, table, household, person);
    console.log(JSON.stringify({ household, items }, null, 2));
    if (items.length === 0) console.error('Nothing is kept for this id in this table.');
  } catch (error) {
    const explained = explainFailure(error, { region, what: `the table ${table}` });
    if (explained === null) throw error;
    console.error(`export: ${explained}`);
    process.exitCode = 1;
  } finally {
    client.destroy();
  }
}

try {
  const wanted = readArguments(process.argv.slice(2));
  if (wanted === 'help') console.log(HELP);
  else await printKept(wanted);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const isUsage = named instanceof UsageError;
  console.error(isUsage ? named.message : `export: ${named.name}: ${named.message}`);
  process.exitCode = isUsage ? 2 : 1;
}
