/** "Which side, and where?": what is sore is left out, and what lies near it is asked about. */
import type { Turn } from '../../conversation/turn.ts';
import { askAgainOr } from '../../transitions/ask.ts';
import { endForToday, endUnheard } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { playWithout } from '../../transitions/play.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open } from '../accepts.ts';
import { leaveOut, isWishWithoutPlace, keepWish, noteSore, type WishReply } from '../wishes/for-today.ts';

/** "Which side, and where?": a place is left out on both sides. No routine for someone who can't say. */
export const SKIN_WHERE: AskedQuestion = {
  choice: 'heard',
  usual: 'unclear',
  hears: {
    start: leaveOutSore,
    avoid: leaveOutSore,
    have: leaveOutSore,
    not_sure: refuseRoutine,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: (at) => askAgainOr(at.conversation, () => endUnheard(at.conversation, false)),
};

function refuseRoutine({ conversation, moment }: Open): Turn {
  return endForToday(conversation, moment, [{ act: 'no_routine', because: 'skin' }]);
}

function leaveOutSore(at: Open, reply: WishReply): Turn {
  const { conversation, moment } = at;
  const { place } = reply;
  if (conversation.stage === 'before' && isWishWithoutPlace(reply))
    return keepWish(conversation, reply, () => askAgainOr(conversation, () => refuseRoutine(at)));
  if (place === null || place === 'unknown') return askAgainOr(conversation, () => refuseRoutine(at));
  if (conversation.stage === 'rolling' && conversation.run !== null) {
    // On the roller nobody is asked first: all of it is left out at once.
    const { conversation: without, regions } = leaveOut(conversation, place);
    return playWithout(without, conversation.run, regions, moment);
  }
  const { conversation: noted, regions } = noteSore(conversation, place);
  return proceed(noted, moment, regions.length === 0 ? [{ act: 'noted' }] : [{ act: 'left_out', regions }]);
}

/** What lies near a sore place: left out, too, unless somebody clearly says no. */
export const LEAVE_OUT_NEAR: AskedQuestion = {
  choice: 'heard',
  usual: 'answer',
  hears: {
    yes: leaveOutNear,
    not_sure: leaveOutNear,
    no: (at, { how }) => (how === 'slight' ? askAgainOrLeaveOut(at) : keepNear(at)),
    start: keepOrLeaveOut,
    have: keepOrLeaveOut,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrLeaveOut,
};

function askAgainOrLeaveOut(at: Open): Turn {
  return askAgainOr(at.conversation, () => leaveOutNear(at));
}

/** A place may be the sore one again, and no wish. */
function keepOrLeaveOut(at: Open, reply: WishReply): Turn {
  return isWishWithoutPlace(reply)
    ? keepWish(at.conversation, reply, () => askAgainOrLeaveOut(at))
    : askAgainOrLeaveOut(at);
}

function leaveOutNear({ conversation, moment }: Open): Turn {
  const { checks } = conversation;
  const regions = checks.near;
  const without = { ...checks, avoid: [...checks.avoid, ...regions], near: [] };
  return proceed({ ...conversation, checks: without }, moment, [{ act: 'left_out', regions }]);
}

function keepNear({ conversation, moment }: Open): Turn {
  return proceed({ ...conversation, checks: { ...conversation.checks, near: [] } }, moment);
}
