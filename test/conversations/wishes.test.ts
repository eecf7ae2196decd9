import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { IN_POSITION, SCREENED, visits } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER } from './talk.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';

async function rollWithWish(wish: readonly string[]): Promise<Awaited<ReturnType<typeof talk>>> {
  const answers = Array.from({ length: 5 }, () => 'three');
  return talk([...IN_POSITION, ...wish, 'ready', ...answers, 'two'], { store: memoryStore() });
}

/** The figures are from docs/clinical.md, "Doses": minutes, close, and the sum of holds of at most 30 s. */
describe('the coach, asked for a length,', () => {
  it.each([
    ['three minutes', 180, 30, 60],
    ['five minutes', 300, 30, 150],
    ['an eight minute routine', 480, 60, 210],
    ['twelve minutes', 720, 60, 330],
    ['fifteen minutes', 900, 60, 390],
  ])(
    'plays for "%s" a first routine of %i s, with a close of %i s and %i s of holds',
    async (said, lengthS, closeS, heldS) => {
      const turns = (await rollWithWish([said])).filter(({ steps }) => steps.length > 0);
      const stepsMs = turns
        .flatMap(({ steps }) => steps)
        .reduce((ms, { startMs, endMs }) => ms + endMs - startMs, 0);
      const closeMs = turns.reduce((ms, turn) => ms + turn.closeMs, 0);
      expect([stepsMs + closeMs, closeMs]).toEqual([lengthS * 1_000, closeS * 1_000]);
      expect(turns.flatMap(holdsIn).reduce((a, b) => a + b, 0)).toBe(heldS);
    },
  );

  it.each([
    ['twenty minutes', 900, /Fifteen minutes is the longest/],
    ['one minute', 180, /Three minutes is the shortest/],
    ['half an hour', 900, /Fifteen minutes is the longest/],
  ])('plays for "%s" a routine of %i s, and says that this is the limit', async (said, lengthS, words) => {
    const turns = await rollWithWish([said]);
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(words);
    const ms = turns
      .flatMap(({ steps }) => steps)
      .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    expect(ms + turns.reduce((sum, turn) => sum + turn.closeMs, 0)).toBe(lengthS * 1_000);
  });

  it.each([
    ['three minutes', 180, 120, []],
    ['eight minutes', 480, 315, [150, 150, 180]],
    ['twelve minutes', 720, 495, [150, 120, 120, 120, 210]],
    ['fifteen minutes', 900, 645, [150, 150, 120, 150, 180, 150]],
  ])(
    'plays for "%s" a fourth routine of %i s, with %i s of holds, in segments of %j s',
    async (said, lengthS, heldS, segments) => {
      const store = memoryStore();
      await visits(3, { store });
      const answers = Array.from({ length: 6 }, () => 'three');
      const back = ['open foam roll coach', 'yes', 'no', 'no', 'two', said, 'ready', ...answers];
      const turns = (await talk(back, { store, at: '2026-11-25T09:00:00.000Z' })).filter(
        ({ steps }) => steps.length > 0,
      );
      const played = turns.map(
        ({ steps, closeMs }) =>
          steps.reduce((ms, { startMs, endMs }) => ms + endMs - startMs, closeMs) / 1_000,
      );
      expect(played.reduce((a, b) => a + b, 0)).toBe(lengthS);
      expect(turns.flatMap(holdsIn).reduce((a, b) => a + b, 0)).toBe(heldS);
      if (segments.length > 0) expect(played).toEqual(segments);
    },
  );

  it('screens first and then plays exactly the length that the request to open the skill named', async () => {
    const opened = await talk([
      'ask foam roll coach for an eight minute routine',
      ...IN_POSITION.slice(1),
      'ready',
    ]);
    expect(opened[0]?.heard).toMatch(/not medical advice.*how old are you/);
    expect(opened.map(askedIn)).toEqual([
      ...SCREENING_IDS,
      'floor',
      'skin_joints',
      'pain_now',
      'ready',
      'hardest',
    ]);
    const store = memoryStore();
    await talk(['ask foam roll coach for an eight minute routine', ...IN_POSITION.slice(1), 'ready'], {
      store,
    });
    const plan = store.kept(USER).progress.open?.plan;
    expect(plan?.steps.reduce((ms, { positionMs, holdMs }) => ms + positionMs + holdMs, plan.closeMs)).toBe(
      480_000,
    );
  });

  it('does not ask for the length again at the next visit, once it was told', async () => {
    const store = memoryStore();
    await talk([...IN_POSITION, 'ready', 'three', 'four', 'two'], { store });
    const back = await talk(['open foam roll coach', 'yes', 'no', 'no', 'two', 'no'], {
      store,
      at: '2026-11-18T09:00:00.000Z',
    });
    expect(back.map(askedIn).at(-1)).toBe('ready');
  });

  it('remembers the length that someone named on coming back until their questions are answered', async () => {
    const store = memoryStore();
    await talk([...IN_POSITION, 'five minutes', 'ready', 'three', 'four', 'two'], { store });
    const at = '2026-11-18T09:00:00.000Z';
    const said = ['ask foam roll coach for a three minute routine', 'yes', 'no', 'no', 'two', 'no', 'ready'];
    const turns = await talk(said, { store, at });
    expect(turns.at(-1)).toMatchObject({ closeMs: 30_000, phase: 'after' });
    expect(holdsIn(turns.at(-1) ?? failWithoutTurn())).toEqual([30, 30]);
  });
});

