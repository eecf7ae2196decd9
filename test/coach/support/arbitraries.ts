import fc from 'fast-check';
import { DOSES, RAISED } from '../../../lambdas/coach/routine/dose.ts';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import { DAY, type Instant, MINUTE, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { DETAILS, GOALS } from '../../../lambdas/coach/progress/preferences.ts';
import type { DoseKey, History, PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { SCREENING_IDS } from '../../../lambdas/coach/screening/questionnaire.ts';
import type { Screened } from '../../../lambdas/coach/screening/outcome.ts';
import { LANDMARKS } from '../../../lambdas/coach/progress/fingertip-to-floor.ts';
import { REGION_IDS } from '../../../lambdas/coach/body/regions.ts';
import { PROGRAMME_IDS } from '../../../lambdas/coach/routine/programmes.ts';
import { PRESSURES, type Plan, type Run, type Step } from '../../../lambdas/coach/routine/run.ts';
import { REMINDER_DAYS } from '../../../lambdas/coach/reminders/schedule.ts';
import { TOOLS } from '../../../lambdas/coach/body/equipment.ts';
import { MOST_DEVICES } from '../../../lambdas/coach/progress/timed-audio.ts';

/** Properties run on the same examples each time: a failure is a change of the code. */
export const SAME_EXAMPLES = { seed: 20261122 } as const;

/** A Monday at noon, UTC. */
export const MONDAY: Instant = Date.UTC(2026, 10, 16, 12);

/** Few instants, days apart at most in the weeks, so that facts meet at the same one. */
export const instants: fc.Arbitrary<Instant> = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }))
  .map(([days, minutes]) => MONDAY + days * DAY + minutes * MINUTE);

const ZONES = ['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Auckland'] as const;
const milliseconds = fc.integer({ min: 0, max: 90 * SECOND });
const counts = fc.nat({ max: 50 });
const regions = fc.constantFrom(...REGION_IDS);
const sides = fc.constantFrom('left', 'right', 'both', 'centre');
const ends = fc.constantFrom('finished', 'broken_off');

const steps: fc.Arbitrary<Step> = fc.record({
  region: regions,
  side: sides,
  posture: fc.constantFrom('floor', 'wall', 'chair'),
  positionMs: milliseconds,
  holdMs: milliseconds,
});

const plans: fc.Arbitrary<Plan> = fc.record({
  steps: fc.array(steps, { maxLength: 4 }),
  cuts: fc.array(counts, { maxLength: 3 }),
  closeMs: milliseconds,
  tool: fc.constantFrom(...TOOLS),
  gentle: fc.boolean(),
  pressure: fc.constantFrom(...PRESSURES),
  raises: fc.option(fc.constantFrom(...RAISED)),
});

const playing = fc.record({
  sentAt: instants,
  spans: fc.array(
    fc.record({
      step: counts,
      region: regions,
      side: sides,
      startMs: milliseconds,
      holdStartMs: milliseconds,
      endMs: milliseconds,
    }),
    { maxLength: 3 },
  ),
  closeMs: milliseconds,
  endMs: milliseconds,
});

function runOf(id: string, plan: Plan, startedAt: fc.Arbitrary<Instant>): fc.Arbitrary<Run> {
  const length = plan.steps.length;
  return fc.record({
    id: fc.constant(id),
    startedAt,
    plan: fc.constant(plan),
    heldMs: fc.array(milliseconds, { minLength: length, maxLength: length }),
    next: fc.nat({ max: length }),
    playing: fc.option(playing),
    easedOff: fc.boolean(),
    allRatingsEasy: fc.option(fc.boolean()),
    regionsStopped: counts,
    at: instants,
  });
}

/** Any run at all. */
const runs: fc.Arbitrary<Run> = fc.tuple(fc.string(), plans).chain(([id, plan]) => runOf(id, plan, instants));

const step = (region: Step['region'], side: Step['side'], holdSeconds: number): Step => ({
  region,
  side,
  posture: 'floor',
  positionMs: 15 * SECOND,
  holdMs: holdSeconds * SECOND,
});

/** A plan of five minutes: 15 s to get into each position, its hold, and a close of 30 s. */
export const FIVE_MINUTES: Plan = {
  steps: [
    step('glutes', 'left', 45),
    step('glutes', 'right', 45),
    step('quads', 'both', 45),
    step('hip_tfl', 'left', 30),
    step('hip_tfl', 'right', 30),
  ],
  cuts: [0, 2],
  closeMs: 30 * SECOND,
  tool: 'soft_roller',
  gentle: false,
  pressure: 4,
  raises: null,
};

