/**
 * What a person may say they have, unasked: symptoms and conditions. Each names the screening answers it
 * amounts to, and the level it reaches if no question is being asked (in a hold, at a check-in). The answers call
 * for follow-ups; the level is acted on at once.
 */
import { keysOf } from '../shared/keys-of.ts';
import {
  type Answers,
  isRed,
  isRollCall,
  type ItemId,
  ROLL_CALLS,
  type RollCallId,
  type YesNoId,
} from './questionnaire.ts';
import type { TriageLevel } from './triage-level.ts';

export interface Finding {
  /** The answers it amounts to. A question that is asked about it in detail is asked next. */
  readonly answers: Answers;
  /**
   * The level when volunteered outside the questions. A feeling with a `stop` and only `caution` ends the
   * routine for today, and blocks nothing later. `ok`: nothing follows but the answers.
   */
  readonly level: TriageLevel;
  /** The level it reaches by itself, while questions are asked: what no answer to a question can say. */
  readonly raises?: Exclude<TriageLevel, 'ok'>;
  /** Ends the routine with words of its own instead of the level's. */
  readonly stop?: 'sensation' | 'dizzy' | 'cramp' | 'back_worse' | 'intoxicated' | 'violence' | 'sore_skin';
}

export const SYMPTOMS = {
  saddle_numbness: { answers: { saddle: 'yes' }, level: 'emergency' },
  bladder_bowel: { answers: { bladder_bowel: 'yes' }, level: 'emergency' },
  sexual_change: { answers: { bladder_bowel: 'yes' }, level: 'emergency' },
  chest_pain: { answers: { red_now: 'yes' }, level: 'emergency' },
  effort_chest_pain: { answers: { red_now: 'yes', red_now_today: 'no' }, level: 'urgent' },
  breathless: { answers: { red_now: 'yes' }, level: 'emergency' },
  fainting: { answers: { red_now: 'yes' }, level: 'emergency' },
  belly_pain: { answers: { red_now: 'yes' }, level: 'emergency' },
  tearing_pain: { answers: { red_now: 'yes' }, level: 'emergency' },
  stroke: { answers: { red_now: 'yes' }, level: 'emergency' },
  bleeding_badly: { answers: { red_now: 'yes' }, level: 'emergency' },
  head_injury: { answers: { red_now: 'yes' }, level: 'emergency' },
  overdose: { answers: { red_now: 'yes' }, level: 'emergency' },
  both_legs: { answers: { both_legs: 'yes' }, level: 'emergency' },
  fever: { answers: { ill: 'yes' }, level: 'urgent' },
  night_sweats: { answers: { sweats: 'yes' }, level: 'urgent' },
  hot_flushes: { answers: { sweats: 'yes', sweats_explained: 'yes' }, level: 'ok' },
  feeling_ill: { answers: { ill: 'yes' }, level: 'urgent' },
  weight_loss: { answers: { weight_loss: 'yes' }, level: 'urgent' },
  constant_pain: { answers: { constant_pain: 'yes' }, level: 'refer' },
  lump: { answers: { lump: 'yes' }, level: 'urgent' },
  sudden_start: { answers: { sudden_start: 'yes' }, level: 'caution', stop: 'sensation' },
  leg_pain: { answers: { leg: 'yes' }, level: 'refer', stop: 'sensation' },
  leg_numbness: { answers: { leg: 'yes', leg_nerve: 'yes' }, level: 'refer', stop: 'sensation' },
  leg_weakness: { answers: { leg: 'yes', leg_worse: 'yes' }, level: 'urgent' },
  foot_drop: { answers: { leg: 'yes', leg_worse: 'yes' }, level: 'urgent' },
  swollen_leg: { answers: { clot_now: 'yes' }, level: 'urgent' },
  numbness: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  tingling: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  sharp_pain: { answers: {}, level: 'caution', stop: 'sensation' },
  shooting_pain: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  pop: { answers: {}, level: 'caution', stop: 'sensation' },
  dizzy: { answers: {}, level: 'caution', stop: 'dizzy' },
  cramp: { answers: {}, level: 'caution', stop: 'cramp' },
  no_sore_spot: { answers: {}, level: 'ok' },
  nothing_felt: { answers: {}, level: 'caution', stop: 'sensation' },
  back_worse: { answers: {}, level: 'caution', stop: 'back_worse' },
  intoxicated: { answers: {}, level: 'caution', stop: 'intoxicated' },
  violence: { answers: {}, level: 'caution', stop: 'violence' },
} as const satisfies Readonly<Record<string, Finding>>;

