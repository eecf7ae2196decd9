import fc from 'fast-check';
import { DOSES } from '../../../lambdas/coach/routine/dose.ts';
import { NO_PROGRESS, type DoseKey, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { dayOf, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { REGION_IDS } from '../../../lambdas/coach/body/regions.ts';
import { planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import type { Order } from '../../../lambdas/coach/planning/fill-time.ts';
import type { Plan, Run, Step } from '../../../lambdas/coach/routine/run.ts';
import { TOOLS } from '../../../lambdas/coach/body/equipment.ts';
import { NOW } from './talking.ts';

/** Every whole and half minute a routine can last. */
export const LENGTHS: readonly number[] = Array.from({ length: 25 }, (_, half) => 3 + half / 2);

/** Someone who finished so many routines and did every region in each. */
export function practised(
  finished: number,
  heldToday: PersonRecord['practice']['today']['heldMs'] = {},
): PersonRecord {
  return {
    ...NO_PROGRESS,
    ever: { routines: finished, heldMs: 0 },
    practice: {
      ...NO_PROGRESS.practice,
      finished,
      regions: Object.fromEntries(REGION_IDS.map((id) => [id, finished])),
      today: { day: dayOf(NOW, null), heldMs: heldToday },
    },
  };
}

/** Past the first routine, but still a beginner; and past all that. */
export const BEGINNER = practised(1);
export const PRACTISED = practised(10);

/** An order for someone with a soft roller who can get down on the floor, but for the changes. */
export function order(minutes: number, changes: Partial<Order> = {}): Order {
  return {
    minutes,
    dose: { dose: 'usual', raises: null },
    tool: 'soft_roller',
    floor: true,
    gentle: false,
    avoid: [],
    only: null,
    among: null,
    ...changes,
  };
}

/** A plan where there is one to be made. */
export function planFor(ordered: Order, progress: PersonRecord): Plan {
  const plan = planRoutine(ordered, progress, NOW);
  if (plan === null) throw new Error(`expected a plan for ${JSON.stringify(ordered)}`);
  return plan;
}

/** A run of a plan that began now, but for the changes. */
export function runOf(plan: Plan, changes: Partial<Run> = {}): Run {
  return {
    id: 'run',
    startedAt: NOW,
    plan,
    heldMs: plan.steps.map(() => 0),
    next: 0,
    playing: null,
    easedOff: false,
    allRatingsEasy: null,
    regionsStopped: 0,
    at: NOW,
    ...changes,
  };
}

/** The sides of the body that a step works on. */
export function dosesOf({ region, side }: Pick<Step, 'region' | 'side'>): DoseKey[] {
  return side === 'both' ? [`${region}.left`, `${region}.right`] : [`${region}.${side}`];
}

/** What each side of each region is held in a plan, in ms. */
export function heldBySide(steps: readonly Step[]): Map<DoseKey, number> {
  const held = new Map<DoseKey, number>();
  for (const step of steps)
    for (const dose of dosesOf(step)) held.set(dose, (held.get(dose) ?? 0) + step.holdMs);
  return held;
}

/** Any order for a whole routine. */
export const orders: fc.Arbitrary<Order> = fc.record({
  minutes: fc.constantFrom(...LENGTHS),
  dose: fc.constantFrom(...DOSES).map((dose) => ({ dose, raises: null })),
  tool: fc.constantFrom(...TOOLS),
  floor: fc.boolean(),
  gentle: fc.boolean(),
  avoid: fc.subarray(REGION_IDS),
  only: fc.constant(null),
  among: fc.constant(null),
});

const doseKeys = REGION_IDS.flatMap((region) =>
  (['left', 'right', 'centre'] as const).map((side): DoseKey => `${region}.${side}`),
);

/** Someone with any practice, who may have held some sides today already, within the daily limit. */
export const practices: fc.Arbitrary<PersonRecord> = fc
  .tuple(
    fc.nat({ max: 5 }),
    fc.array(fc.tuple(fc.constantFrom(...doseKeys), fc.nat({ max: 120 })), { maxLength: 6 }),
  )
  .map(([finished, held]) =>
    practised(finished, Object.fromEntries(held.map(([key, seconds]) => [key, seconds * SECOND]))),
  );
