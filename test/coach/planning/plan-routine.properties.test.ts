import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../lambdas/coach/advance.ts';
import { SEGMENT_MS, segmentLengths } from '../../../lambdas/coach/planning/segment-breaks.ts';
import type { DoseKey, PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { REGION_IDS, REGIONS, type Region, type RegionId } from '../../../lambdas/coach/body/regions.ts';
import { planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import type { Order } from '../../../lambdas/coach/planning/fill-time.ts';
import { lengthOfPlan, type Plan } from '../../../lambdas/coach/routine/run.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { heldBySide, LENGTHS, order, orders, practices, PRACTISED } from '../support/planning.ts';
import { around, asking, NOW, number, talk } from '../support/talking.ts';
import { whole } from '../support/history.ts';

const EXAMPLES = { ...SAME_EXAMPLES, numRuns: 750 };

/** Checks what holds of every plan, whatever is ordered, by whomever. */
function everyPlan(holds: (plan: Plan, ordered: Order, progress: PersonRecord) => void, some = orders): void {
  fc.assert(
    fc.property(some, practices, (ordered, progress) => {
      const plan = planRoutine(ordered, progress, NOW);
      if (plan !== null) holds(plan, ordered, progress);
    }),
    EXAMPLES,
  );
}

const regionsIn = (plan: Plan): RegionId[] => [...new Set(plan.steps.map(({ region }) => region))];

describe('every plan', () => {
  it('leaves out what is to be left out', () => {
    everyPlan((plan, { avoid }) => {
      expect(regionsIn(plan).filter((region) => avoid.includes(region))).toEqual([]);
    });
  });

  it('is no longer than ordered', () => {
    everyPlan((plan, { minutes }) => {
      expect(lengthOfPlan(plan)).toBeLessThanOrEqual(minutes * MINUTE);
    });
  });

  it('uses only ways that exist: the tool, no floor for who stands, gentle ones in gentle mode', () => {
    everyPlan((plan, { tool, floor, gentle }) => {
      const impossible = plan.steps.filter(({ region, posture }) => {
        const { ways }: Region = REGIONS[region];
        return !ways.some(
          (way) =>
            way.posture === posture &&
            (floor || posture !== 'floor') &&
            (gentle ? way.gentle : way.tools).includes(tool),
        );
      });
      expect(impossible).toEqual([]);
      expect([plan.tool, plan.gentle]).toEqual([tool, gentle]);
    });
  });

  it('in gentle mode is at a wall or on a chair, and rolls four regions at most', () => {
    const gentle = orders.map((ordered) => ({ ...ordered, gentle: true }));
    const allowed = new Set(['glutes', 'hamstrings', 'hip_tfl', 'lateral_thigh']);
    everyPlan((plan) => {
      expect(regionsIn(plan).filter((region) => !allowed.has(region))).toEqual([]);
      expect(plan.steps.filter(({ posture }) => posture === 'floor')).toEqual([]);
    }, gentle);
  });

  it('holds both sides of a region alike', () => {
    everyPlan(({ steps }) => {
      const held = heldBySide(steps);
      const lengths = (side: 'left' | 'right'): (number | undefined)[] =>
        REGION_IDS.map((region) => held.get(`${region}.${side}`));
      expect(lengths('left')).toEqual(lengths('right'));
    });
  });

  it('keeps a side of a region within 120 s a day', () => {
    everyPlan(({ steps }, _, { practice }) => {
      const over = [...heldBySide(steps)].filter(
        ([dose, ms]) => ms + (practice.today.heldMs[dose] ?? 0) > 120 * SECOND,
      );
      expect(over).toEqual([]);
    });
  });

  it('keeps a hold within 60 s, a capped one within 30 s, each with 15 s or more to get in position', () => {
    everyPlan(({ steps }, { gentle }, { practice }) => {
      const most = (gentle || practice.finished < 3 ? 30 : 60) * SECOND;
      const wrong = steps.filter(
        ({ positionMs, holdMs }) => holdMs <= 0 || holdMs > most || positionMs < 15 * SECOND,
      );
      expect(wrong).toEqual([]);
    });
  });

  it('rolls each region in one go, in the order of docs/clinical.md', () => {
    const inOrder: readonly RegionId[] = [
      'glutes',
      'hamstrings',
      'hip_tfl',
      'quads',
      'adductors',
      'upper_back',
      'calves',
    ];
    everyPlan((plan) => {
      expect(regionsIn(plan)).toEqual(inOrder.filter((region) => regionsIn(plan).includes(region)));
    });
  });
});

/** All ways to cut a plan between regions, the first cut at its start. */
function cutsPossible({ steps }: Plan): number[][] {
  const starts = steps.flatMap(({ region }, index) => (steps[index - 1]?.region === region ? [] : [index]));
  const [first = 0, ...later] = starts;
  return later.reduce<number[][]>((all, start) => all.flatMap((cuts) => [cuts, [...cuts, start]]), [[first]]);
}

describe('the segments of every plan', () => {
  const longest = (plan: Plan, cuts: readonly number[]): number =>
    Math.max(...segmentLengths(plan.steps, plan.closeMs, cuts));

  it('last 210 s at most', () => {
    everyPlan((plan) => {
      expect(longest(plan, plan.cuts)).toBeLessThanOrEqual(SEGMENT_MS);
    });
  });

  it('are the fewest, then with the smallest longest one, then with the earliest cuts', () => {
    const earlier = (one: readonly number[], other: readonly number[]): number =>
      one.map((cut, index) => cut - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
    const byMerit = (plan: Plan) => (one: number[], other: number[]) =>
      one.length - other.length || longest(plan, one) - longest(plan, other) || earlier(one, other);
    everyPlan((plan, _, { practice }) => {
      if (practice.finished === 0) return;
      const fitting = cutsPossible(plan).filter((cuts) => longest(plan, cuts) <= SEGMENT_MS);
      expect(plan.cuts).toEqual(fitting.sort(byMerit(plan))[0]);
    });
  });
});

describe('a routine without', () => {
  it.each(REGION_IDS)('%s, of any length: it is never planned, and what is left fits', (region) => {
    const plans = LENGTHS.map((minutes) => planRoutine(order(minutes, { avoid: [region] }), PRACTISED, NOW));
    const wrong = plans.filter(
      (plan, index) =>
        plan === null ||
        regionsIn(plan).includes(region) ||
        lengthOfPlan(plan) > (LENGTHS[index] ?? 0) * MINUTE,
    );
    expect(wrong).toEqual([]);
  });

  it('all its regions: none', () => {
    expect(planRoutine(order(5, { avoid: REGION_IDS }), PRACTISED, NOW)).toBeNull();
  });

  it('some regions, where that shortens it: the coach says so, and only then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LENGTHS), fc.subarray(REGION_IDS), (minutes, avoid) => {
        const conversation = talk(
          { avoid, pain: null },
          { asked: asking('pain_now'), wish: { minutes, region: null, side: null } },
        );
        const turn = whole(advance(conversation, number(2), around({ progress: PRACTISED })));
        const plan = planRoutine(order(minutes, { avoid }), PRACTISED, NOW);
        const is = plan === null ? minutes : lengthOfPlan(plan) / MINUTE;
        const said = turn.said.filter(({ act }) => act === 'length');
        expect(said).toEqual(is < minutes ? [{ act: 'length', because: 'shortened', minutes: is }] : []);
      }),
      { ...SAME_EXAMPLES, numRuns: 300 },
    );
  });
});

