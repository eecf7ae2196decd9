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

/** Every metric that a conversation here was told to count for. */
const emitted = new Set<string>();

/** What a conversation counts for, but for how long it took. */
async function counted(said: readonly string[], scene: Scene = {}): Promise<Record<string, number>> {
  const logged: unknown[] = [];
  await talk(said, { ...scene, logged });
  const all = countedIn(logged);
  for (const metric of Object.keys(all)) emitted.add(metric);
  const { Latency: _latency, ColdStarts: _cold, ...counts } = all;
  return counts;
}

describe('the metrics', () => {
  it('of a whole routine are what was done', async () => {
    const store = memoryStore();
    expect(await counted(FIRST_VISIT, { store })).toEqual({
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

  it('of a routine in pieces are what was done, too', async () => {
    const store = memoryStore();
    const stopped = [...ROLLING, `@${IN_A_HOLD} pause`, 'carry on', '@30 stop', '(wait 10m)'];
    const counts = await counted([...stopped, OPEN, 'yes', 'three', 'four', 'two'], { store });
    expect(counts).toMatchObject({ RoutinesStarted: 1, RoutinesResumed: 2, RoutinesFinished: 1, Holds: 5 });
    expect(counts['SecondsHeld']).toBeCloseTo(store.kept(USER).progress.ever.heldMs / 1000, 5);
    expect(counts).not.toHaveProperty('RoutinesBrokenOff');
  });

  it('of a hold that nobody came back from are counted at the next launch', async () => {
    const store = memoryStore();
    const first = await counted(ROLLING, { store });
    const next = await counted([OPEN], { store, at: '2026-11-18T09:00:00.000Z' });
    const { ever } = store.kept(USER).progress;
    expect(first).not.toHaveProperty('SecondsHeld');
    expect(next).toMatchObject({ RoutinesBrokenOff: 1, SecondsHeld: ever.heldMs / 1000 });
  });

  it('of a routine broken off by a symptom tell its level and no more', async () => {
    expect(await counted([...ROLLING, `@${IN_A_HOLD} my left leg is numb`])).toEqual({
      ScreenedOk: 1,
      RoutinesStarted: 1,
      RoutinesBrokenOff: 1,
      SymptomsRefer: 1,
      SecondsHeld: 20,
    });
  });

  it.each([
    ['ScreenedEmergency', [OPEN, 'yes', 'yes']],
    ['ScreenedUrgent', [OPEN, 'yes', ...times(5, 'no'), 'yes']],
    ['ScreenedRefer', [OPEN, 'yes', ...times(11, 'no'), 'yes', 'no', 'no', 'no']],
    ['ScreenedGentle', [OPEN, 'yes', ...times(13, 'no'), 'yes', 'no']],
    ['ScreenedOk', SCREENED],
    ['SymptomsCaution', [...IN_POSITION, 'i feel dizzy']],
    ['SymptomsUrgent', [OPEN, 'i have a fever']],
    ['SymptomsEmergency', [OPEN, 'i have chest pain']],
    ['Deletions', [...FIRST_VISIT, '(wait 1d)', ...BACK.slice(0, 2), 'delete my data', 'yes']],
    ['SkillsDisabled', [OPEN, '(disable)']],
  ] as const)('%s: %j', async (metric, said) => {
    expect(await counted(said)).toMatchObject({ [metric]: 1 });
  });

  it('of "call an ambulance" are no outcome of a screening', async () => {
    expect(await counted([OPEN, 'call an ambulance'])).toEqual({});
  });

  it('of a table that is away count what failed', async () => {
    const away =
      (kind: 'get' | 'put'): Faults =>
      (_, call) =>
        call === kind ? 'away' : null;
    expect(await counted([OPEN], { store: memoryStore(away('get')) })).toEqual({ ReadFailures: 1 });
    expect(await counted([OPEN, 'yes'], { store: memoryStore(away('put')) })).toEqual({ SaveFailures: 2 });
    const forgetful: MemoryStore = memoryStore();
    const refusing = { ...forgetful, forget: () => Promise.resolve(AWAY) };
    expect(await counted([OPEN, 'delete my data', 'yes'], { store: refusing })).toEqual({
      DeleteFailures: 1,
    });
  });

  it('tell of every turn how long it took, and which was the first of its process', async () => {
    const logged: unknown[] = [];
    const turns = await talk(FIRST_VISIT, { logged });
    expect(countedIn(logged)).toMatchObject({ Latency: 7 * turns.length, ColdStarts: 1 });
  });
});

const AWAY = { ok: false, reason: 'away', cause: 'TimeoutError' } as const;

/** A store that breaks the skill itself. */
const broken: Store = { ...memoryStore(), read: () => Promise.reject(new TypeError('a secret')) };

it('a fault is counted, and logged by its name', async () => {
  const lines: unknown[] = [];
  const handler = createHandler({ skillId: SKILL_ID, keepRatings: false }, broken, keeping(lines));
  const [launched] = await talk([OPEN]);
  await handler(launched?.request, { awsRequestId: AWS_REQUEST_ID });
  expect(countedIn(lines)).toMatchObject({ Faults: 1 });
  expect(entriesIn(lines)).toMatchObject([{ outcome: 'fault', error: 'TypeError' }]);
  for (const metric of Object.keys(countedIn(lines))) emitted.add(metric);
});

it('every metric was emitted by one of these conversations', () => {
  expect(keysOf(METRICS).filter((metric) => !emitted.has(metric))).toEqual([]);
});

describe('the log', () => {
  it('tells of each turn where it began, and what kind of answer it got', async () => {
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
  it('is as CloudWatch reads it: no dimension, milliseconds, each metric named with its unit', () => {
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

  it('can carry every metric at once', () => {
    const all = Object.fromEntries(keysOf(METRICS).map((metric) => [metric, 1]));
    expect(() =>
      metricsSchema.parse(metricsLine(z.record(z.string(), z.number()).parse(all), 1)),
    ).not.toThrow();
    expect(sum({ Holds: 1 }, { Holds: 2, Faults: 1 }, {})).toEqual({ Holds: 3, Faults: 1 });
  });
});
