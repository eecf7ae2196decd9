/**
 * What the coach asks before anyone rolls, and what each answer does. Drawn from published guidance (see
 * docs/clinical.md). No clinician has signed it off yet. It is a precaution, not a diagnosis.
 *
 * Each row says where `yes`, `no` and an `unsure` that stays unsure lead. Only `safe` lets the questions go on
 * as if nothing had been said. An emergency ends the session at once, anything urgent as soon as the four red
 * questions are answered; `refer` and `caution` are kept and the rest is asked all the same. What several answers
 * come to together is in `triage.ts`.
 */
import { keysOf } from '../shared/keys-of.ts';
import type { TriageLevel } from './triage-level.ts';

/** Raised whenever a question or a branch changes: an older permission is then no longer in force. */
export const SCREENING_VERSION = 2;

export type FollowUpId =
  | 'saddle_recent'
  | 'saddle_examined'
  | 'bladder_bowel_recent'
  | 'bladder_bowel_examined'
  | 'both_legs_recent'
  | 'red_now_today'
  | 'sweats_explained'
  | 'constant_worse'
  | 'leg_worse'
  | 'leg_nerve'
  | 'trauma_examined'
  | 'trauma_hard'
  | 'aspirin_only'
  | 'clot_past'
  | 'other_limit';

export type Branch =
  | 'safe'
  | Exclude<TriageLevel, 'ok'>
  /** `refer`, lifted only where a clinician has said that pressure on hips and thighs is fine. */
  | 'refer_until_okay'
  /** Nothing by itself: it counts together with another answer. */
  | 'counts_with_others'
  /** What the roll call names is asked one by one. */
  | 'one_by_one'
  /** Not an adult, or not answering about their own body: a friendly end. */
  | 'not_for_you'
  /** No routine today; nothing is blocked for another day. */
  | 'no_routine'
  /** Not the owner of the record: nothing of it is said or changed, and all questions are asked. */
  | 'stranger'
  /** All questions, from the first. */
  | 'full_screening'
  | { readonly ask: FollowUpId | 'skin_where' | 'what_new' };

export interface Question {
  readonly yes: Branch;
  readonly no: Branch;
  readonly unsure: Branch;
}

/** Asked one by one of somebody who can't say how old they are. A number answers both. */
export const AGE = {
  adult: { yes: 'safe', no: 'not_for_you', unsure: 'not_for_you' },
  seventy: { yes: 'caution', no: 'safe', unsure: 'caution' },
} as const satisfies Readonly<Record<string, Question>>;

/** The ages from which the two are a yes. */
export const ADULT_FROM = 18;
export const SEVENTY = 70;

/** The red questions, single and plain. All four are asked before anything urgent ends the session. */
export const RED = {
  saddle: { yes: { ask: 'saddle_recent' }, no: 'safe', unsure: 'emergency' },
  bladder_bowel: { yes: { ask: 'bladder_bowel_recent' }, no: 'safe', unsure: 'emergency' },
  both_legs: { yes: { ask: 'both_legs_recent' }, no: 'safe', unsure: 'emergency' },
  red_now: { yes: { ask: 'red_now_today' }, no: 'safe', unsure: 'emergency' },
} as const satisfies Readonly<Record<string, Question>>;

export const LEG = {
  leg: { yes: { ask: 'leg_worse' }, no: 'safe', unsure: { ask: 'leg_worse' } },
} as const satisfies Readonly<Record<string, Question>>;

/** What the roll calls name, each as a question of its own. */
export const ITEMS = {
  ill: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  sweats: { yes: { ask: 'sweats_explained' }, no: 'safe', unsure: { ask: 'sweats_explained' } },
  weight_loss: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  constant_pain: { yes: { ask: 'constant_worse' }, no: 'safe', unsure: { ask: 'constant_worse' } },
  lump: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  recent_trauma: { yes: { ask: 'trauma_examined' }, no: 'safe', unsure: { ask: 'trauma_examined' } },
  sudden_start: { yes: 'counts_with_others', no: 'safe', unsure: 'counts_with_others' },
  brittle_bones: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  slipped_vertebra: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  connective_tissue: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  recent_fracture: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  cancer: { yes: 'refer', no: 'safe', unsure: 'refer' },
  weak_immunity: { yes: 'refer', no: 'safe', unsure: 'refer' },
  steroids: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  injected_drugs: { yes: 'refer', no: 'safe', unsure: 'refer' },
  blood_thinners: { yes: { ask: 'aspirin_only' }, no: 'safe', unsure: { ask: 'aspirin_only' } },
  heart: { yes: 'refer', no: 'safe', unsure: 'refer' },
  nerve_damage: { yes: 'refer', no: 'safe', unsure: 'refer' },
  clot_now: { yes: 'urgent', no: 'safe', unsure: 'urgent' },
  clot_ever: { yes: { ask: 'clot_past' }, no: 'safe', unsure: { ask: 'clot_past' } },
  pregnant: { yes: 'refer_until_okay', no: 'safe', unsure: 'refer_until_okay' },
  other_condition: { yes: { ask: 'other_limit' }, no: 'safe', unsure: { ask: 'other_limit' } },
} as const satisfies Readonly<Record<string, Question>>;

