/**
 * Whether someone may roll, read off the answers by the sentences of the screening alone: a second reading, which
 * shares nothing with coach/screening/triage.ts and permission.ts.
 */
import type { SafetyCheck } from '../../lambdas/coach/screening/safety-state.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import {
  SCREENING_VERSION,
  type Answers,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import type { RegionId } from '../../lambdas/coach/body/regions.ts';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import { DAY, HOUR, SECOND } from '../../lambdas/coach/shared/time.ts';
import type { State } from './state.ts';

/** What the answers come to. `open`: what decides wasn't asked yet. */
export type Verdict = 'emergency' | 'urgent' | 'refer' | 'caution' | 'open' | 'ok';

/** The gravest first. A question that is open weighs less than what was said already. */
const GRAVITY: readonly Verdict[] = ['emergency', 'urgent', 'refer', 'open', 'caution', 'ok'];

/** Each single question, and each thing that a roll call names. */
const ASKED_OF_ALL = [
  ...([
    'seventy',
    'saddle',
    'bladder_bowel',
    'both_legs',
    'red_now',
    'ill',
    'sweats',
    'weight_loss',
  ] as const),
  ...(['constant_pain', 'lump', 'leg', 'recent_trauma', 'sudden_start', 'brittle_bones'] as const),
  ...(['slipped_vertebra', 'connective_tissue', 'recent_fracture', 'cancer', 'weak_immunity'] as const),
  ...(['steroids', 'injected_drugs', 'blood_thinners', 'heart', 'nerve_damage', 'clot_now'] as const),
  ...(['clot_ever', 'pregnant', 'other_condition'] as const),
] satisfies readonly YesNoId[];

const HISTORY = ['cancer', 'weak_immunity', 'steroids', 'injected_drugs'] as const;

/** Lifted only where a clinician has said so in as many words. */
const UNTIL_OKAY = [
  ...(['saddle', 'bladder_bowel', 'brittle_bones', 'slipped_vertebra', 'connective_tissue'] as const),
  ...(['recent_fracture', 'steroids', 'pregnant'] as const),
] satisfies readonly YesNoId[];

/** Regions of gentle mode. */
const GENTLE: readonly RegionId[] = ['glutes', 'hamstrings', 'hip_tfl', 'lateral_thigh'];
const GENTLE_HOLD_MS = 30 * SECOND;

const isYes = (answers: Answers, id: YesNoId): boolean => answers[id] === 'yes' || answers[id] === 'unsure';

/** By the answer to a further question: what anything but a no comes to, and a no. */
function unlessNo(answers: Answers, id: YesNoId, unsafe: Verdict, safe: Verdict): Verdict {
  if (answers[id] === undefined) return 'open';
  return answers[id] === 'no' ? safe : unsafe;
}

/** The same where only a yes is good. */
function ifYes(answers: Answers, id: YesNoId, safe: Verdict, unsafe: Verdict): Verdict {
  if (answers[id] === undefined) return 'open';
  return answers[id] === 'yes' ? safe : unsafe;
}

/** Old numbness, or trouble of bladder and bowel, is urgent until it was examined. */
function signOfNerves(answers: Answers, id: 'saddle' | 'bladder_bowel'): Verdict {
  if (answers[id] === 'unsure') return 'emergency';
  const old = ifYes(answers, `${id}_examined`, 'refer', 'urgent');
  return unlessNo(answers, `${id}_recent`, 'emergency', old);
}

