/**
 * What both entries share. Environment, table, log, and stopwatch come in here and nowhere else; the time comes with
 * each request. The module doesn't load without a skill id.
 */
import type { Operations } from './operations/watch.ts';
import { type Configuration, readConfiguration } from './settings.ts';
import { createDynamoClient } from './store/client.ts';
import { dynamoStore } from './store/dynamo-store.ts';
import type { Store } from './store/store.ts';

export const configuration: Configuration = readConfiguration(process.env);

export const store: Store = dynamoStore(createDynamoClient(), configuration.tableName);

export const operations: Operations = {
  // Lambda prefixes what goes through `console`, and CloudWatch then finds no metric in it.
  write: (line) => {
    if (configuration.logs) process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  clock: () => performance.now(),
  stage: configuration.stage,
};
