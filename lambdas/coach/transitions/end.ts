/** The ways a session ends. Each closes it: no question, no microphone. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import { type Conversation, isOnRoller } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { routinesOf, withHistory } from '../progress/history.ts';
import { painChange } from '../progress/pain-trend.ts';
import { milestoneOf } from '../progress/summary.ts';
import { hasBegun, isComplete, type Run, tally } from '../routine/run.ts';
import { SCREENING_VERSION } from '../screening/questionnaire.ts';
import { type TriageLevel, worse } from '../screening/triage-level.ts';
import { GET_UP_ROUTINES } from '../timeline/next-segment.ts';
import { painKept } from './keep-pain.ts';

/** Whether someone is down on the floor, and has heard fewer than three times how to get up. */
function hasToGetUp({ run, ...conversation }: Conversation, { progress }: Context): boolean {
  if (!isOnRoller({ run, ...conversation }) || run === null) return false;
  const step = run.plan.steps[Math.min(run.next, run.plan.steps.length - 1)];
  return step?.posture === 'floor' && progress.practice.finished < GET_UP_ROUTINES;
}

/** Ends for a level that forbids rolling. What was held stays credited; the routine isn't taken up again. */
export function endForLevel(
  conversation: Conversation,
  context: Context,
  level: Exclude<TriageLevel, 'ok' | 'caution'>,
  cause: 'answer' | 'unsure' | 'said' | 'called',
): Turn {
  const onRoller = isOnRoller(conversation);
  const act: Act = level === 'emergency' ? { act: level, cause, onRoller } : { act: level, onRoller };
  return closeSession(
    { ...conversation, level: worse(conversation.level, level) },
    'blocked',
    [act, ...(level === 'emergency' ? [] : getUp(conversation, context))],
    [...breakOff(conversation, context), blockRolling(level, context)],
  );
}

function blockRolling(level: Exclude<TriageLevel, 'ok' | 'caution'>, { now }: Context): Fact {
  return level === 'emergency'
    ? { fact: 'permission_withdrawn', at: now }
    : {
        fact: 'screening_concluded',
        at: now,
        screened: { outcome: 'blocked', version: SCREENING_VERSION, at: now },
        lifts: false,
      };
}

/** Ends for today with words of its own, blocking nothing for another day. */
export function endForToday(conversation: Conversation, context: Context, acts: readonly Act[]): Turn {
  return closeSession(
    conversation,
    'blocked',
    [...acts, ...getUp(conversation, context)],
    breakOff(conversation, context),
  );
}

/** "Stop": short, with the place kept where there is one. */
export function stop(conversation: Conversation, context: Context): Turn {
  const { run, stage, speaker } = conversation;
  if (stage === 'before' || run === null)
    return closeSession(conversation, 'goodbye', [{ act: 'goodbye' }], []);
  const { done, planned } = tally(run);
  const kept = stage !== 'after' && !isComplete(run);
  const fact: Fact = kept
    ? { fact: 'run_kept', at: context.now, run }
    : { fact: 'run_ended', at: context.now, run: run.id, ended: 'finished' };
  const onFloor = hasToGetUp(conversation, context);
  const said: Act = { act: 'stopped', held: done, planned, kept: kept && speaker === 'owner', onFloor };
  return closeSession(conversation, 'goodbye', [said], [fact]);
}

/** The end of a routine: pain right after, what was done, one thing on progress, goodbye. */
export function finish(conversation: Conversation, context: Context, painAfter: number | null): Turn {
  const { run, checks } = conversation;
  if (run === null) return closeSession(conversation, 'goodbye', [{ act: 'goodbye' }], []);
  const before = checks.pain;
  const compared: Act[] =
    painAfter !== null && typeof before === 'number'
      ? [{ act: 'pain_change', ...painChange(before, painAfter) }]
      : [];
  const echo: Act[] = painAfter === null ? [] : [{ act: 'echo', number: painAfter }];
  return closeSession(
    conversation,
    'goodbye',
    [
      ...echo,
      ...compared,
      { act: 'summary', ...tally(run) },
      ...sayMilestone(conversation, run, context),
      { act: 'goodbye' },
    ],
    [
      { fact: 'run_ended', at: context.now, run: run.id, ended: 'finished' },
      ...painKept({ ...conversation, painAfter }, context),
    ],
  );
}

/** What is told of progress: to its owner only, this routine counted, whether or not its end is on record already. */
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

/** How to get up, for who needs to hear it. */
export function getUp(conversation: Conversation, context: Context): Act[] {
  return hasToGetUp(conversation, context) ? [{ act: 'get_up' }] : [];
}

/** The facts of giving up a place kept from before. */
export function giveUpPlace({ progress: { open }, now }: Context): Fact[] {
  if (open === null) return [];
  return [{ fact: 'run_ended', at: now, run: open.id, ended: isComplete(open) ? 'finished' : 'broken_off' }];
}

/** A turn that ends the session. */
export function closeSession(
  conversation: Conversation,
  how: 'goodbye' | 'blocked',
  acts: readonly Act[],
  facts: readonly Fact[],
): Turn {
  return { conversation: { ...conversation, closed: how }, acts, facts };
}
