/** A record as tests look at it: what lies behind and the latest in one. */
import * as read from '../../../lambdas/coach/progress/history.ts';
import { withRoutine, withWeek } from '../../../lambdas/coach/progress/history.ts';
import type { FullRecord, History, PersonRecord } from '../../../lambdas/coach/progress/progress.ts';

/** Progress with its history laid open: all that is remembered of a kind. */
export type InFull = PersonRecord & History;

/** @throws where the history lies in an item that wasn't read */
export function inFull(progress: PersonRecord): InFull {
  const full = read.withHistory(progress);
  return {
    ...{ ...full, routines: read.routinesOf(full), weeks: weeksOf(full) },
    ...{ pain: read.painOf(full), reach: read.reachOf(full) },
  };
}

function weeksOf(progress: FullRecord): History['weeks'] {
  const { week } = progress;
  const weeks = read.weeksOf(progress);
  if (week === null) return weeks;
  const { monday, ...sums } = week;
  return { ...weeks, [monday]: sums };
}

/** Progress with that history, in whatever order it is told. */
export function withHistory(
  progress: PersonRecord,
  history: { readonly [Kind in keyof History]?: History[Kind] | undefined },
): FullRecord {
  const { routines = [], weeks = {}, pain, reach } = history;
  const recent = {
    ...progress.recent,
    ...(pain === undefined ? {} : { pain }),
    ...(reach === undefined ? {} : { reach }),
  };
  const rated: PersonRecord = { ...progress, recent };
  return read.withHistory(
    Object.entries(weeks).reduce<PersonRecord>(
      (soFar, [monday, week]) =>
        week === undefined ? soFar : { ...soFar, ...withWeek(soFar, monday, week) },
      routines.reduce(withRoutine, rated),
    ),
  );
}

/** What a turn came to, of somebody whose history is at hand. */
export function whole<Result>(result: Result | read.NeedsHistory): Result {
  if (result === read.NEEDS_HISTORY) throw new Error('looked at a history that was not read');
  return result;
}
