/** Symptoms and conditions said unasked, in any phase. They go through the same levels; the more serious one wins. */
import { type HeardPlace, isThigh, type Place } from '../../body/places.ts';
import type { Context, Moment } from '../../conversation/context.ts';
import { type Conversation, isOnRoller, withAnswers, withoutRun } from '../../conversation/conversation.ts';
import type { Had } from '../../conversation/events.ts';
import { isYesNo } from '../../conversation/questions.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import { without } from '../../planning/edit-run.ts';
import { isComplete } from '../../routine/run.ts';
import { answersOf, getFinding, type FindingId, isCondition, isEmergency } from '../../screening/findings.ts';
import { type Answers, isRollCall, YES_NO_IDS, type YesNoId } from '../../screening/questionnaire.ts';
import { forbids, worse } from '../../screening/triage-level.ts';
import { countsWithOthers, levelOf } from '../../screening/triage.ts';
import { ask, openQuestion, putInForm } from '../../transitions/ask.ts';
import { breakOff, closeSession, endForLevel, endForToday } from '../../transitions/end.ts';
import { halt } from '../../transitions/halt.ts';
import { continueHoldWith, playOn, playWithout } from '../../transitions/play.ts';
import { proceed } from '../../transitions/proceed.ts';
import { screenAgain, suspendPermission, withoutWhatIsNew } from '../../transitions/screen-again.ts';
import type { ReplyOf } from '../accepts.ts';
import { askWhetherBetween } from '../rolling/sensations.ts';
import { recordAnswer, withoutRemembered } from '../screening/record-answer.ts';
import { askAgain } from '../screening/yes-no.ts';
import { startOver } from '../starting/resume.ts';
import { leaveOut, noteSore } from '../wishes/for-today.ts';

/** What a symptom or a condition does, wherever it is said. */
export function volunteerFinding(
  conversation: Conversation,
  { had, place, side, old }: FindingSaid,
  context: Moment,
): Turn {
  const { id } = had;
  // Named in answer to what is new, an implant was put in since the last visit.
  const isNewImplant =
    id === 'implant' && (conversation.asked.id === 'anything_new' || conversation.asked.id === 'what_new');
  if (isNewImplant)
    return volunteerFinding(conversation, { had: { ...had, id: 'surgery' }, place, side, old }, context);
  if (conversation.asked.id === 'unchanged')
    return volunteerFinding(withoutRemembered(conversation), { had, place, side, old }, context);
  const before = conversation.stage === 'before';
  if (getFinding(id).stop === 'sore_skin')
    return (before ? hearSoreBefore : hearSoreWhile)(conversation, place, context);
  if (!before) return hearWhileRolling(conversation, id, context);
  const { asked } = conversation;
  if (asked.id === 'skin_joints' && id === 'no_sore_spot')
    return recordAnswer(conversation, 'skin_joints', 'no', context);
  if (id === 'back_worse' && asksAboutFlare(conversation))
    return recordAnswer(withoutNews(conversation), 'flare', 'yes', context);
  // An ache in both thighs is no sign of nerves in both legs.
  const oneSided = side === 'left' || side === 'right' || (id === 'leg_pain' && isThigh(place));
  const said = { asked: isYesNo(asked.id) ? asked.id : null, old, oneSided };
  if (isEmergency(id, said))
    return endForLevel(
      withAnswers(conversation, answersOf(id, said)),
      context,
      'emergency',
      'said',
      findQuestionAbout(id),
    );
  return hearBeforeRolling(conversation, id, answersOf(id, said), context);
}

/** Whether a worse back, said now, is about the day after the last routine. */
function asksAboutFlare({ asked, checks }: Conversation): boolean {
  const isAmong = asked.id === 'anything_new' || asked.id === 'what_new';
  return asked.id === 'flare' || (isAmong && checks.asksFlare);
}

/** A conversation in which what is new is asked for once more, without what was named of it. */
function withoutNews(conversation: Conversation): Conversation {
  const { checks } = conversation;
  return { ...conversation, checks: { ...checks, answers: withoutWhatIsNew(checks.answers) } };
}

/** A finding that someone says they have. */
type FindingSaid = Pick<ReplyOf<'have'>, 'place' | 'side' | 'old'> & {
  readonly had: Extract<Had, { kind: 'finding' }>;
};

/** The question that a finding answers first, for words that name the cause. */
function findQuestionAbout(id: FindingId): YesNoId | null {
  const { answers } = getFinding(id);
  return YES_NO_IDS.find((one) => answers[one] === 'yes') ?? null;
}

