import { type PhaseName, phaseOf } from '../coach/conversation/phase.ts';
import { countsOf, type Happened, playsHolds } from './counting.ts';
import type { Counts } from './metrics.ts';

/** The kind of answer that a request got. `ended`, `ignored`, `deleted` and `queued` (skill events) got no answer. */
export type Outcome = 'asked' | 'played' | 'closed' | 'ended' | 'ignored' | 'deleted' | 'queued' | 'fault';

/** What may be logged about a turn. It doesn't say who spoke, what they said, or what the outcome was for them. */
export interface Report {
  /** The phase in which the request came, which reveals no triage level; null for the first request of a session. */
  readonly phase: PhaseName | null;
  readonly outcome: Outcome;
  readonly counts: Counts;
}

/** The report of a request whose answer nobody would hear. */
export const IGNORED: Report = { phase: null, outcome: 'ignored', counts: {} };

/** Reports a turn. */
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
