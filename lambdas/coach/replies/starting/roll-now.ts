/**
 * "Shall we roll now?": asked after something else was done or answered in the sentence that opened the skill. Nobody
 * is questioned about their health before they say that they want to roll.
 */
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import { type Conversation, withoutRun } from '../../conversation/conversation.ts';
import type { AskedId } from '../../conversation/questions.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { askAgainOr, ask } from '../../transitions/ask.ts';
import { giveUpPlace, sayGoodbye } from '../../transitions/end.ts';
import { greet } from '../../transitions/launch.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { AskedQuestion, Open, ReplyOf } from '../accepts.ts';
import { rememberClearance } from '../screening/clearance.ts';
import { applyWish, type WishReply } from '../wishes/for-today.ts';

/** A yes leads to the questions that a launch asks first, a no to the goodbye. A wish is kept until then. */
export const ROLL_NOW: AskedQuestion = {
  choice: 'heard',
  usual: 'choice',
  hears: {
    yes: goOn,
    ready: goOn,
    resume: goOn,
    next: goOn,
    start_over: goOn,
    no: ({ conversation }) => sayGoodbye(conversation),
    not_sure: ({ conversation }) => sayGoodbye(conversation),
    start: startWith,
    avoid: noteWish,
    have: (at, reply) => (isPainSomewhere(reply) ? askFirst(at) : noteWish(at, reply)),
    cant_get_down: (at) => {
      const { conversation, facts } = giveUpKeptRun(at);
      const standing = { ...conversation, checks: { ...conversation.checks, floor: false } };
      return ask(standing, [{ act: 'standing' }], facts);
    },
    hurts: askFirst,
    cleared: rememberClearance,
    pause: ({ conversation }) => ask(conversation, [{ act: 'nothing_runs' }]),
    pressure: sayNotNow,
    time: sayNotNow,
    switch_sides: sayNotNow,
    previous: sayNotNow,
  },
  otherwise: ({ conversation }) => askAgainOr(conversation, () => sayGoodbye(conversation)),
};

function goOn({ conversation, moment }: Open): Turn {
  return proceed(conversation, moment);
}

/** "It hurts in my left hip": only a place is named. */
function isPainSomewhere({ had, place }: ReplyOf<'have'>): boolean {
  return had.kind === 'unknown' && place !== null && place !== 'unknown';
}

/** It hurts: rest comes first, and the questions ask where it hurts, and how much. */
function askFirst(at: Open): Turn {
  const isOffered = at.conversation.checks.questionSet === 'resume';
  const { conversation, facts: given } = isOffered
    ? giveUpKeptRun(at)
    : { conversation: at.conversation, facts: [] };
  const { said, facts } = findGreetingDue(conversation, at.moment);
  return proceed(conversation, at.moment, [{ act: 'rest_first' }, ...said], [...given, ...facts]);
}

function sayNotNow({ conversation }: Open): Turn {
  return ask(conversation, [{ act: 'not_now' }]);
}

/** "Start my routine" is a yes; one that can't be had is refused in words, and nothing begins. */
function startWith(at: Open, reply: WishReply): Turn {
  const taken = applyWish(at.conversation, reply);
  if (taken === null) return ask(at.conversation, [{ act: 'unclear' }]);
  return taken.acts.some(({ act }) => act === 'refused_place' || act === 'not_guided')
    ? ask(taken.conversation, taken.acts)
    : proceed(taken.conversation, at.moment, taken.acts);
}

function noteWish(at: Open, reply: WishReply): Turn {
  const { conversation, facts } = giveUpKeptRun(at);
  const taken = applyWish(conversation, reply);
  return taken === null
    ? ask(at.conversation, [{ act: 'unclear' }])
    : ask(taken.conversation, taken.acts, facts);
}

/** A routine kept from before was planned without what is said now, so it isn't taken up. */
function giveUpKeptRun({ conversation, moment }: Open): {
  conversation: Conversation;
  facts: readonly Fact[];
} {
  if (conversation.run === null) return { conversation, facts: [] };
  return {
    conversation: withoutRun(conversation),
    facts: conversation.speaker === 'owner' ? giveUpPlace(moment) : [],
  };
}

/** Questions that may follow before anyone is greeted: they have nothing to do with rolling. */
const NOT_ABOUT_ROLLING: readonly AskedId[] = [
  'roll_now',
  'delete_person',
  'delete_household',
  'remind',
  'remind_confirm',
  'remind_allowed',
];

/** What comes with a greeting, or in place of it. */
const GREETS: readonly Act['act'][] = ['welcome', 'welcome_back', 'rest_first'];

/**
 * The answer to whatever is said at this question, with the greeting before it if a question about rolling follows:
 * so everyone has heard the disclaimer by then, and why they are asked.
 * @param before the conversation in which it was said
 */
export function greetBeforeQuestions(before: Conversation, turn: Turn, context: Context): Turn {
  if (turn.then !== 'ask' || NOT_ABOUT_ROLLING.includes(turn.conversation.asked.id)) return turn;
  const isGreeted = turn.said.some(({ act }) => GREETS.includes(act));
  if (isGreeted) return turn;
  const { said, facts } = findGreetingDue(before, context);
  return prependToTurn(turn, said, facts);
}

/** Somebody who was asked whether it is them has been greeted already, but has yet to hear why they are asked. */
function findGreetingDue(
  conversation: Conversation,
  context: Context,
): { readonly said: readonly Act[]; readonly facts: readonly Fact[] } {
  const { greeting, intro, facts } = greet(conversation, context);
  return conversation.checks.answers.same_person === undefined
    ? { said: [greeting, ...intro], facts }
    : { said: intro, facts: [] };
}
