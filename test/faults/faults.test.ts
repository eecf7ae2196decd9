/**
 * Every kind of fault at every call to DynamoDB of a first visit and a second one, with a client that tries twice.
 * `npm run faults` does the same, and more, with the Lambda's own patience, and prints README.md.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOURTH, inParallel, openLaboratory, TWO, type Laboratory } from './laboratory.ts';
import { FAULT_NAMES, type Fault } from './proxy.ts';

const AT_ONCE = 4;
/** How often a call is tried here. The Lambda tries until the turn's deadline, which hides most of these faults. */
const TRIES = 2;
/** Calls of some visits when nothing goes wrong, and the last ones: those of the check-in and of the end. */
const SCENES = [
  { of: 'two visits of somebody new', visits: TWO, calls: 14, last: [7, 8, 13, 14] },
  // At its end the history is read and written, and then the record.
  { of: 'a visit of somebody with a history', visits: FOURTH, calls: 8, last: [6, 7, 8] },
];

type Scene = (typeof SCENES)[number];
/** For a busy machine. */
const TIMEOUT_MS = 300_000;

const NOTHING_WRONG = { unanswered: 0, lost: 0, double: 0, nagged: 0, unsafe: 0 };
const ALL_SAVED = { ...NOTHING_WRONG, toldLost: 0 };

/** Faults that show only by waiting. */
const SILENT = ['answers too late', 'never answers'] as const satisfies readonly Fault[];
const AT_ONCE_SEEN = FAULT_NAMES.filter((name) => !SILENT.some((silent) => silent === name));

/** From the nth call on a fault, for so many calls. */
const during =
  (fault: Fault, from: number, lasting: number) =>
  (call: number): Fault | null =>
    call >= from && call < from + lasting ? fault : null;

async function expectAt(
  laboratory: Laboratory,
  fault: Fault,
  lasting: number,
  { visits, calls }: Scene,
  expected: (moment: number) => object,
): Promise<void> {
  const moments = Array.from({ length: calls }, (_, n) => n + 1);
  const outcomes = await inParallel(moments, AT_ONCE, (moment) =>
    laboratory.experiment(during(fault, moment, lasting), visits),
  );
  for (const [at, outcome] of outcomes.entries())
    expect(outcome, `call ${at + 1}`).toMatchObject(expected(at + 1));
}

describe.each(SCENES)('a fault that shows at once, in $of', (scene) => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    // So patient that a busy machine isn't taken for a slow table.
    const patience = { connectMs: 5_000, tryMs: 5_000, attempts: TRIES };
    laboratory = await openLaboratory({ slowMs: 20, lateMs: 0 }, patience);
  });
  afterAll(() => laboratory.close());

  it('not at all: a known number of calls', async () => {
    const outcome = await laboratory.experiment(() => null, scene.visits);
    expect(outcome).toMatchObject({ ...ALL_SAVED, calls: scene.calls });
  });

  it.each(AT_ONCE_SEEN)(
    '%s, at any call: a later try saves everything; at the last calls of a visit it is told',
    (fault) =>
      expectAt(laboratory, fault, TRIES, scene, (moment) =>
        scene.last.includes(moment) ? NOTHING_WRONG : ALL_SAVED,
      ),
    TIMEOUT_MS,
  );

  it.each(['AccessDeniedException', 'connection reset after', 'internal error (500)'] as const)(
    '%s, from any call on for ever: what can’t be saved is told',
    (fault) => expectAt(laboratory, fault, Infinity, scene, () => NOTHING_WRONG),
    TIMEOUT_MS,
  );
});

describe.each(SCENES)('a fault that shows by waiting, in $of', (scene) => {
  let laboratory: Laboratory;
  beforeAll(async () => {
    const patience = { connectMs: 300, tryMs: 300, attempts: TRIES };
    laboratory = await openLaboratory({ slowMs: 0, lateMs: 900 }, patience);
  });
  afterAll(() => laboratory.close());

  it.each(SILENT)(
    '%s, at any call: nothing is lost untold, nothing double, everything answered',
    (fault) => expectAt(laboratory, fault, TRIES, scene, () => NOTHING_WRONG),
    TIMEOUT_MS,
  );
});
