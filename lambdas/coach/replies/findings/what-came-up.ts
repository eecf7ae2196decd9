/** What ends a row of calm routines: a finding, a pain, a strong rating, an answer that isn't the safe one. */
import type { Moment } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent, EventType } from '../../conversation/events.ts';
import { isRating } from '../../conversation/questions.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { hasBegun } from '../../routine/run.ts';
import type { FindingId } from '../../screening/findings.ts';
import { type Answer, branch, type YesNoId } from '../../screening/questionnaire.ts';
import { keysOf } from '../../shared/keys-of.ts';
import { EASES } from '../rolling/pressure.ts';

/** Findings that are no sign of trouble. */
const NO_TROUBLE: readonly FindingId[] = ['no_sore_spot', 'beyond_pregnancy'];

/** The fact that something came up by what is said; empty where that changes nothing. */
export function noteWhatCameUp(conversation: Conversation, event: CoachEvent, moment: Moment): Fact[] {
  return isTrouble(conversation, event, moment) ? note(conversation, moment) : [];
}

/** The same of a turn that has taken an unsafe answer. */
export function noteWhatWasAnswered(before: Conversation, turn: Turn, moment: Moment): Fact[] {
  const { checks } = before;
  const { answers } = turn.conversation.checks;
  const isNew = keysOf(answers).some((id) => answers[id] !== checks.answers[id] && isTold(id, answers[id]));
  return isNew ? note(before, moment) : [];
}

/**
 * Whether an answer is a sign of trouble. A worse back the day after is one, though it stops nothing. "That's not me" is
 * none.
 */
function isTold(id: YesNoId, answer: Answer | undefined): boolean {
  if (answer === undefined || id === 'same_person') return false;
  return branch(id, answer) !== 'safe' || (id === 'flare' && answer !== 'no');
}

/** Whoever has no calm routine behind them, and none under way, has nothing to lose. */
function note({ run }: Conversation, { now, progress }: Moment): Fact[] {
  return progress.practice.calm > 0 || hasBegun(run) ? [{ fact: 'disturbed', at: now }] : [];
}

/** What is a sign of trouble wherever it is said. */
const TROUBLE: readonly EventType[] = ['hurts', 'emergency', 'crisis', 'stuck'];

function isTrouble(conversation: Conversation, event: CoachEvent, moment: Moment): boolean {
  if (TROUBLE.includes(event.type)) return true;
  if (event.type === 'number') return isStrong(conversation, event.value, moment);
  if (event.type !== 'have') return false;
  if (event.had.kind === 'finding') return !NO_TROUBLE.includes(event.had.id);
  return event.had.kind === 'unknown' && conversation.stage === 'rolling';
}

/** Whether a number is a strong pressure. In a hold it may be one of seconds; if it is pain, that is said next. */
function isStrong({ stage, asked }: Conversation, value: number | null, { audio }: Moment): boolean {
  if (stage !== 'rolling' || audio === 'playing' || asked.id === 'back_now') return false;
  return isRating(value) && value >= EASES.usual;
}