/** What each unsafe answer comes to by itself: the rows of the screening's table. */
const ROWS: Readonly<Record<(typeof ASKED_OF_ALL)[number], (answers: Answers) => Verdict>> = {
  seventy: () => 'caution',
  saddle: (answers) => signOfNerves(answers, 'saddle'),
  bladder_bowel: (answers) => signOfNerves(answers, 'bladder_bowel'),
  both_legs: (answers) =>
    answers.both_legs === 'unsure'
      ? 'emergency'
      : unlessNo(answers, 'both_legs_recent', 'emergency', 'refer'),
  red_now: (answers) =>
    answers.red_now === 'unsure' ? 'emergency' : unlessNo(answers, 'red_now_today', 'emergency', 'urgent'),
  ill: () => 'urgent',
  sweats: (answers) => ifYes(answers, 'sweats_explained', 'ok', 'urgent'),
  weight_loss: () => 'urgent',
  constant_pain: (answers) => unlessNo(answers, 'constant_worse', 'urgent', 'caution'),
  lump: () => 'urgent',
  leg: (answers) =>
    unlessNo(answers, 'leg_worse', 'urgent', unlessNo(answers, 'leg_nerve', 'refer', 'caution')),
  recent_trauma: (answers) =>
    ifYes(answers, 'trauma_examined', 'refer', unlessNo(answers, 'trauma_hard', 'emergency', 'urgent')),
  // By itself it says nothing.
  sudden_start: () => 'ok',
  brittle_bones: () => 'refer',
  slipped_vertebra: () => 'refer',
  connective_tissue: () => 'refer',
  recent_fracture: () => 'refer',
  cancer: () => 'refer',
  weak_immunity: () => 'refer',
  steroids: () => 'refer',
  injected_drugs: () => 'refer',
  blood_thinners: (answers) => ifYes(answers, 'aspirin_only', 'caution', 'refer'),
  heart: () => 'refer',
  nerve_damage: () => 'refer',
  clot_now: () => 'urgent',
  clot_ever: (answers) => ifYes(answers, 'clot_past', 'caution', 'urgent'),
  pregnant: () => 'refer',
  other_condition: (answers) => unlessNo(answers, 'other_limit', 'refer', 'caution'),
};

/** What answers come to together. */
function together(answers: Answers): Verdict {
  const signs = (['saddle', 'bladder_bowel', 'both_legs'] as const).filter((id) => isYes(answers, id)).length;
  if (signs >= 2 || (signs === 1 && isYes(answers, 'leg_worse'))) return 'emergency';
  if (isYes(answers, 'sudden_start') && isYes(answers, 'steroids')) return 'urgent';
  const unwell = (['ill', 'weight_loss', 'constant_pain'] as const).some((id) => isYes(answers, id));
  const unexamined = answers.examined === 'no' || answers.examined === 'unsure';
  if (unwell && unexamined && HISTORY.some((id) => isYes(answers, id))) return 'urgent';
  return isYes(answers, 'sudden_start') && isYes(answers, 'seventy') ? 'refer' : 'ok';
}

/** What answers come to, worked out once: each rule asks for it, in each state, and answers never change. */
const verdicts = new WeakMap<Answers, Verdict>();

/** What the answers come to. */
export function verdictOf(answers: Answers): Verdict {
  const verdict = verdicts.get(answers) ?? workOutVerdict(answers);
  verdicts.set(answers, verdict);
  return verdict;
}

function workOutVerdict(answers: Answers): Verdict {
  const alone = ASKED_OF_ALL.filter((id) => isYes(answers, id)).map((id) => ROWS[id](answers));
  const all = [...alone, together(answers)];
  return GRAVITY.find((verdict) => all.includes(verdict)) ?? 'ok';
}

/** Whether only an explicit okay lifts a referral. */
function needsOkay(answers: Answers): boolean {
  const thinners = isYes(answers, 'blood_thinners') && answers.aspirin_only !== 'yes';
  const atSeventy = isYes(answers, 'seventy') && isYes(answers, 'sudden_start');
  return thinners || atSeventy || UNTIL_OKAY.some((id) => isYes(answers, id));
}

/** Whether the clearance questions have lifted a referral. */
export function isLifted(answers: Answers, byOkay = needsOkay(answers)): boolean {
  const { examined, allowed, told_to_rest: rest } = answers;
  return examined === 'yes' && rest !== 'yes' && (allowed === 'yes' || (!byOkay && rest === 'no'));
}

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
export function onlyGently({ checks, level }: Conversation): boolean {
  const { answers, screened, pain } = checks;
  const strong = pain === 'unsure' || (pain !== null && pain >= 6);
  const careful = ['refer', 'caution'].includes(verdictOf(answers)) || level === 'refer';
  return screened?.outcome === 'gentle' || strong || careful;
}

function levelStands({ level, checks: { answers } }: Conversation): string | null {
  if (level === 'urgent' || level === 'emergency') return `the level is ${level}`;
  return level === 'refer' && !isLifted(answers) ? 'referred, and not cleared' : null;
}

/** The ages are judged at the launch alone. */
function notScreened({ checks: { screened } }: Conversation, { beganAt, now }: State): string | null {
  if (screened === null) return 'no screening in force';
  if (screened.outcome === 'blocked') return 'blocked';
  if (screened.version !== SCREENING_VERSION) return 'an old screening';
  if (screened.at > now || screened.askedAllAt > now) return 'screened in the future';
  return beganAt - screened.askedAllAt >= 30 * DAY ? 'screened 30 days ago' : null;
}

