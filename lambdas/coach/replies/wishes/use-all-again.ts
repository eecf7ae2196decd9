/**
 * "Shall I use everything again?": asked where all that could be rolled is never to be. Nothing is taken back without a yes,
 * and it can be taken back one by one, too (kept-wishes.ts).
 */
import type { Turn } from '../../conversation/turn.ts';
import { ask, askAgainOr } from '../../transitions/ask.ts';
import { sayGoodbye } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open } from '../accepts.ts';
import { applyWish, type WishReply } from './for-today.ts';
import { hearWish } from './kept-wishes.ts';

export const USE_ALL_AGAIN: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: {
    yes: (at) => hearWish(at, { type: 'use_again', place: 'all' }),
    no: ({ conversation }) => sayGoodbye(conversation),
    not_sure: ({ conversation }) => sayGoodbye(conversation),
    // A region that isn't left out may be wished for by name.
    start: goOnWith,
    avoid: goOnWith,
    have: goOnWith,
    pause: ({ conversation }) => waitOn(conversation),
    ready: ({ conversation }) => ask(conversation),
    resume: ({ conversation }) => ask(conversation),
  },
  otherwise: askAgainOrLeave,
};

function goOnWith(at: Open, reply: WishReply): Turn {
  const taken = applyWish(at.conversation, reply);
  return taken === null ? askAgainOrLeave(at) : proceed(taken.conversation, at.moment, taken.acts);
}

function askAgainOrLeave({ conversation }: Open): Turn {
  return askAgainOr(conversation, () => sayGoodbye(conversation));
}
