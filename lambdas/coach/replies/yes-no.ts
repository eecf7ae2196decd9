/** Questions answered by yes, no or not sure: what counts as which, and where each leads. */
import { type HeardPlace, regionsAt } from '../body/places.ts';
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Form } from '../conversation/questions.ts';
import type { AskingTurn, Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { belongsTo, deniesAll, type FindingId } from '../screening/findings.ts';
import { type Answer, branch, isRed, type YesNoId } from '../screening/questionnaire.ts';
import { ask, ASKED_AGAIN_AT_MOST, putInForm, openQuestion } from '../transitions/ask.ts';
import { waitOn } from '../transitions/halt.ts';
import type { Accepts, Leads, LeadsByReply, Open, ReplyOf } from './accepts.ts';
import { recordAnswer } from './screening-answer.ts';
import { keepWish } from './wishes.ts';

export const ADULT_FROM = 18;

/**
 * A question answered by yes, no or not sure. Whatever doesn't fit is asked again, and never counts as an answer.
 * @param also what this question accepts besides, or instead of what all of them do.
 */
export function acceptYesNo(id: YesNoId, also: LeadsByReply<Open> = {}): Accepts {
  const miss: Leads<Open> = ({ conversation, moment }) => askAgain(conversation, id, moment);
  const keepOrNarrow: Leads<Open, ReplyOf<'start' | 'avoid'>> = (at, reply) =>
    // A bare place may be where it hurts: at a question about symptoms it is no wish.
    asksOfSymptoms(id) && reply.place !== null
      ? askNarrower(at.conversation, id, 'yes_or_no', at.moment)
      : keepWish(at.conversation, reply, () => miss(at, reply));
  return {
    hears: {
      yes: ({ conversation, moment }, { ofSome }) => interpretYes(conversation, id, ofSome, moment),
      no: ({ conversation, moment }) =>
        // "So no to all of those?" "No": that may mean either.
        conversation.asked.form === 'all_of_those'
          ? askNarrower(conversation, id, 'yes_or_no', moment)
          : recordAnswer(conversation, id, 'no', moment),
      not_sure: ({ conversation, moment }) => unsure(conversation, id, moment),
      deny: ({ conversation, moment }, { finding }) => interpretDenial(conversation, id, finding, moment),
      have: (at, reply) =>
        answerByPlace(at, id, reply) ?? keepWish(at.conversation, reply, () => miss(at, reply)),
      start: keepOrNarrow,
      avoid: keepOrNarrow,
      // "My doctor said it's fine" is asked later, in its turn.
      cleared: ({ conversation }) => ask(conversation, [{ act: 'asked_later' }]),
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

/** "I'm sixteen" is a no to being an adult; any other number is no answer. */
export const hearAge: Leads<Open, ReplyOf<'number'>> = ({ conversation, moment }, { value }) =>
  value !== null && value < ADULT_FROM
    ? recordAnswer(conversation, 'adult_self', 'no', moment)
    : askAgain(conversation, 'adult_self', moment);

/** "My doctor said it's fine", as the question is whether one has; "a doctor has seen me" is not that. */
export const hearClearance: Leads<Open, ReplyOf<'cleared'>> = ({ conversation, moment }, { allowed }) =>
  allowed ? recordAnswer(conversation, 'allowed', 'yes', moment) : askAgain(conversation, 'allowed', moment);

/** "My hip" says that skin or joints are sore, and where. */
export const hearSorePlace: Leads<Open, ReplyOf<'start' | 'avoid'>> = (at, reply) => {
  const { conversation, moment } = at;
  if (reply.place === null)
    return keepWish(conversation, reply, () => askAgain(conversation, 'skin_joints', moment));
  return answerAtPlace(at, 'skin_joints', reply.place);
};

/** "So no to all of those?" "Yes" is a no, unless it says "yes, I have". */
function interpretYes(conversation: Conversation, id: YesNoId, ofSome: boolean, context: Context): Turn {
  const agrees = conversation.asked.form === 'all_of_those' && !ofSome;
  return recordAnswer(conversation, id, agrees ? 'no' : 'yes', context);
}

/** "Yes, in my groin", "only my left leg": a place given in answer to a question about symptoms is a yes. */
function answerByPlace(at: Open, id: YesNoId, { had, place }: ReplyOf<'have'>): Turn | null {
  return had.kind === 'unknown' ? answerAtPlace(at, id, place) : null;
}

function answerAtPlace({ conversation, moment }: Open, id: YesNoId, place: HeardPlace): Turn {
  if (place === null || place === 'unknown' || !asksOfSymptoms(id)) return askAgain(conversation, id, moment);
  const { checks } = conversation;
  const where =
    id === 'skin_joints'
      ? { soreAreas: [...checks.soreAreas, place], avoid: [...checks.avoid, ...regionsAt(place)] }
      : {};
  return recordAnswer({ ...conversation, checks: { ...checks, ...where } }, id, 'yes', moment);
}

/** Whether yes is the answer that isn't safe. */
function asksOfSymptoms(id: YesNoId): boolean {
  return branch(id, 'yes') !== 'safe' || id === 'flare';
}

/** First with an example; still not sure is the unsafe branch. */
function unsure(conversation: Conversation, id: YesNoId, context: Context): Turn {
  if (conversation.asked.exampleGiven) return recordAnswer(conversation, id, 'unsure', context);
  return put({ ...conversation, asked: { ...conversation.asked, exampleGiven: true } }, 'example');
}

/** Nothing that fits: asked again, twice at most, then taken as not sure. */
export function askAgain(conversation: Conversation, id: YesNoId, context: Context): Turn {
  return askNarrower(conversation, id, 'again', context);
}

/** The same question in another form; each is one of the tries. */
function askNarrower(
  conversation: Conversation,
  id: YesNoId,
  form: 'again' | 'yes_or_no' | 'all_of_those',
  context: Context,
): Turn {
  const { asked } = conversation;
  if (asked.exampleGiven || asked.misses >= ASKED_AGAIN_AT_MOST) return unsure(conversation, id, context);
  return put({ ...conversation, asked: { ...asked, misses: asked.misses + 1 } }, form);
}

/** A denial denies what it names, and no more. */
function interpretDenial(
  conversation: Conversation,
  id: YesNoId,
  what: FindingId | 'unknown' | null,
  context: Context,
): Turn {
  if (!asksOfSymptoms(id) || what === 'unknown') return askAgain(conversation, id, context);
  // "None" sounds like "numb": at a red question it is asked once more.
  if (what === null) {
    return isRed(id) || branch(id, 'no') !== 'safe'
      ? askNarrower(conversation, id, 'yes_or_no', context)
      : recordAnswer(conversation, id, 'no', context);
  }
  if (deniesAll(what, id)) return recordAnswer(conversation, id, 'no', context);
  return belongsTo(what, id)
    ? askNarrower(conversation, id, 'all_of_those', context)
    : askAgain(conversation, id, context);
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
  const { [before]: _taken, ...answers } = given;
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

function put(conversation: Conversation, form: Form): AskingTurn {
  const unclear: Act[] = form === 'again' ? [{ act: 'unclear' }] : [];
  return ask(putInForm(conversation, form), unclear);
}
