/** Entry of skill events: a disabled skill deletes what is kept of the household. */
import { configuration, operations, store } from './wiring.ts';
import { createEventsHandler } from './handlers/skill-events.ts';

export const handler = createEventsHandler(configuration, store, operations);
