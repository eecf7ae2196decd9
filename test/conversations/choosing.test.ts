import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING } from './scripts.ts';
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
        ['you can use my quads again', /^Okay, I use your quads again\. .*just say: ready/],
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

/** A household whose voices aren't recognised, two days after somebody's first visit. */
async function someVoice(): Promise<Scene> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store });
  return { store, at: '2026-11-18T09:00:00.000Z' };
}

describe('the coach, told what is wished for beyond today before it knows who speaks,', () => {
  it('does all of it once it is them, and says so', async () => {
    await transcript(
      [
        ['open foam roll coach', 'Are you the person'],
        ['keep going without asking', /^Once I know it's you, I'll do that\. Are you the person/],
        ['make this my usual', /^Once I know it's you, I'll do that\./],
        ['never my hips', /^Once I know it's you, I'll do that\./],
        [
          'yes',
          /Once five routines in a row have gone well.*Kept as your usual.*From now on, I leave out your hips/,
        ],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['what do you keep about me', /your usual routine.*I never roll your hips/],
      ],
      await someVoice(),
    );
  });

  it('keeps none of it once it is somebody else, and says so', async () => {
    await transcript(
      [
        ['open foam roll coach', 'Are you the person'],
        ['never my hips', "Once I know it's you"],
        [
          'no',
          /^I won't keep anything from this one.*Just for today, I leave out your hips\..*how old are you/,
        ],
        ['make this my usual', /^I keep nothing of yours here, so I can't do that\. This is about/],
        ['start the sitting program', /^I keep nothing of yours here/],
        ['my usual', /^I keep nothing of yours here, so I can't do that\. This is about/],
        ['how am i doing', 'no progress to tell'],
      ],
      await someVoice(),
    );
  });

  it('asks who it is after a wish that opened the skill, and then whether to roll', async () => {
    await transcript(
      [
        ['ask foam roll coach never my hips', /^Once I know it's you, I'll do that\..*Are you the person/],
        ['yes', /^From now on, I leave out your hips\..*Shall we roll now\?$/],
      ],
      await someVoice(),
    );
  });
});

describe('the coach, told never to roll what there is,', () => {
  it('asks whether to use it again, and at the next visit asks that first', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['never my knees', /leave out your quads, .*you can use my knees again\./],
        ['never my left hip', /leave out your hips, on both sides\./],
        ['never my lower back', /^Good news: I never roll there anyway\./],
        ['never my glutes', /From now on, I leave out your glutes\./],
        [
          'never never use my upper back',
          /so nothing is left\. To use one of them, say: you can use my quads again\. Shall I use everything again\?$/,
        ],
      ],
      back(1),
    );
    await transcript(
      [
        ['open foam roll coach', /You asked me never to roll .* Shall I use everything again\?$/],
        ['ready', /^Shall I use everything again\?$/],
        ['you can use my knees again', /^Okay, I use your quads, .* again\. New or worse since last time/],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['use everything again', /^Okay, I use your hips, glutes, and upper back again\./],
        ['stop leaving things out', "You hadn't asked me to leave that out for good"],
      ],
      back(2),
    );
  });

  it('goes on with what is left of a place that was kept', async () => {
    const back = await someoneBack();
    const scene = back(1);
    await talk(['open foam roll coach', 'no', 'no', 'two', 'ready', `@${IN_A_HOLD} stop`], scene);
    await transcript(
      [
        ['ask foam roll coach never my hips', /I leave out your hips\..*Carry on where you stopped\?$/],
        ['yes', /^We carry on where you stopped\. .*left upper outer buttock/],
        ['ready', /both thighs/, { phase: 'after' }],
      ],
      { ...scene, at: '2026-11-18T09:20:00.000Z' },
    );
  });

  it('says that nothing of that place is left, and begins anew', async () => {
    const back = await someoneBack();
    const scene = back(1);
    await talk(['open foam roll coach', 'no', 'no', 'two', 'ready', `@${IN_A_HOLD} stop`], scene);
    await transcript(
      [
        ['ask foam roll coach never my hips', 'Carry on where you stopped?'],
        ['never my glutes', 'Carry on where you stopped?'],
        ['never my quads', 'Carry on where you stopped?'],
        [
          'yes',
          /^What was left of last time doesn't fit today, so we start afresh\. New or worse since last time/,
        ],
      ],
      { ...scene, at: '2026-11-18T09:20:00.000Z' },
    );
  });

  it('asks about a soreness that is told with it, and not about all else', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ['no', 'Anything else new'],
        ["never my quads they're sore", /^Thank.*From now on, I leave out your quads\..*Anything else new/],
        ['no', /back pain/i],
        ['two', /just say: ready/],
      ],
      back(1),
    );
  });

  it('leaves it out for today, where a voice was missed', async () => {
    const back = await someoneBack();
    const scene = back(1);
    const said = ['open foam roll coach', '(voice none)', 'never my hips', 'you can use my hips again'];
    const [, never, again] = await talk(said, scene);
    expect(never?.heard).toMatch(/^Just for today, I leave out your hips\. New or worse/);
    expect(again?.heard).toMatch(/^I didn't recognise your voice just now/);
    const later = await talk(['open foam roll coach', 'what do you keep about me'], back(2));
    expect(later.at(-1)?.heard).not.toMatch(/never roll/);
  });
});

