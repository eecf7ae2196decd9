import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { askedIn, talk, USER, type Scene } from './talk.ts';

const SECOND_VISIT = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT];

/** Two visits with a deployment that may keep ratings, and then what is said. Returns the turns from the goodbye on. */
async function talkAfterTwoVisits(said: readonly string[], scene: Scene = {}): ReturnType<typeof talk> {
  const turns = await talk([...SECOND_VISIT, ...said], { keepRatings: true, ...scene });
  return turns.slice(SECOND_VISIT.length - 1);
}

describe('the coach, about remembering pain numbers,', () => {
  it('asks at the end of the second routine, and keeps the numbers of that day after a yes', async () => {
    const store = memoryStore();
    const [end, yes] = await talkAfterTwoVisits(['yes'], { store });
    expect(end?.heard).toMatch(/(?:five holds|every hold|none left out).*Shall I remember your pain numbers/);
    expect(yes).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
    expect(yes?.heard).toMatch(/I'll remember them.*Goodbye/);
    expect(store.kept(USER).progress).toMatchObject({
      preferences: { keepsRatings: true },
      pain: [{ before: 2, after: 2 }],
    });
  });

  it.each(['no', 'not sure'])('keeps none after "%s", and does not ask again', async (said) => {
    const store = memoryStore();
    const turns = await talkAfterTwoVisits([said, '(wait 2d)', ...NEXT_VISIT], { store });
    expect(turns.at(1)?.heard).toMatch(/won't keep any/);
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed' });
    expect(store.kept(USER).progress.pain).toEqual([]);
  });

  it('keeps none after silence, and asks again at another visit', async () => {
    const store = memoryStore();
    const turns = await talkAfterTwoVisits(['(silence)', '(wait 2d)', ...NEXT_VISIT], { store });
    expect(turns.map(askedIn).at(-1)).toBe('keep_ratings');
    expect(store.kept(USER).progress.pain).toEqual([]);
  });

  it('asks three times if the answer is unclear, then lets it go', async () => {
    const turns = await talkAfterTwoVisits(['banana', 'three', 'banana']);
    expect(turns.map(askedIn)).toEqual(['keep_ratings', 'keep_ratings', 'keep_ratings', null]);
  });

  it('never asks if the deployment keeps no numbers', async () => {
    const without = await talk(SECOND_VISIT, { store: memoryStore() });
    expect(without.at(-1)).toMatchObject({ microphone: 'closed' });
  });

  it('still hears a symptom, and still stops on "stop", while that question is open', async () => {
    const hurt = await talkAfterTwoVisits(['i have chest pain']);
    expect(hurt.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
    const stopped = await talkAfterTwoVisits(['stop']);
    expect(stopped.at(-1)).toMatchObject({ phase: 'goodbye', microphone: 'closed' });
  });

  it('keeps the number from before a routine as soon as the routine begins, once the person agreed', async () => {
    const store = memoryStore();
    await talkAfterTwoVisits(['yes', '(wait 2d)', ...BACK.slice(0, -1), 'five', 'no', 'ready', 'stop'], {
      store,
    });
    expect(store.kept(USER).progress.pain).toMatchObject([
      { before: 2, after: 2 },
      { before: 5, after: null },
    ]);
  });
});
