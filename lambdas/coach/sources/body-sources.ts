import type { RefusedToolId, ToolId } from '../body/equipment.ts';
import type { RefusedPlace } from '../body/places.ts';
import type { RegionId } from '../body/regions.ts';
import type { KnowledgeTopic } from '../timeline/lines.ts';
import type { Grounds } from './sources.ts';

/**
 * What is known about rolling a region. No trial ranks the regions, and none was found for how each is set up. A
 * region that is added owes its entry.
 */
export const REGION_SOURCES: Readonly<Record<RegionId, Grounds>> = {
  glutes: 'own_choice',
  hamstrings: ['konrad_2022'],
  hip_tfl: 'own_choice',
  quads: ['konrad_2022'],
  adductors: 'own_choice',
  lateral_thigh: ['chaudhry_2008'],
  upper_back: 'own_choice',
  lats: 'own_choice',
  calves: ['nakamura_2021', 'konrad_2022'],
  feet: 'own_choice',
};

/** What is told in a hold rests on these. What a muscle does is textbook anatomy, for which no source is recorded. */
export const KNOWLEDGE_SOURCES: Readonly<Record<KnowledgeTopic, Grounds>> = {
  ...REGION_SOURCES,
  quads: ['cheatham_2018'],
  hamstrings: ['konrad_2022'],
  calves: ['nakamura_2021'],
  rolling: [
    'verywell',
    'wiewelhove_2019',
    'sanjana_2017',
    'grabow_2018',
    'nakamura_2021',
    'krause_2019',
    'sezik_2024',
    'konrad_2022',
  ],
};

/** Why the coach declines to roll a place. */
export const REFUSED_PLACE_SOURCES: Readonly<Record<RefusedPlace, Grounds>> = {
  low_back: ['verywell'],
  spine: 'own_choice',
  neck: 'own_choice',
  kidneys: ['verywell'],
  knee_pit: 'own_choice',
  belly: 'own_choice',
  shoulder: 'own_choice',
};

/** Why a tool is used, in the place it has. */
export const TOOL_SOURCES: Readonly<Record<ToolId, Grounds>> = {
  soft_roller: ['cheatham_2018'],
  firm_roller: ['cheatham_2018'],
  ball: ['sanjana_2017'],
  golf_ball: 'own_choice',
  medicine_ball: 'own_choice',
  hand_roller: 'own_choice',
};

/** Why the coach declines a tool. */
export const REFUSED_TOOL_SOURCES: Readonly<Record<RefusedToolId, Grounds>> = {
  massage_gun: 'own_choice',
  vibrating: 'own_choice',
  knobbed: 'own_choice',
  pipe: 'own_choice',
  bottle: 'own_choice',
};