describe('a second routine of the day', () => {
  const held = (keys: readonly DoseKey[], seconds: number): PersonRecord => ({
    ...PRACTISED,
    practice: {
      ...PRACTISED.practice,
      today: {
        ...PRACTISED.practice.today,
        heldMs: Object.fromEntries(keys.map((key) => [key, seconds * SECOND])),
      },
    },
  });
  const glutes = ['glutes.left', 'glutes.right'] as const;
  const table: readonly (readonly [string, PersonRecord, readonly (readonly [number, number])[]])[] = [
    [
      'with 60 s held: all the rest of it',
      held(glutes, 60),
      [
        [15, 60],
        [15, 60],
      ],
    ],
    [
      'with 90 s held: what is left, in steps as long',
      held(glutes, 90),
      [
        [15, 30],
        [75, 30],
      ],
    ],
    [
      'with more held on one side: sides stay equal',
      held(['glutes.left'], 90),
      [
        [15, 30],
        [75, 30],
      ],
    ],
    ['with 106 s held: too little left to lie down for', held(glutes, 106), []],
  ];

  it.each(table)('holds the glutes, %s', (_, progress, steps) => {
    const plan = planRoutine(order(3), progress, NOW);
    const planned = plan?.steps.filter(({ region }) => region === 'glutes') ?? [];
    expect(planned.map(({ positionMs, holdMs }) => [positionMs / SECOND, holdMs / SECOND])).toEqual(steps);
  });
});
