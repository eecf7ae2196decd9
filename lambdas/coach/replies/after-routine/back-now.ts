/** The back pain right after the routine: the first thing that is asked once it is over. */
import { isRating } from '../../conversation/questions.ts';
import type { Turn } from '../../conversation/turn.ts';
import { askAgainOr } from '../../transitions/ask.ts';
import { waitOn } from '../../transitions/halt.ts';
import type { Standing } from '../accepts.ts';
import { acceptOnRoller } from '../rolling/on-roller.ts';
import { wrapUp } from './wrap-up.ts';

/** "And your back pain now?" The routine is over, so nothing here changes it. */
export const BACK_NOW = acceptOnRoller({
  choice: 'not_now',
  usual: 'unclear',
  hears: {
    number: (at, { value }) =>
      isRating(value) ? wrapUp(at.conversation, at.moment, value) : askAgainOrWrapUp(at),
    no: wrapUpUnrated,
    not_sure: wrapUpUnrated,
    next: wrapUpUnrated,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrWrapUp,
});

function wrapUpUnrated({ conversation, moment }: Standing): Turn {
  return wrapUp(conversation, moment, null);
}

function askAgainOrWrapUp(at: Standing): Turn {
  return askAgainOr(at.conversation, () => wrapUpUnrated(at));
}
