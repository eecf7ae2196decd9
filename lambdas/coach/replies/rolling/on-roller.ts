/** A reply while a routine is under way: in a hold, at a check-in, in a pause, at the end. */
import { isBetweenTheLegs } from '../../body/places.ts';
import type { Act } from '../../conversation/acts.ts';
import { type Context, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { isRating } from '../../conversation/questions.ts';
import type { Turn } from '../../conversation/turn.ts';
import { oneBack, skipStep, switchSides, withoutRest } from '../../planning/edit-run.ts';
import { isComplete } from '../../routine/run.ts';
import { isNoAt } from '../../screening/healthy.ts';
import { askAgainOr, ask, openQuestion, putInForm } from '../../transitions/ask.ts';
import { breakOff, endForLevel, endForToday } from '../../transitions/end.ts';
import { getReady, PLACE_LEFT_MS } from '../../transitions/get-ready.ts';
import { declineToContinue, halt, howStrong, pause, waitOn } from '../../transitions/halt.ts';
import { launch } from '../../transitions/launch.ts';
import { playOn, playWithout } from '../../transitions/play.ts';
import { type Accepts, hear, type LeadsByReply, type Open, type ReplyOf, type Standing } from '../accepts.ts';
import { wrapUp } from '../after-routine/wrap-up.ts';
import { changePressure, changeTime, timeChanged } from './hold-controls.ts';
import { applyPressureRating, EASES, stopUnrated, stopVeryStrong } from './pressure.ts';
import { applyWish, type WishReply } from '../wishes/for-today.ts';

/** What changes the routine alike, wherever it is said. */
const CONTROLS: LeadsByReply<Standing> = {
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
        ? howStrong(conversation)
        : halt({ ...conversation, numberSaid: value }, [], 'pain_or_seconds'),
    hurts: ({ conversation }) => howStrong(conversation),
    pressure: changeRun,
    time: changeRun,
  },
  otherwise: stopUnclear,
};

function goOn({ conversation, run, moment }: Standing): Turn {
  return playOn(conversation, run, moment);
}

/** After a long pause somebody may have got up: the set-up in short, and "ready", in place of ten seconds. */
function goBackDown(at: Standing): Turn {
  const { conversation, run, moment } = at;
  return moment.now - run.at > PLACE_LEFT_MS && !isComplete(run)
    ? getReady({ ...conversation, stage: 'before' }, moment)
    : goOn(at);
}

function stopUnclear({ conversation }: Standing): Turn {
  return halt(conversation, [{ act: 'unclear' }], 'carry_on');
}

