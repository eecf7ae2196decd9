/** Tests that the rules can fail: each rule finds the coach that breaks it within a few conversations. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKEN_ON_PURPOSE } from './broken-on-purpose.ts';
import { RULES } from './rules.ts';
import { SEED } from './settings.ts';
import { CONVERSATIONS, type Step } from './steps.ts';
import { BrokenRule } from './broken-rule.ts';
import { Walk, type Between } from './walk.ts';

/** This many conversations suffice to find any of them. */
const ENOUGH = 250;

/** Runs conversations that are checked by one rule only. */
async function checkRule(
  rule: string,
  between: Between,
  shrinks: boolean,
): Promise<fc.RunDetails<[readonly Step[]]>> {
  const alone = Object.fromEntries(Object.entries(RULES).filter(([name]) => name === rule));
  const property = fc.asyncProperty(CONVERSATIONS, async (steps) => {
    const walk = new Walk(alone, between);
    for (const step of steps) await walk.take(step);
  });
  return fc.check(property, { seed: SEED, numRuns: ENOUGH, endOnFailure: !shrinks });
}

describe('a coach that', () => {
  it.each(BROKEN_ON_PURPOSE)(
    '$coach breaks the rule: $rule',
    { timeout: 60_000 },
    async ({ rule, between }) => {
      const { errorInstance } = await checkRule(rule, between, false);
      expect(errorInstance).toBeInstanceOf(BrokenRule);
      expect(errorInstance).toMatchObject({ rule });
    },
  );

  it('breaks a rule is reported in words, by a conversation of few steps', { timeout: 60_000 }, async () => {
    const { between = {}, rule = '' } =
      BROKEN_ON_PURPOSE.find(({ coach }) => coach.includes('goodbye')) ?? {};
    const { errorInstance } = await checkRule(rule, between, true);
    expect(String(errorInstance)).toMatch(/^BrokenRule: a closed session has no reprompt.*\n(.*\n){0,3}.*$/);
  });
});
