/** Questions answered by yes, no or not sure: what counts as which, and where it leads. */
import type { Act } from './acts.ts';
import { ask, opening } from './asks.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { closed, endForLevel, endForToday } from './endings.ts';
import type { Reply } from './events.ts';
import type { Fact } from './facts.ts';
import { worse } from './level.ts';
import { never } from './never.ts';
import { proceed } from './preparing.ts';
import { branch, isRed, YES_NO_IDS, type Answer, type Answers, type YesNoId } from './screening.ts';
import { belongsTo, deniesAll, type ThingId } from './things.ts';
import { waitOn, wished } from './wishes.ts';

/** How often a question is asked again before an unclear word counts as "not sure". */
export const ASKED_AGAIN_AT_MOST = 2;

const ADULT_FROM = 18;

/** The questions that "my doctor said it's fine", or "a doctor examined me", answers with yes. */
const CLEARED_ANSWERS: readonly YesNoId[] = ['examined', 'allowed', 'trauma_examined', 'history_examined'];

/** A reply while a yes-or-no question is open. Whatever doesn't fit is asked again: it never counts as an answer. */
export function answering(conversation: Conversation, id: YesNoId, reply: Reply, context: Context): Turn {
  const { allOfThose } = conversation.asked;
  switch (reply.type) {
    case 'yes':
      return answered(conversation, id, allOfThose ? 'no' : 'yes', context);
    case 'no':
      // "So no to all of those?" "No": that may mean either.
      return allOfThose ? missed(conversation, id, context) : answered(conversation, id, 'no', context);
    case 'not_sure':
      return unsure(conversation, id, context);
    case 'deny':
      return denied(conversation, id, reply.thing, context);
    case 'cleared':
      if (CLEARED_ANSWERS.includes(id)) return answered(conversation, id, 'yes', context);
      return { conversation, acts: [{ act: 'noted' }, ask(conversation)], facts: [] };
    case 'cant_get_down':
      return id === 'floor' ? answered(conversation, id, 'no', context) : missed(conversation, id, context);
    case 'next':
    case 'start_over':
      return { conversation, acts: [{ act: 'no_skipping' }, ask(conversation)], facts: [] };
    case 'previous':
      return goBack(conversation, id);
    case 'start':
    case 'avoid':
      return wished(conversation, reply, () => missed(conversation, id, context));
    case 'have':
      return reply.had.kind === 'unknown'
        ? missed(conversation, id, context)
        : wished(conversation, reply, () => missed(conversation, id, context));
    case 'pause':
      return waitOn(conversation);
    case 'ready':
    case 'resume':
      return { conversation, acts: [ask(conversation)], facts: [] };
    case 'number':
      // "I'm sixteen" is an answer to the first question.
      return id === 'adult_self' && reply.value !== null && reply.value < ADULT_FROM
        ? answered(conversation, id, 'no', context)
        : missed(conversation, id, context);
    case 'hurts':
    case 'unclear':
      return missed(conversation, id, context);
  }
  return never(reply);
}

/** Records an answer and follows its branch. */
export function answered(before: Conversation, id: YesNoId, answer: Answer, context: Context): Turn {
  const conversation = withAnswers(before, { [id]: answer });
  const heard: Act[] = answer === 'unsure' ? [] : [{ act: 'heard', answer }];
  const leads = branch(id, answer);
  if (typeof leads === 'object') return proceed(conversation, context, heard);
  switch (leads) {
    case 'safe':
      return passed(conversation, id, answer, heard, context);
    case 'emergency':
      return endForLevel(
        conversation,
        context,
        leads,
        answer === 'unsure' && isRed(id) ? 'unsure' : 'answer',
      );
    case 'urgent':
      return endForLevel(conversation, context, leads, 'answer');
    case 'refer':
    case 'caution':
      return proceed({ ...conversation, level: worse(conversation.level, leads) }, context, heard);
    case 'not_for_you':
      return closed(conversation, 'blocked', [{ act: 'not_for_you' }], []);
    case 'no_routine':
      return endForToday(conversation, context, [{ act: 'no_routine', because: 'skin' }]);
    case 'stranger':
      return strange(conversation, context);
    case 'full_screening':
      return screenAgain(conversation, context, 'something_new');
  }
  return never(leads);
}

/** Answers added, each as the latest. */
export function withAnswers(conversation: Conversation, given: Answers): Conversation {
  const kept: Partial<Record<YesNoId, Answer>> = {};
  for (const id of YES_NO_IDS) {
    const answer = conversation.checks.answers[id];
    if (answer !== undefined) kept[id] = answer;
  }
  return { ...conversation, checks: { ...conversation.checks, answers: { ...kept, ...given } } };
}

/** All fifteen questions, though a permission was on record. What was answered today stays answered. */
export function screenAgain(
  conversation: Conversation,
  context: Context,
  why: 'something_new' | 'flares' | 'stranger',
): Turn {
  const checks = { ...conversation.checks, list: 'full', why, screened: null } as const;
  return proceed({ ...conversation, checks }, context, [{ act: 'screening_intro', why }]);
}

/** What a safe answer changes besides being safe. */
function passed(
  conversation: Conversation,
  id: YesNoId,
  answer: Answer,
  heard: readonly Act[],
  context: Context,
): Turn {
  if (id === 'r0')
    return proceed(confirmed(conversation, context), context, heard, [{ fact: 'visited', at: context.now }]);
  if (id === 'r2')
    return proceed({ ...conversation, level: worse(conversation.level, 'ok') }, context, heard);
  if (id === 'flare') return flareAnswered(conversation, answer !== 'no', heard, context);
  if (id === 'floor') return floorAnswered(conversation, answer === 'yes', heard, context);
  return proceed(conversation, context, heard);
}

