/**
 * Runs random conversations through the handler, with each request as a JSON envelope: what people say and
 * when, what Alexa does, what happens to the table. Every rule of `rules.ts` checks every request.
 *
 * FC_RUNS=5000 FC_SEED=7 npx vitest run test/random
 *
 * runs this many conversations from another seed. By default the conversations are always the same. A
 * conversation that breaks a rule is shortened as far as possible and printed step by step.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMilestones, type Milestone } from './milestones.ts';
import { RULES } from './rules.ts';
import { RUNS, SEED } from './settings.ts';
import { CONVERSATIONS } from './steps.ts';
import { BrokenRule } from './broken-rule.ts';
import { Walk } from './walk.ts';

/** At least this percentage of the conversations must reach each milestone. */
const SHARES: Readonly<Record<Milestone, number>> = {
  hold: 80,
  'hold interrupted': 40,
  pause: 10,
  'check-in answered': 40,
  'routine finished': 30,
  'second visit rolls': 10,
  'sent to a doctor': 3,
  'saving failed': 5,
};

it('random conversations keep every rule', { timeout: 60_000 + 500 * RUNS }, async () => {
  const reached = new Map<Milestone, number>();
  let walks = 0;
  let requests = 0;
  const started = performance.now();
  const run = await fc.check(
    fc.asyncProperty(CONVERSATIONS, async (steps) => {
      const walk = new Walk(RULES);
      for (const step of steps) await walk.take(step);
      walks += 1;
      requests += walk.exchanges.length;
      for (const milestone of findMilestones(walk.exchanges))
        reached.set(milestone, (reached.get(milestone) ?? 0) + 1);
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(describeFailure(run)).toBe('');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const shares = [...reached].map(([name, count]) => `${name} ${Math.round((100 * count) / walks)} %`);
  process.stdout.write(`${walks} conversations, ${requests} requests, ${seconds} s: ${shares.join(', ')}\n`);
  const seldom = Object.entries(SHARES).filter(([name, share]) => {
    const count = [...reached].find(([milestone]) => milestone === name)?.[1] ?? 0;
    return (100 * count) / walks < share;
  });
  expect(seldom).toEqual([]);
});

/** Describes the shortest conversation that breaks a rule; empty if there is none. */
function describeFailure<T>(run: fc.RunDetails<T>): string {
  if (!run.failed) return '';
  const { errorInstance: error, seed, counterexamplePath: path } = run;
  const broken = error instanceof BrokenRule ? error.message : fc.defaultReportMessage(run);
  return `${broken ?? ''}\n(FC_SEED=${seed}, path ${path ?? ''})`;
}
