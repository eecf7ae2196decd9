/**
 * The Lambda's process is killed at a DynamoDB call of two visits, and the person opens the skill again. Here
 * this happens at every second call; `npm run faults` tries every call.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inParallel, openLaboratory, type Laboratory } from './laboratory.ts';
import { bundleSkill } from './process.ts';

const DELAYS = { slowMs: 0, lateMs: 0 };
/** The number of calls in both visits without faults. */
const CALLS = 14;
const MOMENTS = Array.from({ length: CALLS }, (_, n) => n + 1);

let laboratory: Laboratory;
let bundle: Awaited<ReturnType<typeof bundleSkill>>;
beforeAll(async () => {
  [laboratory, bundle] = await Promise.all([openLaboratory(DELAYS), bundleSkill()]);
});
afterAll(async () => {
  await laboratory.close();
  bundle.remove();
});

it.each([
  ['before the call is carried out', 'connection reset before', MOMENTS.filter((n) => n % 2 === 0)],
  ['after the call is carried out', 'connection reset after', MOMENTS.filter((n) => n % 2 === 1)],
] as const)(
  'after the process is killed at a call, %s, the next launch continues and what was held counts once',
  async (_, fault, moments) => {
    const outcomes = await inParallel(moments, 4, (moment) =>
      laboratory.killedAt(moment, fault, bundle.path),
    );
    for (const [at, outcome] of outcomes.entries()) {
      expect(outcome, `call ${moments[at]}`).toMatchObject({
        killed: 1,
        unanswered: 0,
        lost: 0,
        toldLost: 0,
        double: 0,
        unsafe: 0,
      });
    }
  },
  300_000,
);