/** Before the first bell it counts as the answers it amounts to, and the questions go on from there. */
function hearBeforeRolling(
  conversation: Conversation,
  id: FindingId,
  answers: Answers,
  context: Context,
): Turn {
  const { level, raises } = getFinding(id);
  if (answers.adult === 'no') return closeSession(conversation, 'blocked', [{ act: 'not_for_you' }], []);
  if (level === 'ok') return noteHarmless(conversation, answers, context);
  if (Object.keys(answers).length === 0 && raises === undefined)
    return hearFeeling(conversation, id, context);
  const known = withAnswers(conversation, answers);
  if (levelOf(known.checks.answers) === 'emergency')
    return endForLevel(known, context, 'emergency', 'said', findQuestionAbout(id));
  const raised: Conversation = {
    ...known,
    level: raises === undefined ? known.level : worse(known.level, raises),
    checks: { ...known.checks, lastAnswered: null },
  };
  const noted = [{ act: 'noted' }] as const;
  if (raised.checks.questionSet === 'full')
    return proceed(
      readOut({ ...raised, run: null, checks: { ...raised.checks, ...reopenScreening(raised) } }),
      context,
      noted,
    );
  // Something new since the last screening: what it opens is asked, and added to what was in force.
  const { conversation: amending, facts } = suspendPermission(raised, context);
  if (countsWithOthers(answers)) return screenAgain(amending, context, 'something_new');
  const given = withoutWhatIsNew(amending.checks.answers);
  return proceed({ ...amending, checks: { ...amending.checks, answers: given } }, context, noted, facts);
}

/** Something that no level follows from: an answer at most. */
function noteHarmless(conversation: Conversation, answers: Answers, context: Context): Turn {
  const { checks } = withAnswers(conversation, answers);
  const known = { ...conversation, checks: { ...checks, answers: withoutWhatIsNew(checks.answers) } };
  return proceed(readOut(known), context, [{ act: 'noted' }]);
}

/** After something of a roll call was named, the rest of it is asked for. */
function readOut(conversation: Conversation): Conversation {
  const { asked, checks } = conversation;
  return isRollCall(asked.id) ? { ...conversation, checks: { ...checks, readOut: asked.id } } : conversation;
}

/** What was concluded before is concluded again; a clearance given for less doesn't carry over, but an order to rest does. */
function reopenScreening({ checks }: Conversation): Partial<Conversation['checks']> {
  const { allowed: _allowed, told_to_rest: rest, ...others } = checks.answers;
  const answers: Answers = rest === 'yes' ? { ...others, told_to_rest: rest } : others;
  const clearedForLess = levelOf(answers) === 'refer' && checks.screened !== null;
  return { screened: null, ...(clearedForLess ? { answers } : {}) };
}

/** A feeling that answers no question: some end the day, the others leave the question open. */
function hearFeeling(conversation: Conversation, id: FindingId, context: Context): Turn {
  const { asked } = conversation;
  const { stop, level } = getFinding(id);
  const mayRoll = asked.id === 'ready';
  const justAFeeling = stop === 'back_worse' || stop === 'sensation' || stop === 'cramp';
  if (stop !== undefined && (mayRoll || !justAFeeling)) {
    const raised = { ...conversation, level: worse(conversation.level, level) };
    return endForToday(raised, context, [{ act: 'stop_for', stop, onRoller: false }]);
  }
  // A sharp pain, or a pop, is news, though no single question asks about it.
  const asksForNews =
    asked.id === 'anything_new' || asked.id === 'red_flags_since' || asked.id === 'what_new';
  if (asksForNews && stop === 'sensation' && id !== 'nothing_felt')
    return screenAgain(withoutRemembered(conversation), context, 'something_new');
  if (isYesNo(asked.id)) return askAgain(conversation, asked.id);
  return asked.id === 'take_up' ? startOver(conversation, context) : proceed(conversation, context);
}

/** Sore skin or a sore joint keeps its place off the roller. If it was said in answer to what is new, the rest is asked for. */
function hearSoreBefore(conversation: Conversation, place: HeardPlace, context: Context): Turn {
  const { asked } = conversation;
  const isNews = asked.id === 'anything_new' || asked.id === 'what_new';
  const open = withoutRun(isNews ? withoutNews(conversation) : conversation);
  const sore = withAnswers(open, { skin_joints: 'yes' });
  const known = place === null || place === 'unknown' ? sore : noteSore(sore, place).conversation;
  return proceed(known, context, [{ act: 'noted' }]);
}

