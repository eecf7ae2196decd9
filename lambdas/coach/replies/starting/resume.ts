/** "Carry on where you stopped?": within the hour, one answer that takes the place of all the questions. */
import type { Act } from '../../conversation/acts.ts';
import { type Context, withFacts } from '../../conversation/context.ts';
import { type Conversation, withoutRun } from '../../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import { without } from '../../planning/edit-run.ts';
import { isComplete } from '../../routine/run.ts';
import { ask, askAgainOr } from '../../transitions/ask.ts';
import { giveUpPlace } from '../../transitions/end.ts';
import { getReady, PLACE_LEFT_MS } from '../../transitions/get-ready.ts';
import { waitOn } from '../../transitions/halt.ts';
import { begin } from '../../transitions/play.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open, ReplyOf } from '../accepts.ts';
import { rememberClearance } from '../screening/clearance.ts';
import { applyWish, type WishReply } from '../wishes/for-today.ts';
import { settleWishes } from '../wishes/kept-wishes.ts';

/** A yes plays what is left. A no, or anything like it, leads on as any other return does. */
export const TAKE_UP: AskedQuestion = {
  choice: 'heard',
  usual: 'choice',
  hears: {
    yes: carryOn,
    resume: carryOn,
    ready: carryOn,
    pause: ({ conversation }) => waitOn(conversation),
    no: decline,
    not_sure: decline,
    start: startWith,
    start_over: decline,
    next: decline,
    hurts: decline,
    pressure: ease,
    cleared: rememberClearance,
    avoid: startOverWith,
    have: startOverWith,
    cant_get_down: ({ conversation, moment }) =>
      startOver({ ...conversation, checks: { ...conversation.checks, floor: false } }, moment, [
        { act: 'standing' },
      ]),
  },
  otherwise: ({ conversation, moment }) => askAgainOr(conversation, () => startOver(conversation, moment)),
};

/** Plays at once if the place was left a moment ago. After longer, the short set-up and "ready" come first. */
function carryOn({ conversation, moment }: Open): Turn {
  const wishes = settleWishes({ ...conversation, speaker: 'owner' }, moment);
  const known = withFacts(moment, wishes.facts);
  const resumed = resumeKeptRun(wishes.conversation, known);
  return prependToTurn(takeUp(resumed, known), wishes.said, wishes.facts);
}

/** If what is now never to be rolled leaves nothing of the kept routine, a new one starts. */
function takeUp(resumed: Conversation, context: Context): Turn {
  const { run, checks } = resumed;
  const { open } = context.progress;
  if (open !== null && !isComplete(open) && run !== null && isComplete(run))
    return startOver({ ...resumed, checks: { ...checks, tookUp: false } }, context, [{ act: 'place_unfit' }]);
  const isThere = open !== null && context.now - open.at <= PLACE_LEFT_MS;
  return isThere ? begin(resumed, context, 'nothing_said') : getReady(resumed, context);
}

function startOverWith({ conversation, moment }: Open, reply: WishReply): Turn {
  const taken = applyWish(conversation, reply) ?? { conversation, acts: [{ act: 'unclear' } as const] };
  return startOver(taken.conversation, moment, taken.acts);
}

/** "Easier" is kept for what is left of it. The question stays open: whether to go on wasn't said. */
function ease({ conversation }: Open, { change }: ReplyOf<'pressure'>): Turn {
  const { run } = conversation;
  if (run === null || change === 'more') return ask(conversation, [{ act: 'not_now' }]);
  return ask({ ...conversation, run: { ...run, easedOff: true } }, [{ act: 'noted', wish: 'easier' }]);
}

function decline({ conversation, moment }: Open): Turn {
  return startOver(conversation, moment);
}

/** A routine of another length, or of one region, takes the place of the one that was kept. One that can't be done changes nothing. */
function startWith({ conversation, moment }: Open, reply: WishReply): Turn {
  const taken = applyWish(conversation, reply);
  if (taken === null) return ask(conversation, [{ act: 'unclear' }]);
  return taken.acts.some(({ act }) => act === 'refused_place' || act === 'not_guided')
    ? ask(taken.conversation, taken.acts)
    : startOver(taken.conversation, moment, taken.acts);
}

/** "Yes" says both: it was I, and I carry on. */
function resumeKeptRun(conversation: Conversation, { progress }: Context): Conversation {
  const { checks, run } = conversation;
  const { floor, tool, leavesOut } = progress.preferences;
  // What is never rolled may have been said since.
  const hasNever = run?.plan.steps.some(({ region }) => leavesOut.includes(region)) ?? false;
  return {
    ...conversation,
    run: run !== null && hasNever ? without(run, leavesOut) : run,
    speaker: 'owner',
    level: 'ok',
    checks: { ...checks, tookUp: true, screened: progress.screened, floor, tool },
  };
}

/** The returning questions, and a new routine. The place is given up, unless it may be someone else's. */
export function startOver(conversation: Conversation, context: Context, said: readonly Act[] = []): Turn {
  const facts = conversation.speaker === 'owner' ? giveUpPlace(context) : [];
  return proceed(withoutRun(conversation), context, said, facts);
}
