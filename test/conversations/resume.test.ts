import { describe, expect, it } from 'vitest';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { z } from 'zod';
import { memoryStore } from './memory.ts';
import { ROLLING } from './scripts.ts';
import { askedIn, holdsIn, line, MONDAY, talk, transcript, USER } from './talk.ts';

const OPEN = 'open foam roll coach';
const requestSchema = z.looseObject({ request: z.looseObject({ type: z.string() }) });

/** Loses the end of a session: the Echo sends it, but the skill never gets it. */
function loseSessionEnd(skill: Skill): Skill {
  return (envelope) =>
    requestSchema.parse(envelope).request.type === 'SessionEndedRequest'
      ? Promise.resolve(null)
      : skill(envelope);
}

const secondsHeld = (turns: readonly Turn[]): number => turns.flatMap(holdsIn).reduce((a, b) => a + b, 0);

/** Someone stopped twenty seconds into a hold of thirty: the wait, what they say then, and the questions they hear. */
const RETURNS = [
  ['(wait 30m)', [OPEN, 'yes', 'ready'], ['take_up', 'ready', 'hardest']],
  ['(wait 59m)', [OPEN, 'yes', 'ready'], ['take_up', 'ready', 'hardest']],
  [
    '(wait 5h)',
    [OPEN, 'yes', 'no', 'no', 'two', 'ready'],
    ['same_person', 'red_flags_since', 'anything_new', 'pain_now', 'ready', 'hardest'],
  ],
] as const satisfies readonly (readonly [string, readonly string[], readonly string[]])[];

describe.each(RETURNS)(
  'the coach, resuming a routine that was stopped in a hold, after %s,',
  (wait, said, asked) => {
    it('says what is left of the hold, and plays exactly that', async () => {
      const store = memoryStore();
      const turns = await talk([...ROLLING, '@35 stop', wait, ...said], { store });
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

    it('credits each second of the resumed routine once, and counts one routine', async () => {
      const store = memoryStore();
      await talk([...ROLLING, '@35 stop', wait, ...said, 'three', 'four', 'two'], { store });
      const { progress } = store.kept(USER);
      expect(progress.ever).toEqual({ routines: 1, heldMs: 150_000 });
      expect(progress.open).toBeNull();
      expect(progress.routines).toMatchObject([{ done: 5, planned: 5, heldMs: 150_000, ended: 'finished' }]);
      expect(progress.practice.today.heldMs).toMatchObject({ 'glutes.left': 30_000, 'quads.left': 30_000 });
    });
  },
);

it('tells after "stop" how many holds were done, and how to resume', async () => {
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

it('records a routine as broken off two days after it was stopped, and begins a new one', async () => {
  const store = memoryStore();
  const turns = await talk([...ROLLING, '@35 stop', '(wait 2d)', OPEN, 'yes', 'no', 'no', 'two', 'ready'], {
    store,
  });
  const back = turns.slice(ROLLING.length + 2);
  expect(back.map(askedIn)).toEqual([
    'same_person',
    'red_flags_since',
    'anything_new',
    'pain_now',
    'ready',
    'hardest',
  ]);
  expect(back.at(-1)).toMatchObject({ steps: [{ holdStartMs: 15_000, endMs: 45_000 }, {}] });
  const { progress } = store.kept(USER);
  expect(progress.routines).toMatchObject([{ done: 0, planned: 5, heldMs: 20_000, ended: 'broken_off' }]);
  expect(progress.ever).toEqual({ routines: 1, heldMs: 20_000 });
  expect(progress.open?.heldMs).toEqual([0, 0, 0, 0, 0]);
});

describe('the coach, after silence at a check-in,', () => {
  const quiet = [...ROLLING, '(silence)'];

  it('leaves time first, then asks how they are, says whom to call, and asks once more', async () => {
    const turn = (await talk(quiet)).at(-1);
    expect(turn?.heard).toBe(
      "I didn't hear a number. Come off, and take your time. Are you all right? " +
        "If you can't move, or feel ill, call 911 on your phone, or shout for help. " +
        'From zero to ten, how sore was the sorest spot?',
    );
  });

  it('resumes 20 minutes later with the whole next region', async () => {
    const store = memoryStore();
    const turns = await talk([...quiet, '(wait 20m)', OPEN, 'yes', 'ready'], { store });
    expect(turns.at(-1)?.steps.map(({ region, side }) => `${side ?? ''} ${region ?? ''}`)).toEqual([
      'left hip_tfl',
      'right hip_tfl',
    ]);
    expect(store.kept(USER).progress.ever.heldMs).toBe(60_000);
  });

  it('credits each hold once by the end of the resumed routine', async () => {
    const store = memoryStore();
    await talk([...quiet, '(wait 20m)', OPEN, 'yes', 'ready', 'four', 'two'], { store });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 150_000 },
      open: null,
      routines: [{ done: 5, ended: 'finished' }],
    });
  });

  it('records the routine as broken off two days later, with the holds that were done', async () => {
    const store = memoryStore();
    await talk([...quiet, '(wait 2d)', OPEN, 'yes', 'no'], { store });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 60_000 },
      open: null,
      routines: [{ done: 2, planned: 5, ended: 'broken_off' }],
    });
  });
});

