import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { answerUntil, lead, planIn, type Replies } from './answering.ts';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, IN_POSITION, SCREENED, times } from './scripts.ts';
import { askedIn, holdsIn, line, MONDAY, talk, transcript, USER } from './talk.ts';

const regionsIn = (turns: Awaited<ReturnType<typeof talk>>): Set<string | null> =>
  new Set(turns.flatMap(({ steps }) => steps.map(({ region }) => region)));

describe('the coach, with someone who is not an adult or answers for another,', () => {
  it.each(["i'm sixteen years old", 'sixteen', 'asking for my mother'])(
    'ends the visit after "%s", and keeps no outcome',
    async (said) => {
      const store = memoryStore();
      const turns = await talk(['open foam roll coach', said], { store });
      expect(turns.at(-1)).toMatchObject({ phase: 'blocked', level: null, microphone: 'closed' });
      expect(turns.at(-1)?.heard).toMatch(/adults/);
      expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null });
    },
  );

  it('asks for the range of an age that nobody tells, and ends the visit where it is under eighteen', async () => {
    const store = memoryStore();
    const turns = await talk(['open foam roll coach', 'no', 'no'], { store });
    expect(turns.map(askedIn)).toEqual(['age', 'adult', null]);
    expect(turns.at(-1)?.heard).toMatch(/adults/);
    expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null });
  });

  it('still hears an emergency of somebody else', async () => {
    await transcript([
      ['open foam roll coach', 'how old are you'],
      ['my mother has chest pain', /^(?:\S+ ){0,5}911/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });
});

describe('the coach, asking whether someone can get down to the floor,', () => {
  it.each(['no', "i can't get down on the floor"])(
    'rolls at a wall or on a chair after "%s"',
    async (said) => {
      const store = memoryStore();
      const turns = await talk([...SCREENED, said, 'no', 'two', 'i have a tennis ball', 'ready'], {
        store,
      });
      expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
      const { preferences, open } = store.kept(USER).progress;
      expect(preferences.floor).toBe(false);
      expect(open?.plan.steps.map(({ posture }) => posture)).not.toContain('floor');
    },
  );
});

describe('the coach, before a routine,', () => {
  it('asks about the floor once, and keeps the answer', async () => {
    const { store, asked } = await lead({ floor: 'no' });
    expect(asked).toContain('floor');
    const again = await lead({ take_up: 'no' }, { store, at: '2026-11-18T09:00:00.000Z' });
    expect(again.asked).not.toContain('floor');
    expect(planIn(again.turns.at(-1) ?? expect.fail()).steps.map(({ posture }) => posture)).not.toContain(
      'floor',
    );
  });
});

describe('the coach, told of sore skin or joints,', () => {
  it('asks where sore skin or joints are, and leaves that region out on both sides', async () => {
    const turns = await transcript([
      ...SCREENED.map((said) => [said, ''] as const),
      ['yes', /skin, a vein, a swelling, a joint\?$/],
      ['yes', /where/i, { phase: 'set_up' }],
      [
        'my left hip',
        /leave out your glutes and hips\. Near it are your outer thighs\. Shall I leave them out, too\?$/,
      ],
      ['yes', /leave out your outer thighs/],
      ['two', ''],
      ['ready', ''],
      ['three', ''],
    ]);
    expect([...regionsIn(turns)].sort()).toEqual(['hamstrings', 'quads']);
  });

  it.each([
    ['someone is unsure whether they have any', ['not sure', 'not sure']],
    ['someone is unsure where they are', ['yes', 'not sure']],
  ])('plays no routine today, but blocks no later one, if %s', async (_, said) => {
    const store = memoryStore();
    const last = (await talk([...SCREENED, 'yes', ...said], { store })).at(-1);
    expect(last?.heard).toMatch(/no routine for now/);
    expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
  });
});

describe('the coach, before it leaves out more than the sore place that was named,', () => {
  const AT_NEAR = [...SCREENED, 'yes', 'yes', 'my left hip'];

  it.each([
    ['leaves it out after "yes"', ['yes'], false],
    ['leaves it out after "not sure"', ['not sure'], false],
    ['leaves it out if nothing clear is said', times(3, 'banana'), false],
    ['leaves out only what was named after "no"', ['no'], true],
  ])('%s', async (_, said, rolled) => {
    const store = memoryStore();
    await talk([...AT_NEAR, ...said, 'two', 'roll my outer thigh', 'ready'], { store });
    const steps = store.kept(USER).progress.open?.plan.steps ?? [];
    expect(steps.some(({ region }) => region === 'lateral_thigh')).toBe(rolled);
    expect(steps.map(({ region }) => region)).not.toContain('hip_tfl');
  });

  it('asks nothing more about a place that is a region of its own', async () => {
    const turns = await talk([...SCREENED, 'yes', 'yes', 'my left calf']);
    expect(askedIn(turns.at(-1) ?? expect.fail())).toBe('pain_now');
  });

  it('asks about the thighs and calves around a sore knee, which is no region', async () => {
    const [turn] = (await talk([...SCREENED, 'yes', 'my left knee'])).slice(-1);
    expect(turn?.heard).toMatch(
      /Near it are your quads, hamstrings, .*calves\. Shall I leave them out, too\?$/,
    );
  });
});

describe('the coach, told how strong back pain is,', () => {
  it.each(['six', 'seven', 'not sure'])(
    'rolls gently after "%s": the glutes only, for three minutes',
    async (said) => {
      const store = memoryStore();
      const turns = await talk([...IN_POSITION.slice(0, -1), said, 'ready'], { store });
      expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle.*Three minutes, your glutes only/);
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

  it.each([
    ['three and a half', /^Four\. /],
    ['seven and a half', /^Eight\. .*no routine today/],
  ])('takes "%s" for the next whole number, and says that back', async (said, heard) => {
    expect((await talk([...IN_POSITION.slice(0, -1), said])).at(-1)?.heard).toMatch(heard);
  });

  it('says which of the two it is: a strong pain, or one that someone can’t put in numbers', async () => {
    const heard = async (said: string) => (await talk([...IN_POSITION.slice(0, -1), said])).at(-1)?.heard;
    expect(await heard('six')).toMatch(/^Six\. Your back is quite sore, so let's keep it gentle/);
    expect(await heard('not sure')).toMatch(/^Let's keep it gentle, since you can't put a number on it/);
  });

  it('says that it is short for the pain, though the screening made it gentle already', async () => {
    const { turns } = await lead({ other: 'yes', other_condition: 'yes', pain_now: 'six' });
    expect(turns.at(-2)?.heard).toMatch(
      /ask your doctor before rolling.*quite sore.*Three minutes, your glutes only/,
    );
    expect(turns.flatMap(holdsIn)).toEqual([30, 30]);
  });

  it('rolls the glutes of a sore back, though another region was wished for', async () => {
    const turns = await talk([...IN_POSITION.slice(0, -1), 'six', 'roll my hips', 'ready']);
    expect([...regionsIn(turns)]).toEqual(['glutes']);
  });

  it('takes three answers that it doesn’t understand for none, and ends', async () => {
    const last = (await talk([...IN_POSITION.slice(0, -1), ...times(3, 'banana')])).at(-1);
    expect(last?.heard).toMatch(/^I can't hear you well/);
    expect(last).toMatchObject({ microphone: 'closed', steps: [] });
  });

  it.each(['eight', 'nine', 'a ten out of ten'])(
    'plays no routine after "%s", and advises to see a clinician',
    async (said) => {
      const store = memoryStore();
      const last = (await talk([...IN_POSITION.slice(0, -1), said], { store })).at(-1);
      expect(last?.heard).toMatch(/no routine today.*See/);
      expect(last).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
      expect(store.kept(USER).progress).toMatchObject({ screened: { outcome: 'ok' }, open: null });
    },
  );

  it('asks again after "eleven"', async () => {
    expect((await talk([...IN_POSITION.slice(0, -1), 'eleven'])).map(askedIn).at(-1)).toBe('pain_now');
  });
});

/** The ways in which the region of each hold that a conversation has planned last is done. */
function posturesIn(turn: Turn | undefined): string[] {
  return turn === undefined ? [] : planIn(turn).steps.map(({ posture }) => posture);
}

describe('the coach, asked for the floor in gentle mode,', () => {
  it.each(['can i do it on the floor', 'i want the floor', "i'd rather lie down"])(
    'plans it on the floor after "%s", where a pain of six is the one reason for it',
    async (said) => {
      const turns = await talk([...IN_POSITION.slice(0, -1), 'six', said, 'ready']);
      expect(posturesIn(turns.at(-3))).toEqual(['wall', 'wall']);
      expect(turns.at(-2)?.heard).toMatch(/On the floor, then: get down slowly.*Sit on the roller/);
      expect(posturesIn(turns.at(-1))).toEqual(['floor', 'floor']);
      expect(turns.at(-1)?.heard).toContain('three out of ten at most');
    },
  );

  it('remembers the wish from before the pain is known', async () => {
    const turns = await talk([...IN_POSITION.slice(0, -2), 'i want the floor', 'no', 'seven']);
    expect(turns.at(-1)?.heard).toMatch(/On the floor, then/);
  });

  it.each<[string, Replies, RegExp]>([
    ['they get down and up alone only with help', { floor: 'no' }, /hard to get up from/],
    ['they can’t say how sore it is', { pain_now: ['not sure', 'not sure'] }, /Without a number/],
    ['they are seventy', { age: 'seventy' }, /gentle means off the floor/],
    ['a clinician allowed it', { bones: 'brittle bones' }, /gentle means off the floor/],
    ['they were examined and not told to rest', { history: 'cancer' }, /gentle means off the floor/],
    ['of leg pain', { leg: 'yes' }, /gentle means off the floor/],
    ['they take aspirin', { blood_heart: 'aspirin' }, /gentle means off the floor/],
    ['of loose joints', { bones: ['loose joints', 'none'] }, /gentle means off the floor/],
    ['of a condition', { other: 'i have asthma' }, /gentle means off the floor/],
    ['the roller is a ball', { skin_joints: ['i have a tennis ball', 'no'] }, /with a soft roller only/],
  ])('stays off it, and says why, where %s as well', async (_, replies, why) => {
    const on = line({ store: memoryStore() });
    await answerUntil('ready', await on.say('open foam roll coach'), on, { pain_now: 'six', ...replies });
    const asked = await on.say('can i do it on the floor');
    expect(asked.heard).toMatch(why);
    expect(posturesIn(asked)).not.toContain('floor');
    expect(posturesIn(await on.say('ready'))).not.toContain('floor');
  });
});

describe('the coach, with someone new in the household,', () => {
  it('leads a guest through a routine, and neither tells nor keeps anything', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const item = store.item(USER);
    const guest = await talk(
      ['open foam roll coach', 'no', ...IN_POSITION.slice(1), 'ready', 'three', 'four', 'two'],
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
    expect(turns.map(askedIn)).toEqual(['age']);
    expect(store.kept(USER, 'ada').progress.practice.finished).toBe(1);
    expect(store.kept(USER, 'bob').progress.practice.finished).toBe(0);
  });
});

it('changes the length of a routine if someone asks for it in position, before the first bell', async () => {
  const turns = await talk([...IN_POSITION, 'for eight minutes', 'ready']);
  expect(turns.at(-2)).toMatchObject({ phase: 'getting_ready', microphone: 'open' });
  expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
});