function failWithoutTurn(): never {
  throw new Error('no turn');
}

describe('the coach, asked for a region,', () => {
  it('plays the side that was asked for, offers the other, then plays the close', async () => {
    const turns = await transcript([
      ...IN_POSITION.map((said) => [said, ''] as const),
      ['roll my right hip', /right.*ready/i, { phase: 'getting_ready' }],
      ['ready', /other side/i, { phase: 'check_in' }],
      ['yes', /back pain now/, { phase: 'after', closeMs: 30_000 }],
      ['two', /Both holds done.*Goodbye/, { microphone: 'closed' }],
    ]);
    expect(turns.flatMap(({ steps }) => steps.map(({ region, side }) => [region, side]))).toEqual([
      ['hip_tfl', 'right'],
      ['hip_tfl', 'left'],
    ]);
    expect(turns.flatMap(holdsIn)).toEqual([30, 30]);
  });

  it('plays only the close after a no to the other side', async () => {
    const turns = await talk([...IN_POSITION, 'roll my right hip', 'ready', 'no']);
    expect(turns.at(-1)).toMatchObject({ steps: [], closeMs: 30_000, phase: 'after' });
  });

  it.each(['roll my lower back', 'roll my back', 'my spine'])(
    'refuses "%s", and offers the glutes',
    async (said) => {
      const turns = await talk([...IN_POSITION, said]);
      expect(turns.at(-1)?.heard).toMatch(/I don't guide .*I can guide your glutes instead/);
      expect(turns.at(-1)).toMatchObject({ steps: [], microphone: 'open' });
    },
  );

  it.each(['ask foam roll coach to roll my hips', 'ask foam roll coach to roll my glutes'])(
    'screens first after "%s", then plays that region',
    async (said) => {
      const store = memoryStore();
      await talk([said, ...IN_POSITION.slice(1), 'ready'], { store });
      const regions = store.kept(USER).progress.open?.plan.steps.map(({ region }) => region) ?? [];
      expect(new Set(regions)).toEqual(new Set([said.endsWith('hips') ? 'hip_tfl' : 'glutes']));
    },
  );

  it('asks again about a region that it doesn’t know', async () => {
    const turns = await talk([...IN_POSITION, 'roll my zebra']);
    expect(turns.map(askedIn).at(-1)).toBe('ready');
  });
});

describe('the coach, told which tool someone has,', () => {
  it.each([
    ['i have a firm roller', 'firm_roller'],
    ["i've only got a tennis ball", 'ball'],
    ['can i use my medicine ball', 'medicine_ball'],
  ])('plans with it and keeps it as a preference: "%s" is a %s', async (said, tool) => {
    const store = memoryStore();
    await talk([...IN_POSITION, said, 'ready'], { store });
    expect(store.kept(USER).progress.open?.plan.tool).toBe(tool);
    expect(store.kept(USER).progress.preferences.tool).toBe(tool);
  });

  it('says something and plays nothing, if today’s routine can’t use the tool', async () => {
    const turns = await talk([...SCREENED, 'no', 'no', 'six', 'i have a hand roller']);
    expect(turns.at(-1)?.steps).toEqual([]);
    expect(turns.at(-1)?.heard).not.toBe('');
  });
});
