/** "How am I doing?" and "my goal is four times a week": asked and said anywhere, told only to whose record it is. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import { withHistory } from '../progress/history.ts';
import { asGoal, SUGGESTED_GOAL } from '../progress/preferences.ts';
import { type ProgressTopic, summarizeProgress } from '../progress/summary.ts';
import { interject } from '../transitions/halt.ts';

/** Tells how someone is doing. Who isn't known yet is told once they are (`owedProgress`). */
export function asksProgress(
  conversation: Conversation,
  about: ProgressTopic,
  during: boolean,
  context: Context,
): Turn {
  const because = whyNotTold(conversation, context);
  const owes = because === 'unconfirmed' ? { ...conversation, owesProgress: about } : conversation;
  if (because !== null) return interject(owes, during, { act: 'no_progress', because });
  return interject(owes, during, tellProgress(conversation, about, context));
}

/** What was asked before it was known who asks, now that it is. */
export function owedProgress(conversation: Conversation, context: Context): Act[] {
  const { owesProgress } = conversation;
  return owesProgress === null ? [] : [tellProgress(conversation, owesProgress, context)];
}

/** A goal in routines a week: kept and said back. Without a number, the one there is. */
export function setsGoal(
  conversation: Conversation,
  perWeek: number | null,
  during: boolean,
  context: Context,
): Turn {
  const { goal: kept } = context.progress.preferences;
  const because = whyNotTold(conversation, context);
  if (conversation.speaker === 'guest' || (perWeek === null && because !== null))
    return interject(conversation, during, { act: 'no_progress', because: because ?? 'guest' });
  if (perWeek === null) {
    const goal = kept ?? SUGGESTED_GOAL;
    return interject(conversation, during, { act: 'goal', goal, is: kept === null ? 'suggested' : 'kept' });
  }
  const goal = asGoal(perWeek);
  if (goal === null)
    return interject(conversation, during, { act: 'goal', goal: SUGGESTED_GOAL, is: 'out_of_range' });
  const turn = interject(conversation, during, { act: 'goal', goal, is: 'set' });
  return { ...turn, facts: [{ fact: 'preferred', at: context.now, preferences: { goal } }] };
}

function tellProgress(
  { run, stage }: Conversation,
  about: ProgressTopic,
  { progress, now }: Context,
): Extract<Act, { act: 'progress' }> {
  const underWay = stage === 'before' || run === null ? null : run.id;
  return { act: 'progress', told: summarizeProgress(about, withHistory(progress), now, underWay) };
}

/** Why nothing of the record is told: it is someone else's, it may be, or it can't be reached. Null: it is theirs. */
function whyNotTold(
  { speaker, asked }: Conversation,
  { recordStatus }: Context,
): Extract<Act, { act: 'no_progress' }>['because'] | null {
  if (speaker === 'guest') return 'guest';
  if (recordStatus === 'unreachable') return 'unreachable';
  if (speaker === 'owner') return null;
  // "Was that you, and shall we carry on?" "Yes" goes straight on to the roller.
  return asked.id === 'take_up' ? 'ask_again' : 'unconfirmed';
}
