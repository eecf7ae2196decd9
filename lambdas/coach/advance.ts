/**
 * The coach: from a conversation and an event to the next conversation, what to say, and what to keep. Pure:
 * time, what is on record and whose voice it is come in as data.
 */
import { answered, answering } from './answering.ts';
import { ask, opening } from './asks.ts';
import { isYesNo } from './asking.ts';
import { phaseOf, type Context, type Conversation, type Turn } from './conversation.ts';
import { breakOff, closed, endForLevel, endForToday, hasBegun, stop } from './endings.ts';
import type { Event, EventType, Reply } from './events.ts';
import type { Fact } from './facts.ts';
import { knowsSomeone, launch, newConversation } from './launching.ts';
import { never } from './never.ts';
import { onRoller } from './on_roller.ts';
import { isComplete, settle } from './place.ts';
import { getReady, prefixed } from './preparing.ts';
import { record } from './record.ts';
import { halt, playOn } from './rolling.ts';
import { volunteered } from './safety.ts';
import { gettingReady, length, painNow, whereSore } from './setting_up.ts';
import { takeUp } from './taking_up.ts';
import { take } from './wishes.ts';

/** One turn. `conversation` is null where a session begins. */
export function advance(before: Conversation | null, event: Event, context: Context): Turn {
  if (before === null) return begun(event, context);
  const identified = identify(before, context);
  const { conversation, facts, during } =
    event.type === 'audio_failed' ? unplayed(identified) : credit(identified, context);
  const known = facts.reduce(record, context.progress);
  return prefixed(answer(conversation, event, during, { ...context, progress: known }), [], facts);
}

/** The first event of a session: a launch, or a wish or a danger said in the same breath as the skill's name. */
function begun(event: Event, context: Context): Turn {
  const urgent =
    event.type === 'emergency' || event.type === 'crisis' || event.type === 'stuck' || event.type === 'stop';
  const symptom = event.type === 'have' && event.had.kind === 'thing';
  if (event.type === 'ended') return closed(newConversation(context).conversation, 'goodbye', [], []);
  if (urgent || symptom) {
    const { conversation, facts } = newConversation(context);
    const screening = opening(conversation, conversation.checks.list === 'full' ? 'adult_self' : 'r1');
    return prefixed(answer(screening, event, false, context), [], facts);
  }
  const launched = launch(context);
  if (event.type !== 'start') return launched;
  const taken = take(launched.conversation, event);
  if (taken === null) return launched;
  const question = ask(taken.conversation);
  return {
    ...launched,
    conversation: taken.conversation,
    acts: [...launched.acts.slice(0, -1), ...taken.acts, question],
  };
}

/** Where the record couldn't be read at first: as soon as it is known to be nobody's, it is the speaker's. */
function identify(conversation: Conversation, { record: known, progress }: Context): Conversation {
  const nobodys = known === 'none' || (known === 'exists' && !knowsSomeone(progress));
  return conversation.speaker === 'unconfirmed' && nobodys
    ? { ...conversation, speaker: 'owner' }
    : conversation;
}

interface Credited {
  readonly conversation: Conversation;
  readonly facts: readonly Fact[];
  readonly during: boolean;
}

/** Before anything else: what was played until now is credited, and the run stands still. */
function credit(conversation: Conversation, { now }: Context): Credited {
  if (conversation.run === null) return { conversation, facts: [], during: false };
  const closePlayed = (conversation.run.playing?.closeMs ?? 0) > 0;
  const { run, facts, during } = settle(conversation.run, now);
  const over = closePlayed && !during && isComplete(run);
  const end: Fact[] = over ? [{ fact: 'run_ended', at: now, run: run.id, ended: 'finished' }] : [];
  return { conversation: { ...conversation, run }, facts: [...facts, ...end], during };
}

/** The device couldn't play the audio: nothing of it was held. */
function unplayed(conversation: Conversation): Credited {
  const { run } = conversation;
  return {
    conversation: { ...conversation, run: run === null ? null : { ...run, playing: null } },
    facts: [],
    during: false,
  };
}

/** What is heard from anyone in the room, whoever the session is with. */
const FROM_ANYONE: readonly EventType[] = [
  'emergency',
  'crisis',
  'stuck',
  'have',
  'hurts',
  'pause',
  'stop',
  'ended',
];

