/**
 * "What is it?", after a yes to something new. A finding opens its own question alone (volunteered-finding.ts); what
 * isn't understood opens all questions.
 */
import type { Turn } from '../conversation/turn.ts';
import { askAgainOr } from '../transitions/ask.ts';
import { waitOn } from '../transitions/halt.ts';
import { screenAgain } from '../transitions/screen-again.ts';
import type { Accepts, Open } from './accepts.ts';

export const WHAT_NEW: Accepts = {
  hears: {
    no: screenAll,
    yes: screenAll,
    not_sure: screenAll,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: (at) => askAgainOr(at.conversation, () => screenAll(at)),
};

function screenAll({ conversation, moment }: Open): Turn {
  return screenAgain(conversation, moment, 'something_new');
}
