import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, ROLLING, times } from './scripts.ts';
import { askedIn, holdsIn, talk, USER } from './talk.ts';

const OPEN = 'open foam roll coach';
const ALICE = { person: 'alice' };
const STOPPED = [...ROLLING, '@30 stop', '(wait 2m)', OPEN];

/** The regions that a turn plays. */
const regionsOf = (turn: { steps: readonly { region: string | null }[] } | undefined): (string | null)[] => [
  ...new Set((turn?.steps ?? []).map(({ region }) => region)),
];

describe('the coach, after someone declines to resume a routine,', () => {
  it.each([
    ['a pain of nine', ['no', 'no', 'nine']],
    ['something new, and silence', ['no', 'no', 'yes', '(silence)']],
    ['a pregnancy', ['no', "i'm pregnant", 'stop']],
    ['dizziness', ['no', 'i feel dizzy']],
    ['"I can\'t get down on the floor" in place of a no', ["i can't get down on the floor", '(silence)']],
    ['"it hurts" in place of a no', ['it hurts', '(silence)']],
  ])('does not offer that routine again, after %s', async (_, said) => {
    const turns = await talk([...STOPPED, ...said, '(wait 2m)', OPEN, 'yes'], ALICE);
    expect(turns.at(-2)?.heard).not.toMatch(/carry on where you stopped/i);
    expect(holdsIn(turns.at(-1) ?? turns[0] ?? expect.fail())).toEqual([]);
  });

  it('does not offer that routine to somebody else either', async () => {
    const stranger = ['no', 'no', 'forty', ...times(4, 'no'), 'i have a fever', '(wait 2m)', OPEN, 'yes'];
    const turns = await talk([...STOPPED, ...stranger]);
    expect(turns.at(-1)?.steps).toEqual([]);
    expect(turns.at(-2)?.heard).not.toMatch(/carry on where you stopped/i);
  });
});

describe('the coach, after someone leaves a full screening that was due,', () => {
  it.each([
    ['a pregnancy', ["i'm pregnant", 'stop']],
    ['something new', ['no', 'yes', '(silence)']],
    ['a leg that is getting no better', ['no', 'yes', 'my leg hurts', 'no', 'yes', 'stop']],
  ])('begins it again at the next launch: due for %s', async (_, said) => {
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', OPEN, ...said, '(wait 2m)', OPEN], ALICE);
    expect(turns.map(askedIn).at(-1)).toBe('age');
  });
});

describe('the coach, after a region was left out,', () => {
  it.each([
    ['a bruise', ['@10 i have a bruise on my butt']],
    ['a wish', ['@10 leave out my butt']],
    ['a pain of seven', ['@30 it hurts', 'seven']],
    ['a pain of eight', ['@30 it hurts', 'eight', 'just pressure', 'yes']],
  ])('does not return to that region on "go back" or "start over": left out for %s', async (_, said) => {
    for (const back of [['@10 go back'], ['@10 start over', 'ready']]) {
      const turns = await talk([...ROLLING, ...said, ...back]);
      expect(regionsOf(turns.at(-1))).not.toEqual([]);
      expect(regionsOf(turns.at(-1))).not.toContain('glutes');
    }
  });

  it.each([
    ['seven twice', ['seven'], ['seven']],
    ['eight, and then nine', ['eight', 'just pressure'], ['nine', 'just pressure']],
    ['seven, and then nine', ['seven'], ['nine', 'just pressure']],
    ['eight, and then seven', ['eight', 'just pressure'], ['seven']],
  ])(
    'ends the routine at a second region that is too strong, even if it was started over in between: %s',
    async (_, first, second) => {
      const inHold = '@25 it hurts';
      const turns = await talk([...ROLLING, inHold, ...first, '@10 start over', 'ready', inHold, ...second]);
      expect(turns.at(-1)).toMatchObject({ phase: 'blocked', microphone: 'closed', steps: [] });
      expect(turns.at(-1)?.heard).toMatch(/Two places were too strong/);
    },
  );
});

it('starts no hold when someone reports a rash after the close', async () => {
  const turns = await talk([...ROLLING, 'three', 'three', 'i have a rash']);
  expect(turns.map(askedIn).at(-1)).toBe('back_now');
});

it('counts no finished routine for someone who skips every hold', async () => {
  const store = memoryStore();
  await talk([...ROLLING, ...times(5, '@5 next'), 'two'], { store });
  expect(store.kept(USER).progress).toMatchObject({ practice: { finished: 0 }, ever: { routines: 0 } });
});

it('says a new set-up when someone changes the tool in the middle of a routine', async () => {
  const turns = await talk([...ROLLING, 'three', '@10 i only have a hand roller']);
  expect(turns.at(-1)?.heard).toMatch(/hand roller.*Sit on a chair/);
});

it('takes old trouble in both legs, told before any question, for the answer to that question', async () => {
  const old = [OPEN, "i've always had it in both legs", 'forty', ...times(11, 'no')];
  const turns = await talk([...old, 'none']);
  expect(turns.map(askedIn)).not.toContain('both_legs');
  expect(turns.map(askedIn).at(-1)).toBe('examined');
  const second = (await talk([...old.slice(0, 3), 'yes'])).at(-1);
  expect(second?.heard).toMatch(/call 911 now/);
});

it('refers a pain that shoots down the leg to a clinician, and keeps the screening as blocked', async () => {
  const store = memoryStore();
  const turns = await talk([...ROLLING, '@25 it shoots down my leg'], { store });
  expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'closed' });
  expect(store.kept(USER).progress.screened?.outcome).toBe('blocked');
});

it.each(["i've taken too many paracetamol", 'i took too many tylenol'])(
  'treats "%s" as an emergency',
  async (said) => {
    const turn = (await talk([OPEN, said])).at(-1);
    expect(turn).toMatchObject({ level: 'emergency', microphone: 'closed' });
    expect(turn?.heard).toMatch(/^Call 911/);
  },
);
