import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { isScreened, needsClearance, nextQuestion } from '../conversation/next-question.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { levelOf, SCREENING_VERSION } from '../screening/questionnaire.ts';
import { worse } from '../screening/triage-level.ts';
import { ask, openQuestion } from './ask.ts';
import { endForLevel } from './end.ts';
import { getReady } from './get-ready.ts';

/** Goes on to whatever comes next: a question, or getting ready; or ends if the answers forbid rolling. */
export function proceed(
  before: Conversation,
  context: Context,
  said: readonly Act[] = [],
  facts: readonly Fact[] = [],
): Turn {
  const { conversation, facts: concluding } = conclude(before, context);
  const so = [...facts, ...concluding];
  if (conversation.checks.screened?.outcome === 'blocked') {
    return prependToTurn(endForLevel(conversation, context, 'refer', 'answer'), said, so);
  }
  const id = nextQuestion(conversation, context);
  if (id === 'ready') return getReady(conversation, context, said, so);
  return ask(openQuestion(conversation, id), said, so);
}

/** Once all fifteen (or, after something new, what it calls for) are answered: the outcome, to be kept. */
function conclude(
  conversation: Conversation,
  context: Context,
): { conversation: Conversation; facts: Fact[] } {
  const { checks } = conversation;
  if (checks.screened !== null || !isScreened(conversation, context)) return { conversation, facts: [] };
  const outcome = outcomeOf(conversation);
  const screened = { outcome, version: SCREENING_VERSION, at: context.now };
  const concluding = { fact: 'screening_concluded', at: context.now, screened } as const;
  return {
    conversation: {
      ...conversation,
      level: worse(conversation.level, 'ok'),
      checks: { ...checks, screened, wasBlocked: false },
    },
    facts:
      outcome === 'blocked' || conversation.missedVoice
        ? []
        : [{ ...concluding, lifts: needsClearance(conversation) }],
  };
}

function outcomeOf(conversation: Conversation): 'ok' | 'gentle' | 'blocked' {
  const { answers } = conversation.checks;
  if (needsClearance(conversation))
    return answers.examined === 'yes' && answers.allowed === 'yes' ? 'gentle' : 'blocked';
  return levelOf(answers) === 'caution' || conversation.level === 'caution' ? 'gentle' : 'ok';
}
