import { hearReminderOutcome, type advance } from '../../lambdas/coach/advance.ts';
import { type Context, withFacts } from '../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { AnsweredTurn, Turn } from '../../lambdas/coach/conversation/turn.ts';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { knowsSomeone, NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { foldFacts } from '../../lambdas/coach/progress/record-fact.ts';
import type { Answers } from '../../lambdas/coach/screening/questionnaire.ts';
import { DAY, type Instant } from '../../lambdas/coach/shared/time.ts';
import { around, NOW, playedIn } from '../coach/support/talking.ts';
import type { ReminderOutcome } from '../../lambdas/coach/reminders/service.ts';
import { isCalmAfter } from './may-go-on.ts';
import { verdictOf } from './may-roll.ts';
import { SERVICES, type Said, type Service } from './moves.ts';
import { whole } from '../coach/support/history.ts';

/** The coach, or one with a rule broken. */
export type Advance = typeof advance;

/** What was answered safely in a session that was left: the answers, by whose voice, and when. */
export interface Left {
  readonly answers: Answers;
  readonly voice: Context['voice'];
  readonly at: Instant;
}

/** What stands between someone and rolling after a danger, or a long time away: all the questions; or a clearance too. */
export type Owed = 'full' | 'cleared' | null;

/** Away for so long, all the questions are due. */
const LONG_AWAY_MS = 14 * DAY;

/** Where a conversation stands, with what is on record and what the explorer itself remembers of the past. */
export interface State {
  /** Null between sessions. */
  readonly conversation: Conversation | null;
  readonly stored: PersonRecord;
  /** Whether anything was ever written. */
  readonly written: boolean;
  readonly reachable: boolean;
  /** What can't be written, or may not yet be. */
  readonly waiting: readonly Fact[];
  readonly voice: Context['voice'];
  readonly now: Instant;
  /** When this session, or the last one, began. */
  readonly beganAt: Instant;
  /** How long before this session the last thing was heard, in ms; null where nothing ever was. */
  readonly gapMs: number | null;
  readonly owed: Owed;
  /** What the last session had come to, where its questions were left open. */
  readonly left: Left | null;
  /** How the device goes on where nothing is said. */
  readonly device: Context['unasked'];
  /** Whether five routines have passed, and nothing came up in them or since. */
  readonly isCalm: boolean;
  /** What was owed before an emergency by a bare yes, which a correction goes back to. */
  readonly owedBefore: Owed;
}

/** Before anything was ever said, by a voice that is recognised or isn't. */
export function nothingYet(voice: Context['voice']): State {
  return {
    conversation: null,
    stored: NO_PROGRESS,
    written: false,
    reachable: true,
    waiting: [],
    voice,
    now: NOW,
    beganAt: NOW,
    gapMs: null,
    owed: null,
    owedBefore: null,
    left: null,
    device: 'never',
    isCalm: false,
  };
}

/** One transition: what was said, what it came to, and where that leads. */
export interface Step {
  readonly before: State;
  readonly said: Said;
  readonly context: Context;
  readonly turn: AnsweredTurn;
  /** As it stands after the turn: without a conversation if that closed. */
  readonly after: State;
}

/** What someone says, and what the coach makes of it: with each answer of Alexa's service, where it is asked. */
export function steps(advance: Advance, before: State, said: Said): Step[] {
  const answered = told(advance, before, said);
  if (answered.turn.then !== 'request') return [concluded(before, said, answered)];
  return SERVICES.map((service) => concluded(before, { ...said, service }, answered));
}

/** What someone says, and what the coach makes of it. */
export function step(advance: Advance, before: State, said: Said): Step {
  return concluded(before, said, told(advance, before, said));
}

/** The coach's answer, before what it asks of Alexa's service. */
interface Answered {
  readonly reachable: boolean;
  readonly context: Context;
  readonly turn: Turn;
}

function told(advance: Advance, before: State, said: Said): Answered {
  const now = before.now + said.afterMs;
  const begins = before.conversation === null;
  const reachable = begins ? !said.unreachable : before.reachable;
  const context = around({
    now,
    turnId: `turn-${now}`,
    recordStatus: !reachable ? 'unreachable' : before.written ? 'exists' : 'none',
    progress: knownIn(before, reachable),
    voice: said.otherVoice ? (before.voice === 'recognised' ? 'another' : 'late') : before.voice,
    lostThread: said.lostThread,
    ratingsAllowed: true,
    canRemind: true,
    unasked: before.device,
  });
  return { reachable, context, turn: whole(advance(before.conversation, said.event, context)) };
}

/** What a state knows, worked out once: so much can be said in each. */
const known = new WeakMap<State, PersonRecord>();

/** What is on record, with what waits to be written. */
function knownIn(state: State, reachable: boolean): PersonRecord {
  // A session's first turn finds out whether the record can be reached.
  if (reachable !== state.reachable) return foldFacts(NO_PROGRESS, state.waiting);
  const progress = known.get(state) ?? foldFacts(reachable ? state.stored : NO_PROGRESS, state.waiting);
  known.set(state, progress);
  return progress;
}

