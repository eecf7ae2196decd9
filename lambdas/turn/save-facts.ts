/** Saves the facts of a turn. Those that can't be written wait in the session, and the coach says so. */
import type { Act, NotSaved } from '../coach/conversation/acts.ts';
import type { Conversation } from '../coach/conversation/conversation.ts';
import type { AnsweredTurn, Turn } from '../coach/conversation/turn.ts';
import { concernOf, type Fact, runOf } from '../coach/progress/facts.ts';
import { knowsSomeone, type PersonRecord } from '../coach/progress/progress.ts';
import type { RecordRelation } from '../coach/screening/safety-state.ts';
import type { Stored } from '../store/item.ts';
import type { Person } from '../store/person.ts';
import type { Deadlines, Store } from '../store/store.ts';
import { progressAtHand } from './look-back.ts';

/** What became of the facts of a turn. */
export interface Saved {
  /** The record as it is now; null while it can't be reached. */
  readonly stored: Stored | null;
  readonly unsaved: readonly Fact[];
}

/** The record after a turn, including facts not written yet. `known`: the record to use if the table can't be reached. */
export function recordAfter({ stored, unsaved }: Saved, known: PersonRecord): PersonRecord {
  return progressAtHand(stored?.progress ?? known, unsaved);
}

/**
 * Writes the facts of a turn, with those left over from before, in at most one write. A guest's are kept
 * nowhere; those of a speaker who isn't confirmed wait until it is known whose record it is.
 * @param pending facts known before the turn, not written yet.
 * @param stored the record as read for this turn, null if that failed: then only what forbids rolling is tried.
 * @param deadlines end a write that has not been answered by then; one that forbids rolling is waited for longer.
 */
export async function save(
  store: Store,
  person: Person,
  stored: Stored | null,
  pending: readonly Fact[],
  { conversation, facts }: Turn,
  { signal, insisting }: Deadlines,
): Promise<Saved> {
  const due = compact([...pending, ...facts]);
  const write = due.filter((fact) => mayBeWritten(fact, conversation.speaker, stored));
  if (write.length === 0) return { stored, unsaved: conversation.speaker === 'guest' ? [] : due };
  const deadline = write.some(forbidsRolling) ? insisting : signal;
  const written = await store.record(person, stored, write, deadline);
  const waiting = written.ok ? due.filter((fact) => !write.includes(fact)) : due;
  return {
    stored: written.ok ? written.stored : stored,
    unsaved: conversation.speaker === 'guest' ? [] : waiting,
  };
}

/**
 * Whether a fact may be written. For a guest only that a place is given up may; for an unconfirmed speaker what is the
 * record's own; for anybody what their device can't do.
 */
function mayBeWritten(fact: Fact, speaker: RecordRelation, stored: Stored | null): boolean {
  // It isn't known yet whose record it is.
  if (stored === null) return speaker !== 'guest' && forbidsRolling(fact);
  const { progress } = stored;
  if (concernOf(fact) === 'device') return true;
  if (speaker === 'guest') return fact.fact === 'run_ended' && fact.run === progress.open?.id;
  return speaker === 'owner' || !knowsSomeone(progress) || isTheRecordsOwn(fact, progress);
}

/** Whether a fact forbids rolling from now on: one that is lost could hurt someone. */
function forbidsRolling(fact: Fact): boolean {
  return concernOf(fact) === 'safety';
}

/**
 * Whether a fact may be written whoever speaks: what became of the routine on record, and what only ever
 * forbids. At worst it costs its owner all the questions.
 */
function isTheRecordsOwn(fact: Fact, { open }: PersonRecord): boolean {
  return forbidsRolling(fact) || (runOf(fact) !== null && runOf(fact) === open?.id);
}

/** Keeps only the latest `run_kept` of a run, which includes everything held before, so that the session stays small. */
function compact(facts: readonly Fact[]): Fact[] {
  const laterStates = (fact: Fact, index: number): boolean =>
    facts
      .slice(index + 1)
      .some((later) => later.fact === 'run_kept' && fact.fact === 'run_kept' && later.run.id === fact.run.id);
  return facts.filter((fact, index) => !laterStates(fact, index));
}

/** Facts that every visit leaves, whatever is done in it, or one in which nothing was. That something came up is no work. */
const MERE_VISIT = [
  'visited',
  'disclaimer_heard',
  'located',
  'timed_audio_refused',
  'rested',
  'disturbed',
] as const satisfies readonly Fact['fact'][];

/** Whether something that someone did waits to be saved; a mere visit doesn't count. */
function hasUnsavedProgress({ unsaved }: Saved): boolean {
  return unsaved.some(({ fact }) => !MERE_VISIT.some((of) => of === fact));
}

/**
 * Whether something that forbids rolling may be lost with this session. A permission that merely ran out is none: the
 * record shows that again next time.
 */
function losesStop({ then, conversation, facts }: AnsweredTurn, { unsaved }: Saved): boolean {
  if (then === 'close') return unsaved.some(forbidsRolling);
  const { screeningReason } = conversation.checks;
  const ranOut = screeningReason === 'gap' || screeningReason === 'lost_thread';
  return !ranOut && facts.some((fact) => forbidsRolling(fact) && unsaved.includes(fact));
}

/**
 * A turn that warns if saving failed: once in a session, and again when it closes. What forbids rolling has words of
 * its own, said whenever it is lost.
 */
export function withWarning(
  turn: AnsweredTurn,
  saved: Saved,
  alreadySaid: boolean,
): { turn: AnsweredTurn; said: boolean } {
  const { conversation } = turn;
  const told = hasThePlace(conversation, saved) ? turn : withoutResumePromise(turn);
  const closing = turn.then === 'close';
  const stop = losesStop(turn, saved);
  // Facts that only wait to know whose record it is aren't lost before the session is over.
  const unknown = conversation.speaker === 'unconfirmed' && saved.stored !== null;
  if (!stop && ((unknown && !closing) || !hasUnsavedProgress(saved) || (alreadySaid && !closing)))
    return { turn: told, said: alreadySaid };
  const warning: NotSaved = { act: 'not_saved', closing, stop, ...(unknown ? { unknown } : {}) };
  return { turn: { ...told, warning }, said: true };
}

/** Whether the routine can be resumed later: it is saved, and no routine of another device has replaced it. */
function hasThePlace({ run }: Pick<Conversation, 'run'>, { stored, unsaved }: Saved): boolean {
  return unsaved.length === 0 && stored?.progress.open?.id === run?.id;
}

/** A place that isn't kept isn't promised: a goodbye takes the promise's place. */
function withoutResumePromise(turn: AnsweredTurn): AnsweredTurn {
  const said = turn.said.map((act): Act => (act.act === 'stopped' ? { ...act, kept: false } : act));
  if (turn.then === 'ask') return { ...turn, said };
  return { ...turn, said, goodbye: turn.goodbye || said.some(({ act }) => act === 'stopped') };
}

/** A turn, and what became of its facts. */
export interface SavedTurn<T extends Turn = Turn> {
  readonly turned: T;
  readonly saved: Saved;
}