function floorAnswered(
  conversation: Conversation,
  floor: boolean,
  heard: readonly Act[],
  context: Context,
): Turn {
  const standing: Act[] = floor ? [] : [{ act: 'standing' }];
  return proceed(
    { ...conversation, checks: { ...conversation.checks, floor } },
    context,
    [...heard, ...standing],
    [{ fact: 'preferred', at: context.now, preferences: { floor } }],
  );
}

/** The speaker is the one of the record: what it holds may be used from here on. */
export function confirmed(conversation: Conversation, { progress }: Context): Conversation {
  const { checks } = conversation;
  return {
    ...conversation,
    speaker: 'owner',
    checks: {
      ...checks,
      screened: checks.list === 'full' ? checks.screened : progress.screened,
      floor: checks.floor ?? progress.preferences.floor,
      tool: checks.tool ?? progress.preferences.tool,
      agreed: checks.agreed || progress.preferences.minutes !== null,
    },
  };
}

function flareAnswered(
  conversation: Conversation,
  worseAfter: boolean,
  heard: readonly Act[],
  context: Context,
): Turn {
  const { routines, practice } = context.progress;
  const routine = routines.at(-1)?.id ?? '';
  const facts: Fact[] = [{ fact: 'flare_answered', at: context.now, worse: worseAfter, routine }];
  const twoInARow = worseAfter && practice.flares >= 1;
  const turn = twoInARow
    ? screenAgain(conversation, context, 'flares')
    : proceed(conversation, context, heard);
  return { ...turn, facts: [...facts, ...turn.facts] };
}

/** Somebody else than the one on record: nothing of it is used, nothing they do is kept. */
function strange(conversation: Conversation, context: Context): Turn {
  const checks = { ...conversation.checks, wasBlocked: false };
  const guest: Conversation = { ...conversation, speaker: 'guest', run: null, checks };
  const turn = screenAgain(guest, context, 'stranger');
  return { ...turn, acts: [{ act: 'guest' }, ...turn.acts] };
}

/** First with an example; still not sure is the unsafe branch. */
function unsure(conversation: Conversation, id: YesNoId, context: Context): Turn {
  if (conversation.asked.exampleGiven) return answered(conversation, id, 'unsure', context);
  const asked = { ...opening(conversation, id).asked, exampleGiven: true };
  return put({ ...conversation, asked }, 'example');
}

/** Nothing that fits: asked again, twice at most, then taken as not sure. */
export function missed(conversation: Conversation, id: YesNoId, context: Context): Turn {
  const { asked } = conversation;
  if (asked.exampleGiven || asked.misses >= ASKED_AGAIN_AT_MOST) return unsure(conversation, id, context);
  return put({ ...conversation, asked: { ...asked, misses: asked.misses + 1, allOfThose: false } }, 'again');
}

/** A denial denies what it names, and no more. */
function denied(
  conversation: Conversation,
  id: YesNoId,
  what: ThingId | 'unknown' | null,
  context: Context,
): Turn {
  const { asked } = conversation;
  const safeIsNo = branch(id, 'no') === 'safe' && branch(id, 'yes') !== 'safe';
  if (!safeIsNo || what === 'unknown') return missed(conversation, id, context);
  if (what === null) {
    return isRed(id)
      ? narrowed(conversation, id, 'yes_or_no', context)
      : answered(conversation, id, 'no', context);
  }
  if (deniesAll(what, id)) return answered(conversation, id, 'no', context);
  if (!belongsTo(what, id)) return missed(conversation, id, context);
  const turn = narrowed(conversation, id, 'all_of_those', context);
  return turn.conversation.closed === null && !asked.exampleGiven
    ? {
        ...turn,
        conversation: { ...turn.conversation, asked: { ...turn.conversation.asked, allOfThose: true } },
      }
    : turn;
}

/** A narrower form of the same question; it counts as one of the tries. */
function narrowed(
  conversation: Conversation,
  id: YesNoId,
  form: 'yes_or_no' | 'all_of_those',
  context: Context,
): Turn {
  const turn = missed(conversation, id, context);
  const stillAsked =
    turn.conversation.asked.id === id &&
    turn.conversation.closed === null &&
    !turn.conversation.asked.exampleGiven;
  return stillAsked ? put(turn.conversation, form) : turn;
}

/** The question before this one, asked again. A level once reached stays: the latest yes wins, not the latest no. */
function goBack(conversation: Conversation, id: YesNoId): Turn {
  const given = Object.keys(conversation.checks.answers).at(-1);
  const before = YES_NO_IDS.find((known) => known === given) ?? id;
  const answers = Object.fromEntries(
    Object.entries(conversation.checks.answers).filter(([known]) => known !== before),
  );
  const checks = { ...conversation.checks, answers };
  return put(opening({ ...conversation, checks }, before), 'plain');
}

function put(
  conversation: Conversation,
  form: 'plain' | 'again' | 'example' | 'yes_or_no' | 'all_of_those',
): Turn {
  const unclear: Act[] = form === 'again' ? [{ act: 'unclear' }] : [];
  return { conversation, acts: [...unclear, ask(conversation, form)], facts: [] };
}
