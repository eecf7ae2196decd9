/** "How am I doing?" and "what's my goal?": said anywhere, answered only to the owner of the record. */
import type { Act } from '../../conversation/acts.ts';
import type { Context, Moment } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { AskingTurn } from '../../conversation/turn.ts';
import { withHistory } from '../../progress/history.ts';
import { SUGGESTED_GOAL } from '../../progress/preferences.ts';
import { type ProgressTopic, summarizeProgress } from '../../progress/summary.ts';
import { interject } from '../../transitions/halt.ts';

/** Tells how someone is doing. Someone who isn't known yet hears it as soon as they are (`tellOwedProgress`). */
export function answerProgress(conversation: Conversation, about: ProgressTopic, moment: Moment): AskingTurn {
  const because = whyNotTold(conversation, moment);
  const owes = because === 'unconfirmed' ? { ...conversation, owesProgress: about } : conversation;
  if (because !== null) return interject(owes, moment, { act: 'no_progress', because });
  return interject(owes, moment, tellProgress(conversation, about, moment));
}

/** What was asked before it was known who asks, now that it is. */
export function tellOwedProgress(conversation: Conversation, context: Context): Act[] {
  const { owesProgress } = conversation;
  if (owesProgress === null) return [];
  return context.recordStatus === 'unreachable'
    ? [{ act: 'no_progress', because: 'unreachable' }]
    : [tellProgress(conversation, owesProgress, context)];
}

/** "What's my goal?" Whoever names one wishes for it (wishes/kept-wishes.ts). */
export function tellGoal(conversation: Conversation, moment: Moment): AskingTurn {
  const because = whyNotTold(conversation, moment);
  if (because !== null) return interject(conversation, moment, { act: 'no_progress', because });
  const { goal: kept } = moment.progress.preferences;
  const goal = kept ?? SUGGESTED_GOAL;
  return interject(conversation, moment, { act: 'goal', goal, is: kept === null ? 'suggested' : 'kept' });
}

function tellProgress(
  { run, stage }: Conversation,
  about: ProgressTopic,
  { progress, now }: Context,
): Extract<Act, { act: 'progress' }> {
  const underWay = stage === 'before' || run === null ? null : run.id;
  return { act: 'progress', told: summarizeProgress(about, withHistory(progress), now, underWay) };
}

/** Why nothing of the record is said: it is or may be someone else's, or can't be reached. Null: it is theirs. */
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
