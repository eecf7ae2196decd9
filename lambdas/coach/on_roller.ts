/** A reply while a routine is under way: in a hold, at a check-in, in a pause, at the end. */
import type { OtherQuestionId } from './asking.ts';
import { oneBack, skipped, without, withoutRest } from './changes.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { breakOff, endForToday, finish } from './endings.ts';
import type { Reply } from './events.ts';
import { never } from './never.ts';
import { getReady } from './preparing.ts';
import { enough, halt, howStrong, pause, playOn, pressed } from './rolling.ts';
import type { Run } from './run.ts';
import { again } from './setting_up.ts';
import { take } from './wishes.ts';

/** What is open while a routine is under way. */
export type RollingQuestion = Extract<
  OtherQuestionId,
  'hardest' | 'how_strong' | 'sharp_or_strong' | 'carry_on' | 'other_side' | 'back_now'
>;

/** A pressure no one can name is taken as one that stops the region. */
const UNSURE_PRESSURE = 7;

/**
 * A reply with the run credited and standing still.
 * @param during whether the audio was still playing: then nothing had been asked yet.
 */
export function onRoller(
  conversation: Conversation,
  run: Run,
  question: RollingQuestion,
  reply: Reply,
  during: boolean,
  context: Context,
): Turn {
  const stopAndAsk = (): Turn => halt(conversation, context, [{ act: 'unclear' }], 'carry_on');
  switch (reply.type) {
    case 'pause':
      return pause(conversation, context);
    case 'hurts':
      return howStrong(conversation);
    case 'next':
      return playOn(conversation, during ? skipped(run) : run, context, null);
    case 'previous': {
      const back = oneBack(run);
      return back === null
        ? halt(conversation, context, [{ act: 'not_now' }], 'carry_on')
        : playOn({ ...conversation, run: back }, back, context, null);
    }
    case 'start_over':
      return getReady({ ...conversation, run: null }, context, [], breakOff(conversation, context));
    case 'cant_get_down': {
      const standing = { ...conversation, run: null, checks: { ...conversation.checks, floor: false } };
      return getReady(standing, context, [{ act: 'standing' }], breakOff(conversation, context));
    }
    case 'start':
    case 'avoid':
    case 'have':
      return asking(conversation, run, reply, context);
    case 'number':
      return numbered(conversation, question, reply.value, during, context);
    case 'yes':
    case 'no':
    case 'ready':
    case 'resume':
    case 'not_sure':
    case 'deny':
    case 'cleared':
    case 'unclear':
      return during
        ? duringHold(conversation, run, reply, context, stopAndAsk)
        : asked(conversation, run, question, reply, context);
  }
  return never(reply);
}

type Simple = Extract<
  Reply,
  { type: 'yes' | 'no' | 'ready' | 'resume' | 'not_sure' | 'deny' | 'cleared' | 'unclear' }
>;

/** Said into a hold: it goes on where someone says so, or stands still and asks. */
function duringHold(
  conversation: Conversation,
  run: Run,
  { type }: Simple,
  context: Context,
  stopAndAsk: () => Turn,
): Turn {
  switch (type) {
    case 'yes':
    case 'ready':
    case 'resume':
    case 'deny':
      return playOn(conversation, run, context, null);
    case 'no':
    case 'not_sure':
    case 'cleared':
    case 'unclear':
      return stopAndAsk();
  }
  return never(type);
}

/** Said when the coach had asked. */
function asked(
  conversation: Conversation,
  run: Run,
  question: RollingQuestion,
  { type }: Simple,
  context: Context,
): Turn {
  const goOn = (): Turn => playOn(conversation, run, context, null);
  const askAgain = (): Turn => again(conversation, () => pause(conversation, context));
  const goes = type === 'yes' || type === 'ready' || type === 'resume';
  switch (question) {
    case 'hardest':
      return goes ? goOn() : askAgain();
    case 'carry_on':
      if (type === 'no') return enough(conversation, context);
      return goes ? goOn() : askAgain();
    case 'other_side':
      if (type === 'no') return playOn(conversation, withoutRest(run), context, null);
      return goes ? goOn() : askAgain();
    case 'how_strong':
      return type === 'not_sure'
        ? pressed(conversation, UNSURE_PRESSURE, context)
        : again(conversation, () => pressed(conversation, UNSURE_PRESSURE, context));
    case 'sharp_or_strong':
      if (type === 'no' || type === 'deny') return howStrong(conversation);
      if (type === 'unclear') return again(conversation, () => sensation(conversation, context));
      return sensation(conversation, context);
    case 'back_now':
      return type === 'unclear'
        ? again(conversation, () => finish(conversation, context, null))
        : finish(conversation, context, null);
  }
  return never(question);
}

/** Sharp or numb, or not known to be anything else: the routine is over for today. */
function sensation(conversation: Conversation, context: Context): Turn {
  return endForToday(conversation, context, [{ act: 'stop_for', stop: 'sensation', onRoller: true }]);
}

/** A number is a pressure, but at the end, where it is the back's pain. */
function numbered(
  conversation: Conversation,
  question: RollingQuestion,
  value: number | null,
  during: boolean,
  context: Context,
): Turn {
  const known = value !== null && value >= 0 && value <= 10;
  if (question === 'back_now' && !during) {
    return known
      ? finish(conversation, context, value)
      : again(conversation, () => finish(conversation, context, null));
  }
  if (known) return pressed(conversation, value, context);
  return during || question !== 'hardest'
    ? howStrong(conversation)
    : again(conversation, () => pause(conversation, context));
}

/** Something named: a region to leave out, a tool, a place; a feeling that no list knows. */
function asking(
  conversation: Conversation,
  run: Run,
  reply: Extract<Reply, { type: 'start' | 'avoid' | 'have' }>,
  context: Context,
): Turn {
  if (reply.type === 'have' && reply.had.kind === 'unknown')
    return halt(conversation, context, [], 'sharp_or_strong');
  const taken = take(conversation, reply);
  if (taken === null) return halt(conversation, context, [{ act: 'unclear' }], 'carry_on');
  if (reply.type === 'avoid') {
    const shorter = without(run, taken.conversation.checks.avoid);
    return playOn({ ...taken.conversation, run: shorter }, shorter, context, null);
  }
  const acts =
    reply.type === 'start' && taken.acts.every(({ act }) => act === 'noted')
      ? [{ act: 'not_now' } as const]
      : taken.acts;
  return halt(conversation, context, acts, 'carry_on');
}
