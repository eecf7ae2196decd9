/** What is answered alike at every question, before the question is looked at. */
import { type Moment, withFacts } from '../conversation/context.ts';
import { type Conversation, isOnRoller } from '../conversation/conversation.ts';
import {
  type CoachEvent,
  type EverywhereEvent,
  type EverywhereType,
  isReply,
} from '../conversation/events.ts';
import { phaseOf } from '../conversation/phase.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { goOnAfterPlayed } from '../transitions/after-played.ts';
import { ask, putInForm } from '../transitions/ask.ts';
import { breakOff, closeSession, endForLevel, endForToday, leaveSession, stop } from '../transitions/end.ts';
import { getReady } from '../transitions/get-ready.ts';
import { interject } from '../transitions/halt.ts';
import { launch } from '../transitions/launch.ts';
import { playOn } from '../transitions/play.ts';
import { noteReach, hearReach } from './after-routine/fingertip-to-floor.ts';
import { remindBeforeGoodbye } from './after-routine/wrap-up.ts';
import { volunteerFinding } from './findings/volunteered-finding.ts';
import { noteWhatCameUp, noteWhatWasAnswered } from './findings/what-came-up.ts';
import { askToDelete, withoutDeletion, tellMyData } from './record/privacy.ts';
import { answerProgress, tellGoal } from './record/progress.ts';
import { hearConsent, remind } from './reminders/settle.ts';
import { setGuidance, tellTimeLeft } from './rolling/hold-controls.ts';
import { answerCorrection, isCorrecting } from './screening/correction.ts';
import { greetBeforeQuestions } from './starting/roll-now.ts';
import { repeatInPlainSpeech, isAskAgain } from './wishes/keep-going.ts';
import { hearWish, withWish } from './wishes/kept-wishes.ts';
import type { Open } from './accepts.ts';
import { reply } from './questions.ts';

type EventOf<T extends EverywhereType> = Extract<EverywhereEvent, { type: T }>;

const EVERYWHERE: { readonly [T in EverywhereType]: (at: Open, event: EventOf<T>) => Turn } = {
  // A session that goes on, or ends without the coach.
  launched: ({ moment }) => launch(moment),
  ended: ({ conversation, moment }) => leaveSession(conversation, moment),
  repeat: repeatLast,
  audio_failed: (at) => repeatInPlainSpeech(at.conversation, repeatLast(at), at.moment),
  screen_failed: repeatLast,
  // The question follows. The next hold begins by itself only for somebody who has asked for that.
  played: ({ conversation, moment }) => goOnAfterPlayed(conversation, moment),

  // Danger, and the way out.
  emergency: ({ conversation, moment }) => endForLevel(conversation, moment, 'emergency', 'called', null),
  crisis: ({ conversation, moment }) =>
    endForToday(conversation, moment, [{ act: 'crisis', onRoller: isOnRoller(conversation) }]),
  stuck: endForStuck,
  stop: ({ conversation, moment }) => stop(conversation, moment),

  // Asked and told in between.
  help: ({ conversation, moment }) =>
    interject(conversation, moment, {
      act: 'help',
      phase: moment.audio === 'playing' ? 'rolling' : phaseOf(conversation),
      question: conversation.asked.id,
    }),
  why: ({ conversation, moment }) =>
    interject(
      conversation,
      moment,
      moment.audio === 'playing' ? { act: 'why_what' } : { act: 'why', question: conversation.asked.id },
    ),
  what_you_mean: giveExample,
  ask_topic: ({ conversation, moment }, { topic }) =>
    interject(conversation, moment, { act: 'topic', topic }),
  time_left: ({ conversation, moment }) => tellTimeLeft(conversation, moment),
  detail: ({ conversation, moment }, { detail }) => setGuidance(conversation, detail, moment),
  keep_going: hearWish,
  progress: ({ conversation, moment }, { about }) => answerProgress(conversation, about, moment),
  goal: (at, event) => (event.perWeek === null ? tellGoal(at.conversation, at.moment) : hearWish(at, event)),
  never: hearWish,
  use_again: hearWish,
  keep_usual: hearWish,
  programme: hearWish,
  reached: (at, { landmark }) =>
    at.conversation.asked.id === 'reach'
      ? remindBeforeGoodbye(hearReach(at, landmark), at.moment)
      : noteReach(at.conversation, landmark, at.moment),
  my_data: ({ conversation, moment }) => tellMyData(conversation, moment),
  delete_data: ({ conversation, moment }, { scope }) => askToDelete(conversation, scope, moment),
  remind: ({ conversation, moment }, event) => remind(conversation, event, moment),
  consent: ({ conversation, moment }, event) => hearConsent(conversation, event, moment),
};

