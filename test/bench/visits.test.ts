import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWERING_MS, holdVisits, THINKING_MS, type Visit } from '../../bench/visits/hold-visits.ts';
import { shareHeardBefore, sharesOf, sumWords } from '../../bench/visits/heard.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';

const SET_UP = ['floor', 'skin_joints', 'pain_now', 'ready'];

describe('the way to the first bell', () => {
  let known: Visit[] = [];
  let unknown: Visit[] = [];

  beforeAll(async () => {
    known = await holdVisits('known', 2);
    unknown = await holdVisits('unknown', 2);
  }, 60_000);

  it('asks a newcomer the fourteen questions and the set-up, each once', () => {
    expect(known[0]?.asked).toEqual([...SCREENING_IDS, ...SET_UP]);
    expect(unknown[0]?.asked).toEqual(known[0]?.asked);
  });

  it('asks a regular only what may have changed, and who it is if the voice is unknown', () => {
    expect(known[1]?.asked).toEqual(['red_flags_since', 'anything_new', 'pain_now', 'ready']);
    expect(unknown[1]?.asked).toEqual(['same_person', ...(known[1]?.asked ?? [])]);
  });

  it('takes the speech, two and a half seconds an answer, and the set-up words after "ready"', () => {
    for (const { asked, speechMs, bellMs } of [...known, ...unknown]) {
      const lead = bellMs - speechMs - asked.length * (THINKING_MS + ANSWERING_MS);
      expect(speechMs).toBeGreaterThan(asked.length * 1_000);
      expect(lead).toBeGreaterThanOrEqual(0);
      expect(lead).toBeLessThan(60_000);
    }
  });

  it('is shorter the second time', () => {
    expect(known[1]?.bellMs).toBeLessThan((known[0]?.bellMs ?? 0) / 2);
    expect(unknown[1]?.bellMs).toBeGreaterThan(known[1]?.bellMs ?? Infinity);
  });

  it('says little in the same words as the visit before, and tells something at the second', () => {
    for (const [first, second] of [known, unknown]) {
      if (first === undefined || second === undefined) throw new Error('expected two visits');
      expect(shareHeardBefore(second.sentences, first.sentences)).toBeLessThan(1 / 3);
      expect(sharesOf(first.sentences).knowledge).toBe(0);
      expect(sharesOf(second.sentences).knowledge).toBeGreaterThan(0);
      expect(sumWords(second.sentences)).toBeLessThan(sumWords(first.sentences));
    }
  });

  it('is measured alike every time', async () => {
    expect(await holdVisits('known', 1)).toEqual(known.slice(0, 1));
  });
});
