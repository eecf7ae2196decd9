import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGION_IDS, type RegionId } from '../../../lambdas/coach/body/regions.ts';
import { planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import { SEGMENT_MS, segmentLengths } from '../../../lambdas/coach/planning/segment-breaks.ts';
import { seekChoice } from '../../../lambdas/coach/planning/seek-choice.ts';
import type { PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { ACTIVITIES, ACTIVITY_IDS } from '../../../lambdas/coach/routine/activities.ts';
import { chosenOf } from '../../../lambdas/coach/routine/chosen.ts';
import {
  placeIn,
  PROGRAMME_IDS,
  PROGRAMME_ROUTINES,
  PROGRAMMES,
  regionsIn,
} from '../../../lambdas/coach/routine/programmes.ts';
import { lengthOfPlan } from '../../../lambdas/coach/routine/run.ts';
import type { Choice } from '../../../lambdas/coach/routine/wish.ts';
import { MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { heldBySide, LENGTHS, order, orders, planFor, practices, PRACTISED } from '../support/planning.ts';
import { NOW } from '../support/talking.ts';

const FIRSTS: readonly (readonly RegionId[])[] = [
  ...Object.values(ACTIVITIES),
  ...Object.values(PROGRAMMES).flat(),
];

const wish = (choice?: Choice): Parameters<typeof seekChoice>[0] => ({
  ...{ minutes: null, region: null, side: null },
  ...(choice === undefined ? {} : { choice }),
});

describe('regions that come first', () => {
  it.each(FIRSTS.map((first) => [first.join(', '), first] as const))('%s are rolled first', (_, first) => {
    for (const minutes of LENGTHS) {
      const { regions } = chosenOf(planFor(order(minutes, { first }), PRACTISED));
      const had = first.filter((region) => regions.includes(region));
      expect(had.length, `${minutes} minutes`).toBeGreaterThan(0);
      expect(regions.slice(0, had.length)).toEqual(had);
    }
  });

  it.each(FIRSTS.map((first) => [first.join(', '), first] as const))(
    '%s: whole minutes come out to the second, and halves lose half a minute at most',
    (_, first) => {
      const lost = LENGTHS.map(
        (minutes) => minutes - lengthOfPlan(planFor(order(minutes, { first }), PRACTISED)) / MINUTE,
      );
      expect(lost.filter((_half, at) => Number.isInteger(LENGTHS[at]) && lost[at] !== 0)).toEqual([]);
      expect(Math.max(...lost)).toBeLessThanOrEqual(0.5);
    },
  );

  it('break no limit, whatever else is ordered, by whomever', () => {
    fc.assert(
      fc.property(orders, practices, fc.shuffledSubarray(REGION_IDS), (ordered, progress, first) => {
        const plan = planRoutine({ ...ordered, first }, progress, NOW);
        if (plan === null) return;
        const { regions } = chosenOf(plan);
        expect(regions.filter((region) => ordered.avoid.includes(region))).toEqual([]);
        expect(lengthOfPlan(plan)).toBeLessThanOrEqual(ordered.minutes * MINUTE);
        expect(Math.max(...segmentLengths(plan.steps, plan.closeMs, plan.cuts))).toBeLessThanOrEqual(
          SEGMENT_MS,
        );
        const { heldMs } = progress.practice.today;
        for (const [dose, ms] of heldBySide(plan.steps))
          expect(ms + (heldMs[dose] ?? 0)).toBeLessThanOrEqual(120 * SECOND);
      }),
      { ...SAME_EXAMPLES, numRuns: 200 },
    );
  });
});

describe('a routine on record, chosen again,', () => {
  it.each([[[]] as const, ...FIRSTS.map((first) => [first] as const)])(
    'has the holds that it had, of any length, with %j first',
    (first) => {
      for (const minutes of LENGTHS) {
        const before = planFor(order(minutes, { first }), PRACTISED);
        const sought = seekChoice(wish('last'), {
          ...PRACTISED,
          practice: { ...PRACTISED.practice, lastChosen: chosenOf(before) },
        });
        expect(sought.minutes).toBe(lengthOfPlan(before) / MINUTE);
        const only = sought.only === null ? null : { region: sought.only, side: null };
        const again = planFor(
          order(sought.minutes ?? 0, { ...sought, only, minutes: sought.minutes ?? 0 }),
          PRACTISED,
        );
        expect(again.steps).toEqual(before.steps);
      }
    },
  );

  it('is the usual one if one is kept, and otherwise the last', () => {
    const last = { minutes: 8, regions: ['quads', 'hamstrings'] as const };
    const usual = { minutes: 3, regions: ['glutes'] as const };
    const known = (kept: typeof usual | null): PersonRecord => ({
      ...PRACTISED,
      practice: { ...PRACTISED.practice, lastChosen: last },
      preferences: { ...PRACTISED.preferences, usual: kept },
    });
    expect(seekChoice(wish('usual'), known(usual))).toMatchObject({ minutes: 3, only: 'glutes' });
    expect(seekChoice(wish('usual'), known(null))).toMatchObject({ minutes: 8, only: null });
    expect(seekChoice(wish('last'), known(usual))).toMatchObject({ minutes: 8, among: last.regions });
    expect(seekChoice(wish('last'), PRACTISED)).toMatchObject({ minutes: null, among: null });
  });
});

describe('what a day was like', () => {
  it.each(ACTIVITY_IDS)('puts its regions first, and leaves the length open: %s', (activity) => {
    expect(seekChoice(wish(activity), PRACTISED)).toMatchObject({
      ...{ minutes: null, among: null, only: null },
      first: ACTIVITIES[activity],
    });
  });
});

describe('a programme', () => {
  const inProgramme = (done: number): PersonRecord => ({
    ...PRACTISED,
    practice: { ...PRACTISED.practice, programme: { id: 'sitting', startedAt: NOW, done } },
  });

  it('says what comes first where nothing else is wished for', () => {
    const next = seekChoice(wish(), inProgramme(5));
    expect(next.programme).toEqual({ id: 'sitting', routine: 6 });
    expect(next.first).toEqual(['upper_back', 'hip_tfl']);
    expect(seekChoice(wish('running'), inProgramme(5)).programme).toBeNull();
    expect(seekChoice({ ...wish(), region: 'quads' }, inProgramme(5)).programme).toBeNull();
  });

  it('has four weeks of three routines', () => {
    const places = Array.from({ length: PROGRAMME_ROUTINES }, (_, at) =>
      placeIn({ id: 'sitting', routine: at + 1 }),
    );
    expect(places.map(({ week, time }) => `${week}.${time}`)).toEqual(
      [1, 2, 3, 4].flatMap((week) => [1, 2, 3].map((time) => `${week}.${time}`)),
    );
  });

  it.each(PROGRAMME_IDS)('knows what comes first in each of its routines: %s', (id) => {
    for (let routine = 1; routine <= PROGRAMME_ROUTINES; routine += 1)
      expect(regionsIn({ id, routine }).length).toBe(2);
  });
});
