/** What people say on an ordinary visit: they have no finding and no special wish. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { talk, type Scene } from './talk.ts';

/** The same words a number of times. */
export function times(count: number, said: string): string[] {
  return Array.from({ length: count }, () => said);
}

/** The screening of an adult who has no finding. */
export const SCREENED = ['open foam roll coach', 'forty', ...times(13, 'no')];
/** … who gets down to the floor, has no sore skin or joint, rates their pain two, and is asked to get into position. */
export const IN_POSITION = [...SCREENED, 'yes', 'no', 'two'];
/** … and rolls: the left and the right glute first. */
export const ROLLING = [...IN_POSITION, 'ready'];
/** A first visit to its end. */
export const FIRST_VISIT = [...ROLLING, 'three', 'four', 'two'];

/** A visit within three days: the same person, no red flag, nothing new or worse the day after, and a pain of two. */
export const BACK = ['open foam roll coach', 'yes', 'no', 'no', 'two'];
/** … and rolls, in the beginner's two segments. */
export const NEXT_VISIT = [...BACK, 'ready', 'three', 'two'];

/** The answer to each question that is most likely to lead to a hold. */
export const FRIENDLIEST: Readonly<Record<AskedId, string>> = {
  age: 'forty',
  saddle: 'no',
  bladder_bowel: 'no',
  both_legs: 'no',
  red_now: 'no',
  unwell: 'none',
  constant: 'none',
  leg: 'no',
  trauma: 'none',
  bones: 'none',
  history: 'none',
  blood_heart: 'none',
  clot: 'none',
  other: 'none',
  adult: 'yes',
  seventy: 'no',
  ill: 'no',
  sweats: 'no',
  weight_loss: 'no',
  constant_pain: 'no',
  lump: 'no',
  recent_trauma: 'no',
  sudden_start: 'no',
  brittle_bones: 'no',
  slipped_vertebra: 'no',
  connective_tissue: 'no',
  recent_fracture: 'no',
  cancer: 'no',
  weak_immunity: 'no',
  steroids: 'no',
  injected_drugs: 'no',
  blood_thinners: 'no',
  heart: 'no',
  nerve_damage: 'no',
  clot_now: 'no',
  clot_ever: 'no',
  pregnant: 'no',
  other_condition: 'no',
  saddle_recent: 'no',
  saddle_examined: 'yes',
  bladder_bowel_recent: 'no',
  bladder_bowel_examined: 'yes',
  both_legs_recent: 'no',
  red_now_today: 'no',
  sweats_explained: 'yes',
  constant_worse: 'no',
  leg_worse: 'no',
  leg_nerve: 'no',
  trauma_examined: 'yes',
  trauma_hard: 'no',
  aspirin_only: 'yes',
  clot_past: 'yes',
  other_limit: 'no',
  examined: 'yes',
  allowed: 'yes',
  told_to_rest: 'no',
  same_person: 'yes',
  red_flags_since: 'no',
  anything_new: 'no',
  unchanged: 'no',
  what_new: 'not sure',
  misheard_yes: 'say that again',
  flare: 'no',
  floor: 'yes',
  skin_joints: 'no',
  roll_now: 'yes',
  skin_where: 'my left shin',
  leave_out_near: 'yes',
  pain_now: 'two',
  ready: 'ready',
  hardest: 'three',
  how_strong: 'three',
  pain_or_seconds: 'three',
  sharp_or_strong: 'just pressure',
  spot_or_numb: 'no sore spot',
  numb_between: 'no',
  carry_on: 'yes',
  take_up: 'yes',
  use_all_again: 'yes',
  other_side: 'yes',
  back_now: 'two',
  keep_ratings: 'no',
  reach: 'skip',
  delete_person: 'no',
  delete_household: 'no',
  remind: 'no',
  remind_confirm: 'no',
  remind_allowed: 'no',
};

/** Holds a number of visits: a first one, and others two days apart. */
export async function visits(count: number, scene: Scene): Promise<Turn[]> {
  const later = Array.from({ length: count - 1 }, () => ['(wait 2d)', ...NEXT_VISIT]).flat();
  return talk([...FIRST_VISIT, ...later], scene);
}
