import { describe, expect, it } from 'vitest';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { z } from 'zod';
import { memoryStore } from './memory.ts';
import { ROLLING } from './scripts.ts';
import { askedIn, holdsIn, line, MONDAY, talk, transcript, USER } from './talk.ts';

const OPEN = 'open foam roll coach';
const requestSchema = z.looseObject({ request: z.looseObject({ type: z.string() }) });

/** The end of a session that never arrives: the Echo sends it, the skill doesn't get it. */
function lost(skill: Skill): Skill {
  return (envelope) =>
    requestSchema.parse(envelope).request.type === 'SessionEndedRequest'
      ? Promise.resolve(null)
      : skill(envelope);
}

const total = (turns: readonly Turn[]): number => turns.flatMap(holdsIn).reduce((a, b) => a + b, 0);

/** After a hold of thirty seconds that was left after twenty: the wait, what is said, and what is held then. */
const RETURNS = [
  ['(wait 30m)', [OPEN, 'yes'], ['take_up', 'hardest']],
  ['(wait 59m)', [OPEN, 'yes'], ['take_up', 'hardest']],
  [
    '(wait 5h)',
    [OPEN, 'yes', 'no', 'no', 'two', 'ready'],
    ['same_person', 'red_flags_since', 'anything_new', 'pain_now', 'ready', 'hardest'],
  ],
] as const satisfies readonly (readonly [string, readonly string[], readonly string[]])[];

describe.each(RETURNS)('a routine stopped in a hold, and taken up after %s', (wait, said, asked) => {
  it('says what is left, and holds exactly that', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@50 stop', wait, ...said], { store });
    const back = turns.slice(ROLLING.length + 2);
    expect(back.map(askedIn)).toEqual(asked);
    expect(back.at(-1)).toMatchObject({
      steps: [
        { region: 'glutes', side: 'left', startMs: 0, holdStartMs: 10_000, endMs: 20_000 },
        { region: 'glutes', side: 'right' },
      ],
    });
    expect(back.at(-1)?.heard).toMatch(/left .*ten seconds/i);
  });

  it('credits every second once, and one routine', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@50 stop', wait, ...said, 'three', 'four', 'two'], { store });
    const { progress } = store.kept(USER);
    expect(progress.ever).toEqual({ routines: 1, heldMs: 150_000 });
    expect(progress.open).toBeNull();
    expect(progress.routines).toMatchObject([{ done: 5, planned: 5, heldMs: 150_000, ended: 'finished' }]);
    expect(progress.practice.today.heldMs).toMatchObject({ 'glutes.left': 30_000, 'quads.left': 30_000 });
  });
});

it('"stop" tells how many holds were done and how to carry on', async () => {
  const store = memoryStore();
  await transcript(
    [
      ...ROLLING.map((said) => [said, ''] as const),
      [
        '@100 stop',
        /one of five.*open foam roll coach to carry on/i,
        { phase: 'goodbye', microphone: 'closed' },
      ],
    ],
    { store },
  );
  expect(store.kept(USER).progress.open?.heldMs).toEqual([30_000, 10_000, 0, 0, 0]);
});

it('stopped two days ago is recorded as broken off, and a new routine offered', async () => {
  const store = memoryStore();
  const turns = await talk(
    [...ROLLING, '@50 stop', '(wait 2d)', OPEN, 'yes', 'no', 'no', 'no', 'two', 'ready'],
    { store },
  );
  const back = turns.slice(ROLLING.length + 2);
  expect(back.map(askedIn)).toEqual([
    'same_person',
    'red_flags_since',
    'anything_new',
    'flare',
    'pain_now',
    'ready',
    'hardest',
  ]);
  expect(back.at(-1)).toMatchObject({ steps: [{ holdStartMs: 30_000, endMs: 60_000 }, {}] });
  const { progress } = store.kept(USER);
  expect(progress.routines).toMatchObject([{ done: 0, planned: 5, heldMs: 20_000, ended: 'broken_off' }]);
  expect(progress.ever).toEqual({ routines: 1, heldMs: 20_000 });
  expect(progress.open?.heldMs).toEqual([0, 0, 0, 0, 0]);
});

