import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../bench/phrases.ts';
import { emergencies, redOutcome } from '../../bench/red.ts';
import { SYMPTOMS } from '../../lambdas/coach/things.ts';
import { answerAt } from '../conversations/phases.ts';
import { understood } from '../conversations/talk.ts';

const { red } = readPhrases('en');
const isRed = emergencies(SYMPTOMS);

describe('a red symptom, put in words that no sample has', () => {
  it('is told in sixty ways', () => {
    expect(new Set(red).size).toBe(60);
  });

  it.each(red)('stops a hold: %s', async (said) => {
    const { steps, phase } = await answerAt('a hold', said);
    expect(steps).toEqual([]);
    expect(['paused', 'blocked', 'goodbye']).toContain(phase);
  });

  it.each(red)('comes to what the bench says it comes to: %s', (said) => {
    const meaning = understood.inSession(said);
    expect(meaning.kind === 'intent' ? redOutcome(meaning, isRed) : meaning.kind).toMatch(/^(alarm|stops)$/);
  });
});
