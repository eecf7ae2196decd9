/** What a turn adds to the metrics: read off what was said, and what it came to. Pure. */
import type { Conversation } from '../coach/conversation/conversation.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import type { AskedId } from '../coach/conversation/questions.ts';
import type { AnsweredTurn } from '../coach/conversation/turn.ts';
import type { Fact } from '../coach/progress/facts.ts';
import type { PersonRecord } from '../coach/progress/progress.ts';
import { hasBegun, tally } from '../coach/routine/run.ts';
import { getFinding } from '../coach/screening/findings.ts';
import { SECOND } from '../coach/shared/time.ts';
import { sum, type Counts, type Metric } from './metrics.ts';

/** A turn with what it began from. */
export interface Happened {
  readonly before: Conversation | null;
  /** What was on record then. */
  readonly progress: PersonRecord;
  readonly event: CoachEvent;
  readonly turn: AnsweredTurn;
}

/** What a turn counts for. */
export function countsOf(happened: Happened): Counts {
  return sum(
    countSymptoms(happened),
    countScreenings(happened),
    countRoutines(happened),
    countHeld(happened),
    {
      ...(happened.turn.said.some(({ act }) => act === 'deleted') ? { Deletions: 1 } : {}),
    },
  );
}

const SYMPTOMS = {
  caution: 'SymptomsCaution',
  refer: 'SymptomsRefer',
  urgent: 'SymptomsUrgent',
  emergency: 'SymptomsEmergency',
} as const satisfies Readonly<Record<string, Metric>>;

function countSymptoms({ event }: Happened): Counts {
  if (event.type !== 'have' || event.had.kind !== 'finding') return {};
  const { level } = getFinding(event.had.id);
  return level === 'ok' ? {} : { [SYMPTOMS[level]]: 1 };
}

/** What counts an emergency once: a bare yes that is confirmed was counted as it was told. */
const REACHED_BY_ANSWERS = ['answer', 'bare_yes', 'unsure'];

/** What the questions came to. What was said unasked, or called for, is no outcome of theirs. */
function countScreenings({ event, turn: { said, facts } }: Happened): Counts {
  if (event.type === 'have' && event.had.kind === 'finding') return {};
  const hasAnswered = said.some((act) => act.act === 'emergency' && REACHED_BY_ANSWERS.includes(act.cause));
  const hasConcluded = (outcome: 'ok' | 'gentle'): boolean =>
    facts.some((fact) => fact.fact === 'screening_concluded' && fact.screened.outcome === outcome);
  return {
    ...(hasConcluded('ok') ? { ScreenedOk: 1 } : {}),
    ...(hasConcluded('gentle') ? { ScreenedGentle: 1 } : {}),
    ...(said.some(({ act }) => act === 'refer') ? { ScreenedRefer: 1 } : {}),
    ...(said.some(({ act }) => act === 'urgent') ? { ScreenedUrgent: 1 } : {}),
    ...(hasAnswered ? { ScreenedEmergency: 1 } : {}),
  };
}

/** Whether a turn plays holds, not just a bed to wait on. */
export function playsHolds(turn: AnsweredTurn): boolean {
  return turn.then === 'ask' && (turn.play?.spans.length ?? 0) > 0;
}

/** What a routine that stands still, or was kept, waits at. */
const STANDS_AT: readonly AskedId[] = ['carry_on', 'take_up', 'ready'];

function countRoutines({ before, turn }: Happened): Counts {
  const plays = playsHolds(turn);
  const { run } = turn.conversation;
  const earlier = before?.run ?? null;
  const goesOn = hasBegun(earlier) && earlier.id === run?.id;
  const stood = before !== null && STANDS_AT.includes(before.asked.id);
  const over = countEnding(before, turn.facts);
  return {
    ...(plays && !goesOn ? { RoutinesStarted: 1 } : {}),
    ...(plays && goesOn && stood ? { RoutinesResumed: 1 } : {}),
    ...(over.includes('finished') ? { RoutinesFinished: 1 } : {}),
    ...(over.includes('broken_off') ? { RoutinesBrokenOff: 1 } : {}),
  };
}

type Ended = Extract<Fact, { fact: 'run_ended' }>;

/** How routines ended in a turn: each once, though its end is told again until the goodbye. */
function countEnding(before: Conversation | null, facts: readonly Fact[]): Ended['ended'][] {
  const over = before?.stage === 'after' ? before.run?.id : null;
  const ends = new Map(
    facts.flatMap((fact) =>
      fact.fact === 'run_ended' && fact.run !== over ? [[fact.run, fact.ended] as const] : [],
    ),
  );
  return [...ends.values()];
}

/** What was held since the turn before: a run is first of all settled, and told as it stands then. */
function countHeld({ before, progress, turn: { facts } }: Happened): Counts {
  const kept = facts.find((fact) => fact.fact === 'run_kept');
  if (kept === undefined) return {};
  const earlier = [before?.run ?? null, progress.open].find((run) => run?.id === kept.run.id) ?? null;
  const was = earlier === null ? { done: 0, heldMs: 0 } : tally(earlier);
  const is: ReturnType<typeof tally> = tally(kept.run);
  const holds = is.done - was.done;
  const seconds = (is.heldMs - was.heldMs) / SECOND;
  return { ...(holds > 0 ? { Holds: holds } : {}), ...(seconds > 0 ? { SecondsHeld: seconds } : {}) };
}
