import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { askedIn, talk, USER, type Scene } from './talk.ts';

const SECOND_VISIT = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT];

/** Two visits where ratings may be kept, and what is said then. */
async function visited(said: readonly string[], scene: Scene = {}): ReturnType<typeof talk> {
  const turns = await talk([...SECOND_VISIT, ...said], { keepRatings: true, ...scene });
  return turns.slice(SECOND_VISIT.length - 1);
}

describe('whether pain numbers may be remembered', () => {
  it('is asked as the last thing of the second routine, and a yes keeps those of that day', async () => {
    const store = memoryStore();
    const [end, yes] = await visited(['yes'], { store });
    expect(end?.heard).toMatch(/five of five.*Shall I remember your pain numbers/);
    expect(yes).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
    expect(yes?.heard).toMatch(/I'll remember them.*Goodbye/);
    expect(store.kept(USER).progress).toMatchObject({
      preferences: { keepsRatings: true },
      pain: [{ before: 2, after: 2 }],
    });
  });

  it.each(['no', 'not sure'])('"%s" keeps none, and it is not asked again', async (said) => {
    const store = memoryStore();
    const turns = await visited([said, '(wait 2d)', ...NEXT_VISIT], { store });
    expect(turns.at(1)?.heard).toMatch(/won't keep any/);
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed' });
    expect(store.kept(USER).progress.pain).toEqual([]);
  });

  it('unanswered, keeps none, and is asked again another day', async () => {
    const store = memoryStore();
    const turns = await visited(['(silence)', '(wait 2d)', ...NEXT_VISIT], { store });
    expect(turns.map(askedIn).at(-1)).toBe('keep_ratings');
    expect(store.kept(USER).progress.pain).toEqual([]);
  });

  it('unclear, is asked again, then left', async () => {
    const turns = await visited(['banana', 'three', 'banana']);
    expect(turns.map(askedIn)).toEqual(['keep_ratings', 'keep_ratings', 'keep_ratings', null]);
  });

  it('is never asked where the deployment keeps none, nor of a guest', async () => {
    const without = await talk(SECOND_VISIT, { store: memoryStore() });
    expect(without.at(-1)).toMatchObject({ microphone: 'closed' });
  });

  it('leaves a symptom to be heard, and "stop" to stop', async () => {
    const hurt = await visited(['i have chest pain']);
    expect(hurt.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
    const stopped = await visited(['stop']);
    expect(stopped.at(-1)).toMatchObject({ phase: 'goodbye', microphone: 'closed' });
  });

  it('once agreed, keeps the number from before as soon as the routine begins', async () => {
    const store = memoryStore();
    await visited(['yes', '(wait 2d)', ...BACK.slice(0, -1), 'five', 'ready', 'stop'], { store });
    expect(store.kept(USER).progress.pain).toMatchObject([
      { before: 2, after: 2 },
      { before: 5, after: null },
    ]);
  });
});