export type ItemId = keyof typeof ITEMS;

/**
 * The roll calls, each with at most four things. Loose joints that nobody diagnosed aren't read out with the bones, which
 * have four: whoever names them there is heard, and the single question says how. "None" answers all of one, "yes" opens what it
 * names one by one.
 */
export const ROLL_CALLS = {
  unwell: ['ill', 'sweats', 'weight_loss'],
  constant: ['constant_pain', 'lump'],
  trauma: ['recent_trauma', 'sudden_start'],
  bones: ['brittle_bones', 'slipped_vertebra', 'connective_tissue', 'recent_fracture'],
  history: ['cancer', 'weak_immunity', 'steroids', 'injected_drugs'],
  blood_heart: ['blood_thinners', 'heart', 'nerve_damage'],
  clot: ['clot_now', 'clot_ever'],
  other: ['pregnant', 'other_condition'],
} as const satisfies Readonly<Record<string, readonly ItemId[]>>;

export type RollCallId = keyof typeof ROLL_CALLS;

export const ROLL_CALL_IDS = keysOf(ROLL_CALLS);

const CALL: Question = { yes: 'one_by_one', no: 'safe', unsure: 'one_by_one' };

const CALLS: Readonly<Record<RollCallId, Question>> = {
  unwell: CALL,
  constant: CALL,
  trauma: CALL,
  bones: CALL,
  history: CALL,
  blood_heart: CALL,
  clot: CALL,
  other: CALL,
};

/** The fourteen questions of a full screening, in the order they are asked. `age` is answered by a number. */
export const SCREENING_IDS = [
  'age',
  'saddle',
  'bladder_bowel',
  'both_legs',
  'red_now',
  'unwell',
  'constant',
  'leg',
  'trauma',
  'bones',
  'history',
  'blood_heart',
  'clot',
  'other',
] as const satisfies readonly ('age' | keyof typeof RED | keyof typeof LEG | RollCallId)[];

export type ScreeningId = (typeof SCREENING_IDS)[number];

/** Asked only after an unsafe answer to the question they belong to. */
export const FOLLOW_UPS = {
  saddle_recent: { yes: 'emergency', no: { ask: 'saddle_examined' }, unsure: 'emergency' },
  saddle_examined: { yes: 'refer_until_okay', no: 'urgent', unsure: 'urgent' },
  bladder_bowel_recent: { yes: 'emergency', no: { ask: 'bladder_bowel_examined' }, unsure: 'emergency' },
  bladder_bowel_examined: { yes: 'refer_until_okay', no: 'urgent', unsure: 'urgent' },
  both_legs_recent: { yes: 'emergency', no: 'refer', unsure: 'emergency' },
  red_now_today: { yes: 'emergency', no: 'urgent', unsure: 'emergency' },
  sweats_explained: { yes: 'safe', no: 'urgent', unsure: 'urgent' },
  constant_worse: { yes: 'urgent', no: 'caution', unsure: 'urgent' },
  leg_worse: { yes: 'urgent', no: { ask: 'leg_nerve' }, unsure: 'urgent' },
  leg_nerve: { yes: 'refer', no: 'caution', unsure: 'refer' },
  trauma_examined: { yes: 'refer', no: { ask: 'trauma_hard' }, unsure: { ask: 'trauma_hard' } },
  trauma_hard: { yes: 'emergency', no: 'urgent', unsure: 'emergency' },
  aspirin_only: { yes: 'caution', no: 'refer_until_okay', unsure: 'refer_until_okay' },
  clot_past: { yes: 'caution', no: 'urgent', unsure: 'urgent' },
  other_limit: { yes: 'refer', no: 'caution', unsure: 'refer' },
} as const satisfies Readonly<Record<FollowUpId, Question>>;

/**
 * What lifts `refer`, asked once, after all else. `allowed` is asked where only an explicit okay lifts it, `told_to_rest`
 * otherwise.
 */
export const CLEARANCE = {
  examined: { yes: 'safe', no: 'refer', unsure: 'refer' },
  allowed: { yes: 'safe', no: 'refer', unsure: 'refer' },
  told_to_rest: { yes: 'refer', no: 'safe', unsure: 'refer' },
} as const satisfies Readonly<Record<string, Question>>;

