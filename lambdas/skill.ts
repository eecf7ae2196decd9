/** The Lambda for voice turns. */
import { configuration, operations, store, wallClock } from './wiring.ts';
import { createHandler } from './handlers/skill.ts';

export const handler = createHandler(configuration, store, operations, wallClock);
