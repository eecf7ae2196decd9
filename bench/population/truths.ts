/** What each person truthfully answers to each question that the coach can ask. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import {
  ADULT_FROM,
  type ItemId,
  ROLL_CALLS,
  type RollCallId,
  SEVENTY,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { hasBothLegs, type Person } from './person.ts';

/** What is said: yes, no, "none", "ready", or a number. */
export type Answer = 'yes' | 'no' | 'none' | 'ready' | number;

type AskedTruth = (person: Person) => Answer;

/** The answer of a person; null for a question that no first visit asks before the first hold. */
type Truth = AskedTruth | null;

const sayYesIf = (holds: boolean): Answer => (holds ? 'yes' : 'no');

const sayIfExamined = ({ examined }: Person): Answer => sayYesIf(examined !== null);

/** What the roll calls name, by the words of the single question about each. */
const ITEM_TRUTHS: Readonly<Record<ItemId, AskedTruth>> = {
  ill: ({ unwell }) => sayYesIf(unwell === 'fever' || unwell === 'feeling_ill'),
  // New or not: whoever sweats so much that the sheets are soaked is asked what it comes from.
  sweats: ({ nightSweats }) => sayYesIf(nightSweats !== null),
  weight_loss: ({ unwell }) => sayYesIf(unwell === 'weight_loss'),
  constant_pain: ({ constantPain }) => sayYesIf(constantPain !== null),
  lump: ({ lump }) => sayYesIf(lump),
  // Asked of the last three months.
  recent_trauma: ({ trauma }) => sayYesIf(trauma?.withinThreeMonths === true),
  sudden_start: ({ suddenStart }) => sayYesIf(suddenStart),
  brittle_bones: ({ bones }) => sayYesIf(bones === 'brittle_bones'),
  slipped_vertebra: ({ bones }) => sayYesIf(bones === 'slipped_vertebra'),
  // A diagnosis: loose joints without one aren't asked about.
  connective_tissue: ({ bones }) => sayYesIf(bones === 'connective_tissue'),
  recent_fracture: ({ bones }) => sayYesIf(bones === 'recent_fracture'),
  cancer: ({ cancer }) => sayYesIf(cancer),
  weak_immunity: ({ immunity }) => sayYesIf(immunity === 'weak_immunity'),
  steroids: ({ immunity }) => sayYesIf(immunity === 'long_steroids'),
  injected_drugs: ({ immunity }) => sayYesIf(immunity === 'injected_drugs'),
  // Aspirin is taken for a thinner; what kind is asked then.
  blood_thinners: ({ bloodOrHeart }) =>
    sayYesIf(bloodOrHeart === 'blood_thinners' || bloodOrHeart === 'aspirin_alone'),
  // A pacemaker is the heart's; no other implant is named.
  heart: ({ bloodOrHeart }) => sayYesIf(bloodOrHeart === 'heart'),
  nerve_damage: ({ bloodOrHeart }) => sayYesIf(bloodOrHeart === 'nerve_damage'),
  clot_now: ({ legSwollen }) => sayYesIf(legSwollen),
  clot_ever: ({ clotEver }) => sayYesIf(clotEver),
  pregnant: ({ pregnant }) => sayYesIf(pregnant),
  other_condition: ({ treated }) => sayYesIf(treated !== null),
};

/** A roll call is answered by "none" where nothing of it holds, and otherwise by yes, which opens what it names. */
function answerCall(id: RollCallId): AskedTruth {
  return (person) => (ROLL_CALLS[id].some((item) => ITEM_TRUTHS[item](person) === 'yes') ? 'yes' : 'none');
}

