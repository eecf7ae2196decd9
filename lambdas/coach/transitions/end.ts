/** The ways a session ends. Each closes it: no question, no microphone. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import { type ClosedConversation, type Conversation, isOnRoller } from '../conversation/conversation.ts';
import type { ClosingTurn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { routinesOf, withHistory } from '../progress/history.ts';
import { painChange } from '../progress/pain-trend.ts';
import { milestoneOf } from '../progress/summary.ts';
import { isPractice } from '../progress/totals.ts';
import { PROGRAMME_ROUTINES } from '../routine/programmes.ts';
import { hasBegun, isComplete, type Run, tally } from '../routine/run.ts';
import { SCREENING_IDS, SCREENING_VERSION, type YesNoId } from '../screening/questionnaire.ts';
import { isSafeSoFar } from '../screening/triage.ts';
import { type TriageLevel, worse } from '../screening/triage-level.ts';
import { GET_UP_ROUTINES } from '../timeline/next-segment.ts';
import { rememberPain } from './keep-pain.ts';

/** Whether someone is down on the floor, and has heard fewer than three times how to get up. */
function hasToGetUp(conversation: Conversation, { progress }: Context): boolean {
  const { run } = conversation;
  if (!isOnRoller(conversation) || run === null) return false;
  const step = run.plan.steps[Math.min(run.next, run.plan.steps.length - 1)];
  return step?.posture === 'floor' && progress.practice.finished < GET_UP_ROUTINES;
}

/**
 * Ends for a level that forbids rolling. What was held stays credited; the routine isn't taken up again.
 * @param about the question whose answer it is, or would be; null where there is none
 */
export function endForLevel(
  conversation: Conversation,
  context: Context,
  level: Exclude<TriageLevel, 'ok' | 'caution'>,
  cause: 'answer' | 'confirmed' | 'unsure' | 'said' | 'called',
  about: YesNoId | null,
): ClosingTurn {
  const onRoller = isOnRoller(conversation);
  const act: Act =
    level === 'emergency' ? { act: level, cause, about, onRoller } : { act: level, about, onRoller };
  return closeSession(
    { ...conversation, level: worse(conversation.level, level) },
    'blocked',
    [act, ...(level === 'emergency' ? [] : getUp(conversation, context))],
    [...breakOff(conversation, context), blockRolling(level, context), restToday(context)],
  );
}

/** The fact that rolling is forbidden. */
export function blockRolling(level: Exclude<TriageLevel, 'ok' | 'caution'>, { now }: Context): Fact {
  return level === 'emergency'
    ? { fact: 'permission_withdrawn', at: now }
    : {
        fact: 'screening_concluded',
        at: now,
        screened: { outcome: 'blocked', version: SCREENING_VERSION, at: now, askedAllAt: now, leftOut: [] },
        lifts: false,
      };
}

/** Ends for today with words of its own, blocking nothing for another day. */
export function endForToday(conversation: Conversation, context: Context, said: readonly Act[]): ClosingTurn {
  return closeSession(
    conversation,
    'blocked',
    [...said, ...getUp(conversation, context)],
    [...breakOff(conversation, context), ...(said.some(isNoRefusal) ? [] : [restToday(context)])],
  );
}

/** Somebody who was told to rest loses no streak by it. */
function restToday({ now }: Context): Fact {
  return { fact: 'rested', at: now };
}

/** Nothing speaks against rolling another day of the week: the tool doesn't fit, or it was enough for today. */
function isNoRefusal(act: Act): boolean {
  if (act.act === 'stopped_twice') return true;
  return act.act === 'no_routine' && act.because !== 'skin' && act.because !== 'pain';
}

/** Nothing fitted three times. That is no answer, and nothing is concluded from it. */
export function endUnheard(conversation: Conversation, red: boolean): ClosingTurn {
  return closeSession(conversation, 'blocked', [{ act: 'unheard', red }], []);
}

/** "Stop": a short end. The place is kept, if there is one. */
export function stop(conversation: Conversation, context: Context): ClosingTurn {
  const { run, stage, speaker } = conversation;
  if (stage === 'before' || run === null)
    return sayGoodbye(conversation, [], leaveQuestions(conversation, context));
  const { done, planned } = tally(run);
  const kept = stage !== 'after' && !isComplete(run);
  const fact: Fact = kept
    ? { fact: 'run_kept', at: context.now, run }
    : { fact: 'run_ended', at: context.now, run: run.id, ended: 'finished' };
  const onFloor = hasToGetUp(conversation, context);
  const offered = kept && speaker === 'owner';
  const said: Act = { act: 'stopped', held: done, planned, kept: offered, onFloor };
  return { ...closeSession(conversation, 'goodbye', [said], [fact]), goodbye: !offered };
}

/** The end of a routine, and goodbye. */
export function finish(conversation: Conversation, context: Context, painAfter: number | null): ClosingTurn {
  const { said, facts } = sumUp(conversation, context, painAfter);
  return sayGoodbye(conversation, said, facts);
}

/**
 * What the end of a routine says, and what goes on record: pain right after, what was done, one thing on progress.
 * @param painAfter 0 to 10; null if it wasn't told.
 */
