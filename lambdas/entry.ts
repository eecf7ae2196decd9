/**
 * What both entries are made of. Environment, table, log and stopwatch come in here and nowhere else; what time it
 * is, only the request tells. Without a skill id the module doesn't load.
 */
import { readConfiguration, type Configuration } from './configuration.ts';
import type { Operations } from './operations/watch.ts';
import { readAws } from './store/aws.ts';
import { dynamoClient } from './store/client.ts';
import { dynamoStore, type Store } from './store/store.ts';

export const configuration: Configuration = readConfiguration(process.env);

export const store: Store = dynamoStore(dynamoClient(readAws(process.env)), configuration.tableName);

export const operations: Operations = {
  // Straight to standard output: what goes through `console` Lambda puts words before, and then it is no metric.
  write: (line) => {
    if (configuration.logs) process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  clock: () => performance.now(),
};