describe('the coach, told to change a hold or to choose one where neither can be had,', () => {
  it('does it before the first bell, and puts the open question again', async () => {
    await transcript(
      [
        ...IN_POSITION.map((said) => [said, ''] as const),
        ['ten more seconds', /^That's as long as this hold can be today\. .*just say: ready/],
        ['easier', /^Easing off: .*just say: ready/],
        ['harder', /^No harder: .*just say: ready/],
        ['my usual', /^I don't know your usual yet\..*just say: ready/],
        ['ready', /./, { phase: 'check_in' }],
        ['my usual', /^I can't do that just now\. How sore was that, zero to ten\?$/],
        ['three', /./, { phase: 'check_in' }],
        ['four', /back pain now/, { phase: 'after' }],
        ['same again', /^Sorry, I didn't catch that\. .*back pain now/],
        ['two', /Goodbye/, { microphone: 'closed' }],
      ],
      { store: memoryStore() },
    );
  });
});

describe('the coach, asked for a programme where today is none of it,', () => {
  it('says so', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['okay no program from now on', /^You aren't in a program just now\./],
        ['start the sitting program', /Week one of four/],
        ['my usual', /as last time: five minutes\. That doesn't count in your program\./i],
        ['ready', /./, { phase: 'check_in' }],
        ['start the running program', /It begins with your next routine: today's isn't part of it\./],
      ],
      back(1),
    );
  });
});

describe('the coach, told more than one thing at once,', () => {
  it.each([
    ["use my quads again they're only bruised", /^Thank[^.]* telling me\.|^It's good that you tell me\./],
    ['make this my usual but my foot is numb', /^Thank[^.]* telling me\.|^It's good that you tell me\./],
    [
      'my goal is five times a week but i have a fever',
      /^Thank[^.]* telling me\.|^It's good that you tell me\./,
    ],
  ])('promises nothing that it leaves undone: "%s"', async (said, answer) => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        [said, answer],
      ],
      back(1),
    );
  });

  it('leaves out all that is named, and says so before the set-up', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['never my hips or my quads', /^From now on, I leave out your hips and quads\. .*just say: ready/],
        [
          "never my feet they're bruised",
          /I leave out your feet\. To take that back, [^.]*\. (?!.*From now on)/,
        ],
      ],
      back(1),
    );
  });

  it('keeps the place, and asks again whether to carry on', async () => {
    const back = await someoneBack();
    const scene = back(1);
    await talk(['open foam roll coach', 'no', 'no', 'two', 'ready', `@${IN_A_HOLD} stop`], scene);
    await transcript(
      [
        ['open foam roll coach', 'Carry on where you stopped?'],
        ['yes but never my quads', /^From now on, I leave out your quads\. .*Carry on where you stopped\?$/],
        ['yes', /^We carry on where you stopped\./],
      ],
      { ...scene, at: '2026-11-18T09:20:00.000Z' },
    );
  });

  it.each([
    'never roll there again',
    'never roll anything',
    'no more talking just chimes',
    'just chimes and keep going without asking',
    'no sounds i have a headache',
  ])('says that it was not understood, while it waits for "ready": "%s"', async (said) => {
    await transcript(
      [
        ...IN_POSITION.map((one) => [one, ''] as const),
        [said, /^Sorry, I didn't catch that\. .*just say: ready/],
      ],
      { store: memoryStore() },
    );
  });

  it('asks how strong a strong pressure is', async () => {
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} never my glutes they're really sore`, 'strong'], {
      store: memoryStore(),
    });
    expect(turns.at(-2)?.heard).toMatch(/or just strong pressure\?$/);
    expect(turns.at(-1)?.heard).toMatch(/How strong is it, zero to ten\?$/);
  });
});

