import type { Progress } from './progress.ts';
import type { Instant } from './time.ts';
import { dayOf, MINUTE, SECOND } from './time.ts';
import { cutsOf } from './cuts.ts';
import {
  REGION_IDS,
  REGIONS,
  wayFor,
  type Means,
  type Region,
  type RegionId,
  type Side,
  type Way,
} from './regions.ts';
import type { Plan, Step } from './run.ts';

/** The shortest and the longest routine, in minutes; what is asked beyond is brought to these, and said. */
export const MIN_MINUTES = 3;
export const MAX_MINUTES = 15;
export const FIRST_MINUTES = 5;

/** Time to get into position before each hold. */
export const POSITION_MS = 15 * SECOND;
/** One hold for a beginner or in gentle mode, at most. */
export const CAPPED_HOLD_MS = 30 * SECOND;
/** A side of a region in a day, at most (1 to 3 sets of 30 to 120 s: Behm 2020). */
export const DAILY_SIDE_MS = 120 * SECOND;
/** A hold shorter than this isn't worth getting into position for: the region is left out. */
const SHORTEST_HOLD_MS = 15 * SECOND;
/** Holds of this many finished routines are those of a beginner. */
export const BEGINNER_ROUTINES = 3;
/** The one hold a named region gets. */
const NAMED_REGION_HOLD_MS = 60 * SECOND;
const SHORT_CLOSE_MS = 30 * SECOND;
const LONG_CLOSE_MS = 60 * SECOND;

/**
 * The shopping list of a routine, walked once: each item that still fits the time left is bought. `add` brings a
 * region in with a hold of so many seconds (`both`: both sides in one hold), `split` does its sides one at a
 * time, `longer` adds seconds to each of its holds. The order is by rationale; no trial ranks the regions.
 */
const LIST = [
  { buy: 'add', region: 'glutes', holdS: 45 },
  { buy: 'add', region: 'hip_tfl', holdS: 30 },
  { buy: 'add', region: 'quads', holdS: 45 },
  { buy: 'add', region: 'hamstrings', holdS: 45 },
  { buy: 'longer', region: 'glutes', holdS: 15 },
  { buy: 'split', region: 'quads' },
  { buy: 'split', region: 'hamstrings' },
  { buy: 'longer', region: 'hip_tfl', holdS: 15 },
  { buy: 'add', region: 'adductors', holdS: 30 },
  { buy: 'add', region: 'upper_back', holdS: 45 },
  { buy: 'add', region: 'calves', holdS: 30 },
  { buy: 'longer', region: 'quads', holdS: 15 },
  { buy: 'longer', region: 'hamstrings', holdS: 15 },
  { buy: 'longer', region: 'adductors', holdS: 15 },
] as const satisfies readonly (
  { buy: 'add' | 'longer'; region: RegionId; holdS: number } | { buy: 'split'; region: RegionId }
)[];

/** What a routine is planned for. Lengths in minutes, whole or half. */
export interface Order extends Means {
  readonly minutes: number;
  /** Regions not to be rolled today. */
  readonly avoid: readonly RegionId[];
  /** Only this region, on this side (null: its usual sides). */
  readonly only: { readonly region: RegionId; readonly side: 'left' | 'right' | null } | null;
  /** Only these regions may be bought, or null for all. */
  readonly among: readonly RegionId[] | null;
}

interface Basket {
  readonly sides: readonly Side[];
  readonly holdMs: number;
}

/** The length asked for, brought into 3 to 15 minutes, to the half minute. */
export function clampMinutes(minutes: number): number {
  return Math.min(MAX_MINUTES, Math.max(MIN_MINUTES, Math.round(minutes * 2) / 2));
}

/**
 * Plans a routine of exactly the length ordered, or a shorter one where left-out regions leave time that
 * nothing can use; null if nothing at all can be rolled.
 * @param progress for the beginner's cap, the first routine's cuts and what was held today.
 */
export function planRoutine(order: Order, progress: Progress, now: Instant): Plan | null {
  const wanted = order.only === null ? shop(order, progress, now) : named(order.only, order, progress, now);
  const closeMs =
    order.minutes * MINUTE <= FIRST_MINUTES * MINUTE || order.only !== null ? SHORT_CLOSE_MS : LONG_CLOSE_MS;
  const steps = REGION_IDS.flatMap((region) => stepsOf(region, wanted.get(region), order, progress, now));
  if (steps.length === 0) return null;
  const offersOtherSide = order.only !== null && order.only.side !== null;
  const cuts = cutsOf(steps, closeMs, offersOtherSide || isFirst(progress) ? 'every_region' : 'fewest');
  return {
    steps,
    cuts: offersOtherSide ? steps.map((_, index) => index) : cuts,
    closeMs,
    tool: order.tool,
    gentle: order.gentle,
  };
}

