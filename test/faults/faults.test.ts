/**
 * Injects every kind of fault at every DynamoDB call of some visits, with a client that tries twice. The visits are
 * those of somebody new and one of somebody with a history. Each fault is tried at every eighth call, and the next fault at
 * the calls between. `npm run faults` tries each at every call, with the Lambda's own timeouts, and writes README.md.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOURTH, inParallel, openLaboratory, TWO, type Laboratory } from './laboratory.ts';
import { FAULT_NAMES, type Fault } from './proxy.ts';

const AT_ONCE = 4;
/** Each fault is tried at every so many calls. */
const EVERY = 8;
/** How often a call is tried here. The Lambda tries until the turn's deadline, which hides most of these faults. */
const TRIES = 2;
/** The last calls of a visit, at the check-in and the end. */
const SCENES = [
  { of: 'two visits of somebody new', visits: TWO, last: [9, 10, 15, 16] },
  // At the end of the visit, the history is read and written, and then the record is written.
  { of: 'a visit of somebody with a history', visits: FOURTH, last: [6, 7, 8] },
];

type Scene = (typeof SCENES)[number];
/** Long enough for a busy machine. */
const TIMEOUT_MS = 300_000;

const NOTHING_WRONG = { unanswered: 0, lost: 0, double: 0, nagged: 0, unsafe: 0 };
const ALL_SAVED = { ...NOTHING_WRONG, toldLost: 0 };

/** Faults that show only after a timeout. */
const SILENT = ['answers too late', 'never answers'] as const satisfies readonly Fault[];
const IMMEDIATE = FAULT_NAMES.filter((name) => !SILENT.some((silent) => silent === name));

/** Injects a fault from the nth call on, for a number of calls. */
const faultDuring =
  (fault: Fault, from: number, lasting: number) =>
  (call: number): Fault | null =>
    call >= from && call < from + lasting ? fault : null;

async function expectAt(
  laboratory: Laboratory,
  fault: Fault,
  lasting: number,
  { visits }: Scene,
  expected: (moment: number) => object,
): Promise<void> {
  const from = 1 + (FAULT_NAMES.indexOf(fault) % EVERY);
  const moments = Array.from(
    { length: Math.ceil((visits.calls + 1 - from) / EVERY) },
    (_, n) => from + EVERY * n,
  );
  const outcomes = await inParallel(moments, AT_ONCE, (moment) =>
    laboratory.experiment(faultDuring(fault, moment, lasting), visits),
  );
  for (const [at, outcome] of outcomes.entries()) {
    const moment = moments[at] ?? 0;
    expect(outcome, `call ${moment}`).toMatchObject(expected(moment));
  }
}

describe.each(SCENES)('a fault without delay, in $of', (scene) => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    // The timeouts are long, so that a busy machine is not mistaken for a slow table.
    const patience = { connectMs: 5_000, tryMs: 5_000, attempts: TRIES };
    laboratory = await openLaboratory({ slowMs: 20, lateMs: 0 }, patience);
  });
  afterAll(() => laboratory.close());

  it('that never occurs leaves a known number of calls', async () => {
    const outcome = await laboratory.experiment(() => null, scene.visits);
    expect(outcome).toMatchObject({ ...ALL_SAVED, calls: scene.visits.calls });
  });

  it.each(IMMEDIATE)(
    'such as "%s" at any call: a later turn saves everything, or the goodbye says that it cannot',
    (fault) =>
      expectAt(laboratory, fault, TRIES, scene, (moment) =>
        scene.last.includes(moment) ? NOTHING_WRONG : ALL_SAVED,
      ),
    TIMEOUT_MS,
  );

  it.each(['AccessDeniedException', 'connection reset after', 'internal error (500)'] as const)(
    'such as "%s" from any call on: the person is told what can’t be saved',
    (fault) => expectAt(laboratory, fault, Infinity, scene, () => NOTHING_WRONG),
    TIMEOUT_MS,
  );
});

describe.each(SCENES)('a fault that takes time, in $of', (scene) => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    const patience = { connectMs: 300, tryMs: 300, attempts: TRIES };
    laboratory = await openLaboratory({ slowMs: 0, lateMs: 900 }, patience);
  });
  afterAll(() => laboratory.close());

  it.each(SILENT)(
    'such as "%s" at any call: nothing is lost silently or counted twice, and everything is answered',
    (fault) => expectAt(laboratory, fault, TRIES, scene, () => NOTHING_WRONG),
    TIMEOUT_MS,
  );
});
