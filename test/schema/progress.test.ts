import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSchema, progressSchema } from '../../lambdas/schema/progress.ts';
import { facts, MONDAY, progresses, SAME_EXAMPLES } from '../coach/support/arbitraries.ts';

describe('what the coach keeps', () => {
  it('any fact passes through JSON and its schema as it is', () => {
    fc.assert(
      fc.property(facts, (fact) => {
        expect(factSchema.parse(JSON.parse(JSON.stringify(fact)))).toEqual(fact);
      }),
      SAME_EXAMPLES,
    );
  });

  it('any progress passes through JSON and its schema as it is', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        expect(progressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
      }),
      SAME_EXAMPLES,
    );
  });

  const refused: readonly [string, unknown][] = [
    ['an unknown fact', { fact: 'cured', at: MONDAY }],
    ['a fact without its time', { fact: 'visited' }],
    ['a time before 1970', { fact: 'visited', at: -1 }],
    ['a step between steps', { fact: 'hold_credited', at: MONDAY, run: 'a', step: 0.5, heldMs: 1 }],
    ['a preference that is undefined', { fact: 'preferred', at: MONDAY, preferences: { tool: undefined } }],
    ['a tool no one has', { fact: 'preferred', at: MONDAY, preferences: { tool: 'bottle' } }],
  ];
  it.each(refused)('%s is refused', (_, input) => {
    expect(factSchema.safeParse(input).success).toBe(false);
  });
});