describe.each([
  ['that ends as an Echo says', undefined],
  ['whose end never arrives', lost],
])('a silence at a check-in, in a session %s', (_, between) => {
  const scene = { ...(between === undefined ? {} : { between }) };
  const quiet = [...ROLLING, '(silence)'];

  it('keeps the place: 20 minutes later the hip is next, whole', async () => {
    const store = memoryStore();
    const turns = await talk([...quiet, '(wait 20m)', OPEN, 'yes'], { store, ...scene });
    expect(turns.at(-1)?.steps.map(({ region, side }) => `${side ?? ''} ${region ?? ''}`)).toEqual([
      'left hip_tfl',
      'right hip_tfl',
    ]);
    expect(store.kept(USER).progress.ever.heldMs).toBe(60_000);
  });

  it('credits each hold once by the end', async () => {
    const store = memoryStore();
    await talk([...quiet, '(wait 20m)', OPEN, 'yes', 'four', 'two'], { store, ...scene });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 150_000 },
      open: null,
      routines: [{ done: 5, ended: 'finished' }],
    });
  });

  it('two days later it is broken off, with what was held', async () => {
    const store = memoryStore();
    await talk([...quiet, '(wait 2d)', OPEN, 'yes', 'no'], { store, ...scene });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 60_000 },
      open: null,
      routines: [{ done: 2, planned: 5, ended: 'broken_off' }],
    });
  });
});

describe('a launch 40 s into a segment, when the power had gone', () => {
  it('ends what is credited: fourteen seconds of the first hold, and the rest is to be held', async () => {
    const store = memoryStore();
    const on = line({ store, between: lost });
    for (const said of ROLLING) await on.say(said);
    await on.say(OPEN, 44);
    const back = await on.say('yes');
    expect(store.kept(USER).progress.ever.heldMs).toBe(14_000);
    expect(back.steps[0]).toMatchObject({
      region: 'glutes',
      side: 'left',
      holdStartMs: 10_000,
      endMs: 26_000,
    });
  });

  it('ends it too when that session comes to nothing, and the one after it goes on', async () => {
    const store = memoryStore();
    const on = line({ store, between: lost });
    for (const said of ROLLING) await on.say(said);
    await on.say(OPEN, 44);
    await on.silence();
    await on.say(OPEN);
    await on.say('yes');
    expect(store.kept(USER).progress.ever.heldMs).toBe(14_000);
  });
});

it('silent after the close, at the last question: the routine is finished', async () => {
  const store = memoryStore();
  await talk([...ROLLING, 'three', 'four', '(silence)'], { store });
  expect(store.kept(USER).progress).toMatchObject({
    open: null,
    ever: { routines: 1, heldMs: 150_000 },
    practice: { finished: 1 },
  });
});

it('silent after the close, and no end of the session: the next launch finds it finished', async () => {
  const store = memoryStore();
  await talk([...ROLLING, 'three', 'four', '(silence)', '(wait 1d)', OPEN, 'yes'], { store, between: lost });
  expect(store.kept(USER).progress).toMatchObject({
    open: null,
    ever: { routines: 1, heldMs: 150_000 },
    practice: { finished: 1 },
  });
});

describe('a place taken up', () => {
  it('asks a recognised voice only whether to carry on', async () => {
    const scene = { store: memoryStore(), person: 'ada' };
    const turns = await talk([...ROLLING, '@50 stop', '(wait 10m)', OPEN], scene);
    expect(turns.at(-1)?.heard).not.toMatch(/was that you|if that was you/i);
    expect(turns.map(askedIn).at(-1)).toBe('take_up');
  });

  it('declined goes the way of any return', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@50 stop', '(wait 10m)', OPEN, 'no'], { store });
    expect(turns.map(askedIn).at(-1)).toBe('same_person');
  });

  it('is not offered to another recognised voice', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@50 stop'], { store, person: 'ada' });
    const turns = await talk([OPEN], { store, person: 'bob', at: '2026-11-16T09:20:00.000Z' });
    expect(turns.map(askedIn)).toEqual(['adult_self']);
  });

  it('is cancelled by a symptom since then', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@50 stop', '(wait 10m)', OPEN, 'my leg is numb'], { store });
    expect(turns.at(-1)?.steps).toEqual([]);
    expect(turns.map(askedIn).at(-1)).not.toBe('take_up');
  });

  it('is told only after same_person when an hour has passed', async () => {
    const turns = await talk([...ROLLING, '@50 stop', '(wait 5h)', OPEN], { store: memoryStore() });
    expect(turns.at(-1)?.heard).not.toMatch(/glute|buttock|left/i);
  });
});

it('paused and resumed in the session gives ten seconds to get back, and the rest', async () => {
  const turns = await talk([...ROLLING, '@45 pause', 'carry on'], { at: MONDAY });
  expect(turns.at(-2)).toMatchObject({ phase: 'paused', microphone: 'open' });
  expect(turns.at(-2)?.heard).toMatch(/left .*fifteen seconds left/i);
  expect(turns.at(-1)?.steps[0]).toMatchObject({ holdStartMs: 10_000, endMs: 25_000 });
  expect(total(turns.slice(-1))).toBe(45);
});
