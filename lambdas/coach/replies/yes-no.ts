/** Questions answered by yes, no or not sure: what counts as which, and where it leads. */
import { regionsAt } from '../body/places.ts';
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { Form } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { belongsTo, deniesAll, type ThingId } from '../screening/findings.ts';
import { branch, isRed, type YesNoId } from '../screening/questionnaire.ts';
import { never } from '../shared/assert-never.ts';
import { ask, ASKED_AGAIN_AT_MOST, inForm, opening } from '../transitions/ask.ts';
import { waitOn } from '../transitions/halt.ts';
import { answered } from './screening-answer.ts';
import { wished } from './wishes.ts';

const ADULT_FROM = 18;

/** The questions that "a doctor has seen me" answers with yes. */
const EXAMINED: readonly YesNoId[] = ['examined', 'trauma_examined', 'history_examined'];

/** A reply while a yes-or-no question is open. Whatever doesn't fit is asked again: it never counts as an answer. */
export function answering(conversation: Conversation, id: YesNoId, reply: Reply, context: Context): Turn {
  const miss = (): Turn => missed(conversation, id, context);
  switch (reply.type) {
    case 'yes':
      return saidYes(conversation, id, reply.ofSome, context);
    case 'no':
      // "So no to all of those?" "No": that may mean either.
      return conversation.asked.form === 'all_of_those'
        ? narrowed(conversation, id, 'yes_or_no', context)
        : answered(conversation, id, 'no', context);
    case 'not_sure':
      return unsure(conversation, id, context);
    case 'deny':
      return denied(conversation, id, reply.thing, context);
    case 'cleared':
      return saidCleared(conversation, id, reply.allowed, context);
    case 'cant_get_down':
      return id === 'floor' ? answered(conversation, id, 'no', context) : miss();
    case 'next':
    case 'start_over':
      return { conversation, acts: [{ act: 'no_skipping' }, ask(conversation)], facts: [] };
    case 'previous':
      return goBack(conversation, context);
    case 'have':
      return somewhere(conversation, id, reply, context) ?? wished(conversation, reply, miss);
    case 'start':
    case 'avoid':
      // A bare place may be where it hurts: at a question about symptoms it is no wish.
      if (id === 'skin_joints' && reply.place !== null) {
        return (
          somewhere(
            conversation,
            id,
            { type: 'have', had: { kind: 'unknown' }, place: reply.place },
            context,
          ) ?? miss()
        );
      }
      return asksOfSymptoms(id) && reply.place !== null
        ? narrowed(conversation, id, 'yes_or_no', context)
        : wished(conversation, reply, miss);
    case 'pause':
      return waitOn(conversation);
    case 'ready':
    case 'resume':
      return { conversation, acts: [ask(conversation)], facts: [] };
    case 'number':
      // "I'm sixteen" is an answer to the first question.
      return id === 'adult_self' && reply.value !== null && reply.value < ADULT_FROM
        ? answered(conversation, id, 'no', context)
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
function saidYes(conversation: Conversation, id: YesNoId, ofSome: boolean, context: Context): Turn {
  const agrees = conversation.asked.form === 'all_of_those' && !ofSome;
  return answered(conversation, id, agrees ? 'no' : 'yes', context);
}

/** "My doctor said it's fine": an answer where that is asked; elsewhere it is asked later, at its place. */
function saidCleared(conversation: Conversation, id: YesNoId, allowed: boolean, context: Context): Turn {
  if (EXAMINED.includes(id) || (id === 'allowed' && allowed))
    return answered(conversation, id, 'yes', context);
  if (id === 'allowed') return missed(conversation, id, context);
  return { conversation, acts: [{ act: 'asked_later' }, ask(conversation)], facts: [] };
}

/** "Yes, in my groin", "only my left leg": a place given in answer to a question about symptoms is a yes. */
function somewhere(
  conversation: Conversation,
  id: YesNoId,
  { had, place }: Extract<Reply, { type: 'have' }>,
  context: Context,
): Turn | null {
  if (had.kind !== 'unknown') return null;
  if (place === null || place === 'unknown' || !asksOfSymptoms(id)) return missed(conversation, id, context);
  const { checks } = conversation;
  const where =
    id === 'skin_joints'
      ? { where: [...checks.where, place], avoid: [...checks.avoid, ...regionsAt(place)] }
      : {};
  return answered({ ...conversation, checks: { ...checks, ...where } }, id, 'yes', context);
}

/** Whether yes is the answer that isn't safe. */
function asksOfSymptoms(id: YesNoId): boolean {
  return branch(id, 'yes') !== 'safe' || id === 'flare';
}

/** First with an example; still not sure is the unsafe branch. */
function unsure(conversation: Conversation, id: YesNoId, context: Context): Turn {
  if (conversation.asked.exampleGiven) return answered(conversation, id, 'unsure', context);
  return put({ ...conversation, asked: { ...conversation.asked, exampleGiven: true } }, 'example');
}

/** Nothing that fits: asked again, twice at most, then taken as not sure. */
export function missed(conversation: Conversation, id: YesNoId, context: Context): Turn {
  return narrowed(conversation, id, 'again', context);
}

/** The same question in another form; each is one of the tries. */
function narrowed(
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
function denied(
  conversation: Conversation,
  id: YesNoId,
  what: ThingId | 'unknown' | null,
  context: Context,
): Turn {
  if (!asksOfSymptoms(id) || what === 'unknown') return missed(conversation, id, context);
  // "None" sounds like "numb": at a red question it is asked once more.
  if (what === null) {
    return isRed(id) || branch(id, 'no') !== 'safe'
      ? narrowed(conversation, id, 'yes_or_no', context)
      : answered(conversation, id, 'no', context);
  }
  if (deniesAll(what, id)) return answered(conversation, id, 'no', context);
  return belongsTo(what, id)
    ? narrowed(conversation, id, 'all_of_those', context)
    : missed(conversation, id, context);
}

/**
 * One question back, where its answer was safe. An unsafe one stays as it was given: the latest yes wins, never
 * the latest no. What had been concluded from the answers is concluded again.
 */
function goBack(conversation: Conversation, { now }: Context): Turn {
  const { checks } = conversation;
  const { lastAnswered: before, answers: given } = checks;
  const answer = before === null ? undefined : given[before];
  if (before === null || answer === undefined || branch(before, answer) !== 'safe' || before === 'r0') {
    return { conversation, acts: [{ act: 'not_now' }, ask(conversation)], facts: [] };
  }
  const { [before]: _taken, ...answers } = given;
  const concluded = checks.list === 'full' && checks.screened !== null;
  const again = {
    ...checks,
    answers,
    lastAnswered: null,
    screened: checks.list === 'full' ? null : checks.screened,
  };
  const facts: Fact[] = concluded ? [{ fact: 'permission_withdrawn', at: now }] : [];
  return { ...put(opening({ ...conversation, checks: again }, before), 'plain'), facts };
}

function put(conversation: Conversation, form: Form): Turn {
  const unclear: Act[] = form === 'again' ? [{ act: 'unclear' }] : [];
  const asked = inForm(conversation, form);
  return { conversation: asked, acts: [...unclear, ask(asked)], facts: [] };
}
