/** What people say on an ordinary visit: they have no finding and no special wish. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { talk, type Scene } from './talk.ts';

/** The same words a number of times. */
export function times(count: number, said: string): string[] {
  return Array.from({ length: count }, () => said);
}

/** The screening of an adult who has no finding. */
export const SCREENED = ['open foam roll coach', 'yes', ...times(14, 'no')];
/** … who gets down to the floor, has no sore skin or joint, and rates their pain two. */
export const SET_UP = [...SCREENED, 'yes', 'no', 'two'];
/** … and is asked to get into position for five minutes. */
export const IN_POSITION = [...SET_UP, 'five minutes'];
/** … and rolls: the left and the right glute first. */
export const ROLLING = [...IN_POSITION, 'ready'];
/** A first visit to its end. */
export const FIRST_VISIT = [...ROLLING, 'three', 'four', 'two'];

/** A visit within three days: the same person, no red flag, nothing new, no flare, and a pain of two. */
export const BACK = ['open foam roll coach', 'yes', 'no', 'no', 'no', 'two'];
/** … and rolls, in the beginner's two segments. */
export const NEXT_VISIT = [...BACK, 'ready', 'three', 'two'];

/** The answer to each question that is most likely to lead to a hold. */
export const FRIENDLIEST: Readonly<Record<AskedId, string>> = {
  adult_self: 'yes',
  saddle: 'no',
  bladder_bowel: 'no',
  red_now: 'no',
  both_legs: 'no',
  trauma: 'no',
  ill: 'no',
  constant: 'no',
  leg: 'no',
  clot: 'no',
  history: 'no',
  bones_joints: 'no',
  medical: 'no',
  pregnant: 'no',
  other: 'no',
  trauma_examined: 'yes',
  trauma_hard: 'no',
  leg_worse: 'no',
  clot_now: 'no',
  history_examined: 'yes',
  other_limit: 'no',
  examined: 'yes',
  allowed: 'yes',
  same_person: 'yes',
  red_flags_since: 'no',
  anything_new: 'no',
  flare: 'no',
  floor: 'yes',
  skin_joints: 'no',
  roll_now: 'yes',
  skin_where: 'my left shin',
  pain_now: 'two',
  length: 'yes',
  ready: 'ready',
  hardest: 'three',
  how_strong: 'three',
  pain_or_seconds: 'three',
  sharp_or_strong: 'just pressure',
  carry_on: 'yes',
  take_up: 'yes',
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