export const CONDITIONS = {
  under_eighteen: { answers: { adult: 'no' }, level: 'refer' },
  someone_else: { answers: { adult: 'no' }, level: 'refer' },
  accident: { answers: { recent_trauma: 'yes' }, level: 'urgent' },
  /** By its kind: a crash, or a fall from a height. */
  hard_accident: { answers: { recent_trauma: 'yes' }, level: 'urgent' },
  both_legs_old: { answers: { both_legs: 'yes', both_legs_recent: 'no' }, level: 'refer' },
  blood_clot: { answers: { clot_ever: 'yes' }, level: 'urgent' },
  cancer: { answers: { cancer: 'yes' }, level: 'refer' },
  weak_immunity: { answers: { weak_immunity: 'yes' }, level: 'refer' },
  steroids: { answers: { steroids: 'yes' }, level: 'refer' },
  injected_drugs: { answers: { injected_drugs: 'yes' }, level: 'refer' },
  brittle_bones: { answers: { brittle_bones: 'yes' }, level: 'refer' },
  slipped_vertebra: { answers: { slipped_vertebra: 'yes' }, level: 'refer' },
  connective_tissue: { answers: { connective_tissue: 'yes' }, level: 'refer' },
  loose_joints: { answers: {}, raises: 'caution', level: 'caution' },
  fracture: { answers: { recent_fracture: 'yes' }, level: 'refer' },
  surgery: { answers: { recent_fracture: 'yes' }, level: 'refer' },
  heart: { answers: { heart: 'yes' }, level: 'refer' },
  implant: { answers: {}, level: 'ok' },
  nerve_damage: { answers: { nerve_damage: 'yes' }, level: 'refer' },
  bleeding: { answers: { blood_thinners: 'yes', aspirin_only: 'no' }, level: 'refer' },
  blood_thinners: { answers: { blood_thinners: 'yes', aspirin_only: 'no' }, level: 'refer' },
  aspirin: { answers: { blood_thinners: 'yes', aspirin_only: 'yes' }, level: 'caution' },
  pregnancy: { answers: { pregnant: 'yes' }, level: 'refer' },
  beyond_pregnancy: { answers: { pregnant: 'no' }, level: 'ok' },
  other_condition: { answers: { other_condition: 'yes' }, level: 'refer' },
  /** A clinician said to rest, or not to exercise. No okay that was remembered before outweighs it. */
  told_to_rest: {
    answers: { other_condition: 'yes', other_limit: 'yes', told_to_rest: 'yes' },
    level: 'refer',
  },
  sore_skin: { answers: { skin_joints: 'yes' }, level: 'caution', stop: 'sore_skin' },
} as const satisfies Readonly<Record<string, Finding>>;

export type SymptomId = keyof typeof SYMPTOMS;

export type ConditionId = keyof typeof CONDITIONS;

export type FindingId = SymptomId | ConditionId;

const FINDINGS = { ...SYMPTOMS, ...CONDITIONS };

export const FINDING_IDS = keysOf(FINDINGS);

/** Whether a finding is something that somebody has or takes, rather than something they feel. */
export function isCondition(id: FindingId): id is ConditionId {
  return id in CONDITIONS;
}

/** What a finding amounts to. */
export function getFinding(id: FindingId): Finding {
  return FINDINGS[id];
}

/**
 * Words that name the symptom a question asks about when they answer that question, though by themselves they could
 * mean another: "numb" at the saddle question.
 */
