/**
 * The Lambda's process is killed at a DynamoDB call of some visits, and the person opens the skill again. Here
 * this happens at some of the calls; `npm run faults` tries every call.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FOURTH, inParallel, openLaboratory, TWO, type Laboratory } from './laboratory.ts';
import { bundleSkill } from './process.ts';

const DELAYS = { slowMs: 0, lateMs: 0 };
/** The numbers of the first calls. */
const upTo = (calls: number): number[] => Array.from({ length: calls }, (_, n) => n + 1);

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
  [
    'before the call is carried out',
    'connection reset before',
    TWO,
    upTo(TWO.calls).filter((n) => n % 5 === 0),
  ],
  [
    'after the call is carried out',
    'connection reset after',
    TWO,
    upTo(TWO.calls).filter((n) => n % 5 === 1),
  ],
  // The history is read at the sixth call, and written at the seventh; the record at the eighth.
  ['before the call is carried out, with a history', 'connection reset before', FOURTH, [6, 7, 8]],
  ['after the call is carried out, with a history', 'connection reset after', FOURTH, [6, 7, 8]],
] as const)(
  'after the process is killed at a call, %s, the next launch continues and what was held counts once',
  async (_, fault, visits, moments) => {
    const outcomes = await inParallel(moments, 4, (moment) =>
      laboratory.killedAt(moment, fault, bundle.path, visits),
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
