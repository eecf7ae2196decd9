/** Questions answered by yes, no or not sure: what counts as which, and where each leads. */
import type { HeardPlace } from '../../body/places.ts';
import type { Side } from '../../body/regions.ts';
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import { type Conversation, withAnswers } from '../../conversation/conversation.ts';
import type { Form } from '../../conversation/questions.ts';
import type { AskingTurn, Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { deniesAll, denyTogether, type FindingId, itemsDenied } from '../../screening/findings.ts';
import { isNoAt } from '../../screening/healthy.ts';
import {
  type Answer,
  type Answers,
  branch,
  denyAll,
  isRed,
  isRollCall,
  ROLL_CALLS,
  type RollCallId,
  type YesNoId,
} from '../../screening/questionnaire.ts';
import { ask, ASKED_AGAIN_AT_MOST, askWithExample, putInForm, openQuestion } from '../../transitions/ask.ts';
import { endUnheard } from '../../transitions/end.ts';
import { waitOn } from '../../transitions/halt.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Leads, LeadsByReply, Open, ReplyOf } from '../accepts.ts';
import { keepWish, noteSore } from '../wishes/for-today.ts';
import { rememberClearance } from './clearance.ts';
import { recordAnswer } from './record-answer.ts';

/**
 * A question answered by yes, no or not sure. Whatever doesn't fit is asked again, and never counts as an answer.
 * @param also what this question accepts besides, or instead of what all of them do.
 */
export function acceptYesNo(id: YesNoId, also: LeadsByReply<Open> = {}): AskedQuestion {
  const miss: Leads<Open> = ({ conversation }) => askAgain(conversation, id);
  const keepOrNarrow: Leads<Open, ReplyOf<'start' | 'avoid'>> = (at, reply) =>
    // A bare place may be where it hurts: at a question about symptoms it is no wish.
    asksOfSymptoms(id) && reply.place !== null
      ? (answerElsewhere(at, id, reply.place, reply.type === 'start' ? reply.side : null) ??
        askInForm(at.conversation, id, 'yes_or_no'))
      : keepWish(at.conversation, reply, () => miss(at, reply));
  return {
    choice: 'heard',
    usual: 'answer',
    hears: {
      // "It's been like that for years" is a yes, and a no to whether it is new.
      yes: ({ conversation, moment }, { old = false }) =>
        recordAnswer(conversation, id, old && ASKS_HOW_NEW.includes(id) ? 'no' : 'yes', moment),
      no: ({ conversation, moment }, { how }) => interpretNo(conversation, id, how, moment),
      not_sure: ({ conversation, moment }) => interpretUnsure(conversation, id, moment),
      deny: ({ conversation, moment }, denial) => interpretDenial(conversation, id, denial, moment),
      healthy: (at, { what }) =>
        isNoAt(what, id)
          ? interpretNo(at.conversation, id, 'plain', at.moment)
          : miss(at, { type: 'healthy', what }),
      have: (at, reply) =>
        answerByPlace(at, id, reply) ?? keepWish(at.conversation, reply, () => miss(at, reply)),
      start: keepOrNarrow,
      avoid: keepOrNarrow,
      cleared: rememberClearance,
      next: ({ conversation }) => ask(conversation, [{ act: 'no_skipping' }]),
      start_over: ({ conversation }) => ask(conversation, [{ act: 'no_skipping' }]),
      previous: ({ conversation, moment }) => goBack(conversation, moment),
      pause: ({ conversation }) => waitOn(conversation),
      ready: ({ conversation }) => ask(conversation),
      resume: ({ conversation }) => ask(conversation),
      ...also,
    },
    otherwise: miss,
  };
}

/** A kind of reply that answers a question by itself. */
export function recordAs(id: YesNoId, answer: Answer): Leads<Open> {
  return ({ conversation, moment }) => recordAnswer(conversation, id, answer, moment);
}

/** "My hip" says that skin or joints are sore, and where. */
export const hearSorePlace: Leads<Open, ReplyOf<'start' | 'avoid'>> = (at, reply) => {
  const { conversation } = at;
  if (reply.place === null) return keepWish(conversation, reply, () => askAgain(conversation, 'skin_joints'));
  return answerAtPlace(at, 'skin_joints', reply.place, null);
};

/**
 * "No". "I don't think so" is a no where several things are read out; where one question can't wait, and about a pregnancy,
 * it brings the example first, and counts the second time. "Not really" is never a no to what can't wait.
 */
function interpretNo(
  conversation: Conversation,
  id: YesNoId,
  how: ReplyOf<'no'>['how'],
  context: Context,
): Turn {
  const { exampleGiven } = conversation.asked;
  if (how !== 'plain' && asksOfSymptoms(id)) {
    if (how === 'slight' && isRed(id)) return askInForm(conversation, id, 'yes_or_no');
    const doubts = isRed(id) || id === 'pregnant' || how === 'slight';
    if (doubts && !exampleGiven) return askWithExample(conversation);
  }
  return isRollCall(id)
    ? recordAnswer(withAnswers(conversation, denyAll(id, conversation.checks.answers)), id, 'no', context)
    : recordAnswer(conversation, id, 'no', context);
}

/** "Yes, in my groin", "only my left leg": a place given in answer to a question about symptoms is a yes. */
function answerByPlace(at: Open, id: YesNoId, { had, place, side }: ReplyOf<'have'>): Turn | null {
  if (had.kind !== 'unknown') return null;
  return answerElsewhere(at, id, place, side) ?? answerAtPlace(at, id, place, side);
}

/** "Just my left leg", "it stays in my buttock": a place that isn't the one asked about is a no. Null if it may be. */
function answerElsewhere(at: Open, id: YesNoId, place: HeardPlace, side: Side | null): Turn | null {
  if (!isElsewhere(id, place, side)) return null;
  return recordAnswer(at.conversation, id, 'no', at.moment);
}

function isElsewhere(id: YesNoId, place: HeardPlace, side: Side | null): boolean {
  if (id === 'leg') return side !== 'both' && IN_THE_BACK.includes(place);
  if (id !== 'both_legs' || side === 'both') return false;
  return (
    side === 'left' || side === 'right' || place === 'leg' || (side === null && IN_THE_BACK.includes(place))
  );
}

/** Where pain from the back may stay: above the thighs. */
const IN_THE_BACK: readonly HeardPlace[] = [
  'low_back',
  'spine',
  'glutes',
  'buttock',
  'tailbone',
  'hip',
  'hip_tfl',
  'upper_back',
];

const BELOW_THE_KNEE: readonly HeardPlace[] = ['leg', 'shin', 'ankle', 'foot', 'feet', 'calves'];

/** Whether a place says nothing: it hurts in the back anyway, and one place can't be in both legs. */
function saysNothing(id: YesNoId, place: HeardPlace, side: Side | null): boolean {
  if (place === 'low_back' || place === 'spine') return true;
  // "Just the thigh", where it is asked whether it goes below the knee.
  if (id === 'leg_nerve') return !BELOW_THE_KNEE.includes(place);
  return id === 'both_legs' && side !== 'both' && place !== 'feet';
}

function answerAtPlace(
  { conversation, moment }: Open,
  id: YesNoId,
  place: HeardPlace,
  side: Side | null,
): Turn {
  const inBoth = id === 'both_legs' && side === 'both' && place === null;
  if (inBoth) return recordAnswer(conversation, id, 'yes', moment);
  if (place === null || place === 'unknown' || !asksOfSymptoms(id) || saysNothing(id, place, side))
    return askAgain(conversation, id);
  const known = id === 'skin_joints' ? noteSore(conversation, place).conversation : conversation;
  return recordAnswer(known, id, 'yes', moment, 'named');
}

/** Asked about something that is there: did it begin, or get worse, in the last two weeks, or today? */
const ASKS_HOW_NEW: readonly YesNoId[] = [
  'saddle_recent',
  'bladder_bowel_recent',
  'both_legs_recent',
  'red_now_today',
];

/** Whether yes is the answer that isn't safe. */
function asksOfSymptoms(id: YesNoId): boolean {
  return branch(id, 'yes') !== 'safe' || id === 'flare';
}

/** First with an example; still not sure is the unsafe branch. A roll call is asked one by one instead. */
function interpretUnsure(conversation: Conversation, id: YesNoId, context: Context): Turn {
  return conversation.asked.exampleGiven || isRollCall(id)
    ? recordAnswer(conversation, id, 'unsure', context)
    : askWithExample(conversation);
}

/** Nothing that fits: asked again, twice at most. */
export function askAgain(conversation: Conversation, id: YesNoId): Turn {
  return askInForm(conversation, id, 'again');
}

/** The same question in another form; each is one of the tries. Three misses are no answer, and end the session. */
function askInForm(conversation: Conversation, id: YesNoId, form: 'again' | 'yes_or_no' | 'rest'): Turn {
  const { asked } = conversation;
  if (asked.misses >= ASKED_AGAIN_AT_MOST) return endUnheard(conversation, isRed(id));
  return put({ ...conversation, asked: { ...asked, misses: asked.misses + 1 } }, form);
}

/** A denial denies what it names, and no more. */
function interpretDenial(
  conversation: Conversation,
  id: YesNoId,
  { finding: what, also }: ReplyOf<'deny'>,
  context: Context,
): Turn {
  if (!asksOfSymptoms(id) || what === 'unknown') return askAgain(conversation, id);
  // "None" sounds like "numb": where it can't wait it is asked once more.
  if (what === null) {
    return isRed(id) || branch(id, 'no') !== 'safe'
      ? askInForm(conversation, id, 'yes_or_no')
      : interpretNo(conversation, id, 'plain', context);
  }
  if (deniesAll(what, id) || (also !== undefined && denyTogether(what, also, id)))
    return recordAnswer(conversation, id, 'no', context);
  if (isRollCall(id)) return denyItems(conversation, id, what, context);
  return askInForm(conversation, id, isRed(id) ? 'yes_or_no' : 'again');
}

/** What of a roll call is denied needs no question of its own. The rest is asked for. */
function denyItems(conversation: Conversation, id: RollCallId, what: FindingId, context: Context): Turn {
  const open = itemsDenied(what, id).filter((item) => conversation.checks.answers[item] === undefined);
  if (open.length === 0) return askForRest(conversation, id, what);
  const known = withAnswers(conversation, Object.fromEntries(open.map((item) => [item, 'no'])));
  return proceed({ ...known, checks: { ...known.checks, readOut: id } }, context);
}

/** "No fever" leaves open whether one feels ill: that is asked for with the rest. */
function askForRest(conversation: Conversation, id: RollCallId, denied: FindingId): Turn {
  const turn = askInForm(conversation, id, 'rest');
  return turn.then === 'ask' ? { ...turn, question: { ...turn.question, denied } } : turn;
}

/**
 * One question back, if its answer was safe. An unsafe one stays as it was given: the latest yes wins, never
 * the latest no. What had been concluded from the answers is concluded again.
 */
function goBack(conversation: Conversation, { now }: Context): Turn {
  const { checks } = conversation;
  const { lastAnswered: before, answers: given } = checks;
  const answer = before === null ? undefined : given[before];
  if (
    before === null ||
    answer === undefined ||
    branch(before, answer) !== 'safe' ||
    before === 'same_person'
  ) {
    return ask(conversation, [{ act: 'not_now' }]);
  }
  const answers = withoutAnswer(given, before);
  const concluded = checks.questionSet === 'full' && checks.screened !== null;
  const again = {
    ...checks,
    answers,
    lastAnswered: null,
    screened: checks.questionSet === 'full' ? null : checks.screened,
  };
  const facts: Fact[] = concluded ? [{ fact: 'permission_withdrawn', at: now }] : [];
  return ask(openQuestion({ ...conversation, checks: again }, before), [], facts);
}

/** The answers without one, and without what "none of those" answered with it. */
function withoutAnswer(given: Answers, id: YesNoId): Answers {
  const { [id]: _taken, ...answers } = given;
  const items: readonly string[] = isRollCall(id) ? ROLL_CALLS[id] : [];
  return Object.fromEntries(
    Object.entries(answers).filter(([one, answer]) => answer !== 'no' || !items.includes(one)),
  );
}

function put(conversation: Conversation, form: Form): AskingTurn {
  const unclear: Act[] = form === 'again' ? [{ act: 'unclear' }] : [];
  return ask(putInForm(conversation, form), unclear);
}
