/** What can be asked about rolling and backs. Each owes its words, and its value in the `Topic` slot type. */
export const TOPICS = [
  'foam_rolling',
  'myofascial_release',
  'fascia',
  'trigger_point',
  'referred_pain',
  /** And why posture and old injuries matter. */
  'adhesions',
  'does_it_work',
  'why_not_back',
  'why_hips',
  'it_band',
  'which_roller',
  'which_ball',
  'how_hard',
  'how_fast',
  'how_long',
  'how_often',
  /** Receptors, and why a hold relaxes. */
  'nerves',
  'sciatica',
  'when_doctor',
  'when_not',
  'how_get_up',
] as const;

export type TopicId = (typeof TOPICS)[number];