const NAMES_WHEN_ASKED: Readonly<Partial<Record<YesNoId, readonly FindingId[]>>> = {
  saddle: ['numbness', 'tingling', 'leg_numbness'],
  red_now: ['dizzy', 'sharp_pain'],
  both_legs: ['numbness', 'tingling', 'leg_pain', 'leg_numbness', 'leg_weakness'],
  leg: ['numbness', 'tingling', 'shooting_pain', 'sharp_pain'],
  red_flags_since: [
    'saddle_numbness',
    'bladder_bowel',
    'sexual_change',
    'chest_pain',
    'both_legs',
    'numbness',
    'leg_weakness',
  ],
  flare: ['back_worse'],
  trauma_hard: ['hard_accident'],
  clot_now: ['swollen_leg'],
  constant_worse: ['back_worse', 'feeling_ill'],
  // A new hip or a plate may be years old: the single questions ask whether there was surgery lately.
  bones: ['implant'],
};

/** Findings whose denial answers a whole question, because the question asks about nothing else. */
const DENIAL_ANSWERS_QUESTION: Readonly<Partial<Record<YesNoId, readonly FindingId[]>>> = {
  flare: ['back_worse'],
};

/** Findings whose denial in one breath answers a red question, because it asks about nothing else. */
const DENIED_TOGETHER: Readonly<Partial<Record<YesNoId, readonly [FindingId, FindingId]>>> = {
  saddle: ['numbness', 'tingling'],
};

/** What is said with a finding that changes what it amounts to. */
export interface Circumstances {
  /** The yes-or-no question that is open; null while none is. */
  readonly asked: YesNoId | null;
  /** It began more than two weeks ago, and was said so: how long is then asked about, rather than concluded. */
  readonly old: boolean;
  /** It was said to be in one leg, by its side. */
  readonly oneSided: boolean;
}

const IN_LEGS: readonly FindingId[] = [
  'numbness',
  'tingling',
  'leg_pain',
  'leg_numbness',
  'leg_weakness',
  'shooting_pain',
];

/** What a nerve may feel like. In a leg it says what "numb, tingling, or electric?" asks. */
const NERVE_LIKE: readonly FindingId[] = ['numbness', 'tingling', 'leg_numbness'];

/** The answers that a volunteered finding gives. "Just my left leg" is a no to both. */
export function answersOf(
  id: FindingId,
  { asked, oneSided }: Pick<Circumstances, 'asked' | 'oneSided'>,
): Answers {
  const inOneLeg = asked === 'both_legs' && oneSided && IN_LEGS.includes(id);
  const nerve: Answers = (asked === 'leg' || inOneLeg) && NERVE_LIKE.includes(id) ? { leg_nerve: 'yes' } : {};
  const answers = { ...getFinding(id).answers, ...nerve };
  if (inOneLeg) return { ...answers, both_legs: 'no' };
  return asked !== null && names(id, asked) ? { ...answers, [asked]: 'yes' } : answers;
}

/** Whether a symptom by its own name, or as the answer to a red question, calls for help now. */
export function isEmergency(id: FindingId, { asked, old, oneSided }: Circumstances): boolean {
  if (old || (asked === 'both_legs' && oneSided)) return false;
  if (getFinding(id).level === 'emergency') return true;
  return asked !== null && asked !== 'red_now' && isRed(asked) && names(id, asked);
}

function names(id: FindingId, asked: YesNoId): boolean {
  return NAMES_WHEN_ASKED[asked]?.includes(id) ?? false;
}

/** Whether denying a finding denies all that a question asks: "no cancer" does where only cancer is asked about. */
export function deniesAll(id: FindingId, asked: YesNoId): boolean {
  if (DENIAL_ANSWERS_QUESTION[asked]?.includes(id) ?? false) return true;
  if (isRed(asked) || isRollCall(asked)) return false;
  const asksAbout = FINDING_IDS.filter((one) => getFinding(one).answers[asked] === 'yes');
  return asksAbout.length === 1 && asksAbout[0] === id;
}

/** Whether denying two findings in one breath denies all that a question asks. */
export function denyTogether(one: FindingId, also: FindingId, asked: YesNoId): boolean {
  const together: readonly FindingId[] = DENIED_TOGETHER[asked] ?? [];
  return one !== also && together.includes(one) && together.includes(also);
}

/** What of a roll call is denied by denying a finding: "no fever" leaves open whether one feels ill. */
export function itemsDenied(id: FindingId, call: RollCallId): readonly ItemId[] {
  return ROLL_CALLS[call].filter((item) => deniesAll(id, item));
}
