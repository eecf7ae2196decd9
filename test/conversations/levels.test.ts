import { describe, expect, it } from 'vitest';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT, times } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER, type Exchange } from './talk.ts';

const NEXT_DAY = '2026-11-17T09:00:00.000Z';
/** The number within the first words: "in the first six words or so". */
const NUMBER_FIRST = /^(?:\S+ ){0,5}911\b/;

const opened: readonly Exchange[] = [
  ['open foam roll coach', ''],
  ['yes', ''],
];
const noes = (count: number): Exchange[] => times(count, 'no').map((said) => [said, '']);
const outcome = (store: MemoryStore): unknown => store.kept(USER).progress.screened?.outcome ?? null;

async function nextLaunch(store: MemoryStore, said: readonly string[] = []): Promise<readonly unknown[]> {
  const turns = await talk(['open foam roll coach', ...said], { store, at: NEXT_DAY });
  return turns.map(askedIn);
}

describe('emergency', () => {
  it('is said with its number first, confirms nothing, closes at once', async () => {
    const turns = await transcript([
      ...opened,
      ['yes', NUMBER_FIRST, { level: 'emergency', phase: 'blocked', microphone: 'closed', steps: [] }],
    ]);
    expect(turns.at(-1)?.heard).toMatch(/can't call.*Don't roll.*Don't drive/);
    expect(turns.at(-1)?.heard).not.toContain('?');
  });

  it.each([
    [1, 'saddle'],
    [2, 'bladder_bowel'],
    [3, 'red_now'],
    [4, 'both_legs'],
  ])('is what a yes at red question %i is', async (before, _id) => {
    await transcript([
      ...opened,
      ...noes(before - 1),
      ['yes', /911/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });

  it('of someone unsure says to be checked today, and the number', async () => {
    await transcript([
      ...opened,
      ['not sure', /wipe|wiping/],
      ['not sure', /911.*checked today.*emergency room/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });

  it('keeps no permission, and asks everything at the next launch', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', 'yes'], { store });
    expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null, routines: [] });
    expect(await nextLaunch(store)).toEqual(['adult_self']);
  });

  it('takes away the permission that was there', async () => {
    const store = memoryStore();
    await talk([...FIRST_VISIT, '(wait 1d)', 'open foam roll coach', 'yes', 'yes'], { store });
    expect(outcome(store)).toBeNull();
    expect(await nextLaunch(store, ['yes'])).toEqual(['same_person', 'adult_self']);
  });
});

describe('urgent', () => {
  it('is no rolling, a doctor soon, and the signs of an emergency', async () => {
    await transcript([
      ...opened,
      ...noes(5),
      [
        'yes',
        /No rolling today.*See a doctor today or tomorrow.*call 911.*examined/,
        {
          level: 'urgent',
          phase: 'blocked',
          microphone: 'closed',
        },
      ],
    ]);
  });

  it('is kept as blocked: a full screening, examined and allowed, lifts it to gentle mode', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', ...times(5, 'no'), 'yes'], { store });
    expect(outcome(store)).toBe('blocked');
    const asked = await nextLaunch(store, [
      'yes',
      'yes',
      ...times(14, 'no'),
      'yes',
      'yes',
      'yes',
      'no',
      'two',
    ]);
    expect(asked.slice(0, 2)).toEqual(['same_person', 'adult_self']);
    expect(asked.slice(-6)).toEqual(['examined', 'allowed', 'floor', 'skin_joints', 'pain_now', 'length']);
    expect(outcome(store)).toBe('gentle');
  });

  it('stays blocked for who was not examined', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', ...times(5, 'no'), 'yes'], { store });
    await nextLaunch(store, ['yes', 'yes', ...times(14, 'no'), 'no']);
    expect(outcome(store)).toBe('blocked');
  });
});

describe('refer', () => {
  const medical = ['open foam roll coach', 'yes', ...times(11, 'no'), 'yes', 'no', 'no'];

  it('asks the rest all the same, then whether someone examined it and allowed it', async () => {
    const turns = await talk([...medical, 'yes'], {});
    expect(turns.slice(-4).map(askedIn)).toEqual(['pregnant', 'other', 'examined', 'allowed']);
    expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'open' });
  });

  it.each([
    ['not examined', ['no']],
    ['examined, but not allowed', ['yes', 'no']],
  ])('%s: no rolling yet, and what to ask one’s clinician', async (_, said) => {
    const store = memoryStore();
    const last = (await talk([...medical, ...said], { store })).at(-1);
    expect(last?.heard).toMatch(/No rolling yet.*Ask your doctor or physical therapist whether/);
    expect(last).toMatchObject({ level: 'refer', phase: 'blocked', microphone: 'closed' });
    expect(outcome(store)).toBe('blocked');
    expect(await nextLaunch(store, ['yes'])).toEqual(['same_person', 'adult_self']);
  });

  it('examined and allowed: gentle mode, which is kept; the reason is not', async () => {
    const store = memoryStore();
    const turns = await talk([...medical, 'yes', 'yes', 'yes', 'no', 'two', 'yes', 'ready'], { store });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session/);
    expect(new Set(turns.flatMap(holdsIn))).toEqual(new Set([30]));
    const { screened, open } = store.kept(USER).progress;
    expect(screened?.outcome).toBe('gentle');
    expect(open?.plan.gentle).toBe(true);
    expect(JSON.stringify(store.item(USER))).not.toMatch(/medical|heart|"refer"|answers|examined/);
  });

  it('"my doctor said it’s fine" answers both questions, and no red one', async () => {
    const cleared = "my doctor said it's fine";
    const turns = await talk([...medical, cleared, cleared]);
    expect(turns.slice(-2).map(askedIn)).toEqual(['allowed', 'floor']);
    const red = await talk(['open foam roll coach', 'yes', cleared]);
    expect(red.map(askedIn)).toEqual(['adult_self', 'saddle', 'saddle']);
  });
});

describe('caution', () => {
  const caution = ['open foam roll coach', 'yes', ...times(13, 'no'), 'yes', 'no', 'yes', 'no', 'two'];

  it('is gentle mode with the advice to ask one’s doctor', async () => {
    const store = memoryStore();
    const turns = await talk([...caution, 'yes', 'ready'], { store });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/ask your doctor.*gentle/i);
    expect(turns.at(-1)).toMatchObject({ level: 'caution', phase: 'check_in' });
    expect(store.kept(USER).progress).toMatchObject({
      screened: { outcome: 'gentle' },
      open: { plan: { gentle: true } },
    });
  });

  it('comes back as gentle mode, with the returning questions alone', async () => {
    const store = memoryStore();
    await talk([...caution, 'yes', 'ready', 'stop'], { store });
    const at = '2026-11-19T09:00:00.000Z';
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'no', 'two'], { store, at });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session again/);
  });
});