export function sumUp(
  conversation: Conversation,
  context: Context,
  painAfter: number | null,
): Pick<ClosingTurn, 'said' | 'facts'> {
  const { run, checks } = conversation;
  if (run === null) return { said: [], facts: [] };
  const before = checks.pain;
  const compared: Act[] =
    painAfter !== null && typeof before === 'number'
      ? [{ act: 'pain_change', ...painChange(before, painAfter) }]
      : [];
  const echo: Act[] = painAfter === null ? [] : [{ act: 'echo', number: painAfter }];
  return {
    said: [
      ...echo,
      ...compared,
      { act: 'summary', ...tally(run), inARow: countInARow(conversation, run, context) },
      ...sayProgrammeOver(conversation, run),
      ...sayMilestone(conversation, run, context),
    ],
    facts: [
      { fact: 'run_ended', at: context.now, run: run.id, ended: 'finished' },
      ...rememberPain({ ...conversation, painAfter }, context),
    ],
  };
}

/** How many routines in a row had all their holds, this one counted: for the record's owner only, else 0. */
function countInARow({ speaker }: Conversation, run: Run, { progress, recordStatus }: Context): number {
  const { done, planned } = tally(run);
  if (speaker !== 'owner' || recordStatus === 'unreachable' || done < planned) return 0;
  const before = routinesOf(withHistory(progress)).filter(({ id }) => id !== run.id);
  const broken = before.findLastIndex((routine) => routine.done < routine.planned);
  return before.length - 1 - broken + 1;
}

/** The last routine of a programme, where enough of it was held to count. */
function sayProgrammeOver({ speaker }: Conversation, run: Run): Act[] {
  const { programme } = run.plan;
  const isLast = programme?.routine === PROGRAMME_ROUTINES && isPractice(run);
  return isLast && speaker === 'owner' ? [{ act: 'programme_over', programme: programme.id }] : [];
}

/** One thing on progress, for its owner only. This routine counts, whether or not its end is on record already. */
function sayMilestone({ speaker }: Conversation, run: Run, { progress, now, recordStatus }: Context): Act[] {
  if (speaker !== 'owner' || recordStatus === 'unreachable') return [];
  const full = withHistory(progress);
  const isRecorded = routinesOf(full).some(({ id }) => id === run.id);
  const gain = milestoneOf(full, now, isRecorded || tally(run).heldMs === 0 ? 0 : 1);
  if (gain === null) return [];
  if (gain.of === 'week') return [{ act: 'this_week', week: gain.week }];
  const { from, to, change } = gain;
  return [{ act: 'pain_trend', from, to, change }];
}

/** The facts of breaking off what is under way. */
export function breakOff({ run }: Conversation, { now }: Context): Fact[] {
  if (!hasBegun(run)) return [];
  return [{ fact: 'run_ended', at: now, run: run.id, ended: isComplete(run) ? 'finished' : 'broken_off' }];
}

/** How to get up, for someone who needs to hear it. */
export function getUp(conversation: Conversation, context: Context): Act[] {
  return hasToGetUp(conversation, context) ? [{ act: 'get_up' }] : [];
}

/** The facts of giving up a place kept from before. */
export function giveUpPlace({ progress: { open }, now }: Context): Fact[] {
  if (open === null) return [];
  return [{ fact: 'run_ended', at: now, run: open.id, ended: isComplete(open) ? 'finished' : 'broken_off' }];
}

/**
 * The session is over and nothing can be said. The record has the place of a routine under way since the last answer; what
 * was heard since then is credited already. So nothing of it is kept here, and a session that is a turn behind takes
 * nothing back. Only the place in the questions is kept.
 */
export function leaveSession(conversation: Conversation, context: Context): ClosingTurn {
  return closeSession(conversation, 'goodbye', [], leaveQuestions(conversation, context));
}

/**
 * A screening that is left while all answers were safe goes on where it stands, within minutes, where nothing else was said
 * that would have to be remembered. A launch takes it up for a recognised voice only.
 */
function leaveQuestions(conversation: Conversation, { now }: Context): Fact[] {
  const { speaker, level, checks, asked, missedVoice } = conversation;
  const question = SCREENING_IDS.find((id) => id === asked.id);
  if (question === undefined || question === 'age' || checks.questionSet !== 'full') return [];
  const isKnown = speaker === 'owner' && !missedVoice;
  const nothingElse = level === null && checks.avoid.length === 0 && checks.readOut !== question;
  const mayGoOn = isKnown && nothingElse && asked.misses === 0 && isSafeSoFar(checks.answers);
  return mayGoOn ? [{ fact: 'screening_left', at: now, question }] : [];
}

/** A turn that ends the session with the words given and no more. */
export function closeSession(
  conversation: Conversation,
  closed: ClosedConversation['closed'],
  said: readonly Act[],
  facts: readonly Fact[],
): ClosingTurn {
  return { then: 'close', conversation: { ...conversation, closed }, said, goodbye: false, facts };
}

/** A turn that ends the session with a goodbye. */
export function sayGoodbye(
  conversation: Conversation,
  said: readonly Act[] = [],
  facts: readonly Fact[] = [],
): ClosingTurn {
  return { ...closeSession(conversation, 'goodbye', said, facts), goodbye: true };
}
