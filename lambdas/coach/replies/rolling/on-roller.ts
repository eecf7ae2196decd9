/** What questions accept while a routine is under way, and what is said into a hold before they are asked. */
import type { Act } from '../../conversation/acts.ts';
import { type Context, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import { oneBack, skipStep, switchSides } from '../../planning/edit-run.ts';
import { isComplete } from '../../routine/run.ts';
import { ask } from '../../transitions/ask.ts';
import { breakOff } from '../../transitions/end.ts';
import { getReady } from '../../transitions/get-ready.ts';
import { halt, askHowStrong, pause } from '../../transitions/halt.ts';
import { launch } from '../../transitions/launch.ts';
import { playOn, playWithout } from '../../transitions/play.ts';
import {
  type Accepts,
  type AskedQuestion,
  hear,
  type LeadsByReply,
  type Open,
  type ReplyOf,
  type Standing,
} from '../accepts.ts';
import { applyWish, type WishReply } from '../wishes/for-today.ts';
import { changePressure, changeTime } from './hold-controls.ts';

/** What changes the routine alike, wherever it is said. */
export const CONTROLS: LeadsByReply<Standing> = {
  pause: ({ conversation, run }) => pause(conversation, run),
  switch_sides: changeSides,
  previous: goBack,
  start_over: ({ conversation, moment }) => planAnew(conversation, moment),
  cant_get_down: ({ conversation, moment }) =>
    planAnew({ ...conversation, checks: { ...conversation.checks, floor: false } }, moment),
  start: rollNamedRegion,
  avoid: rollNamedRegion,
  have: rollNamedRegion,
};

/**
 * Said into a hold, whatever is asked after it: the hold goes on if someone says so, and changes if they say so. For
 * anything else it stops, and the coach asks.
 */
const IN_HOLD: Accepts<Standing> = {
  hears: {
    ...CONTROLS,
    yes: goOn,
    ready: goOn,
    resume: goOn,
    // "My legs are fine" is no answer to anything asked here: something else may have been said.
    healthy: (at, { what }) => (what === 'all' ? goOn(at) : stopUnclear(at)),
    // "None" sounds like "numb"; and what else was said is asked about.
    deny: (at, { finding }) => (finding === null || finding === 'unknown' ? stopUnclear(at) : goOn(at)),
    // In the close there is nothing left to skip but the rest itself.
    next: ({ conversation, run, moment }) =>
      isComplete(run) ? ask(conversation, []) : playOn(conversation, skipStep(run), moment),
    number: ({ conversation, run }, { value }) =>
      isComplete(run)
        ? askHowStrong(conversation)
        : halt({ ...conversation, numberSaid: value }, [], 'pain_or_seconds'),
    hurts: ({ conversation }) => askHowStrong(conversation),
    pressure: changeRun,
    time: changeRun,
  },
  otherwise: stopUnclear,
};

export function goOn({ conversation, run, moment }: Standing): Turn {
  return playOn(conversation, run, moment);
}

function stopUnclear({ conversation }: Standing): Turn {
  return halt(conversation, [{ act: 'unclear' }], 'carry_on');
}

/**
 * A question that is open while a routine is under way. While the audio plays it hasn't been asked yet, so a reply is
 * heard as one into the hold. Without a routine the thread is lost.
 */
export function acceptOnRoller(question: AskedQuestion<Standing>): AskedQuestion {
  return {
    ...question,
    hears: {},
    otherwise: ({ conversation, moment }, reply) => {
      const { run } = conversation;
      if (run === null) return launch({ ...moment, lostThread: true });
      return hear(moment.audio === 'playing' ? IN_HOLD : question, { conversation, run, moment }, reply);
    },
  };
}

/** Easier, harder, more time, less: with the clock running on. In the close there is no hold left to change. */
function changeRun({ conversation, run, moment }: Standing, reply: Change): Turn {
  if (isComplete(run)) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
  return reply.type === 'pressure'
    ? changePressure(conversation, run, reply.change, moment)
    : changeTime(conversation, run, reply, moment);
}

export type Change = ReplyOf<'pressure' | 'time'>;

function changeSides({ conversation, run, moment }: Standing, { side }: ReplyOf<'switch_sides'>): Turn {
  if (side !== null && side === run.plan.steps[run.next]?.side) return playOn(conversation, run, moment);
  const other = switchSides(run);
  if (other === null) return answerThere({ conversation, moment }, [{ act: 'not_now' }]);
  return playOn({ ...conversation, run: other }, other, moment, { lead: { line: 'switched' } });
}

function goBack({ conversation, run, moment }: Standing): Turn {
  const known = practiceOf(conversation, moment);
  const avoid = [...conversation.checks.avoid, ...known.preferences.leavesOut];
  const back = oneBack(run, avoid, known, moment.now);
  // At the first hold there is none to go back to: it goes on.
  return playOn(conversation, back ?? run, moment);
}

/** Another plan from here on: what was held of this one counts. */
function planAnew(conversation: Conversation, context: Context, said: readonly Act[] = []): Turn {
  const { floor } = conversation.checks;
  const facts = breakOff(conversation, context);
  const standing: Act[] = floor === false ? [{ act: 'standing' }] : [];
  return getReady(conversation, context, [...said, ...standing], facts);
}

/** Something named: a region to leave out, a tool, a place; a feeling that no list knows. */
function rollNamedRegion({ conversation, run, moment }: Standing, reply: WishReply): Turn {
  // A feeling that no list knows, and a chest, which isn't rolled: something may be wrong there.
  const isFeeling =
    reply.type === 'have' ? reply.had.kind === 'unknown' : reply.type === 'avoid' && reply.place === 'chest';
  if (isFeeling) return halt({ ...conversation, numberSaid: null }, [], 'sharp_or_strong');
  const taken = applyWish(conversation, reply);
  if (taken === null) return answerThere({ conversation, moment }, [{ act: 'unclear' }]);
  if (reply.type === 'avoid')
    return playWithout(taken.conversation, run, taken.conversation.checks.avoid, moment);
  // Another tool is another set-up for all that comes.
  const tool = taken.conversation.checks.tool;
  if (tool !== null && tool !== run.plan.tool) return planAnew(taken.conversation, moment, taken.acts);
  const isWish = taken.acts.every(({ act }) => act === 'noted');
  return isWish
    ? answerThere({ conversation, moment }, [{ act: 'not_now' }])
    : answerThere({ conversation: taken.conversation, moment }, taken.acts);
}

/** What is said in a hold stops it; where a question is open, that question follows. */
function answerThere({ conversation, moment }: Open, said: readonly Act[]): Turn {
  return moment.audio === 'playing' ? halt(conversation, said, 'carry_on') : ask(conversation, said);
}
