/** Items of schema 1, which kept every routine, week and rating as a map of its own: read, never written. */
import * as z from 'zod/mini';
import { history } from '../schema/history.ts';
import { withNewRunNames } from './schema-2.ts';

const schema = z.looseObject({
  ...history,
  pain: z._default(history.pain, []),
  reach: z._default(history.reach, []),
  open: z.unknown(),
});

/** Progress as schema 3 has it. What isn't of schema 1 comes back as it is, for today's schema to refuse. */
export function fromSchema1(progress: unknown): unknown {
  const read = schema.safeParse(progress);
  if (!read.success) return progress;
  const { routines, weeks, pain, reach, open, ...others } = read.data;
  const all = routines.toSorted((a, b) => a.at - b.at);
  const last = all.at(-1) ?? null;
  const latest = Object.entries(weeks)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .at(-1);
  const week = latest === undefined ? null : { ...latest[1], monday: latest[0] };
  const earlier = Object.entries(weeks).filter(([monday]) => monday !== week?.monday);
  return {
    ...{ ...others, last, week, open: withNewRunNames(open) },
    recent: {
      ...{ routines: all.slice(0, -1), weeks: Object.fromEntries(earlier), pain, reach },
      ratingsDroppedAt: null,
    },
  };
}
