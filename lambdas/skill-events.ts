/** The Lambda for skill events: when a household disables the skill, its data is deleted. */
import { configuration, operations, store, wallClock } from './wiring.ts';
import { createEventsHandler } from './handlers/skill-events.ts';

export const handler = createEventsHandler(configuration, store, operations, wallClock);
