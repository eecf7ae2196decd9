/** What can be touched on a screen: each is an event that words bring as well, so that touch does what the voice does. */
import type { Place } from '../body/places.ts';
import type { Landmark } from '../progress/fingertip-to-floor.ts';
import type { FindingId } from '../screening/findings.ts';
import { isRollCall, type ItemId, ROLL_CALLS } from '../screening/questionnaire.ts';
import { keysOf } from '../shared/keys-of.ts';
import type { CoachEvent } from './events.ts';
import { type AskedId, isYesNo, type OtherQuestionId } from './questions.ts';

const number = (value: number): CoachEvent => ({ type: 'number', value, minutes: null });

const minutes = (value: number): CoachEvent => ({ type: 'number', value: null, minutes: value });

const place = (at: Place): CoachEvent => ({ type: 'start', minutes: null, place: at, side: null });

const feelingOf = (id: FindingId): CoachEvent => ({
  type: 'have',
  had: { kind: 'finding', id },
  place: null,
  side: null,
  old: false,
});

const reachTo = (landmark: Landmark): CoachEvent => ({ type: 'reached', landmark });

const remindAt = (hour: number): CoachEvent => ({
  type: 'remind',
  change: 'set',
  days: null,
  time: { hour, minute: 0 },
  half: null,
});

/** What each item of a roll call is ticked as. */
const ITEM_FINDINGS = {
  ill: 'feeling_ill',
  sweats: 'night_sweats',
  weight_loss: 'weight_loss',
  constant_pain: 'constant_pain',
  lump: 'lump',
  recent_trauma: 'accident',
  sudden_start: 'sudden_start',
  brittle_bones: 'brittle_bones',
  slipped_vertebra: 'slipped_vertebra',
  connective_tissue: 'connective_tissue',
  recent_fracture: 'fracture',
  cancer: 'cancer',
  weak_immunity: 'weak_immunity',
  steroids: 'steroids',
  injected_drugs: 'injected_drugs',
  blood_thinners: 'blood_thinners',
  heart: 'heart',
  nerve_damage: 'nerve_damage',
  clot_now: 'swollen_leg',
  clot_ever: 'blood_clot',
  pregnant: 'pregnancy',
  other_condition: 'other_condition',
} as const satisfies Readonly<Record<ItemId, FindingId>>;

const tick = (item: ItemId): CoachEvent => feelingOf(ITEM_FINDINGS[item]);

