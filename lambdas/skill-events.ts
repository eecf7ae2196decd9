/**
 * The Lambda for skill events: when a household disables the skill, its data is deleted. A deletion that can't be finished
 * waits in a queue, which calls the same Lambda until it is.
 */
import { createEventsHandler } from './handlers/skill-events.ts';
import { readDeletionQueue } from './settings.ts';
import { openDeletionQueue } from './store/deletion-queue.ts';
import { configuration, operations, store, wallClock } from './wiring.ts';

const queue = readDeletionQueue(process.env);

export const handler = createEventsHandler(configuration, store, operations, {
  queue: queue === null ? null : openDeletionQueue(queue.url, queue.region),
  clock: wallClock,
});
