/**
 * Whether anything may be rolled where nobody has said a word, read off the sentences of decision 0024 alone. Shares nothing
 * with coach/transitions/goes-on-unasked.ts.
 */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import type { AnsweredTurn } from '../../lambdas/coach/conversation/turn.ts';
import type { FindingId } from '../../lambdas/coach/screening/findings.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { DAY } from '../../lambdas/coach/shared/time.ts';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { lengthOf, type Segment } from '../../lambdas/coach/timeline/segment.ts';
import { onlyGently, tooMuch, whyNot } from './may-roll.ts';
import type { Said } from './moves.ts';
import type { State } from './state.ts';

/** With the question after it, a reprompt has 90 s. */
const LONGEST_MS = 87_000;

/**
 * Why a hold may not follow from silence; null where it may.
 * @param met the question that was met with it
 */
export function whyNotUnasked(state: State, met: AskedId, played: Segment): string | null {
  const { conversation, isCalm, stored } = state;
  if (conversation === null) return 'no session';
  const { speaker, missedVoice } = conversation;
  if (!stored.preferences.keepsGoing) return 'nobody asked for it';
  if (speaker !== 'owner' || missedVoice) return 'perhaps not the one who asked for it';
  if (met !== 'hardest') return `at ${met}`;
  if (!isCalm) return 'something came up within five routines';
  if (played.spans.some(({ region }) => (stored.practice.regions[region] ?? 0) === 0))
    return 'in a position that is new';
  if (onlyGently(conversation) || conversation.run?.plan.gentle === true) return 'in gentle mode';
  return whyNot(state) ?? tooMuch(conversation, played) ?? notToldHow(played);
}

/** Why a reprompt may not play a hold; null where it may. */
export function whyNotInReprompt(state: State, played: Segment): string | null {
  if (state.device !== 'reprompt') return 'on a device that tells what it played, or plays none';
  if (played.spans.length !== 1 || played.closeMs > 0) return 'more than one step';
  if (lengthOf(played) > LONGEST_MS) return `for ${lengthOf(played)} ms`;
  return whyNotUnasked(state, state.conversation?.asked.id ?? 'ready', played);
}

/** Every time it says first how to stop it, and asks for light pressure, if for any. */
function notToldHow({ parts }: Segment): string | null {
  const lines = parts.flatMap(({ cues }) =>
    cues.flatMap(({ play }) => (typeof play === 'string' ? [] : [play])),
  );
  if (lines[0]?.line !== 'going_on') return 'without a word on how to stop';
  return lines.some(isFirm) ? 'with more than light pressure' : null;
}

function isFirm(line: Line): boolean {
  return (line.line === 'pressure' || line.line === 'find' || line.line === 'passes') && !line.gentle;
}

/** Said of oneself, and nothing is wrong. */
const HARMLESS: readonly FindingId[] = ['no_sore_spot', 'beyond_pregnancy'];

/** Whether it is as calm after a turn as it has to be: nothing was found, hurt, or rated 6 or more. */
export function isCalmAfter(
  before: State,
  { event, otherVoice, afterMs }: Said,
  { conversation }: AnsweredTurn,
): boolean {
  if (!before.isCalm || (before.conversation === null && afterMs >= 14 * DAY)) return false;
  return otherVoice || !(isTrouble(before, event) || isTroubleAnswered(before, conversation.checks.answers));
}

function isTrouble({ conversation }: State, event: CoachEvent): boolean {
  if (['hurts', 'emergency', 'crisis', 'stuck'].includes(event.type)) return true;
  if (event.type === 'have' && event.had.kind === 'finding') return !HARMLESS.includes(event.had.id);
  const isRating = conversation?.asked.id === 'hardest' && conversation.stage === 'rolling';
  // In a hold it isn't one yet.
  const plays = (conversation?.run?.playing?.spans.length ?? 0) > 0;
  return event.type === 'number' && isRating && !plays && [6, 7, 8, 9, 10].includes(event.value ?? 0);
}

const WELL_ANSWERED_BY_YES = ['adult', 'same_person', 'floor', 'examined', 'allowed'];

function isTroubleAnswered({ conversation }: State, answers: Readonly<Record<string, string>>): boolean {
  const given: Readonly<Record<string, string>> = conversation?.checks.answers ?? {};
  return keysOf(answers).some(
    (id) => answers[id] !== given[id] && answers[id] === 'yes' && !WELL_ANSWERED_BY_YES.includes(id),
  );
}