/** By the name that a screen sends: what it means. A test holds each against words that mean the same. */
export const TOUCHES = {
  yes: { type: 'yes', ofSome: false },
  no: { type: 'no', how: 'plain' },
  not_sure: { type: 'not_sure' },
  why: { type: 'why' },
  ready: { type: 'ready' },
  repeat: { type: 'repeat' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  next: { type: 'next' },
  go_on: { type: 'next' },
  hurts: { type: 'hurts' },
  easier: { type: 'pressure', change: 'less' },
  stop: { type: 'stop' },
  zero: number(0),
  one: number(1),
  two: number(2),
  three: number(3),
  four: number(4),
  five: number(5),
  six: number(6),
  seven: number(7),
  eight: number(8),
  nine: number(9),
  ten: number(10),
  three_minutes: minutes(3),
  eight_minutes: minutes(8),
  twelve_minutes: minutes(12),
  hip: place('hip_tfl'),
  buttock: place('glutes'),
  groin: place('groin'),
  thigh: place('thigh'),
  knee: place('knee'),
  shin: place('shin'),
  calf: place('calves'),
  foot: place('foot'),
  sharp: feelingOf('sharp_pain'),
  numb: feelingOf('numbness'),
  no_spot: feelingOf('no_sore_spot'),
  pressure: { type: 'hurts' },
  to_knees: reachTo('knees'),
  to_shins: reachTo('mid_shin'),
  to_ankles: reachTo('ankles'),
  to_toes: reachTo('toes'),
  to_floor: reachTo('floor'),
  at_seven: remindAt(7),
  at_eighteen: remindAt(18),
  none: { type: 'deny', finding: null },
  ill: tick('ill'),
  sweats: tick('sweats'),
  weight_loss: tick('weight_loss'),
  constant_pain: tick('constant_pain'),
  lump: tick('lump'),
  recent_trauma: tick('recent_trauma'),
  sudden_start: tick('sudden_start'),
  brittle_bones: tick('brittle_bones'),
  slipped_vertebra: tick('slipped_vertebra'),
  connective_tissue: tick('connective_tissue'),
  recent_fracture: tick('recent_fracture'),
  cancer: tick('cancer'),
  weak_immunity: tick('weak_immunity'),
  steroids: tick('steroids'),
  injected_drugs: tick('injected_drugs'),
  blood_thinners: tick('blood_thinners'),
  heart: tick('heart'),
  nerve_damage: tick('nerve_damage'),
  clot_now: tick('clot_now'),
  clot_ever: tick('clot_ever'),
  pregnant: tick('pregnant'),
  other_condition: tick('other_condition'),
} as const satisfies Readonly<Record<string, CoachEvent>>;

export type TouchId = keyof typeof TOUCHES;

export const TOUCH_IDS = keysOf(TOUCHES);

/** The touch of a name; null if there is none. */
export function touchNamed(name: string): TouchId | null {
  return TOUCH_IDS.find((id) => id === name) ?? null;
}

const RATING = [
  ...(['zero', 'one', 'two', 'three', 'four', 'five'] as const),
  ...(['six', 'seven', 'eight', 'nine', 'ten'] as const),
];

const YES_NO = ['yes', 'no'] as const;

/** What a question that isn't answered by yes, no or not sure offers. */
const OFFERED: Readonly<Record<OtherQuestionId, readonly TouchId[]>> = {
  roll_now: YES_NO,
  use_all_again: YES_NO,
  skin_where: ['hip', 'buttock', 'groin', 'thigh', 'knee', 'shin', 'calf', 'foot'],
  leave_out_near: YES_NO,
  pain_now: RATING,
  age: ['not_sure', 'why'],
  // The screen shows the number to call, and nothing to touch by mistake.
  misheard_yes: [],
  what_new: ['not_sure'],
  ready: ['ready', 'repeat', 'stop', 'three_minutes', 'eight_minutes', 'twelve_minutes'],
  hardest: RATING,
  how_strong: RATING,
  pain_or_seconds: RATING,
  sharp_or_strong: ['sharp', 'numb', 'pressure'],
  spot_or_numb: ['numb', 'no_spot'],
  numb_between: ['yes', 'no', 'not_sure'],
  carry_on: ['resume', 'stop'],
  take_up: YES_NO,
  other_side: YES_NO,
  back_now: RATING,
  keep_ratings: YES_NO,
  reach: ['to_knees', 'to_shins', 'to_ankles', 'to_toes', 'to_floor', 'next'],
  delete_person: YES_NO,
  delete_household: YES_NO,
  remind: ['at_seven', 'at_eighteen', 'no'],
  remind_confirm: YES_NO,
  // Alexa's own question: no screen of ours shows it.
  remind_allowed: [],
};

/**
 * What can be touched while a question is open. A roll call is a list to tick.
 * @param rest what of a roll call is still to be asked; by default all of it
 */
export function touchesOfferedAt(
  question: AskedId,
  rest: readonly ItemId[] = isRollCall(question) ? ROLL_CALLS[question] : [],
): readonly TouchId[] {
  if (isRollCall(question)) return [...rest, 'none'];
  return isYesNo(question) ? ['yes', 'no', 'not_sure', 'why'] : OFFERED[question];
}

/** What can be touched while a hold is played. */
export const WHILE_ROLLING = ['pause', 'hurts', 'easier', 'next'] as const satisfies readonly TouchId[];

/** What can be touched in the rest after the last hold. */
export const WHILE_RESTING = ['go_on', 'stop'] as const satisfies readonly TouchId[];
