/** A reply while a routine is under way: in a hold, at a check-in, in a pause, at the end. */
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import { isRating, type OtherQuestionId } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { oneBack, skipStep, switchSides, withoutRest } from '../planning/edit-run.ts';
import { isComplete, type Run } from '../routine/run.ts';
import { never } from '../shared/assert-never.ts';
import { askAgainOr, ask } from '../transitions/ask.ts';
import { breakOff, endForToday } from '../transitions/end.ts';
import { getReady } from '../transitions/get-ready.ts';
import { declineToContinue, halt, howStrong, pause, waitOn } from '../transitions/halt.ts';
import { playOn, playWithout } from '../transitions/play.ts';
import { wrapUp } from './after-routine.ts';
import { changePressure, changeTime, timeChanged } from './hold-controls.ts';
import { applyPressureRating, UNSURE_PRESSURE } from './pressure.ts';
import { applyWish, type WishReply } from './wishes.ts';

/** What is open while a routine is under way. */
export type RollingQuestion = Extract<
  OtherQuestionId,
  'hardest' | 'how_strong' | 'pain_or_seconds' | 'sharp_or_strong' | 'carry_on' | 'other_side' | 'back_now'
>;

/** A routine that stands still, and the question that is open in it. */
interface Standing {
  readonly conversation: Conversation;
  readonly run: Run;
  readonly context: Context;
}

/**
 * A reply with the run credited and standing still.
 * @param during whether the audio was still playing: then nothing had been asked yet.
 */
export function onRoller(standing: Standing, question: RollingQuestion, reply: Reply, during: boolean): Turn {
  if (during) return inSegment(standing, reply);
  switch (question) {
    case 'hardest':
    case 'carry_on':
    case 'other_side':
      return between(standing, question, reply);
    case 'how_strong':
    case 'sharp_or_strong':
      return afterHurt(standing, question, reply);
    case 'pain_or_seconds':
      return afterNumber(standing, reply);
    case 'back_now':
      return atTheEnd(standing, reply);
  }
  return never(question);
}

/** Said into a hold: it goes on where someone says so, changes where they say so, or stands still and asks. */
function inSegment(standing: Standing, reply: Reply): Turn {
  const { conversation, run, context } = standing;
  if (isControl(reply)) return controlRun(standing, reply);
  switch (reply.type) {
    case 'yes':
    case 'ready':
    case 'resume':
      return playOn(conversation, run, context);
    case 'deny':
      // "None" sounds like "numb".
      return reply.finding === null
        ? halt(conversation, [{ act: 'unclear' }], 'carry_on')
        : playOn(conversation, run, context);
    case 'next':
      return playOn(conversation, skipStep(run), context);
    case 'no':
    case 'not_sure':
    case 'cleared':
    case 'unclear':
      return halt(conversation, [{ act: 'unclear' }], 'carry_on');
    case 'number':
      return isComplete(run) ? howStrong(conversation) : halt(conversation, [], 'pain_or_seconds');
    case 'hurts':
      return howStrong(conversation);
    case 'pressure':
    case 'time':
      return changeRun(standing, reply);
  }
  return never(reply);
}

/** At a check-in, in a pause, between two sides. */
function between(standing: Standing, question: 'hardest' | 'carry_on' | 'other_side', reply: Reply): Turn {
  const { conversation, run, context } = standing;
  const askAgain = (): Turn => askAgainOr(conversation, () => pause(conversation, run));
  if (isControl(reply)) return controlRun(standing, reply);
  switch (reply.type) {
    case 'ready':
    case 'resume':
      return playOn(conversation, run, context);
    case 'yes':
      // "Zero to ten?" isn't answered by yes.
      return question === 'hardest' ? askAgain() : playOn(conversation, run, context);
    case 'no':
      if (question === 'carry_on') return declineToContinue(conversation, context);
      return question === 'other_side' ? playOn(conversation, withoutRest(run), context) : askAgain();
    case 'next':
      return playOn(conversation, question === 'carry_on' ? skipStep(run) : run, context);
    case 'number':
      return question === 'hardest'
        ? interpretNumber(standing, reply.value, askAgain)
        : howStrong(conversation);
    case 'hurts':
      return howStrong(conversation);
    case 'deny':
    case 'not_sure':
    case 'cleared':
    case 'unclear':
      return askAgain();
    case 'pressure':
    case 'time':
      return noteWish(standing, reply);
  }
  return never(reply);
}

/** Easier, harder, more time, less: with the clock running on. In the close there is no hold left to change. */
function changeRun({ conversation, run, context }: Standing, reply: Change): Turn {
  if (isComplete(run)) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
  return reply.type === 'pressure'
    ? changePressure(conversation, run, reply.change, context)
    : changeTime(conversation, run, reply, context);
}

type Change = Extract<Reply, { type: 'pressure' | 'time' }>;

/** Between holds "easier" counts for those to come; the rest is asked for in a hold. */
function noteWish({ conversation, run }: Standing, reply: Change): Turn {
  const easier = reply.type === 'pressure' && reply.change === 'less';
  const eased = easier ? { ...conversation, run: { ...run, easedOff: true } } : conversation;
  return { conversation: eased, acts: [{ act: easier ? 'noted' : 'not_now' }, ask(eased)], facts: [] };
}

/** What changes the routine alike, wherever it is said. */
const CONTROLS = [
  'pause',
  'switch_sides',
  'previous',
  'start_over',
  'cant_get_down',
  'start',
  'avoid',
  'have',
] as const;

