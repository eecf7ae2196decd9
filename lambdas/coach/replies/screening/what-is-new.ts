/**
 * "What is it?", after a yes to something new. A finding opens its own question alone (findings/volunteered-finding.ts); what
 * isn't understood opens all questions.
 */
import type { Turn } from '../../conversation/turn.ts';
import { askAgainOr } from '../../transitions/ask.ts';
import { waitOn } from '../../transitions/halt.ts';
import { screenAgain } from '../../transitions/screen-again.ts';
import type { AskedQuestion, Open } from '../accepts.ts';
import { isWishWithoutPlace, keepWish, type WishReply } from '../wishes/for-today.ts';

export const WHAT_NEW: AskedQuestion = {
  choice: 'heard',
  usual: 'unclear',
  hears: {
    no: screenAll,
    yes: screenAll,
    not_sure: screenAll,
    start: keepOrAskAgain,
    have: keepOrAskAgain,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgain,
};

function askAgain(at: Open): Turn {
  return askAgainOr(at.conversation, () => screenAll(at));
}

/** A wish for today's routine is no answer to what is new. */
function keepOrAskAgain(at: Open, reply: WishReply): Turn {
  return isWishWithoutPlace(reply) ? keepWish(at.conversation, reply, () => askAgain(at)) : askAgain(at);
}

function screenAll({ conversation, moment }: Open): Turn {
  return screenAgain(conversation, moment, 'something_new');
}