function answer(conversation: Conversation, event: Event, during: boolean, context: Context): Turn {
  if (context.otherVoice && !FROM_ANYONE.includes(event.type)) {
    return { ...left(conversation, context), acts: [{ act: 'other_voice' }] };
  }
  switch (event.type) {
    case 'launched':
      return launch(context);
    case 'ended':
      return left(conversation, context);
    case 'emergency':
      return endForLevel(conversation, context, 'emergency', 'called');
    case 'crisis':
      return closed(conversation, 'blocked', [{ act: 'crisis' }], breakOff(conversation, context));
    case 'stuck':
      // "I can't get up", asked whether one can: an answer, and nobody is down there yet.
      if (conversation.asked.id === 'floor') return answered(conversation, 'floor', 'no', context);
      return endForToday(conversation, context, [{ act: 'stuck' }]);
    case 'stop':
      return stop(conversation, context);
    case 'help':
      return aside(conversation, during, context, {
        act: 'help',
        phase: during ? 'rolling' : phaseOf(conversation),
        question: conversation.asked.id,
      });
    case 'why':
      return aside(conversation, during, context, { act: 'why', question: conversation.asked.id });
    case 'repeat':
    case 'audio_failed':
      return repeated(conversation, during || event.type === 'audio_failed', context);
    case 'have':
      return event.had.kind === 'thing'
        ? volunteered(conversation, event.had.id, event.place, context)
        : reply(conversation, event, during, context);
    case 'start':
    case 'ready':
    case 'deny':
    case 'hurts':
    case 'number':
    case 'not_sure':
    case 'cleared':
    case 'avoid':
    case 'cant_get_down':
    case 'yes':
    case 'no':
    case 'pause':
    case 'resume':
    case 'next':
    case 'previous':
    case 'start_over':
    case 'unclear':
      return reply(conversation, event, during, context);
  }
  return never(event);
}

/** A reply goes to whatever question is open. */
function reply(conversation: Conversation, said: Reply, during: boolean, context: Context): Turn {
  const { id } = conversation.asked;
  if (isYesNo(id)) return answering(conversation, id, said, context);
  switch (id) {
    case 'skin_where':
      return whereSore(conversation, said, context);
    case 'pain_now':
      return painNow(conversation, said, context);
    case 'length':
      return length(conversation, said, context);
    case 'ready':
      return gettingReady(conversation, said, context);
    case 'take_up':
      return takeUp(conversation, said, context);
    case 'hardest':
    case 'how_strong':
    case 'sharp_or_strong':
    case 'carry_on':
    case 'other_side':
    case 'back_now': {
      const { run } = conversation;
      return run === null
        ? launch({ ...context, lostThread: true })
        : onRoller(conversation, run, id, said, during, context);
    }
  }
  return never(id);
}

/** Something told in between; then the question again, or, out of a hold, whether to carry on. */
function aside(
  conversation: Conversation,
  during: boolean,
  context: Context,
  act: Turn['acts'][number],
): Turn {
  if (during) {
    const halted = halt(conversation, context, [act], 'carry_on');
    // Help begins with "roll off" itself.
    return act.act === 'help'
      ? { ...halted, acts: halted.acts.filter((one) => one.act !== 'roll_off') }
      : halted;
  }
  return { conversation, acts: [act, ask(conversation)], facts: [] };
}

/** The same again: the question; the set-up; in a hold, back into position and the rest of it. */
function repeated(conversation: Conversation, during: boolean, context: Context): Turn {
  const { run, asked } = conversation;
  if (asked.id === 'ready') return getReady(conversation, context, [], []);
  if (during && hasBegun(run)) return playOn(conversation, run, context, null);
  return { conversation, acts: [ask(conversation)], facts: [] };
}

/** The session is over and nothing can be said: the place is kept as it stands. */
function left(conversation: Conversation, context: Context): Turn {
  const { run } = conversation;
  const facts: Fact[] =
    hasBegun(run) && conversation.asked.id !== 'take_up' ? [{ fact: 'run_kept', at: context.now, run }] : [];
  return closed(conversation, 'goodbye', [], facts);
}
