/** People drawn at random, and the same ones every time: person 17 has one generator of their own in every column. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import { cumulativeStdNormalProbability, probit } from 'simple-statistics';
import {
  AGE,
  ASPIRIN_ALONE,
  FLOOR,
  LEG_WEAKER_FACTORS,
  LOOSE_JOINTS,
  NERVE_LIKE,
  NIGHT_SWEATS_FACTORS,
  OTHER_IMPLANT,
  PAIN_DEVIATION,
  RATES,
  WOMEN,
  type ByAge,
  type Column,
  type Rates,
} from './columns.ts';
import { BLOOD_OR_HEART, BONES, IMMUNITY, UNWELL, type LegPain, type Onset, type Person } from './person.ts';

/** The source of one person's randomness. Each call takes one number from it, whatever comes of it. */
interface Dice {
  /** From 0 (included) to 1 (excluded). */
  readonly roll: () => number;
  /** Whether something with a probability in percent is so. */
  readonly chance: (percent: number) => boolean;
  /** One of these, each as likely as the others. */
  readonly pick: <Thing>(things: readonly [Thing, ...Thing[]]) => Thing;
}

function createDice(seed: number): Dice {
  const generator = mersenne(seed);
  const roll = (): number => uniformFloat64(generator);
  return {
    roll,
    chance: (percent) => roll() * 100 < percent,
    pick: (things) => things[Math.floor(roll() * things.length)] ?? things[0],
  };
}

/**
 * A person of a column.
 *
 * Everything is drawn, even what is then left out: so a person's other facts don't depend on it, and the same
 * number is a similar person in all columns. A fact that is added is drawn last, so that all others stay, and
 * people can still be compared with version-1.json one by one.
 * @param number from 0 on; which of the column's people
 */
export function drawPerson(column: Column, number: number): Person {
  const rates = RATES[column];
  const dice = createDice(number);
  const age = drawAge(dice);
  const sex = dice.chance(WOMEN) ? 'female' : 'male';
  const leg = drawLegPain(rates, dice);
  const saddle = drawOnset(rates.saddle, dice);
  const bladderBowel = drawOnset(rates.bladderBowel, dice);
  const redNow = dice.chance(rates.redNow);
  const chestPainOnEffort = dice.chance(rates.chestPainOnEffort);
  const trauma = drawTrauma(rates, dice);
  const nightSweats = drawNightSweats(rates, age, sex, dice);
  const unwell = keepIf(dice.chance(rates.unwell), dice.pick(UNWELL));
  const isConstant = dice.chance(rates.constantPain.any);
  const constantPain = keepIf(isConstant, dice.chance(rates.constantPain.worsening) ? 'worsening' : 'steady');
  const cancer = dice.chance(chooseRate(rates.cancer, age));
  const immunity = keepIf(dice.chance(rates.immunity), dice.pick(IMMUNITY));
  const bones = drawBones(rates, age, dice);
  const bloodOrHeart = drawBloodOrHeart(rates, age, dice);
  const clotEver = dice.chance(rates.clotEver);
  const legSwollen = dice.chance(rates.legSwollen);
  const pregnant = dice.chance(rates.pregnant) && sex === 'female' && age < 46;
  const isTreated = dice.chance(age < 60 ? rates.treated.under60 : rates.treated.from60);
  const treated = keepIf(isTreated, { toldToLimitExercise: dice.chance(rates.treated.limited) });
  const suddenStart = dice.chance(rates.suddenStart) && age >= 70;
  const examined = drawExamined(rates, trauma !== null, dice);
  const painNow = drawPain(rates, dice);
  const floor = dice.chance(age < 65 ? FLOOR.under65 : FLOOR.from65);
  return {
    ...{ age, sex, leg, saddle, bladderBowel, redNow, chestPainOnEffort, trauma, suddenStart, nightSweats },
    ...{ unwell, constantPain, lump: false, cancer, immunity, bones, bloodOrHeart, clotEver, legSwollen },
    ...{ pregnant, treated, examined, painNow, floor },
  };
}

