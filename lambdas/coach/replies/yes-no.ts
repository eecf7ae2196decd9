/** Questions answered by yes, no or not sure: what counts as which, and where it leads. */
import { regionsAt } from '../body/places.ts';
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { Form } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { belongsTo, deniesAll, type FindingId } from '../screening/findings.ts';
import { branch, isRed, type YesNoId } from '../screening/questionnaire.ts';
import { never } from '../shared/assert-never.ts';
import { ask, ASKED_AGAIN_AT_MOST, putInForm, openQuestion } from '../transitions/ask.ts';
import { waitOn } from '../transitions/halt.ts';
import { recordAnswer } from './screening-answer.ts';
import { keepWish } from './wishes.ts';

export const ADULT_FROM = 18;

/** The questions that "a doctor has seen me" answers with yes. */
const EXAMINED: readonly YesNoId[] = ['examined', 'trauma_examined', 'history_examined'];

/** A reply while a yes-or-no question is open. Whatever doesn't fit is asked again: it never counts as an answer. */
export function interpretYesNo(
  conversation: Conversation,
  id: YesNoId,
  reply: Reply,
  context: Context,
): Turn {
  const miss = (): Turn => askAgain(conversation, id, context);
  switch (reply.type) {
    case 'yes':
      return interpretYes(conversation, id, reply.ofSome, context);
    case 'no':
      // "So no to all of those?" "No": that may mean either.
      return conversation.asked.form === 'all_of_those'
        ? askNarrower(conversation, id, 'yes_or_no', context)
        : recordAnswer(conversation, id, 'no', context);
    case 'not_sure':
      return unsure(conversation, id, context);
    case 'deny':
      return interpretDenial(conversation, id, reply.finding, context);
    case 'cleared':
      return interpretCleared(conversation, id, reply.allowed, context);
    case 'cant_get_down':
      return id === 'floor' ? recordAnswer(conversation, id, 'no', context) : miss();
    case 'next':
    case 'start_over':
      return { conversation, acts: [{ act: 'no_skipping' }, ask(conversation)], facts: [] };
    case 'previous':
      return goBack(conversation, context);
    case 'have':
      return answerByPlace(conversation, id, reply, context) ?? keepWish(conversation, reply, miss);
    case 'start':
    case 'avoid':
      // A bare place may be where it hurts: at a question about symptoms it is no wish.
      if (id === 'skin_joints' && reply.place !== null) {
        return (
          answerByPlace(
            conversation,
            id,
            { type: 'have', had: { kind: 'unknown' }, place: reply.place },
            context,
          ) ?? miss()
        );
      }
      return asksOfSymptoms(id) && reply.place !== null
        ? askNarrower(conversation, id, 'yes_or_no', context)
        : keepWish(conversation, reply, miss);
    case 'pause':
      return waitOn(conversation);
    case 'ready':
    case 'resume':
      return { conversation, acts: [ask(conversation)], facts: [] };
    case 'number':
      // "I'm sixteen" is an answer to the first question.
      return id === 'adult_self' && reply.value !== null && reply.value < ADULT_FROM
        ? recordAnswer(conversation, id, 'no', context)
        : miss();
    case 'hurts':
    case 'pressure':
    case 'time':
    case 'switch_sides':
    case 'unclear':
      return miss();
  }
  return never(reply);
}

/** "So no to all of those?" "Yes" is a no, unless it says "yes, I have". */
function interpretYes(conversation: Conversation, id: YesNoId, ofSome: boolean, context: Context): Turn {
  const agrees = conversation.asked.form === 'all_of_those' && !ofSome;
  return recordAnswer(conversation, id, agrees ? 'no' : 'yes', context);
}

/** "My doctor said it's fine": an answer where that is asked; elsewhere it is asked later, at its place. */
function interpretCleared(conversation: Conversation, id: YesNoId, allowed: boolean, context: Context): Turn {
  if (EXAMINED.includes(id) || (id === 'allowed' && allowed))
    return recordAnswer(conversation, id, 'yes', context);
  if (id === 'allowed') return askAgain(conversation, id, context);
  return { conversation, acts: [{ act: 'asked_later' }, ask(conversation)], facts: [] };
}

/** "Yes, in my groin", "only my left leg": a place given in answer to a question about symptoms is a yes. */
function answerByPlace(
  conversation: Conversation,
  id: YesNoId,
  { had, place }: Extract<Reply, { type: 'have' }>,
  context: Context,
): Turn | null {
  if (had.kind !== 'unknown') return null;
  if (place === null || place === 'unknown' || !asksOfSymptoms(id))
    return askAgain(conversation, id, context);
  const { checks } = conversation;
  const where =
    id === 'skin_joints'
      ? { soreAreas: [...checks.soreAreas, place], avoid: [...checks.avoid, ...regionsAt(place)] }
      : {};
  return recordAnswer({ ...conversation, checks: { ...checks, ...where } }, id, 'yes', context);
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
 * One question back, where its answer was safe. An unsafe one stays as it was given: the latest yes wins, never
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
    return { conversation, acts: [{ act: 'not_now' }, ask(conversation)], facts: [] };
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
  return { ...put(openQuestion({ ...conversation, checks: again }, before), 'plain'), facts };
}

function put(conversation: Conversation, form: Form): Turn {
  const unclear: Act[] = form === 'again' ? [{ act: 'unclear' }] : [];
  const asked = putInForm(conversation, form);
  return { conversation: asked, acts: [...unclear, ask(asked)], facts: [] };
}
