/** Values of what is kept, as zod schemas: the record, the facts and the history are made of them. */
import * as z from 'zod/mini';
import { LANDMARKS, type Reached } from '../coach/progress/fingertip-to-floor.ts';
import type { PainRating } from '../coach/progress/pain-ratings.ts';
import { GOALS } from '../coach/progress/preferences.ts';
import type { RoutineRecord } from '../coach/progress/progress.ts';

/** The last instant that a calendar can name: ECMA-262, "Time Values and Time Range". */
const LAST_INSTANT = 8.64e15;

export const instant = z.number().check(z.nonnegative(), z.lte(LAST_INSTANT));

export const milliseconds = z.number().check(z.nonnegative());

export const count = z.int().check(z.nonnegative());

export const ended = z.enum(['finished', 'broken_off']);

export const goal = z.literal(GOALS);

export const landmark = z.enum(LANDMARKS);

export const rating = z.number().check(z.gte(0), z.lte(10));

export const routineSchema: z.ZodMiniType<RoutineRecord> = z.object({
  id: z.string(),
  at: instant,
  lengthMs: milliseconds,
  done: count,
  planned: count,
  heldMs: milliseconds,
  ended,
});

export const painSchema: z.ZodMiniType<PainRating> = z.object({
  run: z.string(),
  at: instant,
  before: z.nullable(rating),
  after: z.nullable(rating),
});

export const reachedSchema: z.ZodMiniType<Reached> = z.object({ at: instant, landmark });

export const sums = { routines: count, heldMs: milliseconds };

export const week = { ...sums, goal: z.exactOptional(goal) };