/** Asked of someone who was screened before. `same_person` only if the voice isn't recognised. */
export const RETURNING = {
  same_person: { yes: 'safe', no: 'stranger', unsure: 'stranger' },
  red_flags_since: { yes: { ask: 'what_new' }, no: 'safe', unsure: 'emergency' },
  anything_new: { yes: { ask: 'what_new' }, no: 'safe', unsure: 'full_screening' },
  /** A screening that was broken off a few minutes ago: has anything changed? */
  unchanged: { yes: 'full_screening', no: 'safe', unsure: 'full_screening' },
  /** Asked within 72 hours of a routine. A flare shortens; it stops nothing. */
  flare: { yes: 'safe', no: 'safe', unsure: 'safe' },
} as const satisfies Readonly<Record<string, Question>>;

/** Set-up, before each routine. `floor` chooses between lying and standing, so no answer stops anything. */
export const SET_UP = {
  floor: { yes: 'safe', no: 'safe', unsure: 'safe' },
  skin_joints: { yes: { ask: 'skin_where' }, no: 'safe', unsure: 'no_routine' },
} as const satisfies Readonly<Record<string, Question>>;

export const QUESTIONS = {
  ...AGE,
  ...RED,
  ...LEG,
  ...CALLS,
  ...ITEMS,
  ...FOLLOW_UPS,
  ...CLEARANCE,
  ...RETURNING,
  ...SET_UP,
};

/** A question answered by yes, no or not sure. */
export type YesNoId = keyof typeof QUESTIONS;

export const YES_NO_IDS = keysOf(QUESTIONS);

export const RED_IDS = keysOf(RED);

export type RedId = (typeof RED_IDS)[number];

export const ANSWERS = ['yes', 'no', 'unsure'] as const;

export type Answer = (typeof ANSWERS)[number];

export type Answers = Readonly<Partial<Record<YesNoId, Answer>>>;

/** Where an answer leads. */
export function branch(id: YesNoId, answer: Answer): Branch {
  const question: Question = QUESTIONS[id];
  return question[answer];
}

/** Which of the fourteen a question belongs to: itself, what it names in detail, or what its answer leads to. Null: to none. */
export function findScreening(id: string): ScreeningId | null {
  const names = (one: ScreeningId): readonly string[] =>
    one === 'age' ? Object.keys(AGE) : isRollCall(one) ? ROLL_CALLS[one] : [];
  const own = SCREENING_IDS.find((one) => one === id || names(one).includes(id));
  if (own !== undefined) return own;
  const leads = (one: YesNoId): boolean =>
    ANSWERS.some((answer) => {
      const next = branch(one, answer);
      return typeof next === 'object' && next.ask === id;
    });
  const before = YES_NO_IDS.find(leads);
  return before === undefined ? null : findScreening(before);
}

/**
 * Whether a question asks about what can't wait. "None" and words of degree never count as a no there, and someone who
 * stays unsure is told to be checked today.
 */
export function isRed(id: YesNoId): boolean {
  return id === 'red_flags_since' || RED_IDS.some((red) => red === id);
}

/** Whether a question names several things at once, which a yes opens one by one. */
export function isRollCall(id: string): id is RollCallId {
  return ROLL_CALL_IDS.some((call) => call === id);
}

/** The answers by which "none of those" answers a roll call: to what it names, where that wasn't answered before. */
export function denyAll(id: RollCallId, given: Answers): Answers {
  const open = ROLL_CALLS[id].filter((item) => given[item] === undefined);
  return Object.fromEntries([id, ...open].map((denied) => [denied, 'no']));
}

/** What an age in years answers. */
export function answersOfAge(years: number): Answers {
  return { adult: years >= ADULT_FROM ? 'yes' : 'no', seventy: years >= SEVENTY ? 'yes' : 'no' };
}

/**
 * What a clinician's okay answers, said before it is asked for: that the back was examined, and nobody said to rest. An
 * okay to pressure on hips and thighs is more than that, and is asked for in so many words.
 * @param allowed whether it was called fine; else a clinician has only seen it
 */
export function inferFromClearance(allowed: boolean): Answers {
  return { examined: 'yes', ...(allowed ? { told_to_rest: 'no' } : {}) };
}

/** What an answer says besides: an examination of one thing counts wherever one is asked about. */
export function inferAnswers(id: YesNoId, answer: Answer): Answers {
  const examines = id === 'saddle_examined' || id === 'bladder_bowel_examined' || id === 'trauma_examined';
  return examines && answer === 'yes' ? { examined: 'yes' } : {};
}
