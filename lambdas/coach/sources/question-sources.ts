import type { YesNoId } from '../screening/questionnaire.ts';
import type { TogetherId } from '../screening/triage.ts';
import type { Grounds } from './sources.ts';

/**
 * Why each question is asked. The level that an answer leads to is this project's choice, unless the source says
 * whom to call. A question that is added owes its entry.
 */
export const QUESTION_SOURCES: Readonly<Record<YesNoId, Grounds>> = {
  adult: 'own_choice',
  seventy: ['henschke_2009'],
  saddle: ['nhs_back_pain', 'nhs_cauda_equina', 'greenhalgh_2016'],
  bladder_bowel: ['nhs_back_pain', 'nhs_cauda_equina', 'greenhalgh_2016'],
  both_legs: ['nhs_back_pain'],
  red_now: ['nhs_back_pain', 'nhs_aortic_aneurysm', 'par_q_plus'],
  leg: ['nice_ng59', 'hill_2011'],
  unwell: ['nhs_back_pain', 'yusuf_2019'],
  constant: ['nhs_back_pain'],
  trauma: ['nhs_back_pain', 'downie_2013', 'henschke_2009'],
  bones: ['bartsch_2021'],
  history: ['downie_2013', 'yusuf_2019'],
  blood_heart: ['par_q_plus', 'haemophilia_advice'],
  clot: ['nhs_dvt', 'bartsch_2021'],
  other: 'own_choice',
  ill: ['nhs_back_pain', 'yusuf_2019'],
  sweats: ['yusuf_2019', 'mold_2002'],
  weight_loss: ['nhs_back_pain'],
  constant_pain: ['nhs_back_pain', 'harding_2005'],
  lump: ['nhs_back_pain'],
  recent_trauma: ['nhs_back_pain', 'downie_2013', 'henschke_2009'],
  sudden_start: ['henschke_2009', 'downie_2013'],
  brittle_bones: ['bartsch_2021'],
  slipped_vertebra: ['verywell'],
  connective_tissue: ['verywell'],
  recent_fracture: ['bartsch_2021'],
  cancer: ['downie_2013'],
  weak_immunity: ['yusuf_2019'],
  steroids: ['downie_2013', 'henschke_2009'],
  injected_drugs: ['yusuf_2019'],
  blood_thinners: ['haemophilia_advice'],
  heart: ['par_q_plus'],
  nerve_damage: 'own_choice',
  clot_now: ['nhs_dvt', 'bartsch_2021'],
  clot_ever: ['nhs_dvt', 'bartsch_2021'],
  pregnant: 'own_choice',
  other_condition: 'own_choice',
  saddle_recent: ['nhs_cauda_equina', 'greenhalgh_2016'],
  saddle_examined: 'own_choice',
  bladder_bowel_recent: ['nhs_cauda_equina', 'greenhalgh_2016'],
  bladder_bowel_examined: 'own_choice',
  both_legs_recent: ['nhs_back_pain'],
  red_now_today: ['nhs_back_pain', 'par_q_plus'],
  sweats_explained: ['mold_2002'],
  constant_worse: ['harding_2005'],
  leg_worse: ['nice_ng59'],
  leg_nerve: ['verywell', 'nice_ng59'],
  trauma_examined: 'own_choice',
  trauma_hard: ['nhs_back_pain'],
  aspirin_only: 'own_choice',
  clot_past: ['nhs_dvt'],
  other_limit: 'own_choice',
  examined: ['nice_ng59', 'par_q_plus'],
  allowed: ['nice_ng59', 'par_q_plus'],
  told_to_rest: ['nice_ng59', 'par_q_plus'],
  same_person: 'own_choice',
  red_flags_since: ['nhs_back_pain', 'nhs_cauda_equina'],
  anything_new: 'own_choice',
  unchanged: 'own_choice',
  flare: 'own_choice',
  floor: 'own_choice',
  skin_joints: ['bartsch_2021', 'haemophilia_advice'],
};

/** Why answers count together. */
export const TOGETHER_SOURCES: Readonly<Record<TogetherId, Grounds>> = {
  nerve_signs: ['nhs_cauda_equina', 'greenhalgh_2016'],
  sudden_with_steroids: ['downie_2013', 'henschke_2009'],
  history_and_unwell: ['downie_2013', 'yusuf_2019'],
  sudden_from_seventy: ['henschke_2009', 'downie_2013'],
};

/** Why the words never promise that someone is safe. */
export const NEGATIVE_ANSWERS_SOURCES: Grounds = ['premkumar_2018', 'downie_2013'];
