/**
 * Entry of a voice turn. Environment, store and log come in here and nowhere else; the only clock is the
 * request's timestamp. Without a skill id the module doesn't load.
 */
import { readConfiguration } from './configuration.ts';
import { createHandler } from './handler.ts';
import { dynamoClient } from './store/client.ts';
import { dynamoStore } from './store/store.ts';
import { watched } from './store/watched.ts';

const configuration = readConfiguration(process.env);
const log = (entry: object): void => {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
};
const store = watched(dynamoStore(dynamoClient(), configuration.tableName), log);

export const handler = createHandler(configuration, store, log);
