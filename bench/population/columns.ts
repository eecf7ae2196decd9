/**
 * The three groups of people that are simulated, and how often each thing is true of them, in percent. Most
 * figures are assumptions. Those with a source say so; the assumed ones were chosen to be plausible beside them.
 */

export const COLUMNS = ['home', 'consulting', 'hard'] as const;

/** `home`: mild pain, nobody was asked about it; `consulting`: sees a clinician for it; `hard`: a hard case. */
export type Column = (typeof COLUMNS)[number];

/** The bands of NHIS and NHANES, in years. */
export interface ByAge {
  readonly under45: number;
  readonly to64: number;
  readonly from65: number;
}

/** NHIS, about 6.6 % age-adjusted. The same in all columns. */
const CANCER: ByAge = { under45: 2, to64: 8, from65: 22 };

/**
 * The rates of a column, in percent. "Of those" is of the people for whom the property before it is true. Each call of
 * `pick` has the columns in their order.
 */
function describeRates(column: Column) {
  const pick = (home: number, consulting: number, hard: number): number =>
    ({ home, consulting, hard })[column];
  return {
    /** Hill 2011 (n = 1,247): 37 % have pain in the back only, 25 % above the knee, 38 % below. `home` is assumed. */
    legPain: pick(35, 60, 63),
    belowKnee: pick(50, 58, 60),
    /** Before it is multiplied: see `LEG_WEAKER_FACTORS`. */
    legWeaker: pick(5, 10, 15),
    bothLegs: {
      ofLegPain: pick(5, 12, 20),
      nerveOrBelowKnee: pick(50, 60, 70),
      recent: pick(40, 50, 60),
    },
    saddle: { any: pick(0.3, 1, 2), old: pick(40, 40, 40) },
    bladderBowel: { any: pick(1, 2.5, 5), old: pick(60, 60, 60) },
    redNow: pick(0.5, 1.5, 3),
    chestPainOnEffort: pick(1, 2, 3),
    trauma: {
      any: pick(5, 10, 15),
      withinThreeMonths: pick(40, 40, 40),
      examined: pick(50, 65, 80),
      hard: pick(15, 25, 40),
    },
    /**
     * Before it is multiplied: see `NIGHT_SWEATS_FACTORS`. Mold 2002 has 41 % in a month in primary care, and 23 %
     * with pure night sweats; taken far lower for the milder columns.
     */
    nightSweats: { any: pick(5, 12, 23), unexplained: pick(15, 15, 15) },
    unwell: pick(2, 4.5, 7),
    /** Harding 2005 for how much of it is benign. */
    constantPain: { any: pick(3, 6, 15), worsening: pick(30, 30, 30) },
    cancer: CANCER,
    /** NHIS 2021: 6.6 % are immunosuppressed. */
    immunity: pick(4, 7.5, 10),
    /** NHANES: 12.6 % from fifty. */
    bones: { under50: pick(4, 6, 9), from50: pick(10, 15, 20) },
    /** NHANES 2011–12: from forty, 33 % take aspirin, alone. */
    bloodOrHeart: { under45: pick(3, 6, 10), to64: pick(12, 20, 30), from65: pick(35, 48, 60) },
    clotEver: pick(2, 3.5, 6),
    legSwollen: pick(0.5, 1.5, 3),
    /** Of women under 46. */
    pregnant: pick(4, 7, 10),
    /** NHANES: prescriptions, 47 % and 85 %. `limited`: of those, told to limit exercise. */
    treated: { under60: pick(35, 45, 50), from60: pick(70, 82, 85), limited: pick(3, 6, 10) },
    /** Of people from seventy. */
    suddenStart: pick(8, 12, 15),
    /** `fine` (told that rolling is) and `rest` (told to, or not to exercise) are of those examined. */
    examined: { any: pick(50, 70, 85), fine: pick(2, 5, 10), rest: pick(20, 20, 20) },
    /** The mean, 0 to 10. Mehling: 5.6; ATLAS: 5.6 with a standard deviation of 2.2. */
    pain: pick(4, 5, 5.6),
  };
}

export type Rates = Readonly<ReturnType<typeof describeRates>>;

export const RATES: Readonly<Record<Column, Rates>> = {
  home: describeRates('home'),
  consulting: describeRates('consulting'),
  hard: describeRates('hard'),
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
