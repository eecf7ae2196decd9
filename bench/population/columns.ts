/**
 * The three groups of people that are simulated, and how often each thing is true of them, in percent. Most
 * figures are assumptions. Those with a source say so; the assumed ones were chosen to be plausible beside them.
 */

export const COLUMNS = ['home', 'consulting', 'hard'] as const;

/** `home`: mild pain, nobody was asked about it; `consulting`: sees a clinician for it; `hard`: a hard case. */
export type Column = (typeof COLUMNS)[number];

/** In percent. "Of those" is of the people for whom the property before it is true. */
export interface Rates {
  /** Hill 2011 (n = 1,247): 37 % have pain in the back only, 25 % above the knee, 38 % below. `home` is assumed. */
  readonly legPain: number;
  readonly belowKnee: number;
  /** Before it is multiplied: see `LEG_WEAKER_FACTORS`. */
  readonly legWeaker: number;
  readonly bothLegs: {
    readonly ofLegPain: number;
    readonly nerveOrBelowKnee: number;
    readonly recent: number;
  };
  readonly saddle: { readonly any: number; readonly old: number };
  readonly bladderBowel: { readonly any: number; readonly old: number };
  readonly redNow: number;
  readonly chestPainOnEffort: number;
  readonly trauma: {
    readonly any: number;
    readonly withinThreeMonths: number;
    readonly examined: number;
    readonly hard: number;
  };
  /**
   * Before it is multiplied: see `NIGHT_SWEATS_FACTORS`. Mold 2002 has 41 % in a month in primary care, and 23 %
   * with pure night sweats; taken far lower for the milder columns.
   */
  readonly nightSweats: { readonly any: number; readonly unexplained: number };
  readonly unwell: number;
  /** Harding 2005 for how much of it is benign. */
  readonly constantPain: { readonly any: number; readonly worsening: number };
  /** NHIS, about 6.6 % age-adjusted. */
  readonly cancer: ByAge;
  /** NHIS 2021: 6.6 % are immunosuppressed. */
  readonly immunity: number;
  /** NHANES: 12.6 % from fifty. */
  readonly bones: { readonly under50: number; readonly from50: number };
  /** NHANES 2011–12: from forty, 33 % take aspirin, alone. */
  readonly bloodOrHeart: ByAge;
  readonly clotEver: number;
  readonly legSwollen: number;
  /** Of women under 46. */
  readonly pregnant: number;
  /** NHANES: prescriptions, 47 % and 85 %. `limited`: of those, told to limit exercise. */
  readonly treated: { readonly under60: number; readonly from60: number; readonly limited: number };
  /** Of people from seventy. */
  readonly suddenStart: number;
  /** `fine` (told that rolling is) and `rest` (told to, or not to exercise) are of those examined. */
  readonly examined: { readonly any: number; readonly fine: number; readonly rest: number };
  /** The mean, 0 to 10. Mehling: 5.6; ATLAS: 5.6 with a standard deviation of 2.2. */
  readonly pain: number;
}

/** The bands of NHIS and NHANES, in years. */
export interface ByAge {
  readonly under45: number;
  readonly to64: number;
  readonly from65: number;
}

const CANCER: ByAge = { under45: 2, to64: 8, from65: 22 };

