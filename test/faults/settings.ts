import { z } from 'zod';

/** Which interleavings are tried, and how many: the same ones each time, unless the environment says otherwise. */
const settings = z.object({
  FC_SEED: z.coerce.number().int().default(20261122),
  FC_RUNS: z.coerce.number().int().positive().default(200),
});

export const { FC_SEED: SEED, FC_RUNS: RUNS } = settings.parse(process.env);
