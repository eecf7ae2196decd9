/** The set-up questions that aren't yes or no, and the wait for "ready". */
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { isRating } from '../../conversation/questions.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import { switchSides } from '../../planning/edit-run.ts';
import { clampMinutes } from '../../planning/plan-routine.ts';
import { positionAt } from '../../routine/position.ts';
import { hasBegun, type Run } from '../../routine/run.ts';
import { hurtsStrongly, isGentle, PAIN_TOO_STRONG } from '../../screening/permission.ts';
import { isCleared, levelOf } from '../../screening/triage.ts';
import { forbids, worse } from '../../screening/triage-level.ts';
import type { HoldChange } from '../../timeline/lines.ts';
import { bed } from '../../timeline/waiting-bed.ts';
import { askAgainOr, playAndAsk } from '../../transitions/ask.ts';
import { endForToday, endUnheard } from '../../transitions/end.ts';
import { getReady } from '../../transitions/get-ready.ts';
import { howStrong, waitOn } from '../../transitions/halt.ts';
import { begin, playWithout } from '../../transitions/play.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { Accepts, Open, ReplyOf } from '../accepts.ts';
import { countGranted, pressureChanged, timeChanged } from './hold-controls.ts';
import { leaveOut, applyWish, isWishWithoutPlace, keepWish, noteSore, type WishReply } from '../wishes/for-today.ts';

