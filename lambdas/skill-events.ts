/** Entry of skill events: a disabled skill deletes what is kept of the household. */
import { configuration, operations, store } from './entry.ts';
import { createEventsHandler } from './events-handler.ts';

export const handler = createEventsHandler(configuration, store, operations);
