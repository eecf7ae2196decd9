/** What another device of the home has recorded since the session began. */
import type { PersonRecord } from '../progress/progress.ts';
import type { Context } from './context.ts';
import type { Conversation } from './conversation.ts';

/**
 * The conversation, without a permission that the record no longer allows: withdrawn or blocked on another
 * device, or blocked all along while the record was out of reach. All is asked again then, whatever was answered.
 * @returns the conversation itself if the record forbids nothing of it.
 */
export function revokeStalePermission(
  conversation: Conversation,
  { progress }: Pick<Context, 'progress'>,
): Conversation {
  const { screened } = progress;
  const { speaker, checks, stage, run } = conversation;
  const allows = screened !== null && screened.outcome !== 'blocked';
  // Fewer than all questions rely on the record; so does what its owner concluded here.
  const relies = checks.questionSet !== 'full' || (speaker === 'owner' && checks.screened !== null);
  if (allows || !relies || isSuspendedHere(conversation, progress) || standsByItself(conversation, progress))
    return conversation;
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

/**
 * Whether the record allows nothing because this conversation has withdrawn it, while it asks what is new; and nobody since.
 * A record that knows of no withdrawal was deleted meanwhile, and what was in force with it.
 */
function isSuspendedHere({ checks }: Conversation, { screened, withdrawnAt }: PersonRecord): boolean {
  const { amends, suspendedAt } = checks;
  if (amends === null || checks.screened !== null || suspendedAt === null) return false;
  return screened === null && withdrawnAt !== null && withdrawnAt <= suspendedAt;
}

/**
 * Whether all questions were answered here, partly by a voice that Alexa missed. That isn't on record, so that the record
 * says nothing of it; but what forbade rolling since then does.
 */
function standsByItself(
  { missedVoice, checks: { questionSet, screened: concluded } }: Conversation,
  { screened, withdrawnAt }: PersonRecord,
): boolean {
  if (!missedVoice || questionSet !== 'full' || concluded === null) return false;
  const blockedAt = screened?.outcome === 'blocked' ? screened.at : 0;
  return Math.max(withdrawnAt ?? 0, blockedAt) <= concluded.at;
}