/** "Which side, and where?": a place is left out on both sides. No routine for someone who can't say. */
export const SKIN_WHERE: Accepts = {
  hears: {
    start: leaveOutSore,
    avoid: leaveOutSore,
    have: leaveOutSore,
    not_sure: noRoutine,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: (at) => askAgainOr(at.conversation, () => endUnheard(at.conversation, false)),
};

function noRoutine({ conversation, moment }: Open): Turn {
  return endForToday(conversation, moment, [{ act: 'no_routine', because: 'skin' }]);
}

function leaveOutSore(at: Open, reply: WishReply): Turn {
  const { conversation, moment } = at;
  const { place } = reply;
  if (conversation.stage === 'before' && isWishWithoutPlace(reply))
    return keepWish(conversation, reply, () => askAgainOr(conversation, () => noRoutine(at)));
  if (place === null || place === 'unknown') return askAgainOr(conversation, () => noRoutine(at));
  if (conversation.stage === 'rolling' && conversation.run !== null) {
    // On the roller nobody is asked first: all of it is left out at once.
    const { conversation: without, regions } = leaveOut(conversation, place);
    return playWithout(without, conversation.run, regions, moment);
  }
  const { conversation: noted, regions } = noteSore(conversation, place);
  return proceed(noted, moment, regions.length === 0 ? [{ act: 'noted' }] : [{ act: 'left_out', regions }]);
}

/** What lies near a sore place: left out, too, unless somebody clearly says no. */
export const LEAVE_OUT_NEAR: Accepts = {
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

/** Back pain now. 8 or more: no routine today. 6, 7, or somebody who can't say: a gentle one. */
export const PAIN_NOW: Accepts = {
  hears: {
    number: ({ conversation, moment }, { value }) =>
      isRating(value) ? painIs(conversation, value, moment) : askAgainForNumber({ conversation, moment }),
    not_sure: ({ conversation, moment }) => painIs(conversation, 'unsure', moment),
    start: keepOrAskForNumber,
    have: keepOrAskForNumber,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainForNumber,
};

function askAgainForNumber({ conversation }: Open): Turn {
  return askAgainOr(conversation, () => endUnheard(conversation, false));
}

function keepOrAskForNumber(at: Open, reply: WishReply): Turn {
  return keepWish(at.conversation, reply, () => askAgainForNumber(at));
}

function painIs(conversation: Conversation, pain: number | 'unsure', context: Context): Turn {
  const { checks } = conversation;
  const known = { ...conversation, checks: { ...checks, pain } };
  // A number that leads to anything is said back.
  const isEchoed = pain !== 'unsure' && (checks.questionSet === 'full' || hurtsStrongly(pain));
  const echo: Act[] = isEchoed ? [{ act: 'echo', number: pain }] : [];
  if (pain !== 'unsure' && pain >= PAIN_TOO_STRONG) {
    const tooStrong = { ...known, level: worse(known.level, 'refer') };
    return prependToTurn(endForToday(tooStrong, context, [{ act: 'no_routine', because: 'pain' }]), echo);
  }
  const gentle = isGentle(known);
  const level = worse(known.level, gentle ? 'caution' : 'ok');
  // Said after a screening; who answers two short questions has heard it before.
  const fine: Act[] = checks.questionSet === 'full' ? [{ act: 'ok' }] : [];
  const said = gentle ? reasonsFor(known).map((because): Act => ({ act: 'gentle', because })) : fine;
  return proceed({ ...known, level }, context, [...echo, ...said]);
}

/** Pain makes it shorter besides, so it is the reason to tell; but whoever should ask a doctor first hears that too. */
function reasonsFor({ checks, level }: Conversation): readonly Extract<Act, { act: 'gentle' }>['because'][] {
  const { screened, questionSet, answers, pain } = checks;
  const strong = pain === 'unsure' ? (['cant_say'] as const) : (['pain'] as const);
  if (screened?.outcome !== 'gentle') return strong;
  // Of somebody who comes back, what is new today made it gentle, or nothing but what is on record.
  const isKept =
    questionSet !== 'full' && level !== 'caution' && !forbids(level) && levelOf(answers) === null;
  const screening = isKept ? 'kept' : isCleared(answers, false) ? 'cleared' : 'caution';
  if (!hurtsStrongly(pain)) return [screening];
  return screening === 'caution' ? [screening, ...strong] : strong;
}

/** Getting into position: "ready" starts; a length, region or tool plans again; anything else waits on. */
export const READY: Accepts = {
  hears: {
    ready: start,
    yes: start,
    resume: start,
    next: start,
    hurts: ({ conversation }) => howStrong(conversation),
    number: replanForMinutes,
    pressure: ({ conversation, moment }, { change }) =>
      changeBeforeBell(conversation, (run) => pressureChanged(conversation, run, change), moment),
    time: ({ conversation, moment }, reply) =>
      changeBeforeBell(conversation, (run) => timeChanged(conversation, run, reply, moment), moment),
    start: replanForWish,
    avoid: replanForWish,
    have: replanForWish,
    cant_get_down: ({ conversation, moment }) =>
      replan({ ...conversation, checks: { ...conversation.checks, floor: false } }, moment, [
        { act: 'standing' },
      ]),
    start_over: ({ conversation, moment }) => replan(conversation, moment),
    previous: ({ conversation, moment }) => replan(conversation, moment),
    switch_sides: ({ conversation, moment }, { side }) =>
      conversation.run === null || side === conversation.run.plan.steps[0]?.side
        ? wait(conversation)
        : startOtherSide(conversation, conversation.run, moment),
    no: ({ conversation }) => wait(conversation),
    pause: ({ conversation }) => wait(conversation),
    // "Never my legs" may be a wish, and sounds like a denial of both; so may whatever else is denied and isn't known.
    deny: (at, { finding }) =>
      finding === 'both_legs' || finding === 'unknown' ? waitUnclear(at) : wait(at.conversation),
    healthy: ({ conversation }) => wait(conversation),
    cleared: ({ conversation }) => wait(conversation),
  },
  otherwise: waitUnclear,
};

function start({ conversation, moment }: Open): Turn {
  return begin(conversation, moment, 'position_said');
}

function wait(conversation: Conversation, said: readonly Act[] = []): Turn {
  return playAndAsk(conversation, said, bed('say_ready', 'response'));
}

/** "Easier", "ten more seconds": the hold that comes first is changed, as it would be while it plays. */
function changeBeforeBell(
  conversation: Conversation,
  change: (run: Run) => { readonly run: Run; readonly line: HoldChange },
  moment: Context,
): Turn {
  if (conversation.run === null) return getReady(conversation, moment);
  const { run, line } = change(conversation.run);
  return wait({ ...countGranted(conversation, line), run }, [{ act: 'hold_changed', line }]);
}

function waitUnclear({ conversation }: Open): Turn {
  return wait(conversation, [{ act: 'unclear' }]);
}

/** A bare number may be anything here: only a length of time is one. */
function replanForMinutes(at: Open, { minutes }: ReplyOf<'number'>): Turn {
  if (minutes === null) return waitUnclear(at);
  const { conversation, moment } = at;
  const wish = { ...conversation.wish, minutes, region: null, side: null };
  const asked: Act[] = isOrdered(minutes) ? [{ act: 'length', because: 'asked', minutes }] : [];
  return replan({ ...conversation, wish }, moment, asked);
}

function replanForWish(at: Open, reply: WishReply): Turn {
  const taken = applyWish(at.conversation, reply);
  if (taken === null) return waitUnclear(at);
  // What a choice comes to is told with the plan.
  const isChoice = reply.type === 'start' && reply.choice !== undefined;
  return replan(taken.conversation, at.moment, isChoice ? [] : taken.acts);
}

/** Whether a length can be had as it was asked for. */
function isOrdered(minutes: number): boolean {
  return clampMinutes(minutes) === minutes;
}

/** The other side first: of the region asked for, or of the first one planned. */
function startOtherSide(conversation: Conversation, run: Run, context: Context): Turn {
  const { wish } = conversation;
  const other = switchSides(run);
  const position = other === null ? null : positionAt(other);
  if (wish.side !== null) {
    const side = wish.side === 'left' ? 'right' : 'left';
    return replan({ ...conversation, wish: { ...wish, side } }, context);
  }
  if (position === null) return getReady(conversation, context, [{ act: 'not_now' }]);
  return wait({ ...conversation, run: other }, [
    { act: 'get_into_position', position, firstEver: false, detail: 'full' },
  ]);
}

/** Plans again; a place kept from before gives way to a new plan. What was to be easier stays so. */
function replan(conversation: Conversation, context: Context, said: readonly Act[] = []): Turn {
  const { run } = conversation;
  const anew = hasBegun(run) ? { ...run, startedAt: 0, allRatingsEasy: null } : run;
  return getReady({ ...conversation, run: anew }, context, said);
}
