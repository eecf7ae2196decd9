/** Getting into position: the wait for "ready", and what can be changed until then. */
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import { switchSides } from '../../planning/edit-run.ts';
import { clampMinutes } from '../../planning/plan-routine.ts';
import { positionAt } from '../../routine/position.ts';
import { hasBegun, type Run } from '../../routine/run.ts';
import type { HoldChange } from '../../timeline/lines.ts';
import { bed } from '../../timeline/waiting-bed.ts';
import { playAndAsk } from '../../transitions/ask.ts';
import { getReady } from '../../transitions/get-ready.ts';
import { askHowStrong } from '../../transitions/halt.ts';
import { begin } from '../../transitions/play.ts';
import type { AskedQuestion, Open, ReplyOf } from '../accepts.ts';
import { applyWish, type WishReply } from '../wishes/for-today.ts';
import { countGranted, adjustPressure, adjustTime } from './hold-controls.ts';

/** Getting into position: "ready" starts; a length, region or tool plans again; anything else waits on. */
export const READY: AskedQuestion = {
  choice: 'heard',
  usual: 'choice',
  hears: {
    ready: start,
    yes: start,
    resume: start,
    next: start,
    hurts: ({ conversation }) => askHowStrong(conversation),
    number: replanForMinutes,
    pressure: ({ conversation, moment }, { change }) =>
      changeBeforeBell(conversation, (run) => adjustPressure(conversation, run, change), moment),
    time: ({ conversation, moment }, reply) =>
      changeBeforeBell(conversation, (run) => adjustTime(conversation, run, reply, moment), moment),
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
