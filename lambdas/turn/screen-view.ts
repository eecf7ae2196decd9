/** Decides what a screen may show: only the speaker's own record, and pain only with consent. */
import type { Context } from '../coach/conversation/context.ts';
import type { AnsweredTurn } from '../coach/conversation/turn.ts';
import type { ScreenView } from '../response/screen/choosing.ts';
import { recordAfter, type Saved } from './save-facts.ts';

/** What may be shown after a turn, with what it did counted. */
export function screenViewOf(turn: AnsweredTurn, saved: Saved, context: Context): ScreenView {
  const { conversation } = turn;
  const progress = recordAfter(saved, context.progress);
  const isOwners = context.voice === 'recognised' || context.voice === 'unrecognised';
  const own = conversation.speaker === 'owner' && isOwners && saved.stored !== null;
  const agreed = context.ratingsAllowed && progress.preferences.keepsRatings === true;
  const pain = own && agreed && context.voice === 'recognised';
  return { turn, progress, now: context.now, own, pain };
}
