/**
 * Asking isn't having: "is it safe with osteoporosis?" and "does aspirin count?" name a finding or a tool, and are
 * answered with what the coach knows of it. Nothing is concluded from them.
 */
import type { RefusedToolId, ToolId } from '../body/equipment.ts';
import type { FindingId } from '../screening/findings.ts';
import { never } from '../shared/assert-never.ts';
import type { Had } from './events.ts';
import type { TopicId } from './topics.ts';

/** The topic that answers a question about a finding. */
const ABOUT_FINDING: Readonly<Record<FindingId, TopicId>> = {
  saddle_numbness: 'saddle_signs',
  bladder_bowel: 'saddle_signs',
  sexual_change: 'saddle_signs',
  both_legs: 'saddle_signs',
  both_legs_old: 'saddle_signs',
  chest_pain: 'emergency_signs',
  effort_chest_pain: 'emergency_signs',
  breathless: 'emergency_signs',
  fainting: 'emergency_signs',
  belly_pain: 'emergency_signs',
  tearing_pain: 'emergency_signs',
  stroke: 'emergency_signs',
  bleeding_badly: 'emergency_signs',
  head_injury: 'emergency_signs',
  overdose: 'emergency_signs',
  violence: 'emergency_signs',
  fever: 'unwell',
  night_sweats: 'unwell',
  hot_flushes: 'unwell',
  feeling_ill: 'unwell',
  weight_loss: 'unwell',
  constant_pain: 'when_doctor',
  lump: 'when_doctor',
  sudden_start: 'when_doctor',
  back_worse: 'how_often',
  leg_pain: 'sciatica',
  leg_numbness: 'sciatica',
  leg_weakness: 'sciatica',
  foot_drop: 'sciatica',
  numbness: 'odd_feelings',
  tingling: 'odd_feelings',
  sharp_pain: 'odd_feelings',
  shooting_pain: 'odd_feelings',
  pop: 'odd_feelings',
  dizzy: 'odd_feelings',
  cramp: 'odd_feelings',
  no_sore_spot: 'odd_feelings',
  nothing_felt: 'odd_feelings',
  sore_skin: 'bruises',
  intoxicated: 'alcohol',
  under_eighteen: 'who_for',
  someone_else: 'who_for',
  accident: 'falls',
  hard_accident: 'falls',
  swollen_leg: 'blood_clot',
  blood_clot: 'blood_clot',
  cancer: 'past_illness',
  weak_immunity: 'past_illness',
  steroids: 'past_illness',
  injected_drugs: 'past_illness',
  brittle_bones: 'osteoporosis',
  slipped_vertebra: 'spondylolisthesis',
  connective_tissue: 'connective_tissue',
  loose_joints: 'connective_tissue',
  fracture: 'healing',
  surgery: 'healing',
  heart: 'heart',
  implant: 'healing',
  nerve_damage: 'nerve_damage',
  bleeding: 'blood_thinners',
  blood_thinners: 'blood_thinners',
  aspirin: 'blood_thinners',
  pregnancy: 'pregnancy',
  beyond_pregnancy: 'pregnancy',
  other_condition: 'other_conditions',
  told_to_rest: 'other_conditions',
};

const ABOUT_TOOL: Readonly<Record<ToolId | RefusedToolId, TopicId>> = {
  soft_roller: 'which_roller',
  firm_roller: 'which_roller',
  ball: 'which_ball',
  golf_ball: 'which_ball',
  medicine_ball: 'other_tools',
  hand_roller: 'other_tools',
  massage_gun: 'refused_tools',
  vibrating: 'refused_tools',
  knobbed: 'refused_tools',
  pipe: 'refused_tools',
  bottle: 'refused_tools',
};

/** The topic that answers a question about what someone names; unknown if no list has it. */
export function findTopicAbout(named: Had): TopicId | 'unknown' {
  switch (named.kind) {
    case 'finding':
      return ABOUT_FINDING[named.id];
    case 'tool':
    case 'refused_tool':
      return ABOUT_TOOL[named.id];
    case 'unknown':
      return 'unknown';
  }
  return never(named);
}
