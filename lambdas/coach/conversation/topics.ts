/** What can be asked about rolling and backs. Each owes its words, and its value in the `Topic` slot type. */
export const TOPICS = [
  'foam_rolling',
  'myofascial_release',
  'fascia',
  /** How far it reaches, how strong it is, and how its density differs. */
  'fascia_strength',
  'trigger_point',
  'referred_pain',
  /** Layers that are said to stick together, and whether rolling parts them. */
  'adhesions',
  /** How an injury is said to lead to inflammation, spasm and adhesions. */
  'spasm',
  /** That most back pain is of muscles, and what posture has to do with it. */
  'posture',
  'does_it_work',
  /** Little research, many claims. */
  'research',
  'why_not_back',
  'why_hips',
  'it_band',
  'which_roller',
  'which_ball',
  /** Handheld rollers, medicine balls, sizes. */
  'other_tools',
  'refused_tools',
  'how_hard',
  'how_fast',
  /** The pull on the skin, and why too fast does nothing. */
  'drag',
  'how_long',
  'how_often',
  /** Receptors, and why a hold relaxes. */
  'nerves',
  'sciatica',
  /** What rolling should feel like, and what it shouldn't. */
  'odd_feelings',
  'bruises',
  'emergency_signs',
  /** Cauda equina: numb where one sits, bladder, bowel. */
  'saddle_signs',
  'when_doctor',
  'unwell',
  'when_not',
  'why_doctor_okay',
  'osteoporosis',
  'spondylolisthesis',
  'connective_tissue',
  'healing',
  'blood_thinners',
  'blood_clot',
  /** Cancer, weak immunity, long steroids, needles. */
  'past_illness',
  'heart',
  'nerve_damage',
  'pregnancy',
  'other_conditions',
  'falls',
  'alcohol',
  'who_for',
  'how_get_up',
] as const;

export type TopicId = (typeof TOPICS)[number];