/** What the coach makes of an event, in an open conversation in which everything played is credited. */
export function answer(conversation: Conversation, said: CoachEvent, moment: Moment): Turn {
  const event: CoachEvent = isAskAgain(conversation, said, moment) ? { type: 'repeat' } : said;
  const came = noteWhatCameUp(conversation, event, moment);
  const turn = answerUngreeted(conversation, event, withFacts(moment, came));
  const noted = prependToTurn(
    turn,
    [],
    came.length > 0 ? came : noteWhatWasAnswered(conversation, turn, moment),
  );
  return withoutDeletion(conversation).asked.id === 'roll_now'
    ? greetBeforeQuestions(conversation, noted, moment)
    : noted;
}

function answerUngreeted(conversation: Conversation, event: CoachEvent, moment: Moment): Turn {
  const at = { conversation, moment };
  if (isCorrecting(conversation, event)) return answerCorrection(at, event);
  if (event.type === 'have' && event.never !== undefined) {
    const { never, ...said } = event;
    // Before the first bell, what no list knows of that place is a soreness there. In a hold it is asked about.
    const isSore = said.had.kind === 'unknown' && conversation.stage === 'before';
    const symptom = isSore ? ({ ...said, had: { kind: 'finding', id: 'sore_skin' } } as const) : said;
    return withWish(at, never, (wished) => answerUngreeted(wished.conversation, symptom, wished.moment));
  }
  if (event.type === 'have' && event.burns === true && isOnRoller(conversation))
    return reply(at, { ...event, had: { kind: 'unknown' } });
  if (event.type === 'have' && event.had.kind === 'finding')
    return volunteerFinding(withoutDeletion(conversation), { ...event, had: event.had }, moment);
  return isReply(event) ? reply(at, event) : answerEverywhere(at, event);
}

function answerEverywhere<T extends EverywhereType>(
  at: Open,
  event: EventOf<T> & { readonly type: T },
): Turn {
  const answers: (at: Open, event: EventOf<T>) => Turn = EVERYWHERE[event.type];
  return answers(at, event);
}

/** "What do you mean?" The question with its example; in a hold, which asks nothing, what can be said there. */
function giveExample(at: Open): Turn {
  return at.moment.audio === 'playing'
    ? answerEverywhere(at, { type: 'help' })
    : ask(putInForm(at.conversation, 'example'));
}

/** "I can't get up." "I fell" is also how a pain begins, and an answer if that is asked. */
function endForStuck({ conversation, moment }: Open, { onlyFell }: EventOf<'stuck'>): Turn {
  const { id } = conversation.asked;
  if (onlyFell && (id === 'trauma' || id === 'recent_trauma' || id === 'what_new' || id === 'anything_new')) {
    const fell = { had: { kind: 'finding', id: 'accident' }, place: null, side: null, old: false } as const;
    return volunteerFinding(conversation, fell, moment);
  }
  return closeSession(conversation, 'blocked', [{ act: 'stuck' }], breakOff(conversation, moment));
}

/** The same again: the question; the set-up; in a hold, back into position and the rest of it. */
function repeatLast({ conversation, moment }: Open): Turn {
  const { run, asked } = conversation;
  if (asked.id === 'ready') return getReady(conversation, moment);
  if (moment.audio === 'playing' && run !== null) return playOn(conversation, run, moment);
  return ask(conversation);
}