function concluded(before: State, said: Said, { reachable, context, turn: asked }: Answered): Step {
  const turn = served(asked, said.service, context);
  const begins = before.conversation === null;
  // A launch in an open session begins another one.
  const isLaunch = begins || said.event.type === 'launched';
  const gapMs = !isLaunch ? before.gapMs : before.written ? said.afterMs : null;
  const owed = gapMs !== null && gapMs >= LONG_AWAY_MS ? (before.owed ?? 'full') : before.owed;
  const after = {
    ...kept({ ...before, reachable }, turn),
    conversation: turn.then === 'ask' ? turn.conversation : null,
    now: context.now,
    beganAt: isLaunch ? context.now : before.beganAt,
    gapMs,
    // What can't be written is told to be lost.
    owed: reachable ? owedAfter({ ...before, owed }, said, turn) : owed,
    owedBefore: isMisheard(before) ? before.owedBefore : owed,
    isCalm: isCalmAfter(before, said, turn),
    left: { answers: turn.conversation.checks.answers, voice: before.voice, at: context.now },
  };
  return { before, said, context, turn, after };
}

const ANSWERS: Readonly<Record<Service, ReminderOutcome>> = {
  works: { outcome: 'done', token: 'a reminder' },
  away: { outcome: 'unanswered' },
  'no permission': { outcome: 'refused', why: 'no_permission' },
};

/** A turn with what it asks of Alexa's service carried out. */
function served(turn: Turn, service: Service, context: Context): AnsweredTurn {
  // A deletion cancels the reminder first, whatever the service answers.
  if (turn.then !== 'request') return turn;
  const counted = withFacts(context, turn.facts);
  const next = hearReminderOutcome(turn.conversation, turn.request, ANSWERS[service], counted);
  return served({ ...next, facts: [...turn.facts, ...next.facts] }, service, counted);
}

/** Between sessions: after a goodbye, or where a session breaks off and its end is never told. */
export function apart(state: State): State {
  return { ...state, conversation: null, waiting: [], reachable: true };
}

/**
 * What is written: nothing once it is all deleted; nothing of a guest; of someone unconfirmed what is the record's
 * own; the rest waits.
 */
function kept(before: State, turn: AnsweredTurn): State {
  const { conversation, facts } = turn;
  if (deletes(turn))
    return before.reachable ? { ...before, stored: NO_PROGRESS, written: false, waiting: [] } : before;
  if (conversation.speaker === 'guest') return { ...before, waiting: [] };
  const due = [...before.waiting, ...facts];
  if (!before.reachable) return { ...before, waiting: due };
  const waits = conversation.speaker === 'unconfirmed' && knowsSomeone(before.stored);
  const write = waits ? due.filter((fact) => isTheRecordsOwn(fact, before.stored)) : due;
  return {
    ...before,
    stored: foldFacts(before.stored, write),
    written: before.written || write.length > 0,
    waiting: due.filter((fact) => !write.includes(fact)),
  };
}

function isTheRecordsOwn(fact: Fact, { open }: PersonRecord): boolean {
  if (fact.fact === 'permission_withdrawn') return true;
  if (fact.fact === 'screening_concluded') return fact.screened.outcome === 'blocked';
  if (fact.fact === 'run_kept') return fact.run.id === open?.id;
  const ofRun = ['hold_credited', 'segment_settled', 'run_ended'].includes(fact.fact);
  return ofRun && 'run' in fact && fact.run === open?.id;
}

/** An emergency asks for a full screening, what is urgent or referred for a clearance too. A guest's are their own. */
function owedAfter(before: State, { otherVoice }: Said, turn: AnsweredTurn): Owed {
  const { owed } = before;
  const { conversation, said } = turn;
  // With the record, what it forbade is gone, too: all is asked as of anyone new.
  if (deletes(turn)) return 'full';
  if (otherVoice || conversation.speaker === 'guest') return owed;
  if (said.some(({ act }) => act === 'urgent' || act === 'refer')) return 'cleared';
  if (said.some(({ act }) => act === 'emergency')) return owed ?? 'full';
  // The block stands at once, whatever becomes of the red questions that are still asked.
  if (verdictOf(conversation.checks.answers) === 'urgent') return 'cleared';
  if (isMisheard(before) && conversation.checks.correction === 'used') return before.owedBefore;
  const rolls = (playedIn(turn)?.spans.length ?? 0) > 0;
  return rolls ? null : owed;
}

/** Whether an emergency was told that may have been misheard, and can be corrected still. */
function isMisheard({ conversation }: State): boolean {
  const correction = conversation?.checks.correction ?? null;
  return correction === 'offered' || correction === 'asked';
}

/** Whether a turn deletes what is kept. */
export function deletes(turn: AnsweredTurn): boolean {
  return turn.then === 'close' && turn.deletes !== undefined;
}
