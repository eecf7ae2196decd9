/**
 * What is said in the sentence that opens the skill, besides its name: "ask foam roll coach how am I doing". It is
 * done or answered first. Then comes the one question that belongs to it.
 */
import type { Act } from '../conversation/acts.ts';
import { type Moment, withFacts } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent, EventType } from '../conversation/events.ts';
import { type AskingTurn, prependToTurn, type Turn } from '../conversation/turn.ts';
import { clampMinutes } from '../planning/plan-routine.ts';
import { ask, openQuestion } from '../transitions/ask.ts';
import { greet, launch, newConversation, placeKept, welcomeBack } from '../transitions/launch.ts';
import { proceed } from '../transitions/proceed.ts';
import { remind } from './reminders/settle.ts';
import { KEPT_WISHES } from './wishes/do-wish.ts';
import { applyWish, findChoiceIn, withoutUnknownChoice } from './wishes/for-today.ts';
import { markOpened, hearWish } from './wishes/kept-wishes.ts';
import { answer } from './everywhere.ts';

/** What means no more than opening the skill does, or could only have answered a question that was open. */
const JUST_OPENS: readonly EventType[] = [
  'launched',
  'yes',
  'no',
  'not_sure',
  'ready',
  'resume',
  'next',
  'start_over',
  'repeat',
  'played',
  'audio_failed',
  'screen_failed',
  'what_you_mean',
];

/** What changes a routine, so that one kept from before isn't offered after it. */
const CHANGES_ROUTINE: readonly EventType[] = ['avoid', 'have', 'cant_get_down'];

/** What is told, asked or set without touching a routine kept from before. */
const LEAVES_PLACE: readonly EventType[] = [
  ...KEPT_WISHES,
  'help',
  'why',
  'ask_topic',
  'time_left',
  'detail',
  'progress',
  'reached',
  'my_data',
  'delete_data',
  'remind',
  'cleared',
  'hurts',
];

/** What is answered only to somebody who is known, or kept for them alone. */
const ABOUT_THE_RECORD: readonly EventType[] = ['progress', 'delete_data', ...KEPT_WISHES];

/** What makes sense only while a routine is under way. */
const NEEDS_A_ROUTINE: readonly EventType[] = ['pause', 'pressure', 'time', 'switch_sides', 'previous'];

/** The first turn of a session that began with more than the skill's name. */
export function openWith(said: CoachEvent, moment: Moment): Turn {
  const event = findChoiceIn(said) ?? said;
  if (event.type === 'start') return openWithWish(event, moment);
  // Whoever is in the middle of something has to hear first that the place in it is lost.
  if (JUST_OPENS.includes(event.type) || moment.lostThread) return launch(moment);
  const { conversation, facts } = newConversation(moment);
  const counted = withFacts(moment, facts);
  const isKept = hasKeptPlace(conversation);
  if (asksWhoseRecord(conversation, event, moment)) {
    const asking = openQuestion(conversation, 'same_person');
    const told =
      event.type === 'remind'
        ? remind(asking, event, counted, 'once_known')
        : answerFirst(asking, event, counted);
    const { greeting, facts: heard } = greet(conversation, counted);
    return prependToTurn(markOpened({ ...told, said: [...told.said, greeting] }), [], [...facts, ...heard]);
  }
  if (!isKept || CHANGES_ROUTINE.includes(event.type))
    return prependToTurn(answerFirst(openQuestion(conversation, 'roll_now'), event, counted), [], facts);
  if (!LEAVES_PLACE.includes(event.type))
    return prependToTurn(launch(moment), [
      { act: NEEDS_A_ROUTINE.includes(event.type) ? 'not_now' : 'unclear' },
    ]);
  return prependToTurn(answerWithPlaceKept(conversation, event, counted), [], facts);
}

/** The answer to the first words of a session. No question was asked yet, so that "ask me again" can't mean one. */
function answerFirst(conversation: Conversation, event: CoachEvent, moment: Moment): Turn {
  return event.type === 'keep_going'
    ? hearWish({ conversation, moment }, event)
    : answer(conversation, event, moment);
}

/** Somebody who stopped within the hour is asked whether to carry on, instead of whether to roll. */
function answerWithPlaceKept(conversation: Conversation, event: CoachEvent, moment: Moment): Turn {
  const turn = answerFirst(openQuestion(conversation, 'take_up'), event, moment);
  if (event.type === 'hurts')
    return prependToTurn(turn, [{ act: 'rest_first' }, welcomeBack(conversation, moment)]);
  return turn.then === 'ask' && turn.conversation.asked.id === 'take_up'
    ? { ...turn, said: [...turn.said, placeKept(moment)] }
    : turn;
}

/** Whether a place from within the hour is offered. */
function hasKeptPlace({ checks }: Conversation): boolean {
  return checks.questionSet === 'resume';
}

/** Whether the answer depends on whose record it is, so that this is the question that belongs to it. */
function asksWhoseRecord(
  conversation: Conversation,
  event: CoachEvent,
  { recordStatus, canRemind }: Moment,
): boolean {
  if (conversation.speaker !== 'unconfirmed' || recordStatus !== 'exists') return false;
  if (event.type === 'remind') return canRemind;
  if (hasKeptPlace(conversation)) return false;
  const asksWhich = event.type === 'programme' && event.change === 'start' && event.programme === null;
  return ABOUT_THE_RECORD.includes(event.type) && !asksWhich;
}

/** "Start an eight minute routine": what it will be comes first, and why there are questions before it. */
function openWithWish(said: Extract<CoachEvent, { type: 'start' }>, moment: Moment): Turn {
  const launched = launch(moment);
  if (launched.then !== 'ask') return launched;
  const { reply: event, notes } = withoutUnknownChoice({ conversation: launched.conversation, moment }, said);
  // If a place is kept, the routine they ask for again is the one they are in the middle of.
  return prependToTurn(
    openWithKnownWish(launched, event, moment),
    hasKeptPlace(launched.conversation) ? [] : notes,
  );
}

function openWithKnownWish(
  launched: AskingTurn,
  event: Extract<CoachEvent, { type: 'start' }>,
  moment: Moment,
): Turn {
  const { conversation, facts } = launched;
  const isKept = hasKeptPlace(conversation);
  const screens = greet(conversation, moment).intro.length > 0;
  const taken = applyWish(conversation, event) ?? { conversation, acts: [{ act: 'unclear' } as const] };
  if (taken.acts.length === 0) return launched;
  if (isKept || moment.lostThread)
    return { ...ask(taken.conversation, [...launched.said, ...taken.acts]), facts };
  const isNoted = taken.acts.some(({ act }) => act === 'noted');
  if (!isNoted) {
    const { conversation: begun, facts: kept } = newConversation(moment);
    return ask(openQuestion(begun, 'roll_now'), taken.acts, kept);
  }
  const { minutes, region, choice } = taken.conversation.wish;
  const ahead: Act = {
    act: 'routine_ahead',
    minutes: minutes === null ? null : clampMinutes(minutes),
    region,
    ...(choice === undefined ? {} : { choice }),
    screens,
  };
  if (conversation.asked.id !== 'use_all_again')
    return { ...ask(taken.conversation, [ahead, ...launched.said]), facts };
  // What was named may be something to roll after all.
  const greeting = launched.said.filter(({ act }) => act !== 'all_left_out');
  return proceed(taken.conversation, moment, [ahead, ...greeting], facts);
}
