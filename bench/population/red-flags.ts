/** The signs with which nobody may roll, whatever the screening asks. */
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { hasBothLegs, type LegPain, type Onset, type Person } from './person.ts';

interface RedFlag {
  readonly isRaisedBy: (person: Person) => boolean;
  /** What makes somebody who is well a person with this flag. */
  readonly example: Partial<Person>;
}

const ONE_LEG: LegPain = { belowKnee: true, nerveLike: true, gettingWeaker: false, both: null };

const hasBothLegsSince = (person: Person, onset: Onset): boolean =>
  hasBothLegs(person) && person.leg?.both?.onset === onset;

/** How many of the three areas that the nerves low in the spine serve are troubled, of whatever age. */
function countNerveSigns(person: Person): number {
  return [person.saddle !== null, person.bladderBowel !== null, hasBothLegs(person)].filter(Boolean).length;
}

/**
 * Two conditions are narrower than their names at first hearing, since the rules of the screening let a clinician
 * lift them: old trouble in both legs, by an examination; a sudden start from seventy, by an explicit okay.
 */
export const RED_FLAGS = {
  saddle_recent: {
    isRaisedBy: ({ saddle }) => saddle === 'recent',
    example: { saddle: 'recent' },
  },
  saddle_old_unexamined: {
    isRaisedBy: ({ saddle, examined }) => saddle === 'old' && examined === null,
    example: { saddle: 'old' },
  },
  bladder_bowel_recent: {
    isRaisedBy: ({ bladderBowel }) => bladderBowel === 'recent',
    example: { bladderBowel: 'recent' },
  },
  bladder_bowel_old_unexamined: {
    isRaisedBy: ({ bladderBowel, examined }) => bladderBowel === 'old' && examined === null,
    example: { bladderBowel: 'old' },
  },
  both_legs_recent: {
    isRaisedBy: (person) => hasBothLegsSince(person, 'recent'),
    example: { leg: { ...ONE_LEG, both: { nerveOrBelowKnee: true, onset: 'recent' } } },
  },
  both_legs_old_unexamined: {
    isRaisedBy: (person) => hasBothLegsSince(person, 'old') && person.examined === null,
    example: { leg: { ...ONE_LEG, both: { nerveOrBelowKnee: true, onset: 'old' } } },
  },
  // Each alone and old may be known to a clinician; two together are an emergency, and so is one with weakness.
  two_nerve_signs: {
    isRaisedBy: (person) => countNerveSigns(person) > 1,
    example: {
      ...{ saddle: 'old', bladderBowel: 'old' },
      examined: { toldRollingIsFine: true, toldToRest: false },
    },
  },
  red_now: { isRaisedBy: ({ redNow }) => redNow, example: { redNow: true } },
  chest_pain_on_effort: {
    isRaisedBy: ({ chestPainOnEffort }) => chestPainOnEffort,
    example: { chestPainOnEffort: true },
  },
  fever: { isRaisedBy: ({ unwell }) => unwell === 'fever', example: { unwell: 'fever' } },
  feeling_ill: { isRaisedBy: ({ unwell }) => unwell === 'feeling_ill', example: { unwell: 'feeling_ill' } },
  weight_loss: { isRaisedBy: ({ unwell }) => unwell === 'weight_loss', example: { unwell: 'weight_loss' } },
  sweats_unexplained: {
    isRaisedBy: ({ nightSweats }) => nightSweats === 'unexplained',
    example: { nightSweats: 'unexplained' },
  },
  lump: { isRaisedBy: ({ lump }) => lump, example: { lump: true } },
  constant_and_worsening: {
    isRaisedBy: ({ constantPain }) => constantPain === 'worsening',
    example: { constantPain: 'worsening' },
  },
  leg_getting_weaker: {
    isRaisedBy: ({ leg }) => leg?.gettingWeaker === true,
    example: { leg: { ...ONE_LEG, gettingWeaker: true } },
  },
  trauma_recent_unexamined: {
    isRaisedBy: ({ trauma, examined }) => trauma?.withinThreeMonths === true && examined === null,
    example: { trauma: { withinThreeMonths: true, hard: false } },
  },
  sudden_from_seventy_without_okay: {
    isRaisedBy: ({ age, suddenStart, examined }) =>
      age >= 70 && suddenStart && examined?.toldRollingIsFine !== true,
    example: { age: 80, suddenStart: true },
  },
  sudden_with_long_steroids: {
    isRaisedBy: ({ suddenStart, immunity }) => suddenStart && immunity === 'long_steroids',
    example: {
      ...{ suddenStart: true, immunity: 'long_steroids' },
      examined: { toldRollingIsFine: true, toldToRest: false },
    },
  },
  cancer_unexamined: {
    isRaisedBy: ({ cancer, examined }) => cancer && examined === null,
    example: { cancer: true },
  },
  weak_immunity_unexamined: {
    isRaisedBy: ({ immunity, examined }) => immunity === 'weak_immunity' && examined === null,
    example: { immunity: 'weak_immunity' },
  },
  long_steroids_unexamined: {
    isRaisedBy: ({ immunity, examined }) => immunity === 'long_steroids' && examined === null,
    example: { immunity: 'long_steroids' },
  },
  injected_drugs_unexamined: {
    isRaisedBy: ({ immunity, examined }) => immunity === 'injected_drugs' && examined === null,
    example: { immunity: 'injected_drugs' },
  },
  clot_now: { isRaisedBy: ({ legSwollen }) => legSwollen, example: { legSwollen: true } },
} as const satisfies Readonly<Record<string, RedFlag>>;

export type RedFlagId = keyof typeof RED_FLAGS;

export const RED_FLAG_IDS = keysOf(RED_FLAGS);

/** The flags that a person raises; most raise none. */
export function findFlags(person: Person): RedFlagId[] {
  return RED_FLAG_IDS.filter((id) => RED_FLAGS[id].isRaisedBy(person));
}
