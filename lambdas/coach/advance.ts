/**
 * The coach: from a conversation and an event to the next conversation, what to say, and what to keep. Pure:
 * time, what is on record and whose voice it is come in as data.
 */
import type { Act } from './conversation/acts.ts';
import type { Context } from './conversation/context.ts';
import { type Conversation, isOnRoller } from './conversation/conversation.ts';
import type { CoachEvent } from './conversation/events.ts';
import { phaseOf } from './conversation/phase.ts';
import { prependToTurn, type Turn } from './conversation/turn.ts';
import { type NeedsHistory, unlessHistoryIsMissing } from './progress/history.ts';
import { knowsSomeone } from './progress/progress.ts';
import { applyFact } from './progress/record-fact.ts';
import { reachAnswered, noteReach } from './replies/fingertip-to-floor.ts';
import { inDetail, timeLeft } from './replies/hold-controls.ts';
import { askToDelete, askToDeleteFirst, backFromDeletion, myData, myDataFirst } from './replies/privacy.ts';
import { asksProgress, setsGoal } from './replies/progress.ts';
import { afterConsent, remind } from './replies/reminders.ts';
import { reply } from './replies/reply.ts';
import { recordAnswer } from './replies/screening-answer.ts';
import { volunteerFinding } from './replies/volunteered-finding.ts';
import { applyWish } from './replies/wishes.ts';
import { getFinding } from './screening/findings.ts';
import { never } from './shared/assert-never.ts';
import { ask, openQuestion } from './transitions/ask.ts';
import { credit } from './transitions/credit.ts';
import { breakOff, closeSession, endForLevel, endForToday, getUp, stop } from './transitions/end.ts';
import { getReady } from './transitions/get-ready.ts';
import { interject } from './transitions/halt.ts';
import { launch, newConversation } from './transitions/launch.ts';
import { playOn } from './transitions/play.ts';

/**
 * One turn. `conversation` is null where a session begins.
 * @returns `NEEDS_HISTORY` if the turn has to look at a history that wasn't read: read it, and ask again.
 */
export function advance(
  before: Conversation | null,
  event: CoachEvent,
  context: Context,
): Turn | NeedsHistory {
  return unlessHistoryIsMissing(() => decide(before, event, context));
}

function decide(before: Conversation | null, event: CoachEvent, context: Context): Turn {
  if (before === null) return beginSession(event, context);
  const identified = identify(before, context);
  const { conversation, facts, during } = credit(identified, event, context);
  const theirs =
    identified.speaker === 'guest' ? context.progress : facts.reduce(applyFact, context.progress);
  const known = { ...context, progress: theirs };
  const turn = context.otherVoice
    ? fromAnother(conversation, event, during, known)
    : answer(conversation, event, during, known);
  return prependToTurn(turn, [], facts);
}

/** The first event of a session: a launch, or a wish or a danger said in the same breath as the skill's name. */
function beginSession(event: CoachEvent, context: Context): Turn {
  const urgent = ['emergency', 'crisis', 'stuck', 'stop'].includes(event.type);
  const symptom = event.type === 'have' && event.had.kind === 'finding';
  if (event.type === 'ended') {
    const { conversation, facts } = newConversation(context);
    // What was played is settled; nobody has come.
    const settled = facts.filter(({ fact }) => fact !== 'visited');
    return closeSession(conversation, 'goodbye', [], settled);
  }
  if (urgent || symptom) {
    const { conversation, facts } = newConversation(context);
    const screening = openQuestion(
      conversation,
      conversation.checks.questionSet === 'full' ? 'adult_self' : 'red_flags_since',
    );
    const turn = answer(screening, event, false, context);
    // Who gets questions now has heard no disclaimer yet.
    const greeting: Act[] = turn.conversation.closed === null ? [{ act: 'welcome' }] : [];
    return prependToTurn(turn, greeting, facts);
  }
  if (event.type === 'consent') return comesBack(event, context);
  const launched = launch(context);
  if (event.type === 'remind') {
    const asked = remind(launched.conversation, event, false, context);
    return prependToTurn(asked, launched.acts.slice(0, -1), launched.facts);
  }
  if (event.type === 'ask_topic') return prependToTurn(launched, [{ act: 'topic', topic: event.topic }], []);
  if (event.type === 'progress' || event.type === 'goal' || event.type === 'reached')
    return inPassing(launched, event, context);
  if (event.type === 'my_data') return myDataFirst(launched, context);
  if (event.type === 'delete_data') return askToDeleteFirst(launched, event.scope);
  if (event.type !== 'start') return launched;
  const taken = applyWish(launched.conversation, event) ?? {
    conversation: launched.conversation,
    acts: [{ act: 'unclear' } as const],
  };
  const question = ask(taken.conversation);
  return {
    ...launched,
    conversation: taken.conversation,
    acts: [...launched.acts.slice(0, -1), ...taken.acts, question],
  };
}

/** Asked or told in the same breath as the skill's name: answered first, then the launch goes on. */
function inPassing(launched: Turn, event: CoachEvent, context: Context): Turn {
  const progress = launched.facts.reduce(applyFact, context.progress);
  const { conversation, acts, facts } = answer(launched.conversation, event, false, { ...context, progress });
  // Its last act is the question, with which the launch ends itself.
  return {
    conversation,
    acts: [...acts.slice(0, -1), ...launched.acts],
    facts: [...launched.facts, ...facts],
  };
}

