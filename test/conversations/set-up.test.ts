import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, IN_POSITION, SCREENED, SET_UP, times } from './scripts.ts';
import { askedIn, holdsIn, MONDAY, talk, transcript, USER } from './talk.ts';

const regionsIn = (turns: Awaited<ReturnType<typeof talk>>): Set<string | null> =>
  new Set(turns.flatMap(({ steps }) => steps.map(({ region }) => region)));

describe('the coach, with someone who is not an adult or answers for another,', () => {
  it.each(['no', "i'm sixteen years old", 'sixteen', 'asking for my mother'])(
    'ends the visit after "%s", and keeps no outcome',
    async (said) => {
      const store = memoryStore();
      const turns = await talk(['open foam roll coach', said], { store });
      expect(turns.at(-1)).toMatchObject({ phase: 'blocked', level: null, microphone: 'closed' });
      expect(turns.at(-1)?.heard).toMatch(/adults/);
      expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null });
    },
  );

  it('still hears an emergency of somebody else', async () => {
    await transcript([
      ['open foam roll coach', 'eighteen'],
      ['my mother has chest pain', /^(?:\S+ ){0,5}911/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });
});

describe('the coach, asking whether someone can get down to the floor,', () => {
  it.each(['no', "i can't get down on the floor"])(
    'rolls at a wall or on a chair after "%s"',
    async (said) => {
      const store = memoryStore();
      const turns = await talk([...SCREENED, said, 'no', 'two', 'i have a tennis ball', 'yes', 'ready'], {
        store,
      });
      expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
      const { preferences, open } = store.kept(USER).progress;
      expect(preferences.floor).toBe(false);
      expect(open?.plan.steps.map(({ posture }) => posture)).not.toContain('floor');
    },
  );
});

describe('the coach, told of sore skin or joints,', () => {
  it('asks where they are, and leaves that region out on both sides', async () => {
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
    ['someone is unsure whether they have any', ['not sure', 'not sure']],
    ['someone is unsure where they are', ['yes', 'not sure']],
    ['someone names no place that it knows', ['yes', 'banana', 'banana', 'banana']],
  ])('plays no routine today, but blocks no later one, if %s', async (_, said) => {
    const store = memoryStore();
    const last = (await talk([...SCREENED, 'yes', ...said], { store })).at(-1);
    expect(last?.heard).toMatch(/No routine today/);
    expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
  });
});

describe('the coach, told how strong back pain is,', () => {
  it.each(['six', 'seven', 'not sure'])(
    'rolls gently after "%s": the glutes only, for three minutes',
    async (said) => {
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
    },
  );

  it('takes three unclear answers like "not sure"', async () => {
    const turns = await talk([...SET_UP.slice(0, -1), ...times(3, 'banana'), 'ready']);
    expect(turns.flatMap(holdsIn)).toEqual([30, 30]);
  });

  it.each(['eight', 'nine', 'a ten out of ten'])(
    'plays no routine after "%s", and advises to see a clinician',
    async (said) => {
      const store = memoryStore();
      const last = (await talk([...SET_UP.slice(0, -1), said], { store })).at(-1);
      expect(last?.heard).toMatch(/no routine today.*See/);
      expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
      expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
    },
  );

  it('asks again after "eleven"', async () => {
    expect((await talk([...SET_UP.slice(0, -1), 'eleven'])).map(askedIn).at(-1)).toBe('pain_now');
  });
});

describe('the coach, with someone new in the household,', () => {
  it('leads a guest through a routine, and neither tells nor keeps anything', async () => {
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

  it('keeps a record of its own for a recognised voice', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, person: 'ada' });
    const turns = await talk(['open foam roll coach'], { store, person: 'bob', at: MONDAY });
    expect(turns.map(askedIn)).toEqual(['adult_self']);
    expect(store.kept(USER, 'ada').progress.practice.finished).toBe(1);
    expect(store.kept(USER, 'bob').progress.practice.finished).toBe(0);
  });
});

describe('the coach, with someone who comes back,', () => {
  const back = [...FIRST_VISIT, '(wait 2d)', 'open foam roll coach', 'yes'];

  it('takes a yes about red flags, or "not sure" twice, as an emergency', async () => {
    for (const said of [['yes'], ['not sure', 'not sure']]) {
      const store = memoryStore();
      const last = (await talk([...back, ...said], { store })).at(-1);
      expect(last).toMatchObject({ level: 'emergency', phase: 'blocked', microphone: 'closed' });
      expect(last?.heard).toMatch(/^(?:\S+ ){0,5}911/);
      expect(store.kept(USER).progress.screened).toBeNull();
    }
  });

  it('begins a full screening if something is new', async () => {
    const turns = await talk([...back, 'no', 'yes'], { store: memoryStore() });
    expect(turns.at(-1)?.heard).toMatch(/Something is new.*fifteen/i);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });

  it('shortens the routine after a flare, and says why', async () => {
    const turns = await talk([...back, 'no', 'no', 'yes', 'two', 'ready'], { store: memoryStore() });
    expect(turns.at(-2)?.heard).toMatch(/worse after last time.*three minutes/);
    expect(turns.flatMap(holdsIn).slice(5)).toEqual([30, 30]);
  });

  it('begins a full screening after two flares in a row', async () => {
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

it('changes the length of a routine if someone asks for it in position, before the first bell', async () => {
  const turns = await talk([...IN_POSITION, 'for eight minutes', 'ready']);
  expect(turns.at(-2)).toMatchObject({ phase: 'getting_ready', microphone: 'open' });
  expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
});