const RUN_IDS = ['a', 'b', 'c'] as const;
const someRuns = fc
  .constantFrom(...RUN_IDS)
  .chain((id) => runOf(id, FIVE_MINUTES, fc.constant(MONDAY + RUN_IDS.indexOf(id) * DAY)));

const screened: fc.Arbitrary<Screened> = fc.record({
  outcome: fc.constantFrom('ok', 'gentle', 'blocked'),
  version: counts,
  at: instants,
  askedAllAt: instants,
  leftOut: fc.uniqueArray(regions, { maxLength: 3 }),
});

const chosen = fc.record({
  minutes: fc.integer({ min: 6, max: 30 }).map((halves) => halves / 2),
  regions: fc.uniqueArray(regions, { maxLength: 3 }),
});

const preferences: fc.Arbitrary<PersonRecord['preferences']> = fc.record({
  tool: fc.option(fc.constantFrom(...TOOLS)),
  floor: fc.option(fc.boolean()),
  minutes: fc.option(counts),
  disclaimerHeard: fc.boolean(),
  detail: fc.option(fc.constantFrom(...DETAILS)),
  sounds: fc.boolean(),
  timeZone: fc.option(fc.constantFrom(...ZONES)),
  keepsRatings: fc.option(fc.boolean()),
  goal: fc.option(fc.constantFrom(...GOALS)),
  reminderOffered: fc.boolean(),
  leavesOut: fc.uniqueArray(regions, { maxLength: 3 }),
  usual: fc.option(chosen),
  keepsGoing: fc.boolean(),
});

const partlyPreferred = fc
  .tuple(preferences, fc.boolean(), fc.boolean())
  .map(
    ([
      { tool, floor, minutes, disclaimerHeard, detail, sounds, keepsRatings, goal, usual },
      some,
      others,
    ]) => ({
      ...(some ? { tool, minutes, goal, usual } : {}),
      ...(others ? { floor, disclaimerHeard, detail, sounds, keepsRatings } : {}),
    }),
  );

const scale = fc.option(fc.integer({ min: 0, max: 10 }));
const painRatings = fc.record({
  run: fc.constantFrom(...RUN_IDS),
  at: instants,
  before: scale,
  after: scale,
});

const landmarks = fc.constantFrom(...LANDMARKS);
const reaches = fc.record({ at: instants, landmark: landmarks });
const reminder = fc.option(
  fc.record({
    token: fc.option(fc.string()),
    days: fc.constantFrom(...REMINDER_DAYS),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    timeZone: fc.option(fc.constantFrom(...ZONES)),
    offeredIn: fc.option(fc.constantFrom(...ZONES)),
  }),
);

/** Facts in any order about few runs, as they might come in from several devices and late tries. */
export const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ fact: fc.constant('visited'), at: instants }),
  fc.record({ fact: fc.constant('disclaimer_heard'), at: instants }),
  fc.record({ fact: fc.constant('located'), at: instants, timeZone: fc.constantFrom(...ZONES) }),
  fc.record({ fact: fc.constant('screening_concluded'), at: instants, screened, lifts: fc.boolean() }),
  fc.record({ fact: fc.constant('permission_withdrawn'), at: instants }),
  fc.record({
    fact: fc.constant('screening_left'),
    at: instants,
    question: fc.option(fc.constantFrom(...SCREENING_IDS)),
  }),
  fc.record({ fact: fc.constant('preferred'), at: instants, preferences: partlyPreferred }),
  fc.record({
    fact: fc.constant('flare_answered'),
    at: instants,
    worse: fc.boolean(),
    routine: fc.constantFrom(...RUN_IDS),
  }),
  fc.record({ fact: fc.constant('dose_raised'), at: instants, dose: fc.constantFrom(...RAISED) }),
  fc.record({ fact: fc.constant('pain_rated'), at: instants, rating: painRatings }),
  fc.record({ fact: fc.constant('reached'), at: instants, landmark: landmarks }),
  fc.record({ fact: fc.constant('reach_asked'), at: instants }),
  fc.record({
    fact: fc.constant('never_rolled'),
    at: instants,
    regions: fc.uniqueArray(regions, { maxLength: 2 }),
    never: fc.boolean(),
  }),
  fc.record({
    fact: fc.constant('programme_set'),
    at: instants,
    programme: fc.option(fc.constantFrom(...PROGRAMME_IDS)),
  }),
  fc.record({ fact: fc.constant('rested'), at: instants }),
  fc.record({ fact: fc.constant('reminder_set'), at: instants, reminder }),
  fc.record({
    fact: fc.constant('timed_audio_refused'),
    at: instants,
    device: fc.constantFrom('kitchen', 'bedroom'),
  }),
  fc.record({ fact: fc.constant('run_kept'), at: instants, run: someRuns }),
  fc.record({
    fact: fc.constant('hold_credited'),
    at: instants,
    run: fc.constantFrom(...RUN_IDS),
    step: fc.nat({ max: 6 }),
    heldMs: milliseconds,
  }),
  fc.record({
    fact: fc.constant('segment_settled'),
    at: instants,
    run: fc.constantFrom(...RUN_IDS),
    sentAt: instants,
  }),
  fc.record({ fact: fc.constant('run_ended'), at: instants, run: fc.constantFrom(...RUN_IDS), ended: ends }),
);