describe('the coach, if nothing ever confirmed that a segment was heard,', () => {
  const quiet = [...ROLLING, '(silence)', '(wait 20m)', OPEN];
  const scene = { between: loseSessionEnd };

  it('credits nothing of it, and resumes at its beginning', async () => {
    const store = memoryStore();
    const turns = await talk([...quiet, 'yes', 'ready'], { store, ...scene });
    expect(turns.at(-1)?.steps).toMatchObject([
      { region: 'glutes', side: 'left', holdStartMs: 15_000, endMs: 45_000 },
      { region: 'glutes', side: 'right' },
    ]);
    expect(store.kept(USER).progress.ever).toEqual({ routines: 0, heldMs: 0 });
  });

  it('credits each hold once by the end of the resumed routine', async () => {
    const store = memoryStore();
    await talk([...quiet, 'yes', 'ready', 'three', 'four', 'two'], { store, ...scene });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 150_000 },
      open: null,
      routines: [{ done: 5, ended: 'finished' }],
    });
  });

  it('credits what earlier answers confirmed, and no more, two days later', async () => {
    const store = memoryStore();
    await talk([...ROLLING, 'three', '(silence)', '(wait 2d)', OPEN, 'yes', 'no'], { store, ...scene });
    expect(store.kept(USER).progress).toMatchObject({
      ever: { routines: 1, heldMs: 60_000 },
      open: null,
      routines: [{ done: 2, planned: 5, ended: 'broken_off' }],
    });
  });

  it('credits nothing of the hold in which the power failed, not in a later session either', async () => {
    const store = memoryStore();
    const on = line({ store, ...scene });
    for (const said of ROLLING) await on.say(said);
    await on.say(OPEN, 44);
    await on.silence();
    await on.say(OPEN);
    const back = await on.say('yes');
    expect(store.kept(USER).progress.ever.heldMs).toBe(0);
    expect(back.steps[0]).toMatchObject({
      region: 'glutes',
      side: 'left',
      holdStartMs: 15_000,
      endMs: 45_000,
    });
  });
});

it('records a routine as finished after silence at the last question', async () => {
  const store = memoryStore();
  await talk([...ROLLING, 'three', 'four', '(silence)'], { store });
  expect(store.kept(USER).progress).toMatchObject({
    open: null,
    ever: { routines: 1, heldMs: 150_000 },
    practice: { finished: 1 },
  });
});

describe('the coach, with an open routine on record,', () => {
  it('asks a recognised voice only whether to resume', async () => {
    const scene = { store: memoryStore(), person: 'ada' };
    const turns = await talk([...ROLLING, '@35 stop', '(wait 10m)', OPEN], scene);
    expect(turns.at(-1)?.heard).not.toMatch(/was that you|if that was you/i);
    expect(turns.map(askedIn).at(-1)).toBe('take_up');
  });

  it('asks the questions of any returning visit, if the person declines to resume', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@35 stop', '(wait 10m)', OPEN, 'no'], { store });
    expect(turns.map(askedIn).at(-1)).toBe('same_person');
  });

  it('keeps the minutes of another routine that is started instead', async () => {
    const store = memoryStore();
    const start = ['start an eight minute routine', 'yes', 'no', 'no', 'two', 'ready'];
    const turns = await talk([...ROLLING, '@35 stop', '(wait 10m)', OPEN, ...start], { store });
    const steps = store.kept(USER).progress.open?.plan.steps ?? [];
    expect(turns.map(askedIn).at(-1)).toBe('hardest');
    expect(turns.at(-6)?.heard).toMatch(/^Eight minutes, then\./u);
    expect(steps.length).toBeGreaterThan(5);
    expect(store.kept(USER).progress.preferences.minutes).toBe(8);
  });

  it('still asks whether to resume, if a routine is started that the coach does not guide', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@35 stop', '(wait 10m)', OPEN, 'roll my neck'], { store });
    expect(turns.map(askedIn).at(-1)).toBe('take_up');
    expect(store.kept(USER).progress.open).not.toBeNull();
  });

  it('does not offer the routine to another recognised voice', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@35 stop'], { store, person: 'ada' });
    const turns = await talk([OPEN], { store, person: 'bob', at: '2026-11-16T09:20:00.000Z' });
    expect(turns.map(askedIn)).toEqual(['age']);
  });

  it('does not resume the routine, if the person answers with a symptom', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@35 stop', '(wait 10m)', OPEN, 'my leg is numb'], { store });
    expect(turns.at(-1)?.steps).toEqual([]);
    expect(turns.map(askedIn).at(-1)).not.toBe('take_up');
  });

  it('says nothing of the routine before it knows who speaks, once an hour has passed', async () => {
    const turns = await talk([...ROLLING, '@35 stop', '(wait 5h)', OPEN], { store: memoryStore() });
    expect(turns.at(-1)?.heard).not.toMatch(/glute|buttock|left/i);
  });
});

it('gives ten seconds to get back after a short pause, and plays the rest of the hold', async () => {
  const turns = await talk([...ROLLING, '@30 pause', '@60 carry on'], { at: MONDAY });
  expect(turns.at(-2)).toMatchObject({ phase: 'paused', microphone: 'open' });
  expect(turns.at(-2)?.heard).toMatch(/left .*fifteen seconds left/i);
  expect(turns.at(-1)?.steps[0]).toMatchObject({ holdStartMs: 10_000, endMs: 25_000 });
  expect(secondsHeld(turns.slice(-1))).toBe(45);
});

it('waits for "ready" after a pause of more than two minutes, and plays the rest of the hold', async () => {
  const turns = await talk([...ROLLING, '@30 pause', 'carry on', 'ready'], { at: MONDAY });
  const [paused, waiting, back] = turns.slice(-3);
  expect(Date.parse(waiting?.at ?? '') - Date.parse(paused?.at ?? '')).toBeGreaterThan(120_000);
  expect(waiting).toMatchObject({ phase: 'getting_ready', microphone: 'open', steps: [] });
  expect(back?.steps[0]).toMatchObject({ holdStartMs: 10_000, endMs: 25_000 });
});
