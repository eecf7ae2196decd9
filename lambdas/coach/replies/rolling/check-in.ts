/** Between holds: the check-in, a pause, and the way to the other side. */
import type { Turn } from '../../conversation/turn.ts';
import { skipStep, withoutRest } from '../../planning/edit-run.ts';
import { isComplete } from '../../routine/run.ts';
import { askAgainOr, ask } from '../../transitions/ask.ts';
import { getReady, PLACE_LEFT_MS } from '../../transitions/get-ready.ts';
import { declineToContinue, halt, askHowStrong, pause } from '../../transitions/halt.ts';
import { playOn } from '../../transitions/play.ts';
import type { LeadsByReply, Standing } from '../accepts.ts';
import { acceptOnRoller, type Change, CONTROLS, goOn } from './on-roller.ts';
import { interpretNumber } from './pressure.ts';

/** What is accepted alike at a check-in, in a pause, and between two sides. */
const BETWEEN: LeadsByReply<Standing> = {
  ...CONTROLS,
  ready: goOn,
  resume: goOn,
  next: goOn,
  number: ({ conversation }) => askHowStrong(conversation),
  hurts: ({ conversation }) => askHowStrong(conversation),
  pressure: noteChange,
  time: noteChange,
};

function askAgainOrPause({ conversation, run }: Standing): Turn {
  return askAgainOr(conversation, () => pause(conversation, run));
}

/**
 * "How sore was that, zero to ten?" isn't answered by yes or no. After silence it follows "are you all right?": a yes to that
 * brings it again, and a no is never taken lightly.
 */
export const HARDEST = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    ...BETWEEN,
    number: (at, { value }) => interpretNumber(at, value, askAgainOrPause),
    yes: askForNumber,
    healthy: (at, { what }) => (what === 'all' ? askForNumber(at) : askAgainOrPause(at)),
    no: ({ conversation }) => halt(conversation, [{ act: 'if_unwell', asks: false }], 'sharp_or_strong'),
  },
  otherwise: askAgainOrPause,
});

function askForNumber({ conversation }: Standing): Turn {
  return ask(conversation);
}

/** "Carry on?" */
export const CARRY_ON = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    ...BETWEEN,
    yes: goBackDown,
    healthy: (at, { what }) => (what === 'all' ? goBackDown(at) : askAgainOrPause(at)),
    ready: goBackDown,
    resume: goBackDown,
    no: ({ conversation, moment }) => declineToContinue(conversation, moment),
    next: ({ conversation, run, moment }) => playOn(conversation, skipStep(run), moment),
  },
  otherwise: askAgainOrPause,
});

/** "The other side too?" */
export const OTHER_SIDE = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    ...BETWEEN,
    yes: goOn,
    no: ({ conversation, run, moment }) => playOn(conversation, withoutRest(run), moment),
  },
  otherwise: askAgainOrPause,
});

/** After a long pause somebody may have got up: the set-up in short, and "ready", in place of ten seconds. */
function goBackDown(at: Standing): Turn {
  const { conversation, run, moment } = at;
  return moment.now - run.at > PLACE_LEFT_MS && !isComplete(run)
    ? getReady({ ...conversation, stage: 'before' }, moment)
    : goOn(at);
}

/** Said between holds, "easier" counts for the holds to come. Any other change has to be asked for in a hold. */
function noteChange({ conversation, run }: Standing, reply: Change): Turn {
  const easier = reply.type === 'pressure' && reply.change === 'less';
  const eased = easier ? { ...conversation, run: { ...run, easedOff: true } } : conversation;
  return ask(eased, [easier ? { act: 'noted', wish: 'easier' } : { act: 'not_now' }]);
}
