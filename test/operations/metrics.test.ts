import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { METRICS, metricsLine, sum } from '../../lambdas/operations/metrics.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { memoryStore, type Faults, type MemoryStore } from '../conversations/memory.ts';
import { IN_A_HOLD } from '../conversations/phases.ts';
import { BACK, FIRST_VISIT, IN_POSITION, ROLLING, SCREENED, times } from '../conversations/scripts.ts';
import { MONDAY, SKILL_ID, talk, USER, type Scene } from '../conversations/talk.ts';
import { AWS_REQUEST_ID, countedIn, entriesIn, keeping, metricsSchema } from './lines.ts';

const OPEN = 'open foam roll coach';

/** Every metric that some conversation of this file has emitted. */
const emitted = new Set<string>();

/** The metrics of a conversation, except for latency and cold starts. */
async function countMetrics(said: readonly string[], scene: Scene = {}): Promise<Record<string, number>> {
  const logged: unknown[] = [];
  await talk(said, { ...scene, logged });
  const all = countedIn(logged);
  for (const metric of Object.keys(all)) emitted.add(metric);
  const { Latency: _latency, ColdStarts: _cold, ...counts } = all;
  return counts;
}

describe('the coach’s metrics', () => {
  it('count the holds and the time of a whole routine', async () => {
    const store = memoryStore();
    expect(await countMetrics(FIRST_VISIT, { store })).toEqual({
      ScreenedOk: 1,
      RoutinesStarted: 1,
      RoutinesFinished: 1,
      Holds: 5,
      SecondsHeld: 150,
    });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 150_000 },
      routines: [{ done: 5, ended: 'finished' }],
    });
  });

  it('count a routine that was stopped and resumed once, with all its time', async () => {
    const store = memoryStore();
    const stopped = [...ROLLING, `@${IN_A_HOLD} pause`, '@30 carry on', '@30 stop', '(wait 10m)'];
    const counts = await countMetrics([...stopped, OPEN, 'yes', 'ready', 'three', 'four', 'two'], { store });
    expect(counts).toMatchObject({ RoutinesStarted: 1, RoutinesResumed: 2, RoutinesFinished: 1, Holds: 5 });
    expect(counts['SecondsHeld']).toBeCloseTo(store.kept(USER).progress.ever.heldMs / 1000, 5);
    expect(counts).not.toHaveProperty('RoutinesBrokenOff');
  });

  it('count a routine that nobody came back to at the next launch, and none of the hold that nothing confirmed', async () => {
    const store = memoryStore();
    const first = await countMetrics(ROLLING, { store });
    const next = await countMetrics([OPEN], { store, at: '2026-11-18T09:00:00.000Z' });
    expect(first).not.toHaveProperty('SecondsHeld');
    expect(next).toMatchObject({ RoutinesBrokenOff: 1 });
    expect(next).not.toHaveProperty('SecondsHeld');
  });

  it('tell only the triage level of the symptom that ended a routine', async () => {
    expect(await countMetrics([...ROLLING, `@${IN_A_HOLD} my left leg is numb`])).toEqual({
      ScreenedOk: 1,
      RoutinesStarted: 1,
      RoutinesBrokenOff: 1,
      SymptomsRefer: 1,
      SecondsHeld: 20,
    });
  });

  it.each([
    ['ScreenedEmergency', [...SCREENED.slice(0, 2), 'not sure', 'not sure']],
    ['ScreenedUrgent', [...SCREENED.slice(0, 6), 'yes', 'yes']],
    ['ScreenedRefer', [...SCREENED.slice(0, 12), 'yes', 'no', 'yes', ...times(4, 'no')]],
    ['ScreenedGentle', [...SCREENED.slice(0, 8), 'yes', 'no', 'no', ...times(6, 'no')]],
    ['ScreenedOk', SCREENED],
    ['SymptomsCaution', [...IN_POSITION, 'i feel dizzy']],
    ['SymptomsUrgent', [OPEN, 'i have a fever']],
    ['SymptomsEmergency', [OPEN, 'i have chest pain']],
    ['Deletions', [...FIRST_VISIT, '(wait 1d)', ...BACK.slice(0, 2), 'delete my data', 'yes']],
    ['SkillsDisabled', [OPEN, '(disable)']],
  ] as const)('count one %s after %j', async (metric, said) => {
    expect(await countMetrics(said)).toMatchObject({ [metric]: 1 });
  });

  it('count an emergency by a bare yes once, though it is confirmed in the next breath', async () => {
    const twice = [...SCREENED.slice(0, 2), 'yes', 'yes', 'say that again', 'yes'];
    expect(await countMetrics(twice)).toMatchObject({ ScreenedEmergency: 1 });
  });

  it('count no outcome of a screening after "call an ambulance"', async () => {
    expect(await countMetrics([OPEN, 'call an ambulance'])).toEqual({});
  });

  it('count the calls that fail when the table is unreachable', async () => {
    const away =
      (kind: 'get' | 'put'): Faults =>
      (_, call) =>
        call === kind ? 'away' : null;
    expect(await countMetrics([OPEN], { store: memoryStore(away('get')) })).toEqual({ ReadFailures: 1 });
    expect(await countMetrics([OPEN, 'yes'], { store: memoryStore(away('put')) })).toEqual({
      SaveFailures: 2,
    });
    const forgetful: MemoryStore = memoryStore();
    const refusing = { ...forgetful, forget: () => Promise.resolve(AWAY) };
    expect(await countMetrics([OPEN, 'delete my data', 'yes'], { store: refusing })).toEqual({
      DeleteFailures: 1,
    });
  });

  it('measure the latency of every turn, and count the first of a process as a cold start', async () => {
    const logged: unknown[] = [];
    const turns = await talk(FIRST_VISIT, { logged });
    expect(countedIn(logged)).toMatchObject({ Latency: 7 * turns.length, ColdStarts: 1 });
  });
});