export const RATES: Readonly<Record<Column, Rates>> = {
  home: {
    legPain: 35,
    belowKnee: 50,
    legWeaker: 5,
    bothLegs: { ofLegPain: 5, nerveOrBelowKnee: 50, recent: 40 },
    saddle: { any: 0.3, old: 40 },
    bladderBowel: { any: 1, old: 60 },
    redNow: 0.5,
    chestPainOnEffort: 1,
    trauma: { any: 5, withinThreeMonths: 40, examined: 50, hard: 15 },
    nightSweats: { any: 5, unexplained: 15 },
    unwell: 2,
    constantPain: { any: 3, worsening: 30 },
    cancer: CANCER,
    immunity: 4,
    bones: { under50: 4, from50: 10 },
    bloodOrHeart: { under45: 3, to64: 12, from65: 35 },
    clotEver: 2,
    legSwollen: 0.5,
    pregnant: 4,
    treated: { under60: 35, from60: 70, limited: 3 },
    suddenStart: 8,
    examined: { any: 50, fine: 2, rest: 20 },
    pain: 4,
  },
  consulting: {
    legPain: 60,
    belowKnee: 58,
    legWeaker: 10,
    bothLegs: { ofLegPain: 12, nerveOrBelowKnee: 60, recent: 50 },
    saddle: { any: 1, old: 40 },
    bladderBowel: { any: 2.5, old: 60 },
    redNow: 1.5,
    chestPainOnEffort: 2,
    trauma: { any: 10, withinThreeMonths: 40, examined: 65, hard: 25 },
    nightSweats: { any: 12, unexplained: 15 },
    unwell: 4.5,
    constantPain: { any: 6, worsening: 30 },
    cancer: CANCER,
    immunity: 7.5,
    bones: { under50: 6, from50: 15 },
    bloodOrHeart: { under45: 6, to64: 20, from65: 48 },
    clotEver: 3.5,
    legSwollen: 1.5,
    pregnant: 7,
    treated: { under60: 45, from60: 82, limited: 6 },
    suddenStart: 12,
    examined: { any: 70, fine: 5, rest: 20 },
    pain: 5,
  },
  hard: {
    legPain: 63,
    belowKnee: 60,
    legWeaker: 15,
    bothLegs: { ofLegPain: 20, nerveOrBelowKnee: 70, recent: 60 },
    saddle: { any: 2, old: 40 },
    bladderBowel: { any: 5, old: 60 },
    redNow: 3,
    chestPainOnEffort: 3,
    trauma: { any: 15, withinThreeMonths: 40, examined: 80, hard: 40 },
    nightSweats: { any: 23, unexplained: 15 },
    unwell: 7,
    constantPain: { any: 15, worsening: 30 },
    cancer: CANCER,
    immunity: 10,
    bones: { under50: 9, from50: 20 },
    bloodOrHeart: { under45: 10, to64: 30, from65: 60 },
    clotEver: 6,
    legSwollen: 3,
    pregnant: 10,
    treated: { under60: 50, from60: 85, limited: 10 },
    suddenStart: 15,
    examined: { any: 85, fine: 10, rest: 20 },
    pain: 5.6,
  },
};

/** Years, normally distributed between the two ends; and the share of women, in percent. */
export const AGE = { mean: 48, deviation: 15.5, youngest: 18, oldest: 90 };

export const WOMEN = 56;

/** The standard deviation of the pain now (Mehling; ATLAS has 2.2), 0 to 10. */
export const PAIN_DEVIATION = 2.3;

/** Pain that is numb, tingling or electric: in percent of those with pain below, and only above, the knee. Assumed. */
export const NERVE_LIKE = { belowKnee: 60, aboveKnee: 12 };

/** How much likelier a leg gets weaker where its pain is like a nerve's, and where it isn't. Assumed. */
export const LEG_WEAKER_FACTORS = { nerveLike: 1.8, other: 0.3 };

/** How much likelier night sweats are: for women in the years around the menopause (44 to 58); from 65; for others. */
export const NIGHT_SWEATS_FACTORS = { menopause: 2.2, from65: 0.6, other: 0.8 };

/** Of those with trouble of bones or joints, in percent: only loose joints, without a diagnosis. */
export const LOOSE_JOINTS = { under50: 45, from50: 15 };

/** Of those with trouble of blood or heart, in percent: takes aspirin alone; has an implant that isn't the heart's. */
export const ASPIRIN_ALONE = 35;

export const OTHER_IMPLANT = 25;

/** Gets down to the floor and up again, in percent. Assumed. */
export const FLOOR = { under65: 93, from65: 70 };
