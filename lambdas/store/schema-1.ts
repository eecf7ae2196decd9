/** Items of schema 1, which kept every routine, week and rating as a map of its own: read, never written. */
import * as z from 'zod/mini';
import { withRoutines, withWeek } from '../coach/progress/history.ts';
import { NO_PROGRESS, type PersonRecord, type RoutineRecord, type Week } from '../coach/progress/progress.ts';
import { packed } from '../schema/packed-history.ts';
import { painSchema, reachedSchema, routineSchema, week } from '../schema/values.ts';

const schema = z.looseObject({
  routines: z.array(routineSchema),
  weeks: z.record(z.string(), z.object(week)),
  pain: z._default(z.array(painSchema), []),
  reach: z._default(z.array(reachedSchema), []),
});

/** Progress as schema 2 has it. What isn't of schema 1 comes back as it is, for today's schema to refuse. */
export function fromSchema1(progress: unknown): unknown {
  const read = schema.safeParse(progress);
  if (!read.success) return progress;
  const { routines, weeks, pain, reach, ...others } = read.data;
  const rated = { pain: { all: pain }, reach: { all: reach } };
  const { past, last, week: latest } = packed(progressWith(routines, weeks, rated));
  return { ...others, last, week: latest, past };
}

function progressWith(
  routines: readonly RoutineRecord[],
  weeks: Readonly<Record<string, Week>>,
  rated: Pick<PersonRecord['past'], 'pain' | 'reach'>,
): PersonRecord {
  const rating: PersonRecord = { ...NO_PROGRESS, past: { ...NO_PROGRESS.past, ...rated } };
  return Object.entries(weeks).reduce<PersonRecord>(
    (soFar, [monday, sums]) => ({ ...soFar, ...withWeek(soFar, monday, sums) }),
    withRoutines(rating, routines),
  );
}
