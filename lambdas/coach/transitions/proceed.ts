import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { endsUrgently, isScreened, needsClearance, nextQuestion } from '../conversation/next-question.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import type { Screened } from '../screening/outcome.ts';
import { SCREENING_VERSION } from '../screening/questionnaire.ts';
import { causeOf, isCleared, findRegionsLeftOut, levelOf, needsOkay } from '../screening/triage.ts';
import { worse } from '../screening/triage-level.ts';
import { ask, openQuestion, putInForm } from './ask.ts';
import { blockRolling, endForLevel } from './end.ts';
import { askToUseAgain, getReady } from './get-ready.ts';

/** Goes on to whatever comes next: a question, or getting ready; or ends if the answers forbid rolling. */
export function proceed(
  before: Conversation,
  context: Context,
  said: readonly Act[] = [],
  facts: readonly Fact[] = [],
): Turn {
  const { answers } = before.checks;
  const reached = levelOf(answers);
  if (reached === 'emergency')
    return prependToTurn(
      endForLevel(before, context, reached, 'answer', causeOf(answers, reached)),
      [],
      facts,
    );
  if (endsUrgently(before))
    return prependToTurn(
      endForLevel(before, context, 'urgent', 'answer', causeOf(answers, 'urgent')),
      said,
      facts,
    );
  const { conversation, facts: concluding } = conclude(before, context);
  // The block stands at once, whatever becomes of the questions that are still asked.
  const blocking = reached === 'urgent' && before.level !== 'urgent' ? [blockRolling('urgent', context)] : [];
  const so = [...facts, ...blocking, ...concluding];
  if (conversation.checks.screened?.outcome === 'blocked') {
    return prependToTurn(
      endForLevel(conversation, context, 'refer', 'answer', causeOf(answers, 'refer')),
      said,
      so,
    );
  }
  const id = nextQuestion(conversation, context);
  if (id === 'ready') return getReady(conversation, context, said, so);
  if (id === 'use_all_again')
    return askToUseAgain(conversation, practiceOf(conversation, context).preferences.leavesOut, said, so);
  const level = reached === 'urgent' ? worse(conversation.level, reached) : conversation.level;
  const open = openQuestion({ ...conversation, level }, id);
  const tooGeneral: Act[] =
    id === 'allowed' && answers.told_to_rest === 'no' ? [{ act: 'okay_too_general' }] : [];
  return ask(
    id === conversation.checks.readOut ? putInForm(open, 'rest') : open,
    [...said, ...tooGeneral],
    so,
  );
}

/** Once all that decides is answered: the outcome, to be kept. */
function conclude(
  conversation: Conversation,
  context: Context,
): { conversation: Conversation; facts: Fact[] } {
  const { checks } = conversation;
  if (checks.screened !== null || !isScreened(conversation, context)) return { conversation, facts: [] };
  const screened = amend(checks.amends, {
    outcome: outcomeOf(conversation),
    version: SCREENING_VERSION,
    at: context.now,
    askedAllAt: context.now,
    leftOut: findRegionsLeftOut(checks.answers),
  });
  const concluding = { fact: 'screening_concluded', at: context.now, screened } as const;
  return {
    conversation: {
      ...conversation,
      level: worse(conversation.level, 'ok'),
      checks: { ...checks, screened, amends: null, suspendedAt: null, wasBlocked: false },
    },
    facts:
      screened.outcome === 'blocked' || conversation.missedVoice
        ? []
        : [{ ...concluding, lifts: needsClearance(conversation) }],
  };
}

/** What something new comes to, added to what was in force before it: never milder. The month goes on from then. */
function amend(before: Screened | null, now: Screened): Screened {
  if (before === null || now.outcome === 'blocked') return now;
  return {
    ...now,
    askedAllAt: before.askedAllAt,
    outcome: before.outcome === 'gentle' ? 'gentle' : now.outcome,
    leftOut: [...new Set([...before.leftOut, ...now.leftOut])],
  };
}

function outcomeOf(conversation: Conversation): Screened['outcome'] {
  const { answers, wasBlocked } = conversation.checks;
  if (needsClearance(conversation))
    return isCleared(answers, wasBlocked || needsOkay(answers)) ? 'gentle' : 'blocked';
  return levelOf(answers) === 'caution' || conversation.level === 'caution' ? 'gentle' : 'ok';
}
