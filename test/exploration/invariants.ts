/** What holds at every transition, each after a sentence of the screening or of the conversation's design. */
import { repromptOf } from '../../lambdas/coach/advance.ts';
import type { Act } from '../../lambdas/coach/conversation/acts.ts';
import type { CoachEvent, EventType } from '../../lambdas/coach/conversation/events.ts';
import { TRIAGE_LEVELS, type TriageLevel } from '../../lambdas/coach/screening/triage-level.ts';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import {
  AGE,
  type Answer,
  FOLLOW_UPS,
  isRollCall,
  ITEMS,
  LEG,
  ROLL_CALLS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { HeardPlace } from '../../lambdas/coach/body/places.ts';
import type { Side } from '../../lambdas/coach/body/regions.ts';
import type { HealthyId } from '../../lambdas/coach/screening/healthy.ts';
import { MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Asked } from '../../lambdas/coach/conversation/conversation.ts';
import type { Asking, Spoken } from '../../lambdas/coach/conversation/turn.ts';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import { type FindingId, getFinding } from '../../lambdas/coach/screening/findings.ts';
import { ALL_SAFE, namesOf, playedIn } from '../coach/support/talking.ts';
import { whyNotInReprompt, whyNotUnasked } from './may-go-on.ts';
import { isLifted, tooMuch, verdictOf, whyNot } from './may-roll.ts';
import type { Said } from './moves.ts';
import { deletes, type State, type Step } from './state.ts';

/** What is an emergency by itself, in any state. */
const GRAVE: readonly FindingId[] = [
  'saddle_numbness',
  'bladder_bowel',
  'sexual_change',
  'chest_pain',
  'breathless',
  'fainting',
  'belly_pain',
  'tearing_pain',
  'stroke',
  'bleeding_badly',
  'head_injury',
  'overdose',
  'both_legs',
];
/** The red questions, and where a yes to one, and an unsure that stays unsure, is an emergency. */
const RED = ['saddle', 'bladder_bowel', 'both_legs', 'red_now'] as const;
const EMERGENCY_BY_YES: readonly AskedId[] = [
  'saddle_recent',
  'bladder_bowel_recent',
  'both_legs_recent',
  'red_now_today',
  'trauma_hard',
];
const EMERGENCY_BY_UNSURE: readonly AskedId[] = [...RED, ...EMERGENCY_BY_YES, 'red_flags_since'];
/** What may still be asked once something urgent was said: the red questions, and what is open behind an answer. */
const ASKED_WHILE_URGENT: readonly AskedId[] = [
  ...RED,
  ...keysOf(FOLLOW_UPS),
  'red_flags_since',
  'what_new',
  'misheard_yes',
  'delete_person',
  'delete_household',
];
/** Asked only of someone whose answers allow rolling. */
const ASKED_OF_ALLOWED: readonly AskedId[] = [
  'floor',
  'skin_joints',
  'skin_where',
  'pain_now',
  'flare',
  'ready',
];
/** Events that end a session, whatever the state. */
const ENDS: readonly EventType[] = ['stop', 'ended', 'emergency', 'crisis'];
/** What stands still: words misheard or unknown, a pain, a feeling. */
const STILL: readonly EventType[] = [
  'unclear',
  'not_sure',
  'hurts',
  'cleared',
  'help',
  'why',
  'what_you_mean',
  'ask_topic',
  'stuck',
  'pause',
];
/** The only ways to answer that something is as it should be. */
const SAYS_SAFE: readonly EventType[] = ['yes', 'no', 'deny', 'healthy'];
/** What people say of themselves that is in order, and the questions that it answers by its words. */
const IN_ORDER: Readonly<Record<HealthyId, readonly AskedId[]>> = {
  // "I'm fine", to what someone may have; not to how bad, how new or how well looked after it is.
  all: [
    ...RED,
    ...(['unwell', 'ill', 'constant', 'leg', 'trauma', 'bones', 'history', 'blood_heart', 'clot'] as const),
    ...(['other', 'red_flags_since', 'anything_new'] as const),
  ],
  legs: ['both_legs', 'leg', 'leg_worse', 'clot', 'clot_now'],
  toilet: ['bladder_bowel'],
  feeling: ['saddle'],
  down_there: ['saddle', 'bladder_bowel'],
  easing: ['constant', 'constant_pain'],
  slow_start: ['trauma', 'recent_trauma', 'sudden_start'],
  unchanged: ['red_flags_since', 'anything_new'],
};

/** Each invariant by name: what is wrong with a transition, or null. */
export const INVARIANTS = {
  'no hold without a permission in force': ({ turn, after }) => {
    const played = holdsIn(turn);
    if (played === null) return null;
    return whyNot(after) ?? (after.conversation === null ? null : tooMuch(after.conversation, played));
  },
  'no hold on words misheard, a pain or a feeling': ({ before, said, turn }) => {
    if (holdsIn(turn) === null) return null;
    const { event } = said;
    const asksHowStrong = before.conversation?.asked.id === 'how_strong';
    const isAnswer = (event.type === 'not_sure' && asksHowStrong) || isPainOfANumber(before, said);
    const still = STILL.includes(event.type) && !isAnswer;
    const felt = event.type === 'have' && event.had.kind === 'finding' && event.had.id !== 'sore_skin';
    return still || felt ? `${event.type} starts a hold` : null;
  },
  'after "it hurts" only its answer goes on': ({ before, said, turn }) => {
    const id = before.conversation?.asked.id;
    if (holdsIn(turn) === null || before.conversation?.run?.playing !== null) return null;
    if (id === 'sharp_or_strong' || id === 'skin_where')
      return placeIn(said.event) ? null : `${id} passed over`;
    const answers = said.event.type === 'not_sure' || isPressure(said.event);
    return id === 'how_strong' && !answers ? 'how_strong passed over' : null;
  },
  'an emergency ends the session with the number first': (step) => {
    const { conversation, said } = step.turn;
    const isOne =
      isEmergency(step) || conversation.level === 'emergency' || said.some(({ act }) => act === 'emergency');
    if (!isOne) return null;
    const [first] = said;
    if (first?.act !== 'emergency') return 'no number first, or left open';
    const mayBeMisheard = first.cause === 'bare_yes' && conversation.asked.id === 'misheard_yes';
    return conversation.closed !== null || mayBeMisheard ? null : 'no number first, or left open';
  },
  'only a bare yes can be corrected, once, and only by "ask again" and a plain no': ({
    before,
    said,
    turn,
  }) => {
    const begins = said.event.type === 'launched' && !said.otherVoice;
    const was = begins ? null : (before.conversation?.checks.correction ?? null);
    const { checks, closed } = turn.conversation;
    const is = checks.correction;
    if (is === was)
      return closed === null && was === 'asked' && !isSameQuestion(before, turn) ? 'asked twice' : null;
    if (is === 'offered')
      return was === null && said.event.type === 'yes' ? null : `offered by ${said.event.type}`;
    if (is === 'asked') return was === 'offered' && isAskAgain(said.event) ? null : 'asked again unasked';
    if (is === null) return 'forgotten';
    const isPlainNo = said.event.type === 'no' && said.event.how === 'plain';
    return was === 'asked' && isPlainNo && !said.otherVoice ? null : `corrected by ${said.event.type}`;
  },
  'a finding is never dropped': ({ before, said, turn }) => {
    const { event } = said;
    if (event.type !== 'have' || event.had.kind !== 'finding') return null;
    const { conversation } = turn;
    if (
      conversation.closed !== null ||
      said.otherVoice ||
      (before.conversation?.stage ?? 'before') !== 'before'
    )
      return null;
    const { id } = event.had;
    // Where all is asked anew, skin and joints are too.
    if (id === 'sore_skin') return null;
    const { answers } = conversation.checks;
    const oneSided = event.side === 'left' || event.side === 'right';
    const lost = keysOf(getFinding(id).answers).filter((one) => {
      if (getFinding(id).answers[one] !== 'yes' || (one === 'both_legs' && oneSided)) return false;
      return answers[one] !== 'yes';
    });
    return lost.length === 0 ? null : `${id} leaves ${lost.join(', ')} unsaid`;
  },
  'what was answered unsafely is never taken back': ({ before, said, turn }) => {
    const { conversation } = before;
    if (conversation === null || said.event.type === 'launched' || conversation.waiting !== null) return null;
    // The one correction has a rule of its own.
    if (conversation.checks.correction === 'offered' || conversation.checks.correction === 'asked')
      return null;
    const { answers } = turn.conversation.checks;
    const given = conversation.checks.answers;
    const milder = STANDS.filter((id) => isUnsafe(given[id]) && !isUnsafe(answers[id]));
    return milder.length === 0 ? null : `${milder.join(', ')} by ${said.event.type}`;
  },
  'urgent ends only after the red questions': ({ before, said, turn }) => {
    const { conversation } = turn;
    const isSaid = turn.said.some(({ act }) => act === 'urgent');
    // On the roller it ends at once; the red questions were answered before.
    if (!isSaid || said.otherVoice || (before.conversation?.stage ?? 'before') !== 'before') return null;
    const { answers, questionSet } = conversation.checks;
    const open = (questionSet === 'full' ? RED : (['red_flags_since'] as const)).filter(
      (id) => answers[id] === undefined,
    );
    if (open.length > 0) return `${open.join(', ')} unasked`;
    return answers.red_flags_since === 'yes' ? 'something red is new, and not asked about' : null;
  },
  'nobody whom the answers forbid to roll gets as far as the set-up': ({ turn: { conversation } }) => {
    const { asked, checks, closed, stage } = conversation;
    if (closed !== null || stage !== 'before' || !ASKED_OF_ALLOWED.includes(asked.id)) return null;
    const verdict = verdictOf(checks.answers);
    if (verdict === 'ok' || verdict === 'caution') return null;
    return verdict === 'refer' && isLifted(checks.answers) ? null : `${verdict} asked about ${asked.id}`;
  },
  'a way out of every state, at once': ({ said, turn }) =>
    ENDS.includes(said.event.type) && turn.conversation.closed === null
      ? `${said.event.type} ends nothing`
      : null,
  'closed with a word, or open with its question': ({ said, turn }) => {
    if (turn.then === 'close') {
      const silent = namesOf(turn).length === 0 && said.event.type !== 'ended';
      return silent ? 'closed without a word' : null;
    }
    return asksIt(turn, turn.conversation.asked.id) ? null : 'open without its question';
  },
  'silence is answered': ({ turn }) => {
    if (turn.then === 'close') return null;
    return asksIt(repromptOf(turn), turn.conversation.asked.id) ? null : 'no reprompt with the question';
  },
  'silence goes on only as was agreed': ({ before, said, turn, after }) => {
    const inReprompt = turn.then === 'ask' ? holdsIn(repromptOf(turn)) : null;
    const because = inReprompt === null ? null : whyNotInReprompt(after, inReprompt);
    if (because !== null) return `a hold in the reprompt, ${because}`;
    const played = said.event.type === 'played' ? holdsIn(turn) : null;
    if (played === null) return null;
    const { asked, run } = before.conversation ?? {};
    if (asked === undefined || run?.playing?.spans.length !== 0) return 'a hold before anything was asked';
    return whyNotUnasked(after, asked.id, played);
  },
  'what was not heard is not credited': ({ before, said, context, turn }) => {
    const run = before.conversation?.run ?? null;
    const after = turn.conversation.run;
    const playing = run?.playing ?? null;
    if (run === null || playing === null || after?.id !== run.id) return null;
    const { spans, sentAt, endMs, unasked } = playing;
    const sinceMs = context.now - sentAt;
    const ways = spans.map((span) => Math.min(sinceMs, span.endMs) - span.holdStartMs);
    // The question, eight seconds of an open microphone, and what the device takes for it come before a reprompt.
    const { event } = said;
    const isKnown = event.type !== 'audio_failed' && (event.type !== 'ended' || event.how === 'left');
    const next = unasked?.spans[0];
    const way =
      next === undefined || !isKnown ? 0 : sinceMs - endMs - 14 * SECOND - (next.holdStartMs - next.startMs);
    const most = sum(run.heldMs) + sum([...ways, way].map((ms) => Math.max(0, ms)));
    const is = sum(after.heldMs);
    return is > most ? `${is} of at most ${most} ms` : null;
  },
  'help and why are answered with more than the question': ({ before, said, turn }) => {
    const { event } = said;
    if (before.conversation === null || said.otherVoice) return null;
    if (event.type !== 'help' && event.type !== 'why') return null;
    // An emergency that may be corrected hears "ask again" alone.
    if (turn.said.some(({ act }) => act === 'emergency')) return null;
    const acts: readonly string[] = event.type === 'why' ? ['why', 'why_what'] : ['help'];
    return turn.said.some(({ act }) => acts.includes(act)) ? null : `no ${event.type}`;
  },
  'only an answer counts as safe': (step) => {
    const { before, said, turn } = step;
    const given = before.conversation?.checks.answers ?? {};
    const { answers } = turn.conversation.checks;
    if (answers === given) return null;
    const newly = MUST_BE_ANSWERED.filter((id) => answers[id] === safe(id) && given[id] !== answers[id]);
    if (isGoneOnWith(step)) return null;
    const unsaid = newly.filter((id) => !saysSafe(said.event, id, before.conversation?.asked ?? null));
    return unsaid.length === 0 ? null : `${unsaid.join(', ')} safe by ${said.event.type}`;
  },
  'nothing of a record is told to anyone but its owner': ({ said, turn }) => {
    const told = turn.said.find(tellsOfTheRecord);
    if (told === undefined) return null;
    if (said.otherVoice) return `${told.act} to another voice`;
    return turn.conversation.speaker === 'owner' ? null : `${told.act} to ${turn.conversation.speaker}`;
  },
  'a level is never lowered in its session': ({ before, said, turn }) => {
    if (before.conversation === null || said.event.type === 'launched') return null;
    const rank = rankOf(before.conversation.level);
    return rankOf(turn.conversation.level) < rank ? 'lowered' : null;
  },
  'emergency leaves no session open, and urgent none but for the red questions': ({
    turn: { conversation },
  }) => {
    const { asked, checks, closed, level } = conversation;
    if (closed !== null) return null;
    if (level === 'emergency') return 'left open';
    const isUrgent = level === 'urgent' || verdictOf(checks.answers) === 'urgent';
    return isUrgent && !ASKED_WHILE_URGENT.includes(asked.id) ? `asks ${asked.id}` : null;
  },
  'nothing is deleted but by its owner’s yes to that question': ({ before, said, turn }) => {
    if (!deletes(turn)) return null;
    const asked = before.conversation?.asked.id;
    const isAsked = asked === 'delete_person' || asked === 'delete_household';
    const isYes = said.event.type === 'yes' && !said.event.ofSome && !said.otherVoice;
    const owns = before.conversation?.speaker === 'owner';
    return isAsked && isYes && owns && turn.facts.length === 0 ? null : `deleted at ${asked ?? 'nothing'}`;
  },
  'what waits for a deletion comes back as it was': ({ before: { conversation }, turn }) => {
    if (conversation?.waiting === undefined || conversation.waiting === null) return null;
    if (!turn.said.some(({ act }) => act === 'nothing_deleted')) return null;
    const { asked, waiting, ...rest } = turn.conversation;
    const { asked: _question, waiting: waited, ...was } = conversation;
    const same = JSON.stringify([asked, rest]) === JSON.stringify([waited, was]);
    return same && waiting === null ? null : 'changed meanwhile';
  },
  'another voice plays nothing and answers nothing': ({ before, said, turn }) => {
    if (!said.otherVoice || before.conversation === null) return null;
    const same = before.conversation.checks.answers === turn.conversation.checks.answers;
    return same || turn.conversation.closed !== null ? (holdsIn(turn) === null ? null : 'plays') : 'answers';
  },
} as const satisfies Readonly<Record<string, (step: Step) => string | null>>;

/** What decides on rolling: each single question, what the roll calls name, and what those who return are asked. */
const DECIDES = [...keysOf(AGE), ...RED, ...keysOf(LEG), ...keysOf(ITEMS)] as const;
const MUST_BE_ANSWERED = [...DECIDES, ...(['red_flags_since', 'anything_new'] as const)];
/** What stands once it was answered unsafely: what a clinician said may be asked again, and "something is new" is replaced. */
const STANDS: readonly YesNoId[] = [
  ...DECIDES.filter((id) => id !== 'adult'),
  ...([
    'saddle_recent',
    'bladder_bowel_recent',
    'both_legs_recent',
    'red_now_today',
    'constant_worse',
  ] as const),
  ...(['leg_worse', 'leg_nerve', 'trauma_hard', 'other_limit'] as const),
];

/**
 * Whether a session begins with what the last one had come to: all of it safe, a few minutes ago, by the same recognised
 * voice, and not before it is asked whether anything has changed.
 */
function isGoneOnWith({ before, said, context, turn }: Step): boolean {
  const { left } = before;
  const { checks, asked, closed } = turn.conversation;
  const begins = before.conversation === null || said.event.type === 'launched';
  if (!begins || !checks.continued || left?.voice !== 'recognised') return false;
  if (closed === null && asked.id !== 'unchanged' && asked.id !== 'roll_now') return false;
  const isSame = keysOf(checks.answers).every((id) => left.answers[id] === checks.answers[id]);
  return isSame && context.now - left.at < 10 * MINUTE;
}

/** Whether an answer is the unsafe one: of questions that a yes answers well, the no. */
function isUnsafe(answer: Answer | undefined): boolean {
  return answer === 'yes' || answer === 'unsure';
}

/** Whether the session closed, or the question that is put again is still the one that is open. */
function isSameQuestion(before: State, turn: Step['turn']): boolean {
  return before.conversation?.asked.id === turn.conversation.asked.id;
}

function tellsOfTheRecord(act: Act): boolean {
  const ofAGoal = act.act === 'goal' && (act.is === 'kept' || act.is === 'suggested');
  return ofAGoal || act.act === 'progress' || act.act === 'this_week' || act.act === 'pain_trend';
}

function safe(id: YesNoId): string {
  return ALL_SAFE[id] ?? 'no';
}

/** What says that something is as it should be: its own answer; of a roll call, "none"; an age; or a thing by its name. */
function saysSafe(event: CoachEvent, id: YesNoId, asked: Asked | null): boolean {
  if (event.type === 'have' && event.had.kind === 'finding')
    return id === 'pregnant' ? isBeyondPregnancy(event) : id === 'both_legs' && isOneLeg(event);
  if (asked === null) return false;
  if (event.type === 'have' || event.type === 'start' || event.type === 'avoid')
    return id === asked.id && isElsewhere(id, event.place, event.type === 'avoid' ? null : event.side);
  if (event.type === 'healthy' && !IN_ORDER[event.what].includes(asked.id)) return false;
  if (event.type === 'number') return (id === 'adult' || id === 'seventy') && ASKS_AGE.includes(asked.id);
  if (!SAYS_SAFE.includes(event.type)) return false;
  // Words of degree are no answer to what can't wait, and a belief is one the second time.
  if (event.type === 'no' && RED.some((red) => red === id)) {
    if (event.how === 'slight' || (event.how === 'believed' && !asked.exampleGiven)) return false;
  }
  const isInCall = isRollCall(asked.id) && ROLL_CALLS[asked.id].some((item) => item === id);
  return id === asked.id || (isInCall && event.type !== 'yes');
}

const ASKS_AGE: readonly AskedId[] = ['age', 'adult', 'seventy'];

/** "Ask again", or "ask me again". */
function isAskAgain(event: CoachEvent): boolean {
  return event.type === 'repeat' || (event.type === 'keep_going' && !event.on);
}

type Have = Extract<CoachEvent, { type: 'have' }>;

function isOneLeg({ side }: Have): boolean {
  return side === 'left' || side === 'right';
}

/** "Only my left leg", "it stays in my hip": a place, at a question about another. */
function isElsewhere(id: YesNoId, place: HeardPlace, side: Side | null): boolean {
  const isInTheBack = IN_THE_BACK.includes(place);
  if (id === 'leg') return isInTheBack && side !== 'both';
  const isOneSide = side === 'left' || side === 'right' || place === 'leg';
  return id === 'both_legs' && (isOneSide || (isInTheBack && side === null));
}

/** Above the thighs, where pain from the back may stay. */
const IN_THE_BACK: readonly HeardPlace[] = [
  ...(['low_back', 'spine', 'upper_back', 'glutes', 'buttock', 'tailbone', 'hip', 'hip_tfl'] as const),
];

function isBeyondPregnancy({ had }: Have): boolean {
  return had.kind === 'finding' && had.id === 'beyond_pregnancy';
}

function isEmergency({ before, said: { event, otherVoice } }: Step): boolean {
  if (event.type === 'emergency') return true;
  const { asked = null, stage = 'before' } = before.conversation ?? {};
  if (event.type === 'have' && event.had.kind === 'finding' && GRAVE.includes(event.had.id)) {
    const isOld = stage === 'before' && event.old && !otherVoice;
    return !isOld && !(asked?.id === 'both_legs' && isOneLeg(event));
  }
  if (asked === null || otherVoice) return false;
  if (event.type === 'yes') return EMERGENCY_BY_YES.includes(asked.id);
  return event.type === 'not_sure' && asked.exampleGiven && EMERGENCY_BY_UNSURE.includes(asked.id);
}

/** What is held in what a turn plays; null for a waiting bed, or nothing. */
function holdsIn(turn: Spoken): Segment | null {
  const played = playedIn(turn);
  return played !== null && played.spans.length > 0 ? played : null;
}

function sum(all: readonly number[]): number {
  return all.reduce((so, one) => so + one, 0);
}

function asksIt({ question }: Asking, id: AskedId): boolean {
  return question.question === id;
}

function isPressure(event: CoachEvent): boolean {
  return event.type === 'number' && event.value !== null && event.value >= 0 && event.value <= 10;
}

/** "Pain", of a number that was said a turn ago, and that eases or stops: never of one that would just go on. */
function isPainOfANumber({ conversation }: State, { event, otherVoice }: Said): boolean {
  if (conversation?.asked.id !== 'pain_or_seconds' || event.type !== 'hurts' || otherVoice) return false;
  const { numberSaid } = conversation;
  return numberSaid !== null && numberSaid >= 6 && numberSaid <= 10;
}

function placeIn(event: CoachEvent): boolean {
  if (event.type !== 'start' && event.type !== 'avoid' && event.type !== 'have') return false;
  return event.place !== null && event.place !== 'unknown';
}

function rankOf(level: TriageLevel | null): number {
  return level === null ? -1 : TRIAGE_LEVELS.indexOf(level);
}
