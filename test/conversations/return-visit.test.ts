import { expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT, visits } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, type Scene } from './talk.ts';

const MOST_SPEECH_MS = 30_000;

async function visitAgain(said: readonly string[], person: string | null = null): ReturnType<typeof talk> {
  const scene: Scene = { store: memoryStore(), person };
  const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...said], scene);
  return turns.slice(FIRST_VISIT.length + 1);
}

it('plays holds of 45, 45, 30, 30 and 45 s in the fourth five-minute routine, with one check-in', async () => {
  const fourth = (await visits(4, { store: memoryStore() })).slice(-NEXT_VISIT.length);
  expect(fourth.flatMap(holdsIn)).toEqual([45, 45, 30, 30, 45]);
  expect(fourth.filter(({ phase }) => phase === 'check_in')).toHaveLength(1);
  expect(fourth.flatMap(({ closeMs }) => (closeMs > 0 ? [closeMs] : []))).toEqual([30_000]);
  expect(fourth.at(-1)).toMatchObject({ microphone: 'closed', level: 'ok', phase: 'goodbye' });
});

it('plays holds of 30 s in the second and third routine, with one check-in each', async () => {
  const turns = (await visits(3, { store: memoryStore() })).slice(FIRST_VISIT.length);
  expect(turns.flatMap(holdsIn)).toEqual(Array.from({ length: 10 }, () => 30));
  expect(turns.filter(({ phase }) => phase === 'check_in')).toHaveLength(2);
});

it('asks only the questions for people who come back at a second visit, and leads it to the goodbye', async () => {
  await transcript(
    [
      ...FIRST_VISIT.map((said) => [said, ''] as const),
      ['(wait 2d)', ''],
      ['open foam roll coach', /Welcome back.*Are you the person who answered last time/],
      ['yes', /numbness between your legs/],
      ['no', /Anything else new/],
      ['no', /was your back worse/],
      ['no', /back pain now/],
      ['two', /left .*buttock.*ready/, { phase: 'getting_ready', level: 'ok' }],
      ['ready', /Hardest spot/, { phase: 'check_in' }],
      ['three', /back pain now/, { phase: 'after' }],
      ['two', /five of five.*two this week/, { phase: 'goodbye', microphone: 'closed' }],
    ],
    { store: memoryStore() },
  );
});

it('asks an unrecognised voice whether it is the same person, but not a recognised one', async () => {
  const unrecognised = await visitAgain(BACK);
  expect(unrecognised.map(askedIn)).toEqual([
    'same_person',
    'red_flags_since',
    'anything_new',
    'flare',
    'pain_now',
    'ready',
  ]);
  const recognised = await visitAgain(['open foam roll coach', 'no', 'no', 'no', 'two'], 'ada');
  expect(recognised.map(askedIn)).toEqual(['red_flags_since', 'anything_new', 'flare', 'pain_now', 'ready']);
});

it('asks about a flare from the day after a routine until 72 hours after it', async () => {
  const asked = async (wait: string): Promise<unknown> => {
    const turns = await talk([...FIRST_VISIT, wait, ...BACK.slice(0, 4)], { store: memoryStore() });
    const last = turns.at(-1);
    return last === undefined ? null : askedIn(last);
  };
  expect(await asked('(wait 10h)')).toBe('pain_now');
  expect(await asked('(wait 1d)')).toBe('flare');
  expect(await asked('(wait 71h)')).toBe('flare');
  expect(await asked('(wait 73h)')).toBe('pain_now');
});

it('needs 4 answers and at most 30 s of questions from someone who comes back, or 3 from a recognised voice', async () => {
  const unrecognised = await talk(
    [...FIRST_VISIT, '(wait 4d)', 'open foam roll coach', 'yes', 'no', 'no', 'two'],
    {
      store: memoryStore(),
    },
  );
  const back = unrecognised.slice(FIRST_VISIT.length + 1);
  expect(back.map(askedIn)).toEqual(['same_person', 'red_flags_since', 'anything_new', 'pain_now', 'ready']);
  expect(back.slice(0, -1).reduce((ms, { audioMs }) => ms + audioMs, 0)).toBeLessThanOrEqual(MOST_SPEECH_MS);
  const recognised = await talk([...FIRST_VISIT, '(wait 4d)', 'open foam roll coach', 'no', 'no', 'two'], {
    store: memoryStore(),
    person: 'ada',
  });
  expect(recognised.slice(FIRST_VISIT.length + 1).map(askedIn)).toEqual([
    'red_flags_since',
    'anything_new',
    'pain_now',
    'ready',
  ]);
});

it.each([
  // A beginner's holds are shorter by 15 s, and that time goes to getting into position.
  ['a second routine', 1, 75],
  ['a fifth routine', 4, 60],
])(
  'rings the first bell of %s, with %i before it, within %i s, if the person is ready at once',
  async (_, before, withinS) => {
    const store = memoryStore();
    await visits(before, { store });
    const at = '2026-11-29T09:00:00.000Z';
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'two', 'ready'], { store, at });
    const position = turns.find(({ phase }) => phase === 'getting_ready');
    const saidMs = position?.captions.find(({ text }) => text.includes('say: Alexa, ready'))?.atMs ?? NaN;
    const questions = turns.filter(({ phase, steps }) => phase !== 'getting_ready' && steps.length === 0);
    const bellMs = turns.at(-1)?.steps[0]?.holdStartMs ?? NaN;
    const totalMs = questions.reduce((ms, { audioMs }) => ms + audioMs, saidMs + bellMs);
    expect(totalMs).toBeLessThanOrEqual(withinS * 1000);
  },
);

it.each([
  ['(wait 13d)', 'red_flags_since', /^Okay, yes. Since last time/],
  ['(wait 15d)', 'adult_self', /been a while/],
  ['(wait 31d)', 'adult_self', /been a month|been a while/],
])(
  'says nothing about the record before it knows who speaks, at a visit after %s',
  async (wait, id, words) => {
    const turns = await talk([...FIRST_VISIT, wait, 'open foam roll coach', 'yes'], { store: memoryStore() });
    expect(turns.map(askedIn).slice(-2)).toEqual(['same_person', id]);
    expect(turns.at(-2)?.heard).not.toMatch(/been a/);
    expect(turns.at(-1)?.heard).toMatch(words);
  },
);

it('begins a full screening after 14 days without a visit, and after 30 days with visits', async () => {
  const again = ['open foam roll coach', 'yes'];
  const asked = async (waits: readonly string[]): Promise<unknown> => {
    const between = waits.flatMap((wait) => [wait, ...again]);
    const turns = await talk([...FIRST_VISIT, ...between], { store: memoryStore() });
    const last = turns.at(-1);
    return last === undefined ? null : askedIn(last);
  };
  expect(await asked(['(wait 13d)'])).toBe('red_flags_since');
  expect(await asked(['(wait 14d)'])).toBe('adult_self');
  expect(await asked(['(wait 12d)', '(wait 12d)'])).toBe('red_flags_since');
  expect(await asked(['(wait 12d)', '(wait 12d)', '(wait 12d)'])).toBe('adult_self');
});