const AWAY = { ok: false, reason: 'away', cause: 'TimeoutError' } as const;

/** A store that makes the skill itself fail. */
const broken: Store = { ...memoryStore(), read: () => Promise.reject(new TypeError('a secret')) };

it('counts a fault of the skill, and logs the name of the error alone', async () => {
  const lines: unknown[] = [];
  const handler = createHandler({ skillId: SKILL_ID, keepRatings: false }, broken, keeping(lines));
  const [launched] = await talk([OPEN]);
  await handler(launched?.request, { awsRequestId: AWS_REQUEST_ID });
  expect(countedIn(lines)).toMatchObject({ Faults: 1 });
  expect(entriesIn(lines)).toMatchObject([{ outcome: 'fault', error: 'TypeError' }]);
  for (const metric of Object.keys(countedIn(lines))) emitted.add(metric);
});

/** Reports of devices: `device-errors.test.ts` holds them. */
const REPORTED = [
  'SessionsFailed',
  'ResponsesRefused',
  'AudioFailures',
  'ScreenFailures',
  'DeviceExceptions',
];

it('has emitted every metric of what people do in one of the conversations of this file', () => {
  const silent = keysOf(METRICS).filter((metric) => !emitted.has(metric) && !REPORTED.includes(metric));
  expect(silent).toEqual([]);
});

describe('the coach’s log', () => {
  it('tells the phase in which each turn began, and the kind of its answer', async () => {
    const logged: unknown[] = [];
    const said = await talk([...FIRST_VISIT, '(wait 2d)', OPEN, '(silence)'], { logged });
    const turns = said.filter(({ request }) => request !== null);
    const entries = entriesIn(logged);
    expect(entries).toHaveLength(turns.length);
    expect(entries.map(({ phase }) => phase).slice(0, 3)).toEqual([null, 'screening', 'screening']);
    const plays = turns.map(({ steps, microphone }) =>
      microphone === 'closed' ? 'closed' : steps.length > 0 ? 'played' : 'asked',
    );
    expect(entries.map(({ outcome }) => outcome)).toEqual([...plays.slice(0, -1), 'ended']);
  });
});

describe('a line of metrics', () => {
  it('has the form that CloudWatch reads: no dimension, time in milliseconds, and a unit for each metric', () => {
    expect(metricsLine({ Latency: 12, Holds: 2 }, Date.parse(MONDAY))).toEqual({
      _aws: {
        Timestamp: Date.parse(MONDAY),
        CloudWatchMetrics: [
          {
            Namespace: 'FoamRollCoach',
            Dimensions: [[]],
            Metrics: [
              { Name: 'Latency', Unit: 'Milliseconds' },
              { Name: 'Holds', Unit: 'Count' },
            ],
          },
        ],
      },
      Latency: 12,
      Holds: 2,
    });
  });

  it('can hold every metric at once, and sums of several counts', () => {
    const all = Object.fromEntries(keysOf(METRICS).map((metric) => [metric, 1]));
    expect(() =>
      metricsSchema.parse(metricsLine(z.record(z.string(), z.number()).parse(all), 1)),
    ).not.toThrow();
    expect(sum({ Holds: 1 }, { Holds: 2, Faults: 1 }, {})).toEqual({ Holds: 3, Faults: 1 });
  });
});
