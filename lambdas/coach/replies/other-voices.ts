/**
 * Voices that aren't, or may not be, the one whose record a session is about. Each may pause, stop and report danger.
 * None hears, changes or deletes anything of the record. docs/data.md has the table of who may do what.
 */
import type { Act } from '../conversation/acts.ts';
import type { Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { type CoachEvent, type EventType, isReply } from '../conversation/events.ts';
import type { AskedId } from '../conversation/questions.ts';
import type { ClosingTurn, Turn } from '../conversation/turn.ts';
import { concernOf, type Fact } from '../progress/facts.ts';
import { KEPT_CHOICES } from '../routine/wish.ts';
import { type FindingId, getFinding } from '../screening/findings.ts';
import { forbids } from '../screening/triage-level.ts';
import { ask, askAgainOr } from '../transitions/ask.ts';
import { breakOff, endForLevel, getUp, leaveSession, sayGoodbye } from '../transitions/end.ts';
import { interject } from '../transitions/halt.ts';
import { isAskAgain } from './wishes/keep-going.ts';
import { answer } from './everywhere.ts';

/** What the device or Alexa reports. Nobody says it, so it doesn't matter whose voice it comes with. */
const NOBODY_SAYS = [
  'played',
  'ended',
  'audio_failed',
  'screen_failed',
] as const satisfies readonly EventType[];

/** What is about the record: its owner alone asks for it. */
const ABOUT_THE_RECORD = [
  'progress',
  'goal',
  'reached',
  'remind',
  'use_again',
  'keep_usual',
  'programme',
  'keep_going',
] as const satisfies readonly EventType[];

/** Questions whose answers go on record, and nowhere else. */
const FOR_THE_RECORD = [
  'use_all_again',
  'keep_ratings',
  'reach',
  'remind',
  'remind_confirm',
  'remind_allowed',
] as const satisfies readonly AskedId[];

/** What such a question hears from anyone. */
const HEARD_FROM_ANYONE = ['pause', 'hurts'] as const satisfies readonly EventType[];

/** Questions that "it hurts" is an answer to. */
const ANSWERED_BY_PAIN = ['pain_or_seconds', 'sharp_or_strong'] as const satisfies readonly AskedId[];

/** Acts that reveal the record, or what its owner said about their pain. */
const TELLS_OF_THE_RECORD = [
  'pain_change',
  'pain_trend',
  'this_week',
  'progress',
  'progressed',
  'as_before',
  'stays_out',
  'all_left_out',
  'none_before',
  'programme_day',
  'programme_waits',
  'programme_over',
] as const satisfies readonly Act['act'][];

/**
 * A voice that wasn't recognised, in a recognised person's session. It may well be that person, so the routine goes on
 * with its answers. What they allow holds for this session only; what they forbid is kept.
 */
export function answerMissedVoice(conversation: Conversation, said: CoachEvent, moment: Moment): Turn {
  const event: CoachEvent = isAskAgain(conversation, said, moment) ? { type: 'repeat' } : said;
  // Alexa asks for its own permission, for a reminder that the owner agreed to a turn ago.
  if (includes(NOBODY_SAYS, event.type) || event.type === 'consent')
    return answer(conversation, event, moment);
  if (includes(ABOUT_THE_RECORD, event.type) || asksForKept(event))
    return interject(conversation, moment, { act: 'missed_voice' });
  const { id } = conversation.asked;
  if (isReply(event) && !isFinding(event) && includes(FOR_THE_RECORD, id))
    return includes(HEARD_FROM_ANYONE, event.type) || isHarmlessAt(id, event)
      ? answer(conversation, event, moment)
      : askOwner(conversation);
  const turn = answer(conversation, replaceLaunch(conversation, event), moment);
  return withoutTheRecord(turn, conversation);
}

/** "My usual", in a voice that may be anybody's: what the owner's usual is, isn't theirs to hear. */
function asksForKept(event: CoachEvent): boolean {
  return event.type === 'start' && KEPT_CHOICES.some((kept) => kept === event.choice);
}

/** A choice is no answer to such a question. "No" to using all again changes nothing, and is the way out. */
function isHarmlessAt(id: AskedId, event: CoachEvent): boolean {
  if (event.type === 'start') return event.choice !== undefined;
  return id === 'use_all_again' && (event.type === 'no' || event.type === 'not_sure');
}

/** A launch in the middle of a session stands for an answer; anything else stays as it is. */
function replaceLaunch(conversation: Conversation, event: CoachEvent): CoachEvent {
  return event.type === 'launched' ? insteadOfLaunch(conversation) : event;
}

/**
 * What a launch counts as, which would look the record up and greet its owner: the question again. While an emergency may
 * be corrected, that would be "ask again", which nobody has said.
 */
function insteadOfLaunch({ checks: { correction } }: Conversation): CoachEvent {
  return correction === 'offered' ? { type: 'unclear' } : { type: 'repeat' };
}

/** The question again, for the voice that it is for. */
function askOwner(conversation: Conversation): Turn {
  const turn = askAgainOr(conversation, () => sayGoodbye(conversation));
  // Whoever is told to say it again has to be heard.
  return turn.then === 'close' ? turn : { ...turn, said: [{ act: 'missed_voice' }] };
}

/** A turn that says nothing of the record, keeps of its own only what forbids and what was rolled, and remembers that. */
function withoutTheRecord(turn: Turn, before: Conversation): Turn {
  const { conversation } = turn;
  const said = turn.said.filter(({ act }) => !includes(TELLS_OF_THE_RECORD, act)).map(withoutTheReason);
  const facts = turn.facts.filter(mayBeKept);
  const answered =
    conversation.checks !== before.checks ||
    conversation.wish !== before.wish ||
    conversation.painAfter !== before.painAfter;
  const missedVoice = before.missedVoice || answered;
  if (turn.then === 'close')
    return { ...turn, said, facts, conversation: { ...turn.conversation, missedVoice } };
  return { ...turn, said, facts, conversation: { ...turn.conversation, missedVoice } };
}

/** Gives an act a reason that tells nothing of the record, in place of one that does. It must still be said. */
function withoutTheReason(act: Act): Act {
  if (act.act === 'screening_intro' && act.why === 'flares') return { ...act, why: 'something_new' };
  if (act.act === 'gentle' && act.because === 'kept') return { ...act, because: 'cleared' };
  if (act.act === 'length' && act.because === 'flare') return { ...act, because: 'shortened' };
  return act.act === 'summary' ? { ...act, inARow: 0 } : act;
}

/** Whether a fact may be kept whoever said what led to it: what only forbids, and what was rolled. */
function mayBeKept(fact: Fact): boolean {
  return concernOf(fact) !== 'person';
}

/**
 * A recognised voice in a session that isn't its own: danger and symptoms are answered, a hold can be stopped, and
 * anything else ends the session with how to begin one. What another person has isn't kept on the owner's record. What
 * a late voice has is kept on the shared one, because it has most likely spoken all along.
 */
export function answerForeignVoice(
  voice: 'another' | 'late',
  conversation: Conversation,
  event: CoachEvent,
  moment: Moment,
): Turn {
  const leaving = leaveSession(conversation, moment);
  const words = { act: voice === 'late' ? 'late_voice' : 'other_voice' } as const;
  const anew: ClosingTurn = { ...leaving, said: [words, ...getUp(conversation, moment)] };
  if (includes(NOBODY_SAYS, event.type) || event.type === 'stop') return answer(conversation, event, moment);
  const isDanger = event.type === 'emergency' || event.type === 'crisis' || event.type === 'stuck';
  if (isDanger || isFinding(event)) {
    const turn = isFinding(event)
      ? answerSymptom(conversation, event, event.had.id, moment)
      : answer(conversation, event, moment);
    if (turn.then !== 'close') return anew;
    // The routine isn't taken up again after that, whoever it was said of.
    const facts = breakOff(conversation, moment);
    return voice === 'late' ? { ...turn, facts: [...facts, ...turn.facts] } : { ...turn, facts };
  }
  if (conversation.stage !== 'rolling') return anew;
  // Somebody is being asked what they feel: another person's pain is no answer.
  if (event.type === 'hurts' && includes(ANSWERED_BY_PAIN, conversation.asked.id)) return ask(conversation);
  return event.type === 'pause' || event.type === 'hurts' ? answer(conversation, event, moment) : anew;
}

/** What forbids rolling ends the session at once: there is nobody here to ask the questions that follow from it. */
function answerSymptom(conversation: Conversation, event: CoachEvent, id: FindingId, moment: Moment): Turn {
  const { level } = getFinding(id);
  return forbids(level)
    ? endForLevel(conversation, moment, level, 'said', null)
    : answer(conversation, event, moment);
}

function isFinding(
  event: CoachEvent,
): event is Extract<CoachEvent, { type: 'have' }> & { had: { kind: 'finding' } } {
  return event.type === 'have' && event.had.kind === 'finding';
}

function includes<T extends string>(those: readonly T[], one: string): one is T {
  return those.some((each) => each === one);
}
