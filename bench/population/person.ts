/** When a sign of the nerves low in the spine began: in the last two weeks, or before, unchanged since. */
export type Onset = 'recent' | 'old';

export interface LegPain {
  readonly belowKnee: boolean;
  /** Numb, tingling or electric. */
  readonly nerveLike: boolean;
  readonly gettingWeaker: boolean;
  /** Null where it is one leg. */
  readonly both: { readonly nerveOrBelowKnee: boolean; readonly onset: Onset } | null;
}

export const IMMUNITY = ['weak_immunity', 'long_steroids', 'injected_drugs'] as const;

export const BONES = ['brittle_bones', 'slipped_vertebra', 'connective_tissue', 'recent_fracture'] as const;

export const BLOOD_OR_HEART = ['heart', 'nerve_damage', 'blood_thinners'] as const;

export const UNWELL = ['fever', 'feeling_ill', 'weight_loss'] as const;

/**
 * The facts about somebody with low-back pain, whatever is asked about them: what a question makes of them is in
 * truths.ts. Null is "nothing of the kind".
 */
export interface Person {
  readonly age: number;
  readonly sex: 'female' | 'male';
  readonly leg: LegPain | null;
  readonly saddle: Onset | null;
  readonly bladderBowel: Onset | null;
  /** Chest pain, breathlessness, fainting, or sudden tearing pain today. */
  readonly redNow: boolean;
  /** Lately, and gone now. */
  readonly chestPainOnEffort: boolean;
  /** The crash, fall or blow with which the pain began. */
  readonly trauma: { readonly withinThreeMonths: boolean; readonly hard: boolean } | null;
  readonly suddenStart: boolean;
  /** `unexplained`: new, drenching, and neither from the menopause, a medicine nor a warm room. */
  readonly nightSweats: 'explained' | 'unexplained' | null;
  readonly unwell: (typeof UNWELL)[number] | null;
  /** No position eases it. `worsening`: steadily, or with feeling unwell. */
  readonly constantPain: 'steady' | 'worsening' | null;
  /** A new lump or change of shape in the back. The table of rates has none, so nobody drawn has one. */
  readonly lump: boolean;
  readonly cancer: boolean;
  readonly immunity: (typeof IMMUNITY)[number] | null;
  /** `loose_joints`: without a diagnosis. */
  readonly bones: (typeof BONES)[number] | 'loose_joints' | null;
  readonly bloodOrHeart: (typeof BLOOD_OR_HEART)[number] | 'aspirin_alone' | 'other_implant' | null;
  readonly clotEver: boolean;
  /** One leg, now. */
  readonly legSwollen: boolean;
  readonly pregnant: boolean;
  /** For another condition. */
  readonly treated: { readonly toldToLimitExercise: boolean } | null;
  /** By a clinician, for this back pain. Null where nobody has. */
  readonly examined: { readonly toldRollingIsFine: boolean; readonly toldToRest: boolean } | null;
  /** 0 to 10. */
  readonly painNow: number;
  /** Gets down to the floor and up again without help. */
  readonly floor: boolean;
}

/** Whether both legs have what the screening asks about: a nerve's trouble, or pain below the knee; an ache is neither. */
export function hasBothLegs({ leg }: Person): boolean {
  return leg?.both?.nerveOrBelowKnee === true;
}

/** Somebody of forty with mild back pain and nothing else, who never saw anyone about it. */
export const WELL: Person = {
  age: 40,
  sex: 'male',
  leg: null,
  saddle: null,
  bladderBowel: null,
  redNow: false,
  chestPainOnEffort: false,
  trauma: null,
  suddenStart: false,
  nightSweats: null,
  unwell: null,
  constantPain: null,
  lump: false,
  cancer: false,
  immunity: null,
  bones: null,
  bloodOrHeart: null,
  clotEver: false,
  legSwollen: false,
  pregnant: false,
  treated: null,
  examined: null,
  painNow: 3,
  floor: true,
};
