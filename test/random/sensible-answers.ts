/** The answers of a person who has no findings and wants to roll. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { FOLLOW_UPS, ROLL_CALLS, SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { utter, type Utterance } from './utterances.ts';

const YES = utter('AMAZON.YesIntent');
const NO = utter('AMAZON.NoIntent');

const FRIENDLIEST: Readonly<Partial<Record<AskedId, Utterance>>> = {
  ...Object.fromEntries(SCREENING_IDS.map((id) => [id, NO])),
  ...Object.fromEntries(Object.values(ROLL_CALLS).flatMap((items) => items.map((id) => [id, NO]))),
  age: utter('NumberIntent', { number: '40' }),
  seventy: NO,
  ...Object.fromEntries(keysOf(FOLLOW_UPS).map((id) => [id, NO])),
  sweats_explained: YES,
  trauma_examined: YES,
  aspirin_only: YES,
  clot_past: YES,
  saddle_examined: YES,
  bladder_bowel_examined: YES,
  told_to_rest: NO,
  unchanged: NO,
  what_new: NO,
  misheard_yes: utter('AMAZON.RepeatIntent'),
  red_flags_since: NO,
  anything_new: NO,
  flare: NO,
  skin_joints: NO,
  skin_where: utter('AvoidIntent', { place: 'shin' }),
  pain_now: utter('NumberIntent', { number: '2' }),
  ready: utter('ReadyIntent'),
  hardest: utter('NumberIntent', { number: '3' }),
  how_strong: utter('NumberIntent', { number: '3' }),
  pain_or_seconds: utter('NumberIntent', { number: '3' }),
  sharp_or_strong: utter('HurtsIntent'),
  back_now: utter('NumberIntent', { number: '2' }),
};

/** Returns the most favourable answer to a question, which is usually yes. */
export function answerSensibly(asked: AskedId): Utterance {
  return FRIENDLIEST[asked] ?? YES;
}
