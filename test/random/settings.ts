import { z } from 'zod';

/**
 * Which conversations are tried, and how many. They are the same each time unless the environment changes them.
 */
const settings = z.object({
  FC_SEED: z.coerce.number().int().default(20261122),
  FC_RUNS: z.coerce.number().int().positive().default(200),
});

export const { FC_SEED: SEED, FC_RUNS: RUNS } = settings.parse(process.env);
