/** The set-up questions that aren't yes or no, and the wait for "ready". */
import type { HeardPlace } from '../body/places.ts';
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import { isRating } from '../conversation/questions.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { switchSides } from '../planning/edit-run.ts';
import { clampMinutes, FIRST_MINUTES } from '../planning/plan-routine.ts';
import { positionAt } from '../routine/position.ts';
import type { Run } from '../routine/run.ts';
import { isGentle, PAIN_TOO_STRONG } from '../screening/permission.ts';
import { worse } from '../screening/triage-level.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { askAgainOr, ask, putInForm } from '../transitions/ask.ts';
import { endForToday } from '../transitions/end.ts';
import { getReady } from '../transitions/get-ready.ts';
import { howStrong, waitOn } from '../transitions/halt.ts';
import { begin, playWithout } from '../transitions/play.ts';
import { proceed } from '../transitions/proceed.ts';
import { leaveOut, applyWish } from './wishes.ts';

/** "Which side, and where?": a place is left out on both sides; who can't say gets no routine. */
export function whereSore(conversation: Conversation, reply: Reply, context: Context): Turn {
  const noRoutine = (): Turn => endForToday(conversation, context, [{ act: 'no_routine', because: 'skin' }]);
  if (reply.type === 'not_sure') return noRoutine();
  if (reply.type === 'pause') return waitOn(conversation);
  const place = placeIn(reply);
  if (place === null || place === 'unknown') return askAgainOr(conversation, noRoutine);
  const { conversation: noted, regions } = leaveOut(conversation, place);
  if (noted.stage === 'rolling' && noted.run !== null) return playWithout(noted, noted.run, regions, context);
  const acts: Act[] = regions.length === 0 ? [{ act: 'noted' }] : [{ act: 'left_out', regions }];
  return proceed(noted, context, acts);
}

function placeIn(reply: Reply): HeardPlace {
  return reply.type === 'start' || reply.type === 'avoid' || reply.type === 'have' ? reply.place : null;
}

/** Back pain now: 8 or more, no routine today; 6, 7 or unsure, a gentle one; who can't be understood is unsure. */
export function painNow(conversation: Conversation, reply: Reply, context: Context): Turn {
  const unsure = (): Turn => painIs(conversation, 'unsure', context);
  if (reply.type === 'not_sure') return unsure();
  if (reply.type === 'pause') return waitOn(conversation);
  if (reply.type === 'number' && isRating(reply.value)) {
    return painIs(conversation, reply.value, context);
  }
  return askAgainOr(conversation, unsure);
}

function painIs(conversation: Conversation, pain: number | 'unsure', context: Context): Turn {
  const { checks } = conversation;
  const known = { ...conversation, checks: { ...checks, pain } };
  const echo: Act[] = pain === 'unsure' ? [] : [{ act: 'echo', number: pain }];
  if (pain !== 'unsure' && pain >= PAIN_TOO_STRONG) {
    const tooStrong = { ...known, level: worse(known.level, 'refer') };
    return prependToTurn(endForToday(tooStrong, context, [{ act: 'no_routine', because: 'pain' }]), echo, []);
  }
  const gentle = isGentle(known);
  const because = checks.screened?.outcome === 'gentle' ? reasonFor(known) : 'pain';
  const level = worse(known.level, gentle ? 'caution' : 'ok');
  // A strong pain fixes the length: three minutes.
  const lengthAgreed = checks.lengthAgreed || (gentle && because === 'pain');
  // Said after a screening; who answers two short questions has heard it before.
  const fine: Act[] = checks.questionSet === 'full' ? [{ act: 'ok' }] : [];
  const said: Act[] = gentle ? [{ act: 'gentle', because }] : fine;
  return proceed({ ...known, level, checks: { ...known.checks, lengthAgreed } }, context, [...echo, ...said]);
}

function reasonFor({ checks }: Conversation): 'cleared' | 'caution' | 'kept' {
  if (checks.questionSet !== 'full') return 'kept';
  return checks.answers.allowed === 'yes' ? 'cleared' : 'caution';
}