/** By the words of each question: a question that is added owes its answer here. */
export const TRUTHS: Readonly<Record<AskedId, Truth>> = {
  age: ({ age }) => age,
  // Of any age: when it began is asked then.
  saddle: ({ saddle }) => sayYesIf(saddle !== null),
  bladder_bowel: ({ bladderBowel }) => sayYesIf(bladderBowel !== null),
  // An ache in both thighs is neither like a nerve's nor below the knee.
  both_legs: (person) => sayYesIf(hasBothLegs(person)),
  // Today's, and lately the chest pain on effort.
  red_now: ({ redNow, chestPainOnEffort }) => sayYesIf(redNow || chestPainOnEffort),
  unwell: answerCall('unwell'),
  constant: answerCall('constant'),
  leg: ({ leg }) => sayYesIf(leg !== null),
  trauma: answerCall('trauma'),
  bones: answerCall('bones'),
  history: answerCall('history'),
  blood_heart: answerCall('blood_heart'),
  clot: answerCall('clot'),
  other: answerCall('other'),
  ...ITEM_TRUTHS,

  // Asked of somebody who can't say how old they are.
  adult: ({ age }) => sayYesIf(age >= ADULT_FROM),
  seventy: ({ age }) => sayYesIf(age >= SEVENTY),
  saddle_recent: ({ saddle }) => sayYesIf(saddle === 'recent'),
  saddle_examined: sayIfExamined,
  bladder_bowel_recent: ({ bladderBowel }) => sayYesIf(bladderBowel === 'recent'),
  bladder_bowel_examined: sayIfExamined,
  both_legs_recent: ({ leg }) => sayYesIf(leg?.both?.onset === 'recent'),
  red_now_today: ({ redNow }) => sayYesIf(redNow),
  sweats_explained: ({ nightSweats }) => sayYesIf(nightSweats === 'explained'),
  constant_worse: ({ constantPain }) => sayYesIf(constantPain === 'worsening'),
  leg_worse: ({ leg }) => sayYesIf(leg?.gettingWeaker === true),
  leg_nerve: (person) =>
    sayYesIf(person.leg?.belowKnee === true || person.leg?.nerveLike === true || hasBothLegs(person)),
  trauma_examined: sayIfExamined,
  trauma_hard: ({ trauma }) => sayYesIf(trauma?.hard === true),
  aspirin_only: ({ bloodOrHeart }) => sayYesIf(bloodOrHeart === 'aspirin_alone'),
  // Nothing is known of how long ago clots were: all but those of now are taken to be long over.
  clot_past: ({ legSwollen }) => sayYesIf(!legSwollen),
  other_limit: ({ treated }) => sayYesIf(treated?.toldToLimitExercise === true),
  examined: sayIfExamined,
  allowed: ({ examined }) => sayYesIf(examined?.toldRollingIsFine === true),
  told_to_rest: ({ examined }) => sayYesIf(examined?.toldToRest === true),
  // Nothing was misheard: it is as they said.
  misheard_yes: () => 'yes',

  floor: ({ floor }) => sayYesIf(floor),
  // Nothing is known of how often skin or joints are sore, and it leaves a region out at most.
  skin_joints: () => 'no',
  pain_now: ({ painNow }) => painNow,
  ready: () => 'ready',

  roll_now: null,
  use_all_again: null,
  same_person: null,
  red_flags_since: null,
  anything_new: null,
  unchanged: null,
  what_new: null,
  flare: null,
  skin_where: null,
  leave_out_near: null,
  hardest: null,
  how_strong: null,
  pain_or_seconds: null,
  sharp_or_strong: null,
  spot_or_numb: null,
  numb_between: null,
  carry_on: null,
  take_up: null,
  other_side: null,
  back_now: null,
  keep_ratings: null,
  reach: null,
  delete_person: null,
  delete_household: null,
  remind: null,
  remind_confirm: null,
  remind_allowed: null,
};

/**
 * What a person answers to a question.
 * @throws Error for a question that no first visit asks before the first hold
 */
export function answerTruthfully(person: Person, id: AskedId): Answer {
  const truth = TRUTHS[id];
  if (truth === null) throw new Error(`Expected a question of a first visit, got ${id}`);
  return truth(person);
}
