/** What is felt on the roller, once something hurts, or may be numb: how strong, how sharp, and where. */
import { isBetweenTheLegs } from '../../body/places.ts';
import type { Turn } from '../../conversation/turn.ts';
import { isNoAt } from '../../screening/healthy.ts';
import { askAgainOr, ask, askWithExample, openQuestion } from '../../transitions/ask.ts';
import { endForLevel, endForToday } from '../../transitions/end.ts';
import { askHowStrong, waitOn } from '../../transitions/halt.ts';
import type { Standing } from '../accepts.ts';
import type { WishReply } from '../wishes/for-today.ts';
import { acceptOnRoller, goOn } from './on-roller.ts';
import { interpretNumber, stopUnrated, stopVeryStrong } from './pressure.ts';

/** "It hurts": how strong? Only an answer leads on; without one the routine is over for today. */
export const HOW_STRONG = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    number: (at, { value }) => interpretNumber(at, value, askAgainOrEnd),
    not_sure: ({ conversation, run, moment }) => stopUnrated(conversation, run, moment),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** A feeling that no list knows: "sharp or numb, or strong pressure?" */
export const SHARP_OR_STRONG = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    hurts: hearStrong,
    no: hearStrong,
    deny: (at, { finding }) => (finding === 'unknown' ? askAgainOrEnd(at) : hearStrong(at)),
    healthy: hearStrong,
    yes: endForSensation,
    not_sure: endForSensation,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** Strong pressure, not sharp: how strong, unless that was said. */
function hearStrong({ conversation, run, moment }: Standing): Turn {
  return conversation.numberSaid === null
    ? askHowStrong(conversation)
    : stopVeryStrong(conversation, run, moment);
}

/** "No sore spot, or is it numb?" Only a clear word goes on; what may be numb is asked about (findings/volunteered-finding.ts). */
export const SPOT_OR_NUMB = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    no: goOn,
    resume: goOn,
    yes: askWhetherBetween,
    not_sure: askWhetherBetween,
    hurts: ({ conversation }) => askHowStrong(conversation),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** It may be numb. Whether it is numb between the legs, too, decides between an end for today and help now. */
export function askWhetherBetween({ conversation }: Pick<Standing, 'conversation'>): Turn {
  return ask(openQuestion(conversation, 'numb_between'));
}

/**
 * "Numb between the legs, too?" Something is numb already, so nothing goes on: a no ends the routine, and a yes isn't a bare
 * one, which could be corrected.
 */
export const NUMB_BETWEEN = acceptOnRoller({
  choice: 'heard',
  usual: 'answer',
  hears: {
    yes: (at) => endForSaddle(at, 'answer'),
    not_sure: (at) =>
      at.conversation.asked.exampleGiven ? endForSaddle(at, 'unsure') : askWithExample(at.conversation),
    no: (at, { how }) => {
      if (how === 'slight') return askAgainOrEnd(at);
      return how === 'plain' || at.conversation.asked.exampleGiven
        ? endForSensation(at)
        : askWithExample(at.conversation);
    },
    healthy: (at, { what }) => (isNoAt(what, 'saddle') ? endForSensation(at) : askAgainOrEnd(at)),
    have: hearNumbPlace,
    start: hearNumbPlace,
    avoid: hearNumbPlace,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** "Yes, in my groin": a place of those asked about is a yes. */
function hearNumbPlace(at: Standing, { place }: WishReply): Turn {
  return isBetweenTheLegs(place) ? endForSaddle(at, 'answer') : askAgainOrEnd(at);
}

function endForSaddle({ conversation, moment }: Standing, cause: 'answer' | 'unsure'): Turn {
  return endForLevel(conversation, moment, 'emergency', cause, 'saddle');
}

function askAgainOrEnd(at: Standing): Turn {
  return askAgainOr(at.conversation, () => endForSensation(at));
}

function endForSensation({ conversation, moment }: Standing): Turn {
  return endForToday(conversation, moment, [{ act: 'stop_for', stop: 'sensation', onRoller: true }]);
}
