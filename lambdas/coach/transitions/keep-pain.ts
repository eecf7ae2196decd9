import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Fact } from '../progress/facts.ts';

/** The fact of a conversation's pain ratings, if it has any. */
export function rememberPainRating(
  { run, checks, painAfter, missedVoice }: Conversation,
  { now }: Context,
): Fact[] {
  // It may be somebody else's pain.
  if (missedVoice) return [];
  const before = typeof checks.pain === 'number' ? checks.pain : null;
  if (run === null || (before === null && painAfter === null)) return [];
  return [{ fact: 'pain_rated', at: now, rating: { run: run.id, at: now, before, after: painAfter } }];
}

/** The same, if they may be kept: the deployment allows it, and the person said yes. */
export function rememberPain(conversation: Conversation, context: Context): Fact[] {
  const may = context.ratingsAllowed && context.progress.preferences.keepsRatings === true;
  return may && conversation.speaker === 'owner' ? rememberPainRating(conversation, context) : [];
}
