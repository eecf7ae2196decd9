/**
 * What a person may say they have, unasked: symptoms and conditions. Each names the screening answers it
 * amounts to, and the level it reaches if no question is being asked (in a hold, at a check-in). The answers call
 * for follow-ups; the level is acted on at once.
 */
import { keysOf } from '../shared/keys-of.ts';
import type { Answer, Answers, YesNoId } from './questionnaire.ts';
import type { TriageLevel } from './triage-level.ts';

export interface Finding {
  readonly answers: Answers;
  /**
   * The level when volunteered outside the questions. A feeling with a `stop` and only `caution` ends the
   * routine for today, and blocks nothing later.
   */
  readonly level: Exclude<TriageLevel, 'ok'>;
  /** Answers it gives only to a question that is open: old trouble is no answer to what is new elsewhere. */
  readonly whenAsked?: Answers;
  /** The level it reaches by itself, while questions are asked: what no answer to a question can say. */
  readonly raises?: Exclude<TriageLevel, 'ok'>;
  /** Ends the routine with words of its own instead of the level's. */
  readonly stop?: 'sensation' | 'dizzy' | 'back_worse' | 'intoxicated' | 'violence' | 'sore_skin';
}

export const SYMPTOMS = {
  saddle_numbness: { answers: { saddle: 'yes' }, level: 'emergency' },
  bladder_bowel: { answers: { bladder_bowel: 'yes' }, level: 'emergency' },
  sexual_change: { answers: { bladder_bowel: 'yes' }, level: 'emergency' },
  chest_pain: { answers: { red_now: 'yes' }, level: 'emergency' },
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
  night_sweats: { answers: { ill: 'yes' }, level: 'urgent' },
  feeling_ill: { answers: { ill: 'yes' }, level: 'urgent' },
  weight_loss: { answers: { ill: 'yes' }, level: 'urgent' },
  constant_pain: { answers: { constant: 'yes' }, level: 'urgent' },
  lump: { answers: { constant: 'yes' }, level: 'urgent' },
  leg_pain: { answers: { leg: 'yes' }, level: 'refer', stop: 'sensation' },
  leg_numbness: { answers: { leg: 'yes' }, level: 'refer', stop: 'sensation' },
  leg_weakness: { answers: { leg: 'yes', leg_worse: 'yes' }, level: 'urgent' },
  foot_drop: { answers: { leg: 'yes', leg_worse: 'yes' }, level: 'urgent' },
  swollen_leg: { answers: { clot: 'yes', clot_now: 'yes' }, level: 'urgent' },
  numbness: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  tingling: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  sharp_pain: { answers: {}, level: 'caution', stop: 'sensation' },
  shooting_pain: { answers: { leg: 'yes' }, level: 'caution', stop: 'sensation' },
  pop: { answers: {}, level: 'caution', stop: 'sensation' },
  dizzy: { answers: {}, level: 'caution', stop: 'dizzy' },
  back_worse: { answers: {}, level: 'caution', stop: 'back_worse' },
  intoxicated: { answers: {}, level: 'caution', stop: 'intoxicated' },
  violence: { answers: {}, level: 'caution', stop: 'violence' },
} as const satisfies Readonly<Record<string, Finding>>;

export const CONDITIONS = {
  under_eighteen: { answers: { adult_self: 'no' }, level: 'refer' },
  someone_else: { answers: { adult_self: 'no' }, level: 'refer' },
  accident: { answers: { trauma: 'yes' }, level: 'urgent' },
  both_legs_old: { answers: {}, whenAsked: { both_legs: 'no' }, raises: 'refer', level: 'refer' },
  blood_clot: { answers: { clot: 'yes' }, level: 'urgent' },
  cancer: { answers: { history: 'yes' }, level: 'urgent' },
  weak_immunity: { answers: { history: 'yes' }, level: 'urgent' },
  steroids: { answers: { history: 'yes' }, level: 'urgent' },
  injected_drugs: { answers: { history: 'yes' }, level: 'urgent' },
  brittle_bones: { answers: { bones_joints: 'yes' }, level: 'refer' },
  slipped_vertebra: { answers: { bones_joints: 'yes' }, level: 'refer' },
  loose_joints: { answers: { bones_joints: 'yes' }, level: 'refer' },
  fracture: { answers: { bones_joints: 'yes' }, level: 'refer' },
  surgery: { answers: { bones_joints: 'yes' }, level: 'refer' },
  heart: { answers: { medical: 'yes' }, level: 'refer' },
  implant: { answers: { medical: 'yes' }, level: 'refer' },
  nerve_damage: { answers: { medical: 'yes' }, level: 'refer' },
  bleeding: { answers: { medical: 'yes' }, level: 'refer' },
  blood_thinners: { answers: { medical: 'yes' }, level: 'refer' },
  pregnancy: { answers: { pregnant: 'yes' }, level: 'refer' },
  other_condition: { answers: { other: 'yes' }, level: 'refer' },
  sore_skin: { answers: { skin_joints: 'yes' }, level: 'caution', stop: 'sore_skin' },
} as const satisfies Readonly<Record<string, Finding>>;

export type SymptomId = keyof typeof SYMPTOMS;

export type ConditionId = keyof typeof CONDITIONS;

export type FindingId = SymptomId | ConditionId;

const FINDINGS = { ...SYMPTOMS, ...CONDITIONS };

export const FINDING_IDS = keysOf(FINDINGS);

/** What a finding amounts to. */
export function getFinding(id: FindingId): Finding {
  return FINDINGS[id];
}

/**
 * Words that mean the symptom a question asks about when they answer that question, though by themselves they
 * could mean another: "numb" at the saddle question.
 */
const AMBIGUOUS_WHEN_ASKED: Readonly<Partial<Record<YesNoId, readonly FindingId[]>>> = {
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
};

/** Findings whose denial answers a whole question, because the question asks about nothing else. */
const DENIAL_ANSWERS_QUESTION: Readonly<Partial<Record<YesNoId, readonly FindingId[]>>> = {
  saddle: ['saddle_numbness', 'numbness'],
  pregnant: ['pregnancy'],
  other: ['other_condition'],
  flare: ['back_worse'],
};

/** The answers that a volunteered finding gives while `asked` is being asked (null: while nothing is). */
export function answersOf(id: FindingId, asked: YesNoId | null): Answers {
  const { answers, whenAsked } = getFinding(id);
  if (asked === null) return answers;
  if (AMBIGUOUS_WHEN_ASKED[asked]?.includes(id) ?? false) return { ...answers, [asked]: 'yes' };
  const given = whenAsked?.[asked];
  return given === undefined ? answers : { ...answers, [asked]: given };
}

/** Whether denying a finding denies all that a question asks: "no numbness" does at the saddle question. */
export function deniesAll(id: FindingId, asked: YesNoId): boolean {
  return DENIAL_ANSWERS_QUESTION[asked]?.includes(id) ?? false;
}

/** Whether a question asks about a finding. */
export function belongsTo(id: FindingId, asked: YesNoId): boolean {
  const answer: Answer | undefined = answersOf(id, asked)[asked];
  return answer === 'yes';
}
