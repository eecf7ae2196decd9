/**
 * Whether someone may roll, read off the answers by the sentences of the screening alone: a second reading, which
 * shares nothing with coach/permission.ts.
 */
import type { SafetyCheck } from '../../lambdas/coach/screening/safety-state.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import {
  SCREENING_IDS,
  SCREENING_VERSION,
  type Answers,
} from '../../lambdas/coach/screening/questionnaire.ts';
import type { RegionId } from '../../lambdas/coach/body/regions.ts';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import { DAY, HOUR, SECOND } from '../../lambdas/coach/shared/time.ts';
import type { State } from './state.ts';

/** Whose unsafe answer ends the session: nothing lifts it. */
const NEVER_UNSAFE = ['saddle', 'bladder_bowel', 'red_now', 'both_legs', 'ill', 'constant'] as const;
/** Whose unsafe answer calls for a clearance by a clinician. */
const CLEARED_IF_UNSAFE = [
  'trauma',
  'leg',
  'clot',
  'history',
  'bones_joints',
  'medical',
  'pregnant',
] as const;
/** Regions of gentle mode. */
const GENTLE: readonly RegionId[] = ['glutes', 'hamstrings', 'hip_tfl', 'lateral_thigh'];
const GENTLE_HOLD_MS = 30 * SECOND;

/** Why nobody may roll now, in a few words; null where they may. */
export function whyNot(state: State): string | null {
  const { conversation } = state;
  if (conversation === null) return 'no session';
  return (
    levelStands(conversation) ??
    notScreened(conversation, state) ??
    notAnswered(conversation, state) ??
    notSetUp(conversation.checks) ??
    stillOwed(conversation, state)
  );
}

/** Whether only gentle rolling is allowed: after a clearance, with a caution, on record, or for pain today. */
export function onlyGently({ checks }: Conversation): boolean {
  const { answers, screened, pain } = checks;
  const strong = pain === 'unsure' || (pain !== null && pain >= 6);
  return screened?.outcome === 'gentle' || strong || needsClearance(answers) || answers.other === 'yes';
}

function levelStands({ level, checks: { answers } }: Conversation): string | null {
  if (level === 'urgent' || level === 'emergency') return `the level is ${level}`;
  return level === 'refer' && !isCleared(answers) ? 'referred, and not cleared' : null;
}

function notScreened({ checks: { screened } }: Conversation, { now }: State): string | null {
  if (screened === null) return 'no screening in force';
  if (screened.outcome === 'blocked') return 'blocked';
  if (screened.version !== SCREENING_VERSION) return 'an old screening';
  return now - screened.at >= 30 * DAY ? 'screened 30 days ago' : null;
}

function notAnswered({ checks, speaker }: Conversation, { gapMs, voice }: State): string | null {
  const { answers, questionSet } = checks;
  const known =
    speaker === 'owner' && (voice === 'recognised' || answers.same_person === 'yes' || checks.tookUp);
  if (questionSet === 'full') return notAllSafe(answers);
  if (!known) return 'not known to be the person screened';
  if (gapMs === null || gapMs >= 14 * DAY) return 'away for 14 days';
  if (questionSet === 'resume')
    return checks.tookUp && gapMs < HOUR ? null : 'a place not taken up within the hour';
  if (answers.red_flags_since !== 'no' || answers.anything_new !== 'no')
    return 'red_flags_since or anything_new open';
  return notSafe(answers);
}

function notAllSafe(answers: Answers): string | null {
  if (answers.adult_self !== 'yes') return 'not an adult answering for themselves';
  const open = SCREENING_IDS.find((id) => answers[id] === undefined);
  return open === undefined ? notSafe(answers) : `${open} open`;
}

/** What was answered unsafely, where nothing, or no clearance, makes up for it. */
function notSafe(answers: Answers): string | null {
  const unsafe = NEVER_UNSAFE.find((id) => (answers[id] ?? 'no') !== 'no');
  if (unsafe !== undefined) return `${unsafe} is not safe`;
  if (isUnsafe(answers, 'trauma') && answers.trauma_examined !== 'yes') return 'trauma not examined';
  if (isUnsafe(answers, 'leg') && answers.leg_worse !== 'no') return 'a leg getting worse';
  if (isUnsafe(answers, 'clot') && answers.clot_now !== 'no') return 'a clot now';
  if (isUnsafe(answers, 'history') && answers.history_examined !== 'yes') return 'history not examined';
  if (isUnsafe(answers, 'other') && answers.other_limit === undefined) return 'another condition open';
  return needsClearance(answers) && !isCleared(answers) ? 'not cleared' : null;
}

function isUnsafe(answers: Answers, id: (typeof CLEARED_IF_UNSAFE)[number] | 'other'): boolean {
  return answers[id] === 'yes' || answers[id] === 'unsure';
}

function needsClearance(answers: Answers): boolean {
  const limited = isUnsafe(answers, 'other') && answers.other_limit !== 'no';
  return limited || CLEARED_IF_UNSAFE.some((id) => isUnsafe(answers, id));
}

function isCleared({ examined, allowed }: Answers): boolean {
  return examined === 'yes' && allowed === 'yes';
}

function notSetUp({ questionSet, answers, soreAreas, pain, floor }: SafetyCheck): string | null {
  const skin = answers.skin_joints;
  if (skin === 'unsure' || (skin === undefined && questionSet === 'full')) return 'skin and joints open';
  if (skin === 'yes' && soreAreas.length === 0) return 'something sore nobody knows where';
  if (questionSet === 'resume') return null;
  if (floor === null) return 'floor open';
  return pain === null || (pain !== 'unsure' && pain >= 8) ? 'pain open, or 8 or more' : null;
}

/** After a danger in an earlier session, or a long time away: a full screening; after urgent or refer, a clearance too. */
function stillOwed({ speaker, checks }: Conversation, { owed, reachable }: State): string | null {
  if (owed === null || speaker === 'guest') return null;
  if (checks.questionSet !== 'full') return 'a full screening owed';
  // Out of reach, the record can tell nothing of it.
  return owed === 'cleared' && reachable && !isCleared(checks.answers) ? 'a clearance owed' : null;
}

/** What a segment plays that it mustn't: a place left out, or more than gentle mode allows. */
export function tooMuch(conversation: Conversation, { spans }: Segment): string | null {
  const { checks, run } = conversation;
  const steps = spans.flatMap(({ step }) => run?.plan.steps[step] ?? []);
  const left = steps.find(({ region }) => checks.avoid.includes(region));
  if (left !== undefined) return `${left.region} is left out`;
  if (checks.floor === false && steps.some(({ posture }) => posture === 'floor')) return 'on the floor';
  if (!onlyGently(conversation)) return null;
  if (run?.plan.gentle !== true) return 'not gently';
  const harsh = steps.find(({ region, holdMs }) => !GENTLE.includes(region) || holdMs > GENTLE_HOLD_MS);
  return harsh === undefined ? null : `${harsh.region} for ${harsh.holdMs} ms in gentle mode`;
}
