/** Symptoms and conditions said unasked, in any phase. They go through the same levels; the more serious one wins. */
import type { HeardPlace } from '../body/places.ts';
import type { Context } from '../conversation/context.ts';
import { type Conversation, isOnRoller, withAnswers } from '../conversation/conversation.ts';
import { isYesNo } from '../conversation/questions.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { answersOf, getFinding, type FindingId } from '../screening/findings.ts';
import { levelOf } from '../screening/questionnaire.ts';
import { forbids, worse } from '../screening/triage-level.ts';
import { ask } from '../transitions/ask.ts';
import { closeSession, endForLevel, endForToday } from '../transitions/end.ts';
import { halt } from '../transitions/halt.ts';
import { playWithout } from '../transitions/play.ts';
import { proceed } from '../transitions/proceed.ts';
import { screenAgain } from '../transitions/screen-again.ts';
import { startOver } from './resume.ts';
import { leaveOut } from './wishes.ts';
import { askAgain } from './yes-no.ts';

/** What a symptom or a condition does, wherever it is said. */
export function volunteerFinding(
  conversation: Conversation,
  id: FindingId,
  place: HeardPlace,
  context: Context,
): Turn {
  const before = conversation.stage === 'before';
  if (getFinding(id).stop === 'sore_skin')
    return (before ? soreBefore : soreWhile)(conversation, place, context);
  return (before ? beforeRolling : whileRolling)(conversation, id, context);
}

/** Before the first bell it counts as the answers it amounts to, and the questions go on from there. */
function beforeRolling(conversation: Conversation, id: FindingId, context: Context): Turn {
  const { asked, checks } = conversation;
  const { raises } = getFinding(id);
  const answers = answersOf(id, isYesNo(asked.id) ? asked.id : null);
  if (Object.keys(answers).length === 0 && raises === undefined)
    return answersNothing(conversation, id, context);
  if (answers.adult_self === 'no') return closeSession(conversation, 'blocked', [{ act: 'not_for_you' }], []);
  const known = withAnswers(conversation, answers);
  const reached = [levelOf(known.checks.answers), raises ?? null].reduce(
    (level, other) => (other === null ? level : worse(level, other)),
    conversation.level,
  );
  if (reached === 'emergency' || reached === 'urgent') return endForLevel(known, context, reached, 'said');
  const raised = { ...known, level: reached, run: null, checks: { ...known.checks, lastAnswered: null } };
  const noted = [{ act: 'noted' }] as const;
  // Something new since the last screening: all fifteen, with this one answered. A place kept is given up.
  if (checks.questionSet !== 'full') {
    return prependToTurn(screenAgain(raised, context, 'something_new'), noted);
  }
  return proceed({ ...raised, checks: { ...raised.checks, ...reopenScreening(raised) } }, context, noted);
}

/** What was concluded before is concluded again; a clearance given for less doesn't carry over. */
function reopenScreening({ level, checks }: Conversation): Partial<Conversation['checks']> {
  const { examined: _examined, allowed: _allowed, ...answers } = checks.answers;
  const clearedForLess = forbids(level) && checks.screened !== null;
  return { screened: null, ...(clearedForLess ? { answers } : {}) };
}

/** A feeling that answers no question: some end the day, the others leave the question open. */
function answersNothing(conversation: Conversation, id: FindingId, context: Context): Turn {
  const { asked } = conversation;
  const { stop, level } = getFinding(id);
  const mayRoll = asked.id === 'ready';
  const justAFeeling = stop === 'back_worse' || stop === 'sensation';
  if (stop !== undefined && (mayRoll || !justAFeeling)) {
    const raised = { ...conversation, level: worse(conversation.level, level) };
    return endForToday(raised, context, [{ act: 'stop_for', stop, onRoller: false }]);
  }
  if (isYesNo(asked.id)) return askAgain(conversation, asked.id, context);
  return asked.id === 'take_up' ? startOver(conversation, context) : proceed(conversation, context);
}

/** Sore skin or a sore joint keeps its place off the roller. At anything_new it is one of the things asked about. */
function soreBefore(conversation: Conversation, place: HeardPlace, context: Context): Turn {
  const { asked, checks } = conversation;
  if (asked.id === 'anything_new') return screenAgain(conversation, context, 'something_new');
  const questionSet = checks.questionSet === 'resume' ? 'returning' : checks.questionSet;
  const sore = withAnswers(
    { ...conversation, run: null, checks: { ...checks, questionSet } },
    { skin_joints: 'yes' },
  );
  const known = place === null || place === 'unknown' ? sore : leaveOut(sore, place).conversation;
  return proceed(known, context, [{ act: 'noted' }]);
}

function soreWhile(conversation: Conversation, place: HeardPlace, context: Context): Turn {
  const { run, stage } = conversation;
  if (stage === 'after') return ask(conversation, [{ act: 'noted' }]);
  const sore = withAnswers(
    { ...conversation, level: worse(conversation.level, 'caution') },
    { skin_joints: 'yes' },
  );
  const { id } = conversation.asked;
  if (id === 'how_strong' || id === 'pain_or_seconds' || id === 'sharp_or_strong') {
    // What hurts is asked about first: only its answer leads on.
    const noted = place === null || place === 'unknown' ? sore : leaveOut(sore, place).conversation;
    return ask(noted, [{ act: 'noted' }]);
  }
  if (place === null || place === 'unknown' || run === null) return halt(sore, [], 'skin_where');
  const { conversation: without, regions } = leaveOut(sore, place);
  return playWithout(without, run, regions, context);
}

/** On the roller there are no questions first: what is serious ends the routine at once. */
function whileRolling(conversation: Conversation, id: FindingId, context: Context): Turn {
  const { level, stop = 'sensation' } = getFinding(id);
  if (forbids(level)) return endForLevel(conversation, context, level, 'said');
  const raised = { ...conversation, level: worse(conversation.level, level) };
  return endForToday(raised, context, [{ act: 'stop_for', stop, onRoller: isOnRoller(conversation) }]);
}
