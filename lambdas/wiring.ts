/**
 * What both entries are made of. Environment, table, log and stopwatch come in here and nowhere else; what time it
 * is, only the request tells. Without a skill id the module doesn't load.
 */
import type { Operations } from './operations/watch.ts';
import { type Configuration, readConfiguration } from './settings.ts';
import { createDynamoClient } from './store/client.ts';
import { dynamoStore } from './store/dynamo-store.ts';
import type { Store } from './store/store.ts';

export const configuration: Configuration = readConfiguration(process.env);

export const store: Store = dynamoStore(createDynamoClient(), configuration.tableName);

export const operations: Operations = {
  // Straight to standard output: what goes through `console` Lambda puts words before, and then it is no metric.
  write: (line) => {
    if (configuration.logs) process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  clock: () => performance.now(),
};
