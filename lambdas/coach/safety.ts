/** Symptoms and conditions said unasked, in any phase: through the same levels, the more serious always winning. */
import { isYesNo } from './asking.ts';
import { missed, screenAgain, withAnswers } from './answering.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { closed, endForLevel, endForToday, isOnRoller } from './endings.ts';
import type { HeardPlace } from './events.ts';
import { forbids, worse } from './level.ts';
import { regionsAt } from './places.ts';
import { prefixed, proceed } from './preparing.ts';
import { halt, playOn } from './rolling.ts';
import { without } from './changes.ts';
import { levelOf } from './screening.ts';
import { answersOf, thing, type ThingId } from './things.ts';

/** What a symptom or a condition does, wherever it is said. */
export function volunteered(
  conversation: Conversation,
  id: ThingId,
  place: HeardPlace,
  context: Context,
): Turn {
  return isBeforeRolling(conversation)
    ? beforeRolling(conversation, id, place, context)
    : whileRolling(conversation, id, place, context);
}

function isBeforeRolling({ asked: { id }, run }: Conversation): boolean {
  if (isYesNo(id)) return true;
  return (
    ['skin_where', 'pain_now', 'length', 'take_up'].includes(id) ||
    (id === 'ready' && (run?.startedAt ?? 0) === 0)
  );
}

function beforeRolling(conversation: Conversation, id: ThingId, place: HeardPlace, context: Context): Turn {
  const { asked, checks } = conversation;
  const { stop, raises } = thing(id);
  const answers = answersOf(id, isYesNo(asked.id) ? asked.id : null);
  if (stop === 'sore_skin') return sore(conversation, place, context);
  const known = withAnswers(conversation, answers);
  const level = levelOf(known.checks.answers);
  const atLeast = raises === undefined ? level : worse(level, raises);
  if (atLeast === 'emergency' || atLeast === 'urgent') return endForLevel(known, context, atLeast, 'said');
  if (answers.adult_self === 'no') return closed(known, 'blocked', [{ act: 'not_for_you' }], []);
  if (Object.keys(answers).length === 0) return unasked(conversation, id, context);
  const raised =
    atLeast === null || atLeast === 'ok' ? known : { ...known, level: worse(known.level, atLeast) };
  // Something new since the last screening: all fifteen, with this one answered.
  if (checks.list !== 'full')
    return prefixed(screenAgain({ ...raised, run: null }, context, 'something_new'), [{ act: 'noted' }], []);
  const { examined: _examined, allowed: _allowed, ...rest } = raised.checks.answers;
  const cleared = forbids(atLeast) && checks.screened !== null ? rest : raised.checks.answers;
  return proceed({ ...raised, checks: { ...raised.checks, answers: cleared, screened: null } }, context, [
    { act: 'noted' },
  ]);
}

/** A feeling that answers no question: some end the day, the others leave the question open. */
function unasked(conversation: Conversation, id: ThingId, context: Context): Turn {
  const { asked } = conversation;
  const { stop } = thing(id);
  const mayRoll = asked.id === 'ready';
  const justAFeeling = stop === 'back_worse' || stop === 'sensation';
  if (stop !== undefined && (mayRoll || !justAFeeling)) {
    const level = worse(conversation.level, thing(id).level);
    return endForToday({ ...conversation, level }, context, [{ act: 'stop_for', stop, onRoller: false }]);
  }
  return isYesNo(asked.id) ? missed(conversation, asked.id, context) : proceed(conversation, context);
}

/** Sore skin or a sore joint: where it is stays off the roller. */
function sore(conversation: Conversation, place: HeardPlace, context: Context): Turn {
  if (conversation.asked.id === 'r2') return screenAgain(conversation, context, 'something_new');
  const { checks } = conversation;
  const known = withAnswers(conversation, { skin_joints: 'yes' });
  if (place === null || place === 'unknown')
    return proceed({ ...known, run: null }, context, [{ act: 'noted' }]);
  const avoid = [...new Set([...checks.avoid, ...regionsAt(place)])];
  return proceed(
    { ...known, run: null, checks: { ...known.checks, where: [...checks.where, place], avoid } },
    context,
    [{ act: 'noted' }],
  );
}

function whileRolling(conversation: Conversation, id: ThingId, place: HeardPlace, context: Context): Turn {
  const { level, stop } = thing(id);
  if (forbids(level)) return endForLevel(conversation, context, level, 'said');
  const raised = { ...conversation, level: worse(conversation.level, level) };
  const { run } = conversation;
  if (stop === 'sore_skin' && run !== null && run.startedAt > 0) {
    const regions = place === null || place === 'unknown' ? [] : regionsAt(place);
    if (regions.length === 0)
      return halt(withAnswers(raised, { skin_joints: 'yes' }), context, [], 'skin_where');
    const avoid = [...new Set([...conversation.checks.avoid, ...regions])];
    const shorter = without(run, avoid);
    const checks = { ...raised.checks, avoid };
    return playOn({ ...raised, checks, run: shorter }, shorter, context, null);
  }
  const stopped = stop ?? 'sensation';
  return endForToday(raised, context, [
    { act: 'stop_for', stop: stopped, onRoller: isOnRoller(conversation) },
  ]);
}