/**
 * Alexa's own question, answered in a session of its own: it was asked of the record's owner, for what comes back
 * with the answer.
 */
function comesBack(event: Extract<CoachEvent, { type: 'consent' }>, context: Context): Turn {
  const { conversation } = newConversation(context);
  return afterConsent(openQuestion({ ...conversation, speaker: 'owner' }, 'remind_allowed'), event, context);
}

/** Where the record couldn't be read at first: as soon as it is known to be nobody's, it is the speaker's. */
function identify(conversation: Conversation, { recordStatus: known, progress }: Context): Conversation {
  const nobodys = known === 'none' || (known === 'exists' && !knowsSomeone(progress));
  return conversation.speaker === 'unconfirmed' && nobodys
    ? { ...conversation, speaker: 'owner' }
    : conversation;
}

/**
 * Another recognised voice than the session's: danger is answered, a hold can be stopped, and nothing else of
 * theirs counts. The record stays as it stands, whatever they say of themselves.
 */
function fromAnother(conversation: Conversation, event: CoachEvent, during: boolean, context: Context): Turn {
  const { facts, ...leaving } = leaveSession(conversation, context);
  const isDanger = event.type === 'emergency' || event.type === 'crisis' || event.type === 'stuck';
  const isGrave =
    event.type === 'have' && event.had.kind === 'finding' && getFinding(event.had.id).level === 'emergency';
  if (isDanger || isGrave) {
    // The routine isn't taken up again after that, whoever it was said of.
    return {
      ...answer(conversation, event, during, context),
      facts: [...facts, ...breakOff(conversation, context)],
    };
  }
  const stopsHold = conversation.stage === 'rolling' && (event.type === 'pause' || event.type === 'hurts');
  if (stopsHold || event.type === 'stop' || event.type === 'ended') {
    return answer(conversation, event, during, context);
  }
  return { ...leaving, acts: [{ act: 'other_voice' }, ...getUp(conversation, context)], facts };
}

function answer(conversation: Conversation, event: CoachEvent, during: boolean, context: Context): Turn {
  switch (event.type) {
    case 'launched':
      return launch(context);
    case 'ended':
      return leaveSession(conversation, context);
    case 'emergency':
      return endForLevel(conversation, context, 'emergency', 'called');
    case 'crisis':
      return endForToday(conversation, context, [{ act: 'crisis', onRoller: isOnRoller(conversation) }]);
    case 'stuck':
      // "I fell" is also how a pain begins, where that is asked.
      if (
        event.onlyFell &&
        (conversation.asked.id === 'trauma' || conversation.asked.id === 'anything_new')
      ) {
        return recordAnswer(conversation, conversation.asked.id, 'yes', context);
      }
      return closeSession(conversation, 'blocked', [{ act: 'stuck' }], breakOff(conversation, context));
    case 'stop':
      return stop(conversation, context);
    case 'help':
      return interject(conversation, during, {
        act: 'help',
        phase: during ? 'rolling' : phaseOf(conversation),
        question: conversation.asked.id,
      });
    case 'why':
      return interject(conversation, during, { act: 'why', question: conversation.asked.id });
    case 'ask_topic':
      return interject(conversation, during, { act: 'topic', topic: event.topic });
    case 'progress':
      return asksProgress(conversation, event.about, during, context);
    case 'goal':
      return setsGoal(conversation, event.perWeek, during, context);
    case 'reached':
      return conversation.asked.id === 'reach'
        ? reachAnswered(conversation, event, context)
        : noteReach(conversation, event.landmark, during, context);
    case 'my_data':
      return myData(conversation, during, context);
    case 'delete_data':
      return askToDelete(conversation, event.scope, during);
    case 'remind':
      return remind(conversation, event, during, context);
    case 'consent':
      return afterConsent(conversation, event, context);
    case 'time_left':
      return timeLeft(conversation, during, context);
    case 'detail':
      return inDetail(conversation, event.detail, during, context);
    case 'repeat':
    case 'audio_failed':
    case 'screen_failed':
      return repeatLast(conversation, during, context);
    case 'played':
      // Only ever a question: no hold begins by itself.
      return put(conversation);
    case 'have':
      return event.had.kind === 'finding'
        ? volunteerFinding(backFromDeletion(conversation), event.had.id, event.place, context)
        : reply(conversation, event, during, context);
    case 'start':
    case 'ready':
    case 'deny':
    case 'hurts':
    case 'number':
    case 'pressure':
    case 'time':
    case 'switch_sides':
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

/** The same again: the question; the set-up; in a hold, back into position and the rest of it. */
function repeatLast(conversation: Conversation, during: boolean, context: Context): Turn {
  const { run, asked } = conversation;
  if (asked.id === 'ready') return getReady(conversation, context, [], []);
  if (during && run !== null) return playOn(conversation, run, context);
  return put(conversation);
}

/** The open question. */
function put(conversation: Conversation): Turn {
  return { conversation, acts: [ask(conversation)], facts: [] };
}

/** The session is over and nothing can be said: the place stays as it stands. */
function leaveSession(conversation: Conversation, { now }: Context): Turn {
  const { run, stage } = conversation;
  return closeSession(
    conversation,
    'goodbye',
    [],
    stage !== 'before' && run !== null ? [{ fact: 'run_kept', at: now, run }] : [],
  );
}
