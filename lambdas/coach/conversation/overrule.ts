/** What another device of the home has recorded since the session began. */
import type { Context } from './context.ts';
import type { Conversation } from './conversation.ts';

/**
 * The conversation, without a permission that the record no longer allows: withdrawn or blocked on another
 * device, or blocked all along while the record was out of reach. All is asked again then, whatever was answered.
 * @returns the conversation itself if the record forbids nothing of it.
 */
export function revokeStalePermission(
  conversation: Conversation,
  { progress: { screened } }: Pick<Context, 'progress'>,
): Conversation {
  const { speaker, checks, stage, run } = conversation;
  const allows = screened !== null && screened.outcome !== 'blocked';
  // Fewer than all questions rely on the record; so does what its owner concluded here.
  const relies = checks.questionSet !== 'full' || (speaker === 'owner' && checks.screened !== null);
  if (allows || !relies) return conversation;
  const wasBlocked = checks.wasBlocked || screened !== null;
  const screeningReason = wasBlocked ? 'blocked' : 'something_new';
  return {
    ...conversation,
    checks: {
      ...checks,
      questionSet: 'full',
      screeningReason,
      answers: {},
      lastAnswered: null,
      screened: null,
      wasBlocked,
    },
    run: stage === 'before' ? null : run,
  };
}
