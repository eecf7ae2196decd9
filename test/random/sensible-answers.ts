/** The answers of a person who has no findings and wants to roll. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { utter, type Utterance } from './utterances.ts';

const YES = utter('AMAZON.YesIntent');
const NO = utter('AMAZON.NoIntent');

const FRIENDLIEST: Readonly<Partial<Record<AskedId, Utterance>>> = {
  ...Object.fromEntries(SCREENING_IDS.map((id) => [id, NO])),
  adult_self: YES,
  trauma_examined: YES,
  trauma_hard: NO,
  leg_worse: NO,
  clot_now: NO,
  history_examined: YES,
  other_limit: NO,
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
export function answerSensibly(asked: AskedId, form: string): Utterance {
  if (form === 'all_of_those') return YES;
  return FRIENDLIEST[asked] ?? YES;
}
