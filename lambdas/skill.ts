/**
 * Entry of a voice turn. Environment, store and log come in here and nowhere else; the only clock is the
 * request's timestamp. Without a skill id the module doesn't load.
 */
import { readConfiguration } from './configuration.ts';
import { createHandler } from './handler.ts';
import { dynamoClient } from './store/client.ts';
import { dynamoStore } from './store/store.ts';

const { skillId, tableName } = readConfiguration(process.env);

export const handler = createHandler(skillId, dynamoStore(dynamoClient(), tableName), (entry) => {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
});
