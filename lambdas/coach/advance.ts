/**
 * The coach, and the way into it: from a conversation and an event to the next conversation, what to say, and what to
 * keep. Pure: time, what is on record and whose voice it is come in as data.
 */
import type { Act } from './conversation/acts.ts';
import type { Context, Moment } from './conversation/context.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { CoachEvent } from './conversation/events.ts';
import { prependToTurn, type Turn } from './conversation/turn.ts';
import { type NeedsHistory, unlessHistoryIsMissing } from './progress/history.ts';
import { knowsSomeone } from './progress/progress.ts';
import { answer } from './replies/everywhere.ts';
import { openWith } from './replies/opening.ts';
import { answerForeignVoice, answerMissedVoice } from './replies/other-voices.ts';
import { hearConsent } from './replies/reminders/settle.ts';
import { withoutRemembered } from './replies/screening/record-answer.ts';
import { never } from './shared/assert-never.ts';
import { openQuestion } from './transitions/ask.ts';
import { credit } from './transitions/credit.ts';
import { leaveSession } from './transitions/end.ts';
import { newConversation } from './transitions/launch.ts';

export { hearReminderOutcome, giveUpReminderRequests } from './replies/reminders/request.ts';
export { repromptFor, repromptOf } from './transitions/reprompt.ts';

/**
 * One turn.
 * @param before null when a session begins
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
  if (before === null) return beginSession(event, { ...context, audio: 'still' });
  const { conversation, facts, moment } = credit(identify(before, context), event, context);
  return prependToTurn(answerVoice(conversation, event, moment), [], facts);
}

/** The first event of a session: a launch, or a wish or a danger said in the same breath as the skill's name. */
function beginSession(event: CoachEvent, moment: Moment): Turn {
  const urgent = ['emergency', 'crisis', 'stuck', 'stop'].includes(event.type);
  const symptom = event.type === 'have' && event.had.kind === 'finding';
  if (event.type === 'ended') {
    // Nobody has come, so nothing is over.
    return leaveSession(newConversation(moment).conversation, moment);
  }
  if (urgent || symptom) {
    const { conversation, facts } = newConversation(moment);
    // What someone has says that something has changed since the questions were left.
    const anew = symptom ? withoutRemembered(conversation) : conversation;
    const screening = openQuestion(anew, anew.checks.questionSet === 'full' ? 'age' : 'red_flags_since');
    const turn = answer(screening, event, moment);
    // Anyone who gets questions now has heard no disclaimer yet.
    const greeting: Act[] = turn.then === 'close' ? [] : [{ act: 'welcome' }];
    return prependToTurn(turn, greeting, facts);
  }
  if (event.type === 'consent') return comeBack(event, moment);
  return openWith(event, moment);
}

/**
 * Alexa's own question, answered in a session of its own: it was asked of the record's owner, about the schedule that
 * comes back with the answer.
 */
function comeBack(event: Extract<CoachEvent, { type: 'consent' }>, context: Context): Turn {
  const { conversation } = newConversation(context);
  return hearConsent(openQuestion({ ...conversation, speaker: 'owner' }, 'remind_allowed'), event, context);
}

/** A record that couldn't be read at first is the speaker's as soon as it is known to be nobody else's. */
function identify(conversation: Conversation, { recordStatus, progress }: Context): Conversation {
  const nobodys = recordStatus === 'none' || (recordStatus === 'exists' && !knowsSomeone(progress));
  // While what is on record is withdrawn to ask what is new, there was somebody on it all the same.
  const isOnRecord = conversation.checks.questionSet !== 'full';
  return conversation.speaker === 'unconfirmed' && nobodys && !isOnRecord
    ? { ...conversation, speaker: 'owner' }
    : conversation;
}

/** An event in an open session, answered as the voice that it is in may be. */
function answerVoice(conversation: Conversation, event: CoachEvent, moment: Moment): Turn {
  switch (moment.voice) {
    case 'recognised':
    case 'unrecognised':
      return answer(conversation, event, moment);
    case 'missed':
      return answerMissedVoice(conversation, event, moment);
    case 'another':
    case 'late':
      return answerForeignVoice(moment.voice, conversation, event, moment);
  }
  return never(moment.voice);
}
