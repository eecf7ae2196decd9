import { phaseOf } from '../coach/conversation/phase.ts';
import type { PhaseName } from '../coach/conversation/phase.ts';
import { countsOf, type Happened, playsHolds } from './counting.ts';
import type { Counts } from './metrics.ts';

/** What kind of answer a request got. `ended`, `ignored` and `deleted` (of a skill event) got none. */
export type Outcome = 'asked' | 'played' | 'closed' | 'ended' | 'ignored' | 'deleted' | 'fault';

/** What may be told of a turn: nothing of who spoke, what was said, or what it came to for them. */
export interface Report {
  /** Where the conversation was when the request came, which tells no level; null where it began. */
  readonly phase: PhaseName | null;
  readonly outcome: Outcome;
  readonly counts: Counts;
}

/** Of a request that nobody is there to hear the answer to. */
export const IGNORED: Report = { phase: null, outcome: 'ignored', counts: {} };

/** What may be told of a turn. */
export function reportOf(happened: Happened): Report {
  const { before } = happened;
  return {
    phase: before === null ? null : phaseOf(before),
    outcome: outcomeOf(happened),
    counts: countsOf(happened),
  };
}

function outcomeOf({ event, turn }: Happened): Outcome {
  if (event.type === 'ended') return 'ended';
  if (turn.then === 'close') return 'closed';
  return playsHolds(turn) ? 'played' : 'asked';
}
