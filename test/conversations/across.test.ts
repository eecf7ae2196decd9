import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, ROLLING, times } from './scripts.ts';
import { askedIn, holdsIn, talk, USER } from './talk.ts';

const OPEN = 'open foam roll coach';
const ALICE = { person: 'alice' };
const STOPPED = [...ROLLING, '@30 stop', '(wait 2m)', OPEN];

/** The regions held in a turn. */
const regionsOf = (turn: { steps: readonly { region: string | null }[] } | undefined): (string | null)[] => [
  ...new Set((turn?.steps ?? []).map(({ region }) => region)),
];

describe('a place once declined', () => {
  it.each([
    ['then a pain of nine', ['no', 'no', 'no', 'nine']],
    ['then something new, and silence', ['no', 'no', 'yes', '(silence)']],
    ['then a pregnancy', ['no', "i'm pregnant", 'stop']],
    ['then dizziness', ['no', 'i feel dizzy']],
    ['for the floor', ["i can't get down on the floor", '(silence)']],
    ['because it hurts', ['it hurts', '(silence)']],
  ])('is not offered again: %s', async (_, said) => {
    const turns = await talk([...STOPPED, ...said, '(wait 2m)', OPEN, 'yes'], ALICE);
    expect(turns.at(-2)?.heard).not.toMatch(/carry on where you stopped/i);
    expect(holdsIn(turns.at(-1) ?? turns[0] ?? expect.fail())).toEqual([]);
  });

  it('and nobody else gets it', async () => {
    const stranger = ['no', 'no', 'yes', ...times(5, 'no'), 'yes', '(wait 2m)', OPEN, 'yes'];
    const turns = await talk([...STOPPED, ...stranger]);
    expect(turns.at(-1)?.steps).toEqual([]);
    expect(turns.at(-2)?.heard).not.toMatch(/carry on where you stopped/i);
  });
});

describe('all fifteen questions once called for', () => {
  it.each([
    ['a pregnancy', ["i'm pregnant", 'stop']],
    ['something new', ['no', 'yes', '(silence)']],
    ['a leg that is getting no better', ['no', 'yes', 'yes', ...times(7, 'no'), 'yes', 'no', 'stop']],
  ])('are asked at the next launch, if they were left: %s', async (_, said) => {
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', OPEN, ...said, '(wait 2m)', OPEN], ALICE);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });
});

describe('what was left out stays out', () => {
  it.each([
    ['for a bruise', ['@10 i have a bruise on my butt']],
    ['by wish', ['@10 leave out my butt']],
    ['for a pain of eight', ['@30 it hurts', 'eight']],
  ])('%s, also on "go back" and "start over"', async (_, said) => {
    for (const back of [['@10 go back'], ['@10 start over', 'ready']]) {
      const turns = await talk([...ROLLING, ...said, ...back]);
      expect(regionsOf(turns.at(-1))).not.toContain('glutes');
    }
  });

  it('and two places too strong end the routine, with a start over between them too', async () => {
    const turns = await talk([
      ...ROLLING,
      '@30 it hurts',
      'eight',
      '@10 start over',
      'ready',
      '@40 it hurts',
      'nine',
    ]);
    expect(turns.at(-1)).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
  });
});

it('a rash told after the close starts nothing', async () => {
  const turns = await talk([...ROLLING, 'three', 'three', 'i have a rash']);
  expect(turns.map(askedIn).at(-1)).toBe('back_now');
});

it('skipping through routines makes nobody practised', async () => {
  const store = memoryStore();
  await talk([...ROLLING, ...times(5, '@5 next'), 'two'], { store });
  expect(store.kept(USER).progress).toMatchObject({ practice: { finished: 0 }, ever: { routines: 0 } });
});

it('another tool in the middle is another set-up', async () => {
  const turns = await talk([...ROLLING, 'three', '@10 i only have a hand roller']);
  expect(turns.at(-1)?.heard).toMatch(/hand roller.*Sit on a chair/);
});

it('old trouble in both legs leaves the question of what is new', async () => {
  const turns = await talk([OPEN, "i've always had it in both legs", 'yes', 'no', 'no', 'no']);
  expect(turns.map(askedIn).at(-1)).toBe('both_legs');
  expect(turns.at(-1)).toMatchObject({ level: 'refer' });
});

it('a pain that shoots down the leg is for a clinician, and kept as that', async () => {
  const store = memoryStore();
  const turns = await talk([...ROLLING, '@40 it shoots down my leg'], { store });
  expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'closed' });
  expect(store.kept(USER).progress.screened?.outcome).toBe('blocked');
});

it.each(["i've taken too many paracetamol", 'i took too many tylenol'])(
  '"%s" is an emergency',
  async (said) => {
    const turn = (await talk([OPEN, said])).at(-1);
    expect(turn).toMatchObject({ level: 'emergency', microphone: 'closed' });
    expect(turn?.heard).toMatch(/^Call 911/);
  },
);