/** Whether someone is still in the first routines, with shorter holds. */
export function isBeginner(progress: Progress): boolean {
  return progress.practice.finished < BEGINNER_ROUTINES;
}

function isFirst(progress: Progress): boolean {
  return progress.practice.finished === 0;
}

function shop(order: Order, progress: Progress, now: Instant): Map<RegionId, Basket> {
  const basket = new Map<RegionId, Basket>();
  const closeMs = order.minutes <= FIRST_MINUTES ? SHORT_CLOSE_MS : LONG_CLOSE_MS;
  let left = order.minutes * MINUTE - closeMs;
  for (const item of LIST) {
    const after = bought(item, basket.get(item.region), order);
    if (after === null || !isOnOffer(item.region, order, progress, now)) continue;
    const cost = costOf(after) - costOf(basket.get(item.region));
    if (cost > left) continue;
    basket.set(item.region, after);
    left -= cost;
  }
  return basket;
}

function bought(item: (typeof LIST)[number], has: Basket | undefined, order: Order): Basket | null {
  switch (item.buy) {
    case 'add':
      return { sides: usualSides(item.region, order), holdMs: item.holdS * SECOND };
    case 'split':
      return has === undefined ? null : { ...has, sides: ['left', 'right'] };
    case 'longer':
      return has === undefined || has.sides.includes('both')
        ? null
        : { ...has, holdMs: has.holdMs + item.holdS * SECOND };
  }
}

/** Both thighs lie on a roller at once; on a chair they are done one after the other. */
function usualSides(id: RegionId, order: Order): readonly Side[] {
  const region: Region = REGIONS[id];
  if (region.sides === 'centre') return ['centre'];
  const together = region.sides === 'each_or_both' && wayFor(id, order)?.posture === 'floor';
  return together ? ['both'] : ['left', 'right'];
}

function costOf(basket: Basket | undefined): number {
  return basket === undefined ? 0 : basket.sides.length * (POSITION_MS + basket.holdMs);
}

/** The named region alone: the side said first, then the other, which is offered; without a side, both. */
function named(
  { region, side }: { region: RegionId; side: 'left' | 'right' | null },
  order: Order,
  progress: Progress,
  now: Instant,
): Map<RegionId, Basket> {
  if (!isOnOffer(region, order, progress, now)) return new Map();
  const sides: readonly Side[] =
    REGIONS[region].sides === 'centre'
      ? ['centre']
      : side === 'right'
        ? ['right', 'left']
        : ['left', 'right'];
  return new Map([[region, { sides, holdMs: NAMED_REGION_HOLD_MS }]]);
}

function isOnOffer(region: RegionId, order: Order, progress: Progress, now: Instant): boolean {
  return (
    !order.avoid.includes(region) &&
    (order.among?.includes(region) ?? true) &&
    wayFor(region, order) !== null &&
    leftToday(region, progress, now) >= SHORTEST_HOLD_MS
  );
}

/** What is left of a region's daily limit, in ms, on the side that has less left: sides stay equal. */
export function leftToday(region: RegionId, progress: Progress, now: Instant): number {
  const { today } = progress.practice;
  if (today.day !== dayOf(now)) return DAILY_SIDE_MS;
  const held = (['left', 'right', 'centre'] as const).map((side) => today.heldMs[`${region}.${side}`] ?? 0);
  return DAILY_SIDE_MS - Math.max(...held);
}

/** The steps of a region. What a cap takes from a hold is added to its time to get in position. */
function stepsOf(
  region: RegionId,
  basket: Basket | undefined,
  order: Order,
  progress: Progress,
  now: Instant,
): Step[] {
  const way: Way | null = wayFor(region, order);
  if (basket === undefined || way === null) return [];
  const cap = order.gentle || isBeginner(progress) ? CAPPED_HOLD_MS : basket.holdMs;
  const holdMs = Math.min(basket.holdMs, cap, leftToday(region, progress, now));
  return basket.sides.map((side) => ({
    region,
    side,
    posture: way.posture,
    positionMs: POSITION_MS + basket.holdMs - holdMs,
    holdMs,
  }));
}
