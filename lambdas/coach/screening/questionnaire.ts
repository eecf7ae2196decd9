/**
 * What the coach asks before anyone rolls, and what each answer does. Drawn from published guidance (NHS
 * back-pain and cauda equina lists, Bartsch 2021, Downie 2013, PAR-Q+; see docs/clinical.md). No clinician has signed it
 * off yet. It is a precaution, not a diagnosis.
 *
 * Each row says where `yes`, `no` and an `unsure` that stays unsure lead. Only `safe` lets the questions go on
 * as if nothing had been said. An emergency or urgent branch ends the session at once; `refer` and `caution`
 * are kept and the rest is asked all the same.
 */
import { keysOf } from '../shared/keys-of.ts';
import type { TriageLevel } from './triage-level.ts';

/** Raised whenever a question or a branch changes: an older permission is then no longer in force. */
export const SCREENING_VERSION = 1;

export type FollowUpId =
  'trauma_examined' | 'trauma_hard' | 'leg_worse' | 'clot_now' | 'history_examined' | 'other_limit';

export type Branch =
  | 'safe'
  | Exclude<TriageLevel, 'ok'>
  /** Not an adult, or not answering about their own body: a friendly end. */
  | 'not_for_you'
  /** No routine today; nothing is blocked for another day. */
  | 'no_routine'
  /** Not the owner of the record: nothing of it is said or changed, and all fifteen questions are asked. */
  | 'stranger'
  /** All fifteen questions now. */
  | 'full_screening'
  | { readonly ask: FollowUpId | 'skin_where' };

export interface Question {
  readonly yes: Branch;
  readonly no: Branch;
  readonly unsure: Branch;
}

/** The fifteen questions of a full screening, in the order they are asked. */
export const SCREENING = {
  adult_self: { yes: 'safe', no: 'not_for_you', unsure: 'not_for_you' },
  saddle: { yes: 'emergency', no: 'safe', unsure: 'emergency' },
  bladder_bowel: { yes: 'emergency', no: 'safe', unsure: 'emergency' },
  red_now: { yes: 'emergency', no: 'safe', unsure: 'emergency' },
  both_legs: { yes: 'emergency', no: 'safe', unsure: 'emergency' },
  trauma: { yes: { ask: 'trauma_examined' }, no: 'safe', unsure: { ask: 'trauma_examined' } },
  ill: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  constant: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  leg: { yes: { ask: 'leg_worse' }, no: 'safe', unsure: { ask: 'leg_worse' } },
  clot: { yes: { ask: 'clot_now' }, no: 'safe', unsure: { ask: 'clot_now' } },
  history: { yes: { ask: 'history_examined' }, no: 'safe', unsure: { ask: 'history_examined' } },
  bones_joints: { yes: 'refer', no: 'safe', unsure: 'refer' },
  medical: { yes: 'refer', no: 'safe', unsure: 'refer' },
  pregnant: { yes: 'refer', no: 'safe', unsure: 'refer' },
  other: { yes: { ask: 'other_limit' }, no: 'safe', unsure: { ask: 'other_limit' } },
} as const satisfies Readonly<Record<string, Question>>;

/** Asked only after an unsafe answer to the question they belong to. */
export const FOLLOW_UPS = {
  trauma_examined: { yes: 'refer', no: { ask: 'trauma_hard' }, unsure: { ask: 'trauma_hard' } },
  trauma_hard: { yes: 'emergency', no: 'urgent', unsure: 'emergency' },
  leg_worse: { yes: 'urgent', no: 'refer', unsure: 'urgent' },
  clot_now: { yes: 'urgent', no: 'refer', unsure: 'urgent' },
  history_examined: { yes: 'refer', no: 'urgent', unsure: 'urgent' },
  other_limit: { yes: 'refer', no: 'caution', unsure: 'refer' },
} as const satisfies Readonly<Record<FollowUpId, Question>>;

/** The two questions that lift `refer`, asked once, after all emergency and urgent ones. Both yes: gentle. */
export const CLEARANCE = {
  examined: { yes: 'safe', no: 'refer', unsure: 'refer' },
  allowed: { yes: 'safe', no: 'refer', unsure: 'refer' },
} as const satisfies Readonly<Record<string, Question>>;

/** Asked of someone who was screened before. `same_person` only if the voice isn't recognised. */
export const RETURNING = {
  same_person: { yes: 'safe', no: 'stranger', unsure: 'stranger' },
  red_flags_since: { yes: 'emergency', no: 'safe', unsure: 'emergency' },
  anything_new: { yes: 'full_screening', no: 'safe', unsure: 'full_screening' },
  /** Asked within 72 hours of a routine, once the day after has come. A flare shortens; it stops nothing. */
  flare: { yes: 'safe', no: 'safe', unsure: 'safe' },
} as const satisfies Readonly<Record<string, Question>>;

/** Set-up, before each routine. `floor` chooses between lying and standing, so no answer stops anything. */
export const SET_UP = {
  floor: { yes: 'safe', no: 'safe', unsure: 'safe' },
  skin_joints: { yes: { ask: 'skin_where' }, no: 'safe', unsure: 'no_routine' },
} as const satisfies Readonly<Record<string, Question>>;

export const QUESTIONS = { ...SCREENING, ...FOLLOW_UPS, ...CLEARANCE, ...RETURNING, ...SET_UP };

export type ScreeningId = keyof typeof SCREENING;

/** A question answered by yes, no or not sure. */
export type YesNoId = keyof typeof QUESTIONS;

export const SCREENING_IDS = keysOf(SCREENING);

export const YES_NO_IDS = keysOf(QUESTIONS);

export const ANSWERS = ['yes', 'no', 'unsure'] as const;

export type Answer = (typeof ANSWERS)[number];

export type Answers = Readonly<Partial<Record<YesNoId, Answer>>>;

/** Where an answer leads. */
export function branch(id: YesNoId, answer: Answer): Branch {
  const question: Question = QUESTIONS[id];
  return question[answer];
}

/**
 * The questions whose unsafe answer is an emergency by itself. "None" never counts as a no there, and someone who stays
 * unsure is told to be checked today.
 */
export function isRed(id: YesNoId): boolean {
  return branch(id, 'yes') === 'emergency' && branch(id, 'unsure') === 'emergency' && id !== 'trauma_hard';
}

/** A follow-up that answers so far call for and that hasn't been answered, or null. */
export function openFollowUp(answers: Answers): FollowUpId | 'skin_where' | null {
  for (const id of YES_NO_IDS) {
    const answer = answers[id];
    if (answer === undefined) continue;
    const next = branch(id, answer);
    if (typeof next !== 'object') continue;
    if (next.ask === 'skin_where') continue; // answered by a place, not by yes or no: see next-question.ts
    if (answers[next.ask] === undefined) return next.ask;
  }
  return null;
}

/** The highest level the answers reach; null while nothing unsafe was said. Branches other than levels don't count. */
export function levelOf(answers: Answers): Exclude<TriageLevel, 'ok'> | null {
  const order = ['emergency', 'urgent', 'refer', 'caution'] as const;
  const reached = new Set<Branch>();
  for (const id of YES_NO_IDS) {
    const answer = answers[id];
    if (answer !== undefined) reached.add(branch(id, answer));
  }
  return order.find((level) => reached.has(level)) ?? null;
}
