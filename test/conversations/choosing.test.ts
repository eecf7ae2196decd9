import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { FIRST_VISIT, ROLLING } from './scripts.ts';
import { askedIn, talk, transcript, type Exchange, type Scene } from './talk.ts';

const PERSON = 'ada';

/** A household in which somebody has been once, and the scenes in which they come back, two days apart. */
async function someoneBack(): Promise<(visit: number) => Scene> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store, person: PERSON });
  return (visit) => ({
    ...{ store, person: PERSON },
    at: new Date(Date.UTC(2026, 10, 16 + 2 * visit, 9)).toISOString(),
  });
}

/** What is asked of somebody who is known, answered with nothing to be careful of. */
const NOTHING_NEW: readonly Exchange[] = [
  ['no', 'Anything else new'],
  ['no', /back pain/i],
];

describe('the coach, told what to leave out for good and what is usual,', () => {
  it('knows both at the next visit, and takes them back', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        [
          'never my quads',
          'From now on, I leave out your quads. To take that back, say: you can use my quads',
        ],
        ['make this my usual', 'Kept as your usual: five minutes, your glutes, hamstrings, and hips.'],
      ],
      back(1),
    );
    await transcript(
      [
        ['ask foam roll coach for my usual', /^We'll do your usual\..*since last time/],
        ...NOTHING_NEW,
        ['two', /usual: five minutes\..*just say: ready/],
        ['what do you keep about me', /your usual routine.*As you asked, I never roll your quads\./],
        ['roll my quads', 'You asked me never to roll your quads.'],
        ['you can use my quads again', 'From the next routine on, I use your quads again.'],
        ['roll my quads', /Face down/],
      ],
      back(2),
    );
  });

  it('says in half a sentence what is missing of it today', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['ask foam roll coach for the same again', /^We'll do the same as last time\./],
        ...NOTHING_NEW,
        ['two', /[Ss]ame as last time: five minutes\.|As last time: five minutes\./],
        ['leave out my hips', "I'll leave out your glutes"],
        ['same', /as last time, without your (?:glutes|hips)/i],
      ],
      back(1),
    );
  });
});

describe('the coach, told what the day was like,', () => {
  it('begins with what that calls for, once all is answered', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['ask foam roll coach i sat all day', /^We'll roll for that\..*since last time/],
        ['the usual', /^For example, /],
        ...NOTHING_NEW,
        ['two', /After all that sitting: hips first\. .*just say: ready/],
        ['after a run', /After a run: calves first\./],
        ['eight minutes', /Eight minutes\. After a run: calves first\./],
      ],
      back(1),
    );
  });

  it.each([
    ['i sat all day and my leg is numb', 'leg_worse'],
    ['after a run i have chest pain', null],
    ['my usual but my groin is numb', null],
  ])('hears a symptom in the same sentence, as if it was said alone: %s', async (said, asks) => {
    const back = await someoneBack();
    const [turn] = await talk([`ask foam roll coach ${said}`], back(1));
    expect(turn === undefined ? 'no answer' : askedIn(turn)).toBe(asks);
  });
});

describe('the coach, asked for a programme,', () => {
  it('says which there are, and where somebody is in theirs', async () => {
    const back = await someoneBack();
    await transcript(
      [
        [
          'ask foam roll coach to start a program',
          /^There are three, of four weeks each: .* start the sitting program\./,
        ],
        ['start the sitting program', /^Four weeks of rolling after sitting, three times a week/],
        ['yes', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /Week one of four: rolling after sitting, first time\./],
        ['ready', /.*/],
        ['three', /.*/],
        ['two', /\./, { microphone: 'closed' }],
      ],
      back(1),
    );
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /Week one of four: rolling after sitting, second time\./],
        ['leave the program', /^Okay, no program from now on\..*just say: ready/],
      ],
      back(2),
    );
  });
});

describe('the coach, told what hurts behind a wish, in a hold,', () => {
  it.each([
    'talk again it hurts',
    'sounds on it hurts',
    'keep going without asking even if it hurts',
    'keep going without asking but it hurts',
    'start the sitting program it hurts',
    'leave the program but it hurts',
    "you can use my quads again but they're numb",
    'you can use my quads again but they still hurt',
    'same again but it hurts',
  ])('stops at "%s", and asks about it', async (said) => {
    const turn = (await talk([...ROLLING, `@${IN_A_HOLD} ${said}`], { store: memoryStore() })).at(-1);
    expect(turn?.steps).toEqual([]);
    expect(turn?.heard).toMatch(/sharp or numb|how strong|ends rolling for today/i);
  });
});
