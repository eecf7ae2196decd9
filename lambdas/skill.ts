/**
 * Entry of a voice turn. Environment, store and log come in here and nowhere else; the only clock is the
 * request's timestamp. Without a skill id the module doesn't load.
 */
import { readConfiguration } from './configuration.ts';
import { createHandler } from './handler.ts';
import { dynamoClient } from './store/client.ts';
import { dynamoStore } from './store/store.ts';

const configuration = readConfiguration(process.env);
const store = dynamoStore(dynamoClient(), configuration.tableName);

export const handler = createHandler(configuration, store, (entry) => {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
});