function notAnswered({ checks, speaker }: Conversation, { gapMs, voice }: State): string | null {
  const { answers, questionSet } = checks;
  const known =
    speaker === 'owner' && (voice === 'recognised' || answers.same_person === 'yes' || checks.tookUp);
  if (checks.continued && answers.unchanged !== 'no') return 'something may have changed meanwhile';
  if (questionSet === 'full') return notAllAsked(answers) ?? notSafe(answers);
  if (!known) return 'not known to be the person screened';
  if (gapMs === null || gapMs >= 14 * DAY) return 'away for 14 days';
  if (questionSet === 'resume')
    return checks.tookUp && gapMs < HOUR ? null : 'a place not taken up within the hour';
  if (answers.red_flags_since !== 'no' || answers.anything_new !== 'no')
    return 'red_flags_since or anything_new open';
  return notSafe(answers);
}

function notAllAsked(answers: Answers): string | null {
  if (answers.adult !== 'yes') return 'not an adult answering for themselves';
  const open = ASKED_OF_ALL.find((id) => answers[id] === undefined);
  return open === undefined ? null : `${open} open`;
}

/** What was answered unsafely, where nothing, or no clearance, makes up for it. */
function notSafe(answers: Answers): string | null {
  const verdict = verdictOf(answers);
  if (verdict === 'ok' || verdict === 'caution') return null;
  if (verdict === 'refer') return isLifted(answers) ? null : 'not cleared';
  return `the answers come to ${verdict}`;
}

function notSetUp({ questionSet, answers, soreAreas, pain, floor }: SafetyCheck): string | null {
  const skin = answers.skin_joints;
  if (skin === 'unsure' || (skin === undefined && questionSet === 'full')) return 'skin and joints open';
  if (skin === 'yes' && soreAreas.length === 0) return 'something sore nobody knows where';
  if (questionSet === 'resume') return null;
  if (floor === null) return 'floor open';
  return pain === null || (pain !== 'unsure' && pain >= 8) ? 'pain open, or 8 or more' : null;
}

/** After a danger in an earlier session, or a long time away: a full screening; after urgent or refer, an okay too. */
function stillOwed({ speaker, checks }: Conversation, { owed, reachable }: State): string | null {
  if (owed === null || speaker === 'guest') return null;
  if (checks.questionSet !== 'full') return 'a full screening owed';
  // Out of reach, the record can tell nothing of it.
  return owed === 'cleared' && reachable && !isLifted(checks.answers, true) ? 'a clearance owed' : null;
}

/** What the answers leave out on both sides, whatever else they come to. */
function leftOut({ avoid, answers, screened }: SafetyCheck): readonly RegionId[] {
  return [
    ...avoid,
    ...(screened?.leftOut ?? []),
    ...(isYes(answers, 'leg') ? (['hamstrings'] as const) : []),
    ...(isYes(answers, 'seventy') ? (['upper_back'] as const) : []),
    ...(isYes(answers, 'nerve_damage') ? (['feet', 'calves'] as const) : []),
  ];
}

/** Whether a back pain of 6 or 7 is all there is to be careful of. */
function hurtsOnly({ checks: { answers, screened, pain } }: Conversation): boolean {
  const sore = pain === 6 || pain === 7;
  return sore && screened?.outcome === 'ok' && verdictOf(answers) === 'ok';
}

/** What a segment plays that it mustn't: a place left out, or more than gentle mode allows. */
export function tooMuch(conversation: Conversation, { spans }: Segment): string | null {
  const { checks, run } = conversation;
  const steps = spans.flatMap(({ step }) => run?.plan.steps[step] ?? []);
  const without = leftOut(checks);
  const left = steps.find(({ region }) => without.includes(region));
  if (left !== undefined) return `${left.region} is left out`;
  if (checks.floor === false && steps.some(({ posture }) => posture === 'floor')) return 'on the floor';
  if (!onlyGently(conversation)) return null;
  if (run?.plan.gentle !== true) return 'not gently';
  if (steps.some(({ posture }) => posture === 'floor') && !hurtsOnly(conversation))
    return 'on the floor, gently, and not for pain alone';
  const harsh = steps.find(({ region, holdMs }) => !GENTLE.includes(region) || holdMs > GENTLE_HOLD_MS);
  return harsh === undefined ? null : `${harsh.region} for ${harsh.holdMs} ms in gentle mode`;
}
