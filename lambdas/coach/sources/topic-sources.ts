import type { TopicId } from '../conversation/topics.ts';
import type { Grounds } from './sources.ts';

/** What the coach's answers about rolling and backs rest on. A topic that is added owes its entry. */
export const TOPIC_SOURCES: Readonly<Record<TopicId, Grounds>> = {
  foam_rolling: ['wiewelhove_2019'],
  myofascial_release: ['behm_wilke_2019'],
  fascia: ['sanjana_2017'],
  trigger_point: ['quintner_2015'],
  referred_pain: 'own_choice',
  adhesions: 'own_choice',
  does_it_work: ['sanjana_2017', 'ozsoy_2019', 'santos_2024', 'wiewelhove_2019', 'nakamura_2021'],
  why_not_back: ['verywell'],
  why_hips: 'own_choice',
  it_band: ['chaudhry_2008'],
  which_roller: ['cheatham_2018'],
  which_ball: 'own_choice',
  how_hard: ['grabow_2018'],
  how_fast: ['behm_2020'],
  how_long: ['behm_2020', 'debski_2019', 'wiewelhove_2019'],
  how_often: ['konrad_2022'],
  nerves: ['wiewelhove_2019'],
  sciatica: ['verywell', 'nice_ng59'],
  when_doctor: ['nhs_back_pain', 'nhs_cauda_equina', 'nhs_aortic_aneurysm'],
  when_not: ['bartsch_2021'],
  how_get_up: 'own_choice',
};
