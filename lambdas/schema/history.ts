/** What was done longer ago, as zod schemas: for the history item, and for what the record hasn't filed yet. */
import * as z from 'zod/mini';
import type { History, Recent } from '../coach/progress/progress.ts';
import { instant, painSchema, reachedSchema, routineSchema, week } from './values.ts';

export const history = {
  routines: z.array(routineSchema),
  weeks: z.record(z.string(), z.object(week)),
  pain: z.array(painSchema),
  reach: z.array(reachedSchema),
};

export const historySchema: z.ZodMiniType<History> = z.object(history);

export const recentSchema: z.ZodMiniType<Recent> = z.object({
  ...history,
  ratingsDroppedAt: z.nullable(instant),
});