const routines = fc.record({
  id: fc.string(),
  at: instants,
  lengthMs: milliseconds,
  done: counts,
  planned: counts,
  heldMs: milliseconds,
  ended: ends,
});
const sumsOf = { routines: counts, heldMs: milliseconds };
const sums = fc.record(sumsOf);
const days = instants.map((at) => new Date(at).toISOString().slice(0, 10));
const weekOf = { ...sumsOf, goal: fc.constantFrom(...GOALS) };
const weeks = fc.dictionary(days, fc.record(weekOf, { requiredKeys: ['routines', 'heldMs'] }), {
  noNullPrototype: true,
});

function tableOf<K extends string, V>(
  keys: readonly K[],
  values: fc.Arbitrary<V>,
): fc.Arbitrary<Partial<Record<K, V>>> {
  return fc.array(fc.tuple(fc.constantFrom(...keys), values), { maxLength: 5 }).map((entries) => {
    const table: Partial<Record<K, V>> = {};
    for (const [key, value] of entries) table[key] = value;
    return table;
  });
}

const doseKeys = REGION_IDS.flatMap((id): DoseKey[] => [`${id}.left`, `${id}.right`, `${id}.centre`]);

const history = {
  routines: fc.array(routines, { maxLength: 4 }),
  weeks,
  pain: fc.array(painRatings, { maxLength: 3 }),
  reach: fc.array(reaches, { maxLength: 3 }),
};

/** Any history the type allows, consistent or not. */
export const histories: fc.Arbitrary<History> = fc.record(history);

/** Any progress the type allows, consistent or not; its history isn't at hand. */
export const progresses: fc.Arbitrary<PersonRecord> = fc.record({
  screened: fc.option(screened),
  open: fc.option(runs),
  settled: fc.option(fc.record({ run: fc.constantFrom(...RUN_IDS), sentAt: instants })),
  endedUnheld: fc.option(fc.constantFrom(...RUN_IDS)),
  last: fc.option(routines),
  week: fc.option(fc.record({ ...weekOf, monday: days }, { requiredKeys: ['monday', 'routines', 'heldMs'] })),
  ever: sums,
  preferences,
  practice: fc.record({
    finished: counts,
    regions: tableOf(REGION_IDS, counts),
    dose: fc.constantFrom(...DOSES),
    easy: counts,
    calm: counts,
    disturbedAt: fc.option(instants),
    flares: counts,
    flareAskedFor: fc.option(fc.string()),
    today: fc.record({ day: fc.string(), heldMs: tableOf(doseKeys, milliseconds) }),
    reachAskedAt: fc.option(instants),
    lastChosen: fc.option(chosen),
    programme: fc.option(
      fc.record({ id: fc.constantFrom(...PROGRAMME_IDS), startedAt: instants, done: fc.nat({ max: 11 }) }),
    ),
    restedWeeks: fc.uniqueArray(days, { maxLength: 3 }),
  }),
  recent: fc.record({ ...history, ratingsDroppedAt: fc.option(instants) }),
  history: fc.constant(null),
  reminder,
  refusedAudio: fc.array(fc.record({ device: fc.string(), at: instants, times: counts }), {
    maxLength: MOST_DEVICES,
  }),
  withdrawnAt: fc.option(instants),
  liftedAt: fc.option(instants),
  leftScreening: fc.option(fc.record({ at: instants, question: fc.constantFrom(...SCREENING_IDS) })),
  lastAt: fc.option(instants),
});
