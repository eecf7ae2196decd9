import {
  REGION_IDS,
  type RegionId,
  REGIONS,
  type Side,
  type Technique,
  techniqueFor,
} from '../body/regions.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { BEGINNER_ROUTINES, isAtLeast } from '../routine/dose.ts';
import type { Plan, Pressure, Step } from '../routine/run.ts';
import { dayOf, type Instant, MINUTE, SECOND } from '../shared/time.ts';
import { type RegionHolds, type Order, POSITION_MS, fillTime } from './fill-time.ts';
import { cutsOf } from './segment-breaks.ts';

/** The shortest and the longest routine, in minutes. A length beyond them is brought to the nearer one, and the coach says so. */
export const MIN_MINUTES = 3;

export const MAX_MINUTES = 15;

export const FIRST_MINUTES = 5;

/** The longest hold for a beginner or in gentle mode. */
export const CAPPED_HOLD_MS = 30 * SECOND;

/** The longest that a side of a region is held in a day (1 to 3 sets of 30 to 120 s: Behm 2020). */
export const DAILY_SIDE_MS = 120 * SECOND;

/** A hold shorter than this isn't worth getting into position for: the region is left out. */
export const SHORTEST_HOLD_MS = 15 * SECOND;

/** The one hold a named region gets. */
export const NAMED_REGION_HOLD_MS = 60 * SECOND;

const SHORT_CLOSE_MS = 30 * SECOND;

const LONG_CLOSE_MS = 60 * SECOND;

/** The length asked for, limited to 3 to 15 minutes and rounded to half a minute. */
export function clampMinutes(minutes: number): number {
  return Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, Math.round(minutes * 2) / 2));
}

/**
 * Plans a routine of exactly the length ordered, or a shorter one if regions are left out and nothing else can use their
 * time. Null if nothing can be rolled.
 * @param progress for the beginner's cap, the first routine's cuts and what was held today.
 */
export function planRoutine(order: Order, progress: PersonRecord, now: Instant): Plan | null {
  const isOffered = (region: RegionId): boolean => isOnOffer(region, order, progress, now);
  const closeMs = order.minutes <= FIRST_MINUTES || order.only !== null ? SHORT_CLOSE_MS : LONG_CLOSE_MS;
  const wanted =
    order.only === null
      ? fillTime(order, order.minutes * MINUTE - closeMs, isOffered)
      : planNamedRegion(order.only, isOffered);
  const { first = [], programme = null } = order;
  const inOrder = [...first, ...REGION_IDS.filter((region) => !first.includes(region))];
  const steps = inOrder.flatMap((region) => stepsOf(region, wanted.get(region), order, progress, now));
  if (steps.length === 0) return null;
  const offersOtherSide = order.only !== null && order.only.side !== null;
  const cuts = cutsOf(steps, closeMs, offersOtherSide || isFirst(progress) ? 'every_region' : 'fewest');
  const begins = offersOtherSide ? steps.map((_, index) => index) : cuts;
  return {
    steps: restBehindFirst(steps, begins),
    cuts: begins,
    closeMs,
    tool: order.tool,
    gentle: order.gentle,
    pressure: pressureFor(order, progress),
    raises: order.dose.raises,
    ...(programme === null ? {} : { programme }),
  };
}

/**
 * Somebody who says "ready" is in place, so the time that a cap took from the first hold isn't spent waiting for the bell. It
 * becomes rest after that hold, if another follows in the same segment. A question gives as much rest as somebody likes.
 */
function restBehindFirst(steps: readonly Step[], cuts: readonly number[]): readonly Step[] {
  const sparedMs = (steps[0]?.positionMs ?? POSITION_MS) - POSITION_MS;
  return steps.map((step, index) => {
    if (index === 0) return { ...step, positionMs: POSITION_MS };
    const rests = index === 1 && !cuts.includes(index);
    return rests ? { ...step, positionMs: step.positionMs + sparedMs } : step;
  });
}

/** The upper limit of pressure, 0 to 10. */
function pressureFor({ gentle, dose }: Order, progress: PersonRecord): Pressure {
  if (gentle || isBeginner(progress)) return 3;
  return isAtLeast(dose.dose, 'more_pressure') ? 5 : 4;
}

/** Whether this is still one of someone's first routines, which have shorter holds. */
export function isBeginner(progress: PersonRecord): boolean {
  return progress.practice.finished < BEGINNER_ROUTINES;
}

function isFirst(progress: PersonRecord): boolean {
  return progress.practice.finished === 0;
}

/** Only the named region. If a side was named, it comes first and the other is offered; otherwise both are done. */
function planNamedRegion(
  { region, side }: NonNullable<Order['only']>,
  offered: (region: RegionId) => boolean,
): ReadonlyMap<RegionId, RegionHolds> {
  if (!offered(region)) return new Map();
  const sides: readonly Side[] =
    REGIONS[region].sides === 'centre'
      ? ['centre']
      : side === 'right'
        ? ['right', 'left']
        : ['left', 'right'];
  return new Map([[region, { sides, holdMs: NAMED_REGION_HOLD_MS }]]);
}

function isOnOffer(region: RegionId, order: Order, progress: PersonRecord, now: Instant): boolean {
  return (
    !order.avoid.includes(region) &&
    (order.among?.includes(region) ?? true) &&
    techniqueFor(region, order) !== null &&
    remainingDoseToday(region, progress, now) >= SHORTEST_HOLD_MS
  );
}

/** What is left of a region's daily limit, in ms. The side with less left decides, so that both sides stay equal. */
export function remainingDoseToday(region: RegionId, progress: PersonRecord, now: Instant): number {
  const { today } = progress.practice;
  // Someone who travels west may come back to an earlier date than the one counted. That day's time still counts.
  if (today.day < dayOf(now, progress.preferences.timeZone)) return DAILY_SIDE_MS;
  const held = (['left', 'right', 'centre'] as const).map((side) => today.heldMs[`${region}.${side}`] ?? 0);
  return DAILY_SIDE_MS - Math.max(...held);
}

/** The steps of a region. What a cap takes from a hold is added to the time before it, as rest. */
function stepsOf(
  region: RegionId,
  basket: RegionHolds | undefined,
  order: Order,
  progress: PersonRecord,
  now: Instant,
): Step[] {
  const way: Technique | null = techniqueFor(region, order);
  if (basket === undefined || way === null) return [];
  const cap = order.gentle || isBeginner(progress) ? CAPPED_HOLD_MS : basket.holdMs;
  const holdMs = Math.min(basket.holdMs, cap, remainingDoseToday(region, progress, now));
  return basket.sides.map((side) => ({
    region,
    side,
    posture: way.posture,
    positionMs: POSITION_MS + basket.holdMs - holdMs,
    holdMs,
  }));
}
