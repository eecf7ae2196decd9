/** `npm run prune` deletes from a restored table what people deleted since. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { explainFailure } from './aws-failures.ts';
import { HELP, readArguments, type Wanted } from './prune/arguments.ts';
import { pruneRestored } from './prune/prune-restored.ts';
import { UsageError } from './usage-error.ts';

async function prune({ region, endpoint, ...wanted }: Wanted): Promise<void> {
  const client = new DynamoDBClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    const pruned = await pruneRestored(client, wanted, wanted);
    console.log(
      [
        `${wanted.restored} has ${pruned.items} items.`,
        `Deleted by people since: ${pruned.deletedByNote}. No longer in ${wanted.live}: ${pruned.deletedAsMissing}.`,
        `Notes of deletions to copy: ${pruned.notesCopied}.`,
        wanted.change ? 'All of this is done.' : 'Nothing was changed. Add --delete to do it.',
      ].join('\n'),
    );
  } catch (error) {
    const explained = explainFailure(error, {
      region,
      what: `the table ${wanted.restored}, or the table ${wanted.live}`,
    });
    if (explained === null) throw error;
    console.error(`prune: ${explained}`);
    process.exitCode = 1;
  } finally {
    client.destroy();
  }
}

try {
  const wanted = readArguments(process.argv.slice(2), Date.now());
  if (wanted === 'help') console.log(HELP);
  else await prune(wanted);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const isUsage = named instanceof UsageError;
  console.error(isUsage ? named.message : `prune: ${named.name}: ${named.message}`);
  process.exitCode = isUsage ? 2 : 1;
}
