/** What a screen may know of a turn: of the record only what is its speaker's own, and pain only by consent. */
import type { Act } from '../coach/conversation/acts.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { Turn } from '../coach/conversation/turn.ts';
import type { ScreenView } from '../response/screen/choosing.ts';
import { progressAtHand } from './look-back.ts';
import type { Saved } from './save-facts.ts';

/** What may be shown after a turn, with what it did counted. */
export function screenViewOf(
  acts: readonly Act[],
  { conversation }: Turn,
  saved: Saved,
  context: Context,
): ScreenView {
  const progress = progressAtHand(saved.stored?.progress ?? context.progress, saved.unsaved);
  const own = conversation.speaker === 'owner' && saved.stored !== null;
  const agreed = context.ratingsAllowed && progress.preferences.keepsRatings === true;
  const pain = own && agreed && context.voice === 'recognised' && !context.otherVoice;
  return { acts, conversation, progress, now: context.now, own, pain };
}
