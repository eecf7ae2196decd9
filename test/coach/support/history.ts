/** A record as tests look at it: what lies behind and the latest in one. */
import { routinesOf, withRoutines, withWeek } from '../../../lambdas/coach/progress/history.ts';
import type { Past, PersonRecord, RoutineRecord, Week } from '../../../lambdas/coach/progress/progress.ts';

/** All that is remembered of a kind. */
export interface History {
  readonly routines: readonly RoutineRecord[];
  /** By their Mondays, in order. */
  readonly weeks: Readonly<Partial<Record<string, Week>>>;
  readonly pain: Past['pain']['all'];
  readonly reach: Past['reach']['all'];
}

/** Progress with its history laid open. */
export type InFull = PersonRecord & History;

export function inFull(progress: PersonRecord): InFull {
  const { pain, reach } = progress.past;
  return {
    ...{ ...progress, routines: routinesOf(progress), weeks: weeksOf(progress) },
    ...{ pain: pain.all, reach: reach.all },
  };
}

function weeksOf({ past, week }: PersonRecord): History['weeks'] {
  if (week === null) return past.weeks.all;
  const { monday, ...sums } = week;
  return { ...past.weeks.all, [monday]: sums };
}

/** Progress with that history, in whatever order it is told. */
export function withHistory(
  progress: PersonRecord,
  history: { readonly [Kind in keyof History]?: History[Kind] | undefined },
): PersonRecord {
  const { routines = [], weeks = {}, pain, reach } = history;
  const past = {
    ...progress.past,
    ...(pain === undefined ? {} : { pain: { all: pain } }),
    ...(reach === undefined ? {} : { reach: { all: reach } }),
  };
  return Object.entries(weeks).reduce<PersonRecord>(
    (soFar, [monday, week]) => (week === undefined ? soFar : { ...soFar, ...withWeek(soFar, monday, week) }),
    routines.length === 0 ? { ...progress, past } : withRoutines({ ...progress, past }, routines),
  );
}