/** "Five minutes with a soft roller?" Yes, or another length, region or tool. */
export function length(conversation: Conversation, reply: Reply, context: Context): Turn {
  const agree = ({ wish, ...agreed }: Conversation, acts: readonly Act[]): Turn =>
    proceed(
      {
        ...agreed,
        wish: { ...wish, minutes: wish.minutes ?? FIRST_MINUTES },
        checks: { ...agreed.checks, lengthAgreed: true },
      },
      context,
      acts,
    );
  const minutes = minutesIn(reply);
  if (minutes !== null) return agree({ ...conversation, wish: { ...conversation.wish, minutes } }, []);
  if (reply.type === 'pause') return waitOn(conversation);
  if (
    reply.type === 'yes' ||
    reply.type === 'ready' ||
    reply.type === 'resume' ||
    reply.type === 'not_sure'
  ) {
    return agree(conversation, []);
  }
  if (reply.type === 'no' && conversation.asked.form !== 'example') {
    const open = putInForm(conversation, 'example');
    return { conversation: open, acts: [ask(open)], facts: [] };
  }
  if (reply.type === 'start' || reply.type === 'have' || reply.type === 'avoid') {
    const taken = applyWish(conversation, reply);
    if (taken !== null && reply.type === 'start') return agree(taken.conversation, taken.acts);
    if (taken !== null) return { ...taken, acts: [...taken.acts, ask(taken.conversation)], facts: [] };
  }
  return askAgainOr(conversation, () => agree(conversation, []));
}

function minutesIn(reply: Reply): number | null {
  if (reply.type === 'number') return reply.minutes ?? reply.value;
  return reply.type === 'start' ? reply.minutes : null;
}

/** Getting into position: "ready" starts; a length, region or tool plans again; "not yet" waits on. */
export function replyWhileGettingReady(conversation: Conversation, reply: Reply, context: Context): Turn {
  const wait = (acts: readonly Act[] = []): Turn => ({
    conversation,
    acts: [...acts, { act: 'play', segment: bed('say_ready', 'response') }, ask(conversation)],
    facts: [],
  });
  switch (reply.type) {
    case 'ready':
    case 'yes':
    case 'resume':
    case 'next':
      return begin(conversation, context, 'position_said');
    case 'hurts':
      return howStrong(conversation);
    case 'number': {
      // A bare number may be anything here: only a length of time is one.
      const { minutes } = reply;
      if (minutes === null) return wait([{ act: 'unclear' }]);
      const wish = { ...conversation.wish, minutes, region: null, side: null };
      const asked: Act[] = isOrdered(minutes) ? [{ act: 'length', because: 'asked', minutes }] : [];
      return replan({ ...conversation, wish }, context, asked);
    }
    case 'start':
    case 'avoid':
    case 'have': {
      const taken = applyWish(conversation, reply);
      return taken === null ? wait([{ act: 'unclear' }]) : replan(taken.conversation, context, taken.acts);
    }
    case 'cant_get_down': {
      const standing = { ...conversation, checks: { ...conversation.checks, floor: false } };
      return replan(standing, context, [{ act: 'standing' }]);
    }
    case 'start_over':
    case 'previous':
      return replan(conversation, context, []);
    case 'no':
    case 'pause':
    case 'deny':
    case 'cleared':
      return wait();
    case 'switch_sides':
      return conversation.run === null || reply.side === conversation.run.plan.steps[0]?.side
        ? wait()
        : startOtherRoutine(conversation, conversation.run, context);
    case 'pressure':
    case 'time':
    case 'not_sure':
    case 'unclear':
      return wait([{ act: 'unclear' }]);
  }
}

/** Whether a length can be had as it was asked for. */
function isOrdered(minutes: number): boolean {
  return clampMinutes(minutes) === minutes;
}

/** The other side first: of the region asked for, or of the first one planned. */
function startOtherRoutine(conversation: Conversation, run: Run, context: Context): Turn {
  const { wish } = conversation;
  const other = switchSides(run);
  const position = other === null ? null : positionAt(other);
  if (wish.side !== null) {
    const side = wish.side === 'left' ? 'right' : 'left';
    return replan({ ...conversation, wish: { ...wish, side } }, context, []);
  }
  if (position === null) return getReady(conversation, context, [{ act: 'not_now' }], []);
  return {
    conversation: { ...conversation, run: other },
    acts: [
      { act: 'get_into_position', position, firstEver: false },
      { act: 'play', segment: bed('say_ready', 'response') },
      ask(conversation),
    ],
    facts: [],
  };
}

/** Plans again; a place kept from before gives way to a new plan. */
function replan(conversation: Conversation, context: Context, acts: readonly Act[]): Turn {
  return getReady({ ...conversation, run: null }, context, acts, []);
}