/** What is accepted alike at a check-in, in a pause, and between two sides. */
const BETWEEN: LeadsByReply<Standing> = {
  ...CONTROLS,
  ready: goOn,
  resume: goOn,
  next: goOn,
  number: ({ conversation }) => howStrong(conversation),
  hurts: ({ conversation }) => howStrong(conversation),
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
export const HARDEST = onRoller({
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
export const CARRY_ON = onRoller({
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
export const OTHER_SIDE = onRoller({
  hears: {
    ...BETWEEN,
    yes: goOn,
    no: ({ conversation, run, moment }) => playOn(conversation, withoutRest(run), moment),
  },
  otherwise: askAgainOrPause,
});

/** "It hurts": how strong? Only an answer leads on; without one the routine is over for today. */
export const HOW_STRONG = onRoller({
  hears: {
    number: (at, { value }) => interpretNumber(at, value, askAgainOrEnd),
    not_sure: ({ conversation, run, moment }) => stopUnrated(conversation, run, moment),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** A feeling that no list knows: "sharp or numb, or strong pressure?" */
export const SHARP_OR_STRONG = onRoller({
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
    ? howStrong(conversation)
    : stopVeryStrong(conversation, run, moment);
}

/** "No sore spot, or is it numb?" Only a clear word goes on; what may be numb is asked about (volunteered-finding.ts). */
export const SPOT_OR_NUMB = onRoller({
  hears: {
    no: goOn,
    resume: goOn,
    yes: askWhetherBetween,
    not_sure: askWhetherBetween,
    hurts: ({ conversation }) => howStrong(conversation),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrEnd,
});

/** It may be numb: whether it is so between the legs decides between an end for today and help now. */
export function askWhetherBetween({ conversation }: Pick<Standing, 'conversation'>): Turn {
  return ask(openQuestion(conversation, 'numb_between'));
}

/**
 * "Numb between the legs, too?" Something is numb already, so nothing goes on: a no ends the routine, and a yes isn't a bare
 * one, which could be corrected.
 */
export const NUMB_BETWEEN = onRoller({
  hears: {
    yes: (at) => endForSaddle(at, 'answer'),
    not_sure: (at) => (at.conversation.asked.exampleGiven ? endForSaddle(at, 'unsure') : giveExample(at)),
    no: (at, { how }) => {
      if (how === 'slight') return askAgainOrEnd(at);
      return how === 'plain' || at.conversation.asked.exampleGiven ? endForSensation(at) : giveExample(at);
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

function giveExample({ conversation }: Standing): Turn {
  const { asked } = conversation;
  return ask(putInForm({ ...conversation, asked: { ...asked, exampleGiven: true } }, 'example'));
}

function askAgainOrEnd(at: Standing): Turn {
  return askAgainOr(at.conversation, () => endForSensation(at));
}

function endForSensation({ conversation, moment }: Standing): Turn {
  return endForToday(conversation, moment, [{ act: 'stop_for', stop: 'sensation', onRoller: true }]);
}

/** A number nobody had asked for: a pain counts as one; seconds change the hold, which goes on after a rest. */
export const PAIN_OR_SECONDS = onRoller({
  hears: {
    number: (at, { value }) => interpretNumber(at, value, askAgainOrHowStrong),
    time: ({ conversation, run, moment }, reply) => {
      const wish = { ...reply, seconds: reply.seconds ?? conversation.numberSaid };
      const { run: changed, line } = timeChanged(conversation, run, wish, moment);
      return playOn({ ...conversation, run: changed }, changed, moment, { lead: line });
    },
    hurts: hearPain,
    not_sure: ({ conversation }) => howStrong(conversation),
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
    ? interpretNumber(at, numberSaid, ({ conversation }) => howStrong(conversation))
    : howStrong(at.conversation);
}

function askAgainOrHowStrong({ conversation }: Standing): Turn {
  return askAgainOr(conversation, () => howStrong(conversation));
}

/** "And your back pain now?" The routine is over, so nothing here changes it. */
export const BACK_NOW = onRoller({
  hears: {
    number: (at, { value }) =>
      isRating(value) ? wrapUp(at.conversation, at.moment, value) : askAgainOrWrapUp(at),
    no: wrapUpUnrated,
    not_sure: wrapUpUnrated,
    next: wrapUpUnrated,
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrWrapUp,
});

function wrapUpUnrated({ conversation, moment }: Standing): Turn {
  return wrapUp(conversation, moment, null);
}

function askAgainOrWrapUp(at: Standing): Turn {
  return askAgainOr(at.conversation, () => wrapUpUnrated(at));
}

/**
 * A question that is open while a routine is under way. While the audio plays it hasn't been asked yet, so a reply is
 * heard as one into the hold. Without a routine the thread is lost.
 */
function onRoller(accepts: Accepts<Standing>): Accepts {
  return {
    hears: {},
    otherwise: ({ conversation, moment }, reply) => {
      const { run } = conversation;
      if (run === null) return launch({ ...moment, lostThread: true });
      return hear(moment.audio === 'playing' ? IN_HOLD : accepts, { conversation, run, moment }, reply);
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

type Change = ReplyOf<'pressure' | 'time'>;

/** Between holds "easier" counts for those to come; the rest is asked for in a hold. */
function noteChange({ conversation, run }: Standing, reply: Change): Turn {
  const easier = reply.type === 'pressure' && reply.change === 'less';
  const eased = easier ? { ...conversation, run: { ...run, easedOff: true } } : conversation;
  return ask(eased, [easier ? { act: 'noted', wish: 'easier' } : { act: 'not_now' }]);
}

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

/** A number while rolling is a pressure. */
function interpretNumber(at: Standing, value: number | null, orElse: (at: Standing) => Turn): Turn {
  return isRating(value) ? applyPressureRating(at.conversation, at.run, value, at.moment) : orElse(at);
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