function keepIf<Thing>(has: boolean, thing: Thing): Thing | null {
  return has ? thing : null;
}

function chooseRate({ under45, to64, from65 }: ByAge, age: number): number {
  if (age < 45) return under45;
  return age < 65 ? to64 : from65;
}

/** Normal, without what lies beyond the two ends. */
function drawAge({ roll }: Dice): number {
  const { mean, deviation, youngest, oldest } = AGE;
  const share = (age: number): number => cumulativeStdNormalProbability((age - mean) / deviation);
  const from = share(youngest);
  return Math.round(mean + deviation * probit(from + roll() * (share(oldest) - from)));
}

function drawPain(rates: Rates, { roll }: Dice): number {
  return Math.min(10, Math.max(0, Math.round(rates.pain + PAIN_DEVIATION * probit(roll()))));
}

function drawLegPain(rates: Rates, { chance }: Dice): LegPain | null {
  const hurts = chance(rates.legPain);
  const belowKnee = chance(rates.belowKnee);
  const nerveLike = chance(belowKnee ? NERVE_LIKE.belowKnee : NERVE_LIKE.aboveKnee);
  const factor = nerveLike ? LEG_WEAKER_FACTORS.nerveLike : LEG_WEAKER_FACTORS.other;
  const gettingWeaker = chance(rates.legWeaker * factor);
  const hurtsBoth = chance(rates.bothLegs.ofLegPain);
  const nerveOrBelowKnee = chance(rates.bothLegs.nerveOrBelowKnee);
  const onset = chance(rates.bothLegs.recent) ? 'recent' : 'old';
  const both = keepIf(hurtsBoth, { nerveOrBelowKnee, onset } as const);
  return keepIf(hurts, { belowKnee, nerveLike, gettingWeaker, both });
}

function drawOnset({ any, old }: Rates['saddle'], { chance }: Dice): Onset | null {
  return keepIf(chance(any), chance(old) ? 'old' : 'recent');
}

function drawTrauma({ trauma }: Rates, { chance }: Dice): Person['trauma'] {
  const began = chance(trauma.any);
  return keepIf(began, {
    withinThreeMonths: chance(trauma.withinThreeMonths),
    hard: chance(trauma.hard),
  });
}

function drawNightSweats(
  { nightSweats }: Rates,
  age: number,
  sex: Person['sex'],
  { chance }: Dice,
): Person['nightSweats'] {
  const older = age >= 65 ? NIGHT_SWEATS_FACTORS.from65 : NIGHT_SWEATS_FACTORS.other;
  const factor = sex === 'female' && age >= 44 && age <= 58 ? NIGHT_SWEATS_FACTORS.menopause : older;
  const sweats = chance(nightSweats.any * factor);
  return keepIf(sweats, chance(nightSweats.unexplained) ? 'unexplained' : 'explained');
}

function drawBones({ bones }: Rates, age: number, { chance, pick }: Dice): Person['bones'] {
  const ages = age < 50 ? 'under50' : 'from50';
  const has = chance(bones[ages]);
  const onlyLoose = chance(LOOSE_JOINTS[ages]);
  const other = pick(BONES);
  return keepIf(has, onlyLoose ? 'loose_joints' : other);
}

function drawBloodOrHeart(rates: Rates, age: number, { roll, chance, pick }: Dice): Person['bloodOrHeart'] {
  const has = chance(chooseRate(rates.bloodOrHeart, age));
  const share = roll() * 100;
  const other = pick(BLOOD_OR_HEART);
  if (!has) return null;
  if (share < ASPIRIN_ALONE) return 'aspirin_alone';
  return share < ASPIRIN_ALONE + OTHER_IMPLANT ? 'other_implant' : other;
}

/** Drawn once, and used wherever it is asked; whoever was hurt has a rate of their own. */
function drawExamined({ examined, trauma }: Rates, hurt: boolean, { chance }: Dice): Person['examined'] {
  const was = chance(hurt ? trauma.examined : examined.any);
  return keepIf(was, { toldRollingIsFine: chance(examined.fine), toldToRest: chance(examined.rest) });
}
