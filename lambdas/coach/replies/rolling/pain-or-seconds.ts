/** "Six", said into a hold: the pain, or seconds? */
import type { Turn } from '../../conversation/turn.ts';
import { askAgainOr } from '../../transitions/ask.ts';
import { askHowStrong, waitOn } from '../../transitions/halt.ts';
import { playOn } from '../../transitions/play.ts';
import type { Standing } from '../accepts.ts';
import { adjustTime } from './hold-controls.ts';
import { acceptOnRoller } from './on-roller.ts';
import { EASES, interpretNumber } from './pressure.ts';

/** A number nobody had asked for: a pain counts as one; seconds change the hold, which goes on after a rest. */
export const PAIN_OR_SECONDS = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    number: (at, { value }) => interpretNumber(at, value, askAgainOrHowStrong),
    time: ({ conversation, run, moment }, reply) => {
      const wish = { ...reply, seconds: reply.seconds ?? conversation.numberSaid };
      const { run: changed, line } = adjustTime(conversation, run, wish, moment);
      return playOn({ ...conversation, run: changed }, changed, moment, { lead: line });
    },
    hurts: hearPain,
    not_sure: ({ conversation }) => askHowStrong(conversation),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrHowStrong,
});

/**
 * "Pain": a number that stops or eases was it. A smaller one, after which the hold would go on, is asked for once more:
 * "it hurts" may be a new pain.
 */
function hearPain(at: Standing): Turn {
  const { numberSaid } = at.conversation;
  return numberSaid !== null && numberSaid >= EASES.usual
    ? interpretNumber(at, numberSaid, ({ conversation }) => askHowStrong(conversation))
    : askHowStrong(at.conversation);
}

function askAgainOrHowStrong({ conversation }: Standing): Turn {
  return askAgainOr(conversation, () => askHowStrong(conversation));
}