type Control = Extract<Reply, { type: (typeof CONTROLS)[number] }>;

function isControl(reply: Reply): reply is Control {
  return CONTROLS.some((type) => type === reply.type);
}

function controlRun({ conversation, run, context }: Standing, reply: Control): Turn {
  switch (reply.type) {
    case 'pause':
      return pause(conversation, run);
    case 'switch_sides': {
      if (reply.side !== null && reply.side === run.plan.steps[run.next]?.side)
        return playOn(conversation, run, context);
      const other = switchSides(run);
      if (other === null) return halt(conversation, [{ act: 'not_now' }], 'carry_on');
      return playOn({ ...conversation, run: other }, other, context, { lead: { line: 'switched' } });
    }
    case 'previous': {
      const back = oneBack(run, conversation.checks.avoid, practiceOf(conversation, context), context.now);
      return back === null
        ? halt(conversation, [{ act: 'not_now' }], 'carry_on')
        : playOn(conversation, back, context);
    }
    case 'start_over':
      return anew(conversation, context);
    case 'cant_get_down':
      return anew({ ...conversation, checks: { ...conversation.checks, floor: false } }, context);
    case 'start':
    case 'avoid':
    case 'have':
      return rollNamedRegion(conversation, run, reply, context);
  }
  return never(reply);
}

/** Another plan from here on: what was held of this one counts. */
function anew(conversation: Conversation, context: Context, said: readonly Act[] = []): Turn {
  const { floor } = conversation.checks;
  const facts = breakOff(conversation, context);
  const acts: Act[] = floor === false ? [...said, { act: 'standing' }] : [...said];
  return getReady(conversation, context, acts, facts);
}

/** It hurts, or feels odd: only an answer to that leads on; without one the routine is over for today. */
function afterHurt(standing: Standing, question: 'how_strong' | 'sharp_or_strong', reply: Reply): Turn {
  const { conversation, run, context } = standing;
  const over = (): Turn =>
    endForToday(conversation, context, [{ act: 'stop_for', stop: 'sensation', onRoller: true }]);
  if (reply.type === 'pause') return waitOn(conversation);
  if (question === 'how_strong') {
    if (reply.type === 'number')
      return interpretNumber(standing, reply.value, () => askAgainOr(conversation, over));
    return reply.type === 'not_sure'
      ? applyPressureRating(conversation, run, UNSURE_PRESSURE, context)
      : askAgainOr(conversation, over);
  }
  if (reply.type === 'hurts' || reply.type === 'no' || reply.type === 'deny') return howStrong(conversation);
  return reply.type === 'yes' || reply.type === 'not_sure' ? over() : askAgainOr(conversation, over);
}

/** A number nobody had asked for: a pain counts as one; seconds change the hold, which goes on after a rest. */
function afterNumber(standing: Standing, reply: Reply): Turn {
  const { conversation, run, context } = standing;
  const asPain = (): Turn => howStrong(conversation);
  if (reply.type === 'number')
    return interpretNumber(standing, reply.value, () => askAgainOr(conversation, asPain));
  if (reply.type === 'time') {
    const { run: changed, line } = timeChanged(conversation, run, reply, context);
    return playOn({ ...conversation, run: changed }, changed, context, { lead: line });
  }
  if (reply.type === 'pause') return waitOn(conversation);
  return reply.type === 'hurts' || reply.type === 'not_sure' ? asPain() : askAgainOr(conversation, asPain);
}

/** "And your back pain now?": the last question. The routine is over, so nothing here changes it. */
function atTheEnd({ conversation, context }: Standing, reply: Reply): Turn {
  const finishSegment = (): Turn => wrapUp(conversation, context, null);
  if (reply.type === 'number' && isRating(reply.value)) return wrapUp(conversation, context, reply.value);
  if (reply.type === 'pause') return waitOn(conversation);
  const declined = reply.type === 'no' || reply.type === 'not_sure' || reply.type === 'next';
  return declined ? finishSegment() : askAgainOr(conversation, finishSegment);
}

/** A number while rolling is a pressure. */
function interpretNumber(
  { conversation, run, context }: Standing,
  value: number | null,
  orElse: () => Turn,
): Turn {
  return isRating(value) ? applyPressureRating(conversation, run, value, context) : orElse();
}

/** Something named: a region to leave out, a tool, a place; a feeling that no list knows. */
function rollNamedRegion(conversation: Conversation, run: Run, reply: WishReply, context: Context): Turn {
  // A feeling that no list knows, and a chest, which isn't rolled: something may be wrong there.
  const isFeeling =
    reply.type === 'have' ? reply.had.kind === 'unknown' : reply.type === 'avoid' && reply.place === 'chest';
  if (isFeeling) return halt(conversation, [], 'sharp_or_strong');
  const taken = applyWish(conversation, reply);
  if (taken === null) return halt(conversation, [{ act: 'unclear' }], 'carry_on');
  if (reply.type === 'avoid')
    return playWithout(taken.conversation, run, taken.conversation.checks.avoid, context);
  // Another tool is another set-up for all that comes.
  const tool = taken.conversation.checks.tool;
  if (tool !== null && tool !== run.plan.tool) return anew(taken.conversation, context, taken.acts);
  const isWish = taken.acts.every(({ act }) => act === 'noted');
  return isWish
    ? halt(conversation, [{ act: 'not_now' }], 'carry_on')
    : halt(taken.conversation, taken.acts, 'carry_on');
}
