/**
 * Every kind of fault at every call to DynamoDB of a first visit and a second one. The patience is shortened here;
 * `npm run faults` does the same, and more, with that of the Lambda, and prints README.md.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inParallel, openLaboratory, type Laboratory } from './laboratory.ts';
import { FAULT_NAMES, type Fault } from './proxy.ts';

const PATIENCE = { connectMs: 200, requestMs: 200, attempts: 2 };
const DELAYS = { slowMs: 20, lateMs: 500 };
const AT_ONCE = 8;
/** So many tries of the SDK a call is worth. */
const TRIES = 2;
/** Calls of the two visits when nothing goes wrong. */
const CALLS = 14;
const MOMENTS = Array.from({ length: CALLS }, (_, n) => n + 1);

const NOTHING_WRONG = { unanswered: 0, lost: 0, double: 0, nagged: 0, unsafe: 0 };

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory(DELAYS, PATIENCE);
});
afterAll(() => laboratory.close());

/** From the nth call on a fault, for so many calls. */
const during =
  (fault: Fault, from: number, lasting: number) =>
  (call: number): Fault | null =>
    call >= from && call < from + lasting ? fault : null;

it('two visits make a known number of calls', async () => {
  expect(await laboratory.experiment(() => null)).toMatchObject({
    ...NOTHING_WRONG,
    toldLost: 0,
    calls: CALLS,
  });
});

describe('at every call', () => {
  it.each(FAULT_NAMES)(
    '%s: nothing is lost, nothing double, everything answered',
    async (fault) => {
      const outcomes = await inParallel(MOMENTS, AT_ONCE, (moment) =>
        laboratory.experiment(during(fault, moment, TRIES)),
      );
      for (const [at, outcome] of outcomes.entries())
        expect(outcome, `call ${at + 1}`).toMatchObject(NOTHING_WRONG);
      // But for the last calls of a visit, a later try saves it.
      expect(outcomes.filter(({ toldLost }) => toldLost > 0).length).toBeLessThanOrEqual(4);
    },
    60_000,
  );
});

describe('from a call on for ever', () => {
  it.each(['AccessDeniedException', 'connection reset after', 'internal error (500)'] as const)(
    '%s: what can’t be saved is told',
    async (fault) => {
      const outcomes = await inParallel(MOMENTS, AT_ONCE, (moment) =>
        laboratory.experiment(during(fault, moment, Infinity)),
      );
      for (const [at, outcome] of outcomes.entries())
        expect(outcome, `call ${at + 1}`).toMatchObject(NOTHING_WRONG);
    },
    60_000,
  );
});
