import type { YesNoId } from '../screening/questionnaire.ts';
import type { Grounds } from './sources.ts';

/**
 * Why each question is asked. The level that an answer leads to is this project's choice, unless the source says
 * whom to call. A question that is added owes its entry.
 */
export const QUESTION_SOURCES: Readonly<Record<YesNoId, Grounds>> = {
  adult_self: 'own_choice',
  saddle: ['nhs_back_pain', 'nhs_cauda_equina', 'greenhalgh_2016'],
  bladder_bowel: ['nhs_back_pain', 'nhs_cauda_equina', 'greenhalgh_2016'],
  red_now: ['nhs_back_pain', 'nhs_aortic_aneurysm', 'par_q_plus'],
  both_legs: ['nhs_back_pain'],
  trauma: ['nhs_back_pain', 'downie_2013', 'henschke_2009'],
  ill: ['nhs_back_pain', 'yusuf_2019'],
  constant: ['nhs_back_pain'],
  leg: ['nice_ng59', 'verywell'],
  clot: ['nhs_dvt', 'bartsch_2021'],
  history: ['downie_2013', 'yusuf_2019'],
  bones_joints: ['bartsch_2021'],
  medical: ['par_q_plus', 'haemophilia_advice'],
  pregnant: 'own_choice',
  other: 'own_choice',
  trauma_examined: 'own_choice',
  trauma_hard: ['nhs_back_pain'],
  leg_worse: ['nice_ng59'],
  clot_now: ['nhs_dvt', 'bartsch_2021'],
  history_examined: 'own_choice',
  other_limit: 'own_choice',
  examined: ['nice_ng59', 'par_q_plus'],
  allowed: ['nice_ng59', 'par_q_plus'],
  same_person: 'own_choice',
  red_flags_since: ['nhs_back_pain', 'nhs_cauda_equina'],
  anything_new: 'own_choice',
  flare: 'own_choice',
  floor: 'own_choice',
  skin_joints: ['bartsch_2021', 'haemophilia_advice'],
};

/** Why the words never promise that someone is safe. */
export const NEGATIVE_ANSWERS_SOURCES: Grounds = ['premkumar_2018', 'downie_2013'];
