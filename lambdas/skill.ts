/** Entry of a voice turn. */
import { configuration, operations, store } from './entry.ts';
import { createHandler } from './handler.ts';

export const handler = createHandler(configuration, store, operations);
