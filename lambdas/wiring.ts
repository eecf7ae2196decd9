/**
 * What both entries share. Environment, table, log, stopwatch and clock come in here and nowhere else. The time comes with
 * each request; the clock only says which times can't be true yet. The module doesn't load without a skill id.
 */
import type { WallClock } from './alexa/envelope.ts';
import type { Operations } from './operations/watch.ts';
import { type Configuration, readConfiguration } from './settings.ts';
import { createDynamoClient } from './store/client.ts';
import { dynamoStore } from './store/dynamo-store.ts';
import type { Store } from './store/store.ts';

export const configuration: Configuration = readConfiguration(process.env);

export const store: Store = dynamoStore(createDynamoClient(), configuration.tableName);

/** The Lambda's own clock; null if the times of requests are simulated. */
export const wallClock: WallClock = configuration.checksTimes ? () => Date.now() : null;

export const operations: Operations = {
  // Lambda prefixes what goes through `console`, and CloudWatch then finds no metric in it.
  write: (line) => {
    if (configuration.logs) process.stdout.write(`${JSON.stringify(line)}\n`);
  },
  clock: () => performance.now(),
  stage: configuration.stage,
};
