import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, IN_POSITION, SCREENED, SET_UP, times } from './scripts.ts';
import { askedIn, holdsIn, MONDAY, talk, transcript, USER } from './talk.ts';

const regionsIn = (turns: Awaited<ReturnType<typeof talk>>): Set<string | null> =>
  new Set(turns.flatMap(({ steps }) => steps.map(({ region }) => region)));

describe('someone who is not an adult, or answers for another', () => {
  it.each(['no', "i'm sixteen years old", 'sixteen', 'asking for my mother'])(
    '"%s" ends it in a friendly way',
    async (said) => {
      const store = memoryStore();
      const turns = await talk(['open foam roll coach', said], { store });
      expect(turns.at(-1)).toMatchObject({ phase: 'blocked', level: null, microphone: 'closed' });
      expect(turns.at(-1)?.heard).toMatch(/adults/);
      expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null });
    },
  );

  it('is still heard when something dangerous is said', async () => {
    await transcript([
      ['open foam roll coach', 'eighteen'],
      ['my mother has chest pain', /^(?:\S+ ){0,5}911/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });
});

describe('the floor', () => {
  it.each(['no', "i can't get down on the floor"])('"%s": at a wall or on a chair', async (said) => {
    const store = memoryStore();
    const turns = await talk([...SCREENED, said, 'no', 'two', 'i have a tennis ball', 'yes', 'ready'], {
      store,
    });
    expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
    const { preferences, open } = store.kept(USER).progress;
    expect(preferences.floor).toBe(false);
    expect(open?.plan.steps.map(({ posture }) => posture)).not.toContain('floor');
  });
});

describe('sore skin or joints', () => {
  it('are asked for by place, and left out on both sides', async () => {
    const turns = await transcript([
      ...SCREENED.map((said) => [said, ''] as const),
      ['yes', /cut, rash/],
      ['yes', /where/i, { phase: 'set_up' }],
      ['my left hip', /leave out.*hip/i],
      ['two', ''],
      ['yes', ''],
      ['ready', ''],
      ['three', ''],
    ]);
    expect([...regionsIn(turns)].sort()).toEqual(['hamstrings', 'quads']);
  });

  it.each([
    ['someone unsure about them', ['not sure', 'not sure']],
    ['someone unsure where they are', ['yes', 'not sure']],
    ['a place nobody knows', ['yes', 'banana', 'banana', 'banana']],
  ])('of %s mean no routine today, and block nothing', async (_, said) => {
    const store = memoryStore();
    const last = (await talk([...SCREENED, 'yes', ...said], { store })).at(-1);
    expect(last?.heard).toMatch(/No routine today/);
    expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
  });
});

describe('back pain now', () => {
  it.each(['six', 'seven', 'not sure'])('of %s: gentle, glutes only, three minutes', async (said) => {
    const store = memoryStore();
    const turns = await talk([...SET_UP.slice(0, -1), said, 'ready'], { store });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle.*glutes only, three minutes/);
    expect(turns.flatMap(holdsIn)).toEqual([30, 30]);
    expect([...regionsIn(turns)]).toEqual(['glutes']);
    const lengthMs = turns
      .flatMap(({ steps }) => steps)
      .reduce((ms, step) => ms + step.endMs - step.startMs, 30_000);
    expect(lengthMs).toBe(180_000);
    expect(turns.at(-1)).toMatchObject({ level: 'caution', closeMs: 30_000 });
    expect(store.kept(USER).progress.open?.plan.gentle).toBe(true);
  });

  it('asked three times in vain is taken as unsure', async () => {
    const turns = await talk([...SET_UP.slice(0, -1), ...times(3, 'banana'), 'ready']);
    expect(turns.flatMap(holdsIn)).toEqual([30, 30]);
  });

  it.each(['eight', 'nine', 'a ten out of ten'])('of %s: no routine, and see a clinician', async (said) => {
    const store = memoryStore();
    const last = (await talk([...SET_UP.slice(0, -1), said], { store })).at(-1);
    expect(last?.heard).toMatch(/no routine today.*See/);
    expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
  });

  it('of eleven is no number there is', async () => {
    expect((await talk([...SET_UP.slice(0, -1), 'eleven'])).map(askedIn).at(-1)).toBe('pain_now');
  });
});

describe('someone new in the household', () => {
  it('says no at same_person: nothing is told, nothing is kept', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const item = store.item(USER);
    const guest = await talk(
      [
        'open foam roll coach',
        'no',
        'yes',
        ...times(14, 'no'),
        'yes',
        'no',
        'two',
        'yes',
        'ready',
        'three',
        'four',
        'two',
      ],
      { store, at: '2026-11-18T09:00:00.000Z' },
    );
    expect(guest.at(-1)).toMatchObject({ phase: 'goodbye', level: 'ok' });
    expect(guest.flatMap(holdsIn)).toEqual([30, 30, 30, 30, 30]);
    expect(guest.map(({ heard }) => heard).join(' ')).not.toMatch(
      /this week|back worse|worse after|last routine/i,
    );
    expect(store.item(USER)).toEqual(item);
  });

  it('has a record of their own with a recognised voice', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, person: 'ada' });
    const turns = await talk(['open foam roll coach'], { store, person: 'bob', at: MONDAY });
    expect(turns.map(askedIn)).toEqual(['adult_self']);
    expect(store.kept(USER, 'ada').progress.practice.finished).toBe(1);
    expect(store.kept(USER, 'bob').progress.practice.finished).toBe(0);
  });
});

describe('returning', () => {
  const back = [...FIRST_VISIT, '(wait 2d)', 'open foam roll coach', 'yes'];

  it('a yes at red_flags_since, or unsure twice, is an emergency', async () => {
    for (const said of [['yes'], ['not sure', 'not sure']]) {
      const store = memoryStore();
      const last = (await talk([...back, ...said], { store })).at(-1);
      expect(last).toMatchObject({ level: 'emergency', phase: 'blocked', microphone: 'closed' });
      expect(last?.heard).toMatch(/^(?:\S+ ){0,5}911/);
      expect(store.kept(USER).progress.screened).toBeNull();
    }
  });

  it('a yes at anything_new leads to the full screening', async () => {
    const turns = await talk([...back, 'no', 'yes'], { store: memoryStore() });
    expect(turns.at(-1)?.heard).toMatch(/Something is new.*fifteen/i);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });

  it('a flare halves the minutes, and the coach says why', async () => {
    const turns = await talk([...back, 'no', 'no', 'yes', 'two', 'ready'], { store: memoryStore() });
    expect(turns.at(-2)?.heard).toMatch(/worse after last time.*three minutes/);
    expect(turns.flatMap(holdsIn).slice(5)).toEqual([30, 30]);
  });

  it('two flares in a row pause rolling until a full screening', async () => {
    const store = memoryStore();
    const flare = ['open foam roll coach', 'yes', 'no', 'no', 'yes'];
    const rolled = ['two', 'ready', 'two'];
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...flare, ...rolled, '(wait 2d)', ...flare], {
      store,
    });
    expect(turns.at(-1)?.heard).toMatch(/worse after two routines in a row.*fifteen/i);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });
});

it('what was asked in position can be changed before the first bell', async () => {
  const turns = await talk([...IN_POSITION, 'for eight minutes', 'ready']);
  expect(turns.at(-2)).toMatchObject({ phase: 'getting_ready', microphone: 'open' });
  expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
});
