/** Decides which regions a routine holds, and for how long: it walks a list of priorities and takes what still fits the time. */
import {
  type Equipment,
  type Region,
  type RegionId,
  REGIONS,
  type Side,
  techniqueFor,
} from '../body/regions.ts';
import { type Dosed, isAtLeast } from '../routine/dose.ts';
import type { ProgrammeRoutine } from '../routine/programmes.ts';
import { SECOND } from '../shared/time.ts';

/** Time to get into position before each hold. */
export const POSITION_MS = 15 * SECOND;

/**
 * The priorities of a routine, walked once: each item that fits into the time left is applied. `add` adds a region with a
 * hold of this many seconds (`both`: both sides in one hold), `split` does its sides one at a time, and `longer` adds
 * seconds to each of its holds. The order follows the rationale in docs/clinical.md; no trial ranks the regions.
 */
export const PRIORITIES = [
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

/** The regions that routines use unasked. */
export const ROUTINE_REGIONS: readonly RegionId[] = PRIORITIES.flatMap(({ buy, region }) =>
  buy === 'add' ? [region] : [],
);

/** What a raised dose adds to each hold, and the longest hold that a raised dose may reach. */
export const LONGER_HOLD_MS = 15 * SECOND;

export const FULL_HOLD_MS = 60 * SECOND;

/** What a routine is planned for. Lengths in minutes, whole or half. */
export interface Order extends Equipment {
  readonly minutes: number;
  readonly dose: Dosed;
  /** Regions not to be rolled today. */
  readonly avoid: readonly RegionId[];
  /** Only this region, on this side (null: its usual sides). */
  readonly only: { readonly region: RegionId; readonly side: 'left' | 'right' | null } | null;
  /** Only these regions may be used, or null for all. */
  readonly among: readonly RegionId[] | null;
  /** Regions that are taken before the others, and rolled first, in this order. */
  readonly first?: readonly RegionId[];
  readonly programme?: ProgrammeRoutine | null;
}

/** The holds of one region: its sides, and how long each is held. */
export interface RegionHolds {
  readonly sides: readonly Side[];
  readonly holdMs: number;
}

/** The holds that one walk along the priorities yields, and the time that is left. */
interface FilledPlan {
  readonly baskets: ReadonlyMap<RegionId, RegionHolds>;
  readonly leftMs: number;
}

/**
 * The holds of each region that fill a time best. A raised dose lengthens the holds of as many regions as it can without
 * leaving time unused: it takes the same walk with fewer regions.
 * @param budgetMs the routine's length without its close.
 * @param offered whether a region may be used today.
 */
export function fillTime(
  order: Order,
  budgetMs: number,
  offered: (region: RegionId) => boolean,
): ReadonlyMap<RegionId, RegionHolds> {
  const walks = choicesOfLonger(order)
    .map((longer) => ({ ...walk(order, budgetMs, longer, offered), longer }))
    .filter(({ baskets, longer }) => longer.every((region) => baskets.has(region)));
  const [best] = walks.sort((a, b) => a.leftMs - b.leftMs || b.longer.length - a.longer.length);
  return best?.baskets ?? new Map<RegionId, RegionHolds>();
}

/** The regions that could be held longer, in the order of the list. With the usual dose there are none. */
function choicesOfLonger({ dose, gentle }: Order): readonly (readonly RegionId[])[] {
  const none: readonly RegionId[][] = [[]];
  if (gentle || !isAtLeast(dose.dose, 'longer_holds')) return none;
  return PRIORITIES.filter(({ buy }) => buy === 'add').reduceRight(
    (choices, { region }) => [...choices.map((some) => [region, ...some]), ...choices],
    none,
  );
}

function walk(
  order: Order,
  budgetMs: number,
  longer: readonly RegionId[],
  offered: (region: RegionId) => boolean,
): FilledPlan {
  const baskets = new Map<RegionId, RegionHolds>();
  let leftMs = budgetMs;
  for (const item of prioritiesOf(order)) {
    const has = baskets.get(item.region);
    const after = applyItem(item, has, longer.includes(item.region), order);
    if (after === null || !offered(item.region)) continue;
    const cost = costOf(after) - costOf(has);
    if (cost > leftMs) continue;
    baskets.set(item.region, after);
    leftMs -= cost;
  }
  return { baskets, leftMs };
}

/** The list with some regions added before anything else is. */
function prioritiesOf({ first = [] }: Order): readonly (typeof PRIORITIES)[number][] {
  const isFirst = ({ buy, region }: (typeof PRIORITIES)[number]): boolean =>
    buy === 'add' && first.includes(region);
  const inOrder = first.flatMap((region) =>
    PRIORITIES.filter((item) => isFirst(item) && item.region === region),
  );
  return [...inOrder, ...PRIORITIES.filter((item) => !isFirst(item))];
}

/** The region after an item is applied, or null if the item does not apply to it. */
function applyItem(
  item: (typeof PRIORITIES)[number],
  has: RegionHolds | undefined,
  longer: boolean,
  order: Order,
): RegionHolds | null {
  switch (item.buy) {
    case 'add':
      return {
        sides: usualSides(item.region, order),
        holdMs: item.holdS * SECOND + (longer ? LONGER_HOLD_MS : 0),
      };
    case 'split':
      return has === undefined ? null : { ...has, sides: ['left', 'right'] };
    case 'longer': {
      if (has === undefined || has.sides.includes('both')) return null;
      const holdMs = has.holdMs + item.holdS * SECOND;
      return holdMs <= FULL_HOLD_MS ? { ...has, holdMs } : null;
    }
  }
}

/** Both thighs lie on a roller at once; on a chair they are done one after the other. */
function usualSides(id: RegionId, order: Order): readonly Side[] {
  const region: Region = REGIONS[id];
  if (region.sides === 'centre') return ['centre'];
  const together = region.sides === 'each_or_both' && techniqueFor(id, order)?.posture === 'floor';
  return together ? ['both'] : ['left', 'right'];
}

function costOf(basket: RegionHolds | undefined): number {
  return basket === undefined ? 0 : basket.sides.length * (POSITION_MS + basket.holdMs);
}