function hearSoreWhile(conversation: Conversation, place: HeardPlace, context: Context): Turn {
  const { run, stage } = conversation;
  if (stage === 'after') return ask(conversation, [{ act: 'noted' }]);
  const sore = withAnswers(
    { ...conversation, level: worse(conversation.level, 'caution') },
    { skin_joints: 'yes' },
  );
  const { id } = conversation.asked;
  if (id === 'how_strong' || id === 'pain_or_seconds' || id === 'sharp_or_strong') {
    // What hurts is asked about first: only its answer leads on.
    return ask(place === null || place === 'unknown' ? sore : leaveOutOfRun(sore, place), [{ act: 'noted' }]);
  }
  if (place === null || place === 'unknown' || run === null) return halt(sore, [], 'skin_where');
  const { conversation: known, regions } = leaveOut(sore, place);
  return playWithout(known, run, regions, context);
}

/** A sore place, left out of all that is still to be rolled, whatever is asked first. */
function leaveOutOfRun(conversation: Conversation, place: Place): Conversation {
  const { conversation: known, regions } = leaveOut(conversation, place);
  return known.run === null ? known : { ...known, run: without(known.run, regions) };
}

/** "No sore spot here": in a hold, or asked about one, that is fine, and the hold goes on. */
function goOnWithoutSpot(conversation: Conversation, context: Moment): Turn {
  const { run, asked } = conversation;
  if (run === null || isComplete(run)) return ask(conversation, [{ act: 'noted' }]);
  if (context.audio === 'playing') return continueHoldWith(conversation, run, { line: 'no_spot' }, context);
  return asked.id === 'spot_or_numb'
    ? playOn(conversation, run, context, { lead: { line: 'no_spot' } })
    : ask(conversation, [{ act: 'noted' }]);
}

/**
 * A condition that calls for care, such as aspirin: what is held so far counts, and a gentle routine is planned in the place
 * of the rest. After the routine it only withdraws the permission, so that all is asked next time.
 */
function goOnGently(conversation: Conversation, id: FindingId, context: Context): Turn {
  if (!isOnRoller(conversation))
    return ask(conversation, [{ act: 'noted' }], [{ fact: 'permission_withdrawn', at: context.now }]);
  const said = { asked: null, oneSided: false };
  const stopped: Conversation = { ...conversation, stage: 'before', run: null };
  const turn = hearBeforeRolling(stopped, id, answersOf(id, said), context);
  return prependToTurn(
    turn,
    [{ act: 'roll_off' }, { act: 'gentle', because: 'caution' }],
    breakOff(conversation, context),
  );
}

/** What may be numbness between the legs, where its place wasn't named. */
const NUMB: readonly FindingId[] = ['numbness', 'tingling', 'leg_numbness'];

/** "Numb", or nothing felt once more, where numbness is asked about. Null elsewhere, and for anything else. */
function answerNumb(conversation: Conversation, id: FindingId, context: Context): Turn | null {
  const asked = conversation.asked.id;
  const isNumb = NUMB.includes(id);
  if (!isNumb && id !== 'nothing_felt') return null;
  if (asked === 'spot_or_numb') return askWhetherBetween({ conversation });
  if (asked !== 'numb_between') return null;
  // Named in answer to the red question, it is there.
  return isNumb
    ? endForLevel(conversation, context, 'emergency', 'said', 'saddle')
    : ask(putInForm(conversation, 'yes_or_no'));
}

/** On the roller there are no questions first: what is serious ends the routine at once. */
function hearWhileRolling(conversation: Conversation, id: FindingId, context: Moment): Turn {
  const { level, stop = 'sensation' } = getFinding(id);
  if (id === 'no_sore_spot') return goOnWithoutSpot(conversation, context);
  // After the last hold nothing is left to ask about, or to carry on with.
  const onRoller = isOnRoller(conversation);
  const numb = answerNumb(conversation, id, context);
  if (numb !== null) return numb;
  if (id === 'nothing_felt')
    return onRoller ? halt(conversation, [], 'spot_or_numb') : ask(conversation, [{ act: 'noted' }]);
  if (id === 'cramp' && onRoller && !conversation.cramped)
    return ask(openQuestion({ ...conversation, cramped: true }, 'carry_on'), [{ act: 'cramp' }]);
  if (forbids(level)) return endForLevel(conversation, context, level, 'said', findQuestionAbout(id));
  if (level === 'ok') return ask(conversation, [{ act: 'noted' }]);
  if (isCondition(id)) return goOnGently(conversation, id, context);
  const raised = { ...conversation, level: worse(conversation.level, level) };
  return endForToday(raised, context, [{ act: 'stop_for', stop, onRoller }]);
}
