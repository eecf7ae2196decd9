import { describe, expect, it } from 'vitest';
import { segmentLengths } from '../../../lambdas/coach/planning/segment-breaks.ts';
import { NO_PROGRESS } from '../../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { REGION_IDS, REGIONS, techniqueFor, type RegionId } from '../../../lambdas/coach/body/regions.ts';
import { clampMinutes, planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import { lengthOfPlan, type Plan } from '../../../lambdas/coach/routine/run.ts';
import { BEGINNER, LENGTHS, order, planFor, PRACTISED, practised } from '../support/planning.ts';
import { NOW } from '../support/talking.ts';

/** The holds of a plan as docs/clinical.md writes them: "glutes 45, 45; quads both 45". */
function holdsIn({ steps }: Plan): string {
  const regions = [...new Set(steps.map(({ region }) => region))];
  return regions
    .map((region) => {
      const holds = steps.filter((step) => step.region === region);
      const both = holds.every(({ side }) => side === 'both') ? 'both ' : '';
      return `${region} ${both}${holds.map(({ holdMs }) => holdMs / SECOND).join(', ')}`;
    })
    .join('; ');
}

const heldIn = ({ steps }: Plan): number => steps.reduce((sum, { holdMs }) => sum + holdMs, 0) / SECOND;
const segmentsIn = ({ steps, closeMs, cuts }: Plan): number[] =>
  segmentLengths(steps, closeMs, cuts).map((ms) => ms / SECOND);
/** The lengths of steps, with what a cap of 30 s takes from the first hold behind it instead. */
const restBehindFirst = ({ steps }: Plan, lengths: readonly number[]): number[] => {
  const spared = Math.max(0, (steps[0]?.holdMs ?? 0) - 30 * SECOND);
  return lengths.map((ms, index) => (index === 0 ? ms - spared : index === 1 ? ms + spared : ms));
};
const stepLengths = ({ steps }: Plan): number[] => steps.map((step) => step.positionMs + step.holdMs);

describe('a routine of', () => {
  const table = [
    [3, 'glutes 60, 60', 30, 120, 60, [180]],
    [5, 'glutes 45, 45; hip_tfl 30, 30; quads both 45', 30, 195, 150, [120, 180]],
    [8, 'glutes 60, 60; hamstrings both 45; hip_tfl 30, 30; quads 45, 45', 60, 315, 210, [150, 150, 180]],
    [
      12,
      'glutes 60, 60; hamstrings 45, 45; hip_tfl 45, 45; quads 45, 45; adductors 30, 30; upper_back 45',
      60,
      495,
      330,
      [150, 120, 120, 120, 210],
    ],
    [
      15,
      'glutes 60, 60; hamstrings 60, 60; hip_tfl 45, 45; quads 60, 60; adductors 45, 45; upper_back 45; calves 30, 30',
      60,
      645,
      390,
      [150, 150, 120, 150, 180, 150],
    ],
  ] as const;

  it.each(table)('%d minutes: %s', (minutes, holds, closeS, held, capped, segments) => {
    const plan = planFor(order(minutes), PRACTISED);
    expect([holdsIn(plan), plan.closeMs / SECOND, heldIn(plan), segmentsIn(plan)]).toEqual([
      holds,
      closeS,
      held,
      segments,
    ]);
    expect(heldIn(planFor(order(minutes), BEGINNER))).toBe(capped);
  });

  it.each(LENGTHS)('%d minutes comes out to the second', (minutes) => {
    const lengths = [PRACTISED, BEGINNER, NO_PROGRESS].map((progress) =>
      lengthOfPlan(planFor(order(minutes), progress)),
    );
    expect(lengths).toEqual([minutes * MINUTE, minutes * MINUTE, minutes * MINUTE]);
  });

  it.each(LENGTHS)('%d minutes closes with half a minute up to five, a whole one above', (minutes) => {
    expect(planFor(order(minutes), PRACTISED).closeMs).toBe((minutes <= 5 ? 30 : 60) * SECOND);
  });

  it.each(LENGTHS)(
    '%d minutes, to a beginner, keeps every step as long with holds of at most 30 s',
    (minutes) => {
      const usual = planFor(order(minutes), PRACTISED);
      const capped = planFor(order(minutes), practised(2));
      expect(stepLengths(capped)).toEqual(restBehindFirst(usual, stepLengths(usual)));
      expect(capped.steps.map(({ holdMs }) => holdMs)).toEqual(
        usual.steps.map(({ holdMs }) => Math.min(holdMs, 30 * SECOND)),
      );
    },
  );

  it.each(LENGTHS)('%d minutes, gentle, keeps every step as long with holds of at most 30 s', (minutes) => {
    const capped = planFor(order(minutes, { gentle: true }), PRACTISED);
    const regions = new Set(capped.steps.map(({ region }) => region));
    const avoid = REGION_IDS.filter((id) => !regions.has(id));
    const usual = planFor(order(minutes, { avoid }), PRACTISED);
    expect(stepLengths(capped)).toEqual(restBehindFirst(usual, stepLengths(usual)));
    expect(capped.steps.map(({ holdMs }) => holdMs)).toEqual(capped.steps.map(() => 30 * SECOND));
  });

  it.each(LENGTHS)('%d minutes, the first time, is cut after each region', (minutes) => {
    const { steps, cuts } = planFor(order(minutes), NO_PROGRESS);
    const starts = steps.flatMap(({ region }, index) => (steps[index - 1]?.region === region ? [] : [index]));
    expect(cuts).toEqual(starts);
  });

  it('the fourth time holds as long as the plan says', () => {
    expect(holdsIn(planFor(order(5), practised(3)))).toBe('glutes 45, 45; hip_tfl 30, 30; quads both 45');
  });
});

describe('a length asked for', () => {
  const table = [
    [0, 3],
    [2.9, 3],
    [3, 3],
    [4.2, 4],
    [4.25, 4.5],
    [7.5, 7.5],
    [15, 15],
    [15.5, 15],
    [60, 15],
  ] as const;

  it.each(table)('%d minutes becomes %d', (asked, minutes) => {
    expect(clampMinutes(asked)).toBe(minutes);
  });
});

describe('roll my', () => {
  const sided = REGION_IDS.filter((id) => REGIONS[id].sides !== 'centre');
  const means = (region: RegionId): { tool: 'ball' | 'soft_roller' } => ({
    tool: techniqueFor(region, order(5)) === null ? 'ball' : 'soft_roller',
  });
  const shapeOf = ({ steps, cuts, closeMs }: Plan): unknown => ({
    steps: steps.map(({ region, side, positionMs, holdMs }) => [
      region,
      side,
      positionMs / SECOND,
      holdMs / SECOND,
    ]),
    cuts,
    closeS: closeMs / SECOND,
  });

  it.each(sided.flatMap((region) => (['left', 'right'] as const).map((side) => [side, region] as const)))(
    '%s %s: that side for a minute, then the other, offered',
    (side, region) => {
      const other = side === 'left' ? 'right' : 'left';
      const ordered = order(8, { ...means(region), only: { region, side } });
      expect([shapeOf(planFor(ordered, PRACTISED)), shapeOf(planFor(ordered, NO_PROGRESS))]).toEqual([
        {
          steps: [
            [region, side, 15, 60],
            [region, other, 15, 60],
          ],
          cuts: [0, 1],
          closeS: 30,
        },
        {
          steps: [
            [region, side, 15, 30],
            [region, other, 45, 30],
          ],
          cuts: [0, 1],
          closeS: 30,
        },
      ]);
    },
  );

  it.each(sided)('%s: both sides, at one go', (region) => {
    const plan = planFor(order(8, { ...means(region), only: { region, side: null } }), PRACTISED);
    expect(shapeOf(plan)).toEqual({
      steps: [
        [region, 'left', 15, 60],
        [region, 'right', 15, 60],
      ],
      cuts: [0],
      closeS: 30,
    });
  });

  it.each([null, 'left', 'right'] as const)('upper back, %s: it has one side', (side) => {
    const plan = planFor(order(8, { only: { region: 'upper_back', side } }), PRACTISED);
    expect(shapeOf(plan)).toEqual({ steps: [['upper_back', 'centre', 15, 60]], cuts: [0], closeS: 30 });
  });

  it.each(REGION_IDS)('%s, left out today: nothing', (region) => {
    const only = { region, side: null };
    expect(planRoutine(order(5, { ...means(region), only, avoid: [region] }), PRACTISED, NOW)).toBeNull();
  });
});