describe('the coach, asked for the usual where it can not be had,', () => {
  it('tells a missed voice so, and neither promises nor plans it', async () => {
    const back = await someoneBack();
    const [, , , , usual, never] = (
      await talk(
        [
          ...['open foam roll coach', 'no', 'no', 'two', 'make this my usual', '(voice none)'],
          ...['my usual', 'never my glutes'],
        ],
        back(1),
      )
    ).slice(-6);
    expect(usual?.heard).toMatch(/^I didn't recognise your voice just now/);
    expect(never?.heard).toMatch(/^Just for today, I leave out your glutes\. (?!Okay)/);
  });

  it('tells a guest who asked before they said so that nothing of theirs is kept', async () => {
    const said = [
      'open foam roll coach',
      'my usual',
      'no',
      'forty',
      ...Array.from({ length: 13 }, () => 'no'),
    ];
    const turns = await talk([...said, 'yes', 'no', 'two'], await someVoice());
    expect(turns.at(-1)?.heard).toMatch(
      /I keep nothing of yours here, so I can't do that\. .*just say: ready/,
    );
  });

  it('says of a hold at its shortest that it is that', async () => {
    const turns = await talk([...ROLLING, '@5 less time', '@3 less time', '@3 less time'], {
      store: memoryStore(),
    });
    expect(turns.at(-1)?.heard).toMatch(/That's as short as this hold can be today\./);
  });

  it('keeps the usual without what is never rolled by then, and tells of the goal', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['my goal is five times a week', 'five times a week'],
        ['what do you keep about me', /I keep your goal: five times a week\./],
        ['ready', /./, { phase: 'check_in' }],
        ['three', /./, { phase: 'after' }],
        ['never my hips', 'I leave out your hips'],
        ['make this my usual', /^Kept as your usual: (?!.*hips)/],
        ['my usual', /^I can't do that just now\. /],
        ['my usual', /^I can't do that just now\. /],
        ['my usual', /^I can't do that just now\. /],
        ['two', /./],
      ],
      back(1),
    );
  });

  it('lets a missed voice decline where all is left out', async () => {
    const back = await someoneBack();
    await transcript(
      [
        ['open foam roll coach', 'Since last time'],
        ...NOTHING_NEW,
        ['two', /just say: ready/],
        ['never my knees', 'leave out your quads'],
        ['never my hips or my glutes', /leave out your hips and glutes\./],
        ['never my upper back', /Shall I use everything again\?$/],
        ['my usual', /^I can't do that just now\. Shall I use everything again\?$/],
      ],
      back(1),
    );
    const turns = await talk(['open foam roll coach', '(voice none)', 'no'], back(2));
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed' });
    expect(turns.at(-1)?.heard).not.toMatch(/say it again/);
  });
});
