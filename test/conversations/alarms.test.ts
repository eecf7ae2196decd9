import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { memoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, MOMENTS } from './phases.ts';
import { ROLLING } from './scripts.ts';
import { talk, transcript, USER } from './talk.ts';

/** The number to call must be among the first six words. */
const NUMBER_FIRST = /^(?:\S+ ){0,5}911\b/;
const NAMES = keysOf(MOMENTS);

describe.each(NAMES)('the coach, at %s,', (name) => {
  it.each([
    ['call an ambulance', NUMBER_FIRST, 'emergency'],
    ['nine one one', NUMBER_FIRST, 'emergency'],
    ['nine hundred eleven', NUMBER_FIRST, 'emergency'],
    ['nine nine nine', NUMBER_FIRST, 'emergency'],
    ['one one two', NUMBER_FIRST, 'emergency'],
    ['zero zero zero', NUMBER_FIRST, 'emergency'],
    ["i can't move", NUMBER_FIRST, 'emergency'],
    ['i have chest pain', NUMBER_FIRST, 'emergency'],
    ["i'm numb between the legs", NUMBER_FIRST, 'emergency'],
    ['my wife passed out', NUMBER_FIRST, 'emergency'],
    ['i want to die', /^(?:\S+ ){0,5}988.*911/, null],
    ["i'm stuck", /^(?:\S+ ){0,5}911.*hands and knees/, null],
  ])('answers "%s" with the number to call, and closes the session', async (said, words, level) => {
    const last = await answerAt(name, said);
    expect(last).toMatchObject({ microphone: 'closed', phase: 'blocked', steps: [], closeMs: 0 });
    expect(last.heard).toMatch(words);
    expect(last.heard).not.toContain('?');
    if (level !== null) expect(last.level).toBe(level);
  });
});

describe('the coach, in an emergency during a hold,', () => {
  it('says to roll off, credits the time held, and withdraws the permission', async () => {
    const store = memoryStore();
    await transcript(
      [
        ...ROLLING.map((said) => [said, ''] as const),
        [
          `@${IN_A_HOLD} call an ambulance`,
          /911.*Roll off\. With chest pain or little breath, sit up.*otherwise lie on your side/,
          { level: 'emergency' },
        ],
      ],
      { store },
    );
    expect(store.kept(USER).progress).toMatchObject({
      screened: null,
      open: null,
      ever: { heldMs: 20_000 },
      routines: [{ ended: 'broken_off' }],
    });
  });

  it('keeps no word of the symptom', async () => {
    const store = memoryStore();
    await talk([...ROLLING, `@${IN_A_HOLD} i have chest pain`], { store });
    expect(JSON.stringify(store.item(USER))).not.toMatch(/chest|emergency|symptom/);
  });
});

describe('the coach, in the sentence that opens the skill,', () => {
  it.each([
    ['ask foam roll coach to call an ambulance', NUMBER_FIRST],
    ['tell foam roll coach i have chest pain', NUMBER_FIRST],
    ['tell foam roll coach i want to die', /988/],
    ["tell foam roll coach i can't get up", /911.*hands and knees/],
  ])('answers "%s" with whom to call, and closes the session', async (said, words) => {
    const [turn] = await talk([said]);
    expect(turn?.heard).toMatch(words);
    expect(turn).toMatchObject({ microphone: 'closed', phase: 'blocked' });
  });
});
