/** What someone says who has nothing to tell and wants to roll. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { spoken, type Spoken } from './utterances.ts';

const YES = spoken('AMAZON.YesIntent');
const NO = spoken('AMAZON.NoIntent');

const FRIENDLIEST: Readonly<Partial<Record<AskedId, Spoken>>> = {
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
  skin_where: spoken('AvoidIntent', { place: 'shin' }),
  pain_now: spoken('NumberIntent', { number: '2' }),
  ready: spoken('ReadyIntent'),
  hardest: spoken('NumberIntent', { number: '3' }),
  how_strong: spoken('NumberIntent', { number: '3' }),
  pain_or_seconds: spoken('NumberIntent', { number: '3' }),
  sharp_or_strong: spoken('HurtsIntent'),
  back_now: spoken('NumberIntent', { number: '2' }),
};

/** The friendliest answer to a question; yes wherever that is one. */
export function sensibly(asked: AskedId, form: string): Spoken {
  if (form === 'all_of_those') return YES;
  return FRIENDLIEST[asked] ?? YES;
}
