import { describe, expect, it } from 'vitest';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT, times } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER, type Exchange } from './talk.ts';

const NEXT_DAY = '2026-11-17T09:00:00.000Z';
/** The number to call must be among the first six words. */
const NUMBER_FIRST = /^(?:\S+ ){0,5}911\b/;

const opened: readonly Exchange[] = [
  ['open foam roll coach', ''],
  ['yes', ''],
];
const noes = (count: number): Exchange[] => times(count, 'no').map((said) => [said, '']);
const outcomeIn = (store: MemoryStore): unknown => store.kept(USER).progress.screened?.outcome ?? null;

/** The questions of a visit on the next day. */
async function listQuestionsNextDay(
  store: MemoryStore,
  said: readonly string[] = [],
): Promise<readonly unknown[]> {
  const turns = await talk(['open foam roll coach', ...said], { store, at: NEXT_DAY });
  return turns.map(askedIn);
}

describe('the coach, in an emergency,', () => {
  it('names the number to call first, asks nothing, and closes at once', async () => {
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
  ])('takes a yes at red question %i (%s) as an emergency', async (before, _id) => {
    await transcript([
      ...opened,
      ...noes(before - 1),
      ['yes', /911/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });

  it('tells someone who stays unsure at a red question to be checked today, and names the number', async () => {
    await transcript([
      ...opened,
      ['not sure', /wipe|wiping/],
      ['not sure', /911.*checked today.*emergency room/, { level: 'emergency', microphone: 'closed' }],
    ]);
  });

  it('keeps no permission, and begins a full screening at the next launch', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', 'yes'], { store });
    expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null, routines: [] });
    expect(await listQuestionsNextDay(store)).toEqual(['adult_self']);
  });

  it('withdraws an earlier permission', async () => {
    const store = memoryStore();
    await talk([...FIRST_VISIT, '(wait 1d)', 'open foam roll coach', 'yes', 'yes'], { store });
    expect(outcomeIn(store)).toBeNull();
    expect(await listQuestionsNextDay(store, ['yes'])).toEqual(['same_person', 'adult_self']);
  });
});

describe('the coach, at level urgent,', () => {
  it('refuses to roll, sends the person to a doctor soon, and names the signs of an emergency', async () => {
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

  it('stays blocked until a full screening in which the person was examined and allowed, then rolls gently', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', ...times(5, 'no'), 'yes'], { store });
    expect(outcomeIn(store)).toBe('blocked');
    const asked = await listQuestionsNextDay(store, [
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
    expect(outcomeIn(store)).toBe('gentle');
  });

  it('stays blocked for someone whom nobody has examined', async () => {
    const store = memoryStore();
    await talk(['open foam roll coach', 'yes', ...times(5, 'no'), 'yes'], { store });
    await listQuestionsNextDay(store, ['yes', 'yes', ...times(14, 'no'), 'no']);
    expect(outcomeIn(store)).toBe('blocked');
  });
});

describe('the coach, at level refer,', () => {
  const medical = ['open foam roll coach', 'yes', ...times(11, 'no'), 'yes', 'no', 'no'];

  it('asks the remaining questions, then whether someone examined the person and allowed rolling', async () => {
    const turns = await talk([...medical, 'yes'], {});
    expect(turns.slice(-4).map(askedIn)).toEqual(['pregnant', 'other', 'examined', 'allowed']);
    expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'open' });
  });

  it.each([
    ['not examined', ['no']],
    ['examined, but not allowed', ['yes', 'no']],
  ])('refuses to roll and says what to ask a clinician, if the person is %s', async (_, said) => {
    const store = memoryStore();
    const last = (await talk([...medical, ...said], { store })).at(-1);
    expect(last?.heard).toMatch(/No rolling yet.*Ask your doctor or physical therapist whether/);
    expect(last).toMatchObject({ level: 'refer', phase: 'blocked', microphone: 'closed' });
    expect(outcomeIn(store)).toBe('blocked');
    expect(await listQuestionsNextDay(store, ['yes'])).toEqual(['same_person', 'adult_self']);
  });

  it('rolls gently if the person was examined and allowed, and keeps that but not the reason', async () => {
    const store = memoryStore();
    const turns = await talk([...medical, 'yes', 'yes', 'yes', 'no', 'two', 'yes', 'ready'], { store });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session/);
    expect(new Set(turns.flatMap(holdsIn))).toEqual(new Set([30]));
    const { screened, open } = store.kept(USER).progress;
    expect(screened?.outcome).toBe('gentle');
    expect(open?.plan.gentle).toBe(true);
    expect(JSON.stringify(store.item(USER))).not.toMatch(/medical|heart|"refer"|answers|examined/);
  });

  it('takes "my doctor said it’s fine" as an answer to either of these questions, but to no red one', async () => {
    const cleared = "my doctor said it's fine";
    const turns = await talk([...medical, cleared, cleared]);
    expect(turns.slice(-2).map(askedIn)).toEqual(['allowed', 'floor']);
    const red = await talk(['open foam roll coach', 'yes', cleared]);
    expect(red.map(askedIn)).toEqual(['adult_self', 'saddle', 'saddle']);
  });
});

describe('the coach, at level caution,', () => {
  const caution = ['open foam roll coach', 'yes', ...times(13, 'no'), 'yes', 'no', 'yes', 'no', 'two'];

  it('rolls gently, and advises the person to ask their doctor', async () => {
    const store = memoryStore();
    const turns = await talk([...caution, 'yes', 'ready'], { store });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/ask your doctor.*gentle/i);
    expect(turns.at(-1)).toMatchObject({ level: 'caution', phase: 'check_in' });
    expect(store.kept(USER).progress).toMatchObject({
      screened: { outcome: 'gentle' },
      open: { plan: { gentle: true } },
    });
  });

  it('rolls gently at the next visit too, after the questions for people who come back', async () => {
    const store = memoryStore();
    await talk([...caution, 'yes', 'ready', 'stop'], { store });
    const at = '2026-11-19T09:00:00.000Z';
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'no', 'two'], { store, at });
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session again/);
  });
});
