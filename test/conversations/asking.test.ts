import { describe, expect, it } from 'vitest';
import { TOPICS, type TopicId } from '../../lambdas/coach/conversation/topics.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { memoryStore } from './memory.ts';
import { answerAt, type MomentName } from './phases.ts';
import { IN_POSITION, ROLLING, SCREENED } from './scripts.ts';
import { askedIn, talk, transcript, USER } from './talk.ts';

/** Sixty questions that name something, by the topic that answers them. */
const QUESTIONS: Readonly<Partial<Record<TopicId, readonly string[]>>> = {
  spondylolisthesis: ["what's spondylolisthesis", "what's a slipped vertebra"],
  osteoporosis: ['is it safe with osteoporosis', 'could you tell me what osteopenia means'],
  connective_tissue: [
    "what's a connective tissue disorder",
    'is hypermobility a problem',
    'are loose joints bad',
  ],
  blood_thinners: [
    'does aspirin count',
    'does ibuprofen count as a blood thinner',
    'what counts as a blood thinner',
    'would warfarin be a problem',
  ],
  bruises: [
    'is bruising normal',
    'can i roll with varicose veins',
    'can you roll on a bruise',
    'is it normal to get a bruise from this',
    'can i roll over a rash',
  ],
  which_ball: [
    'can i use a golf ball',
    'can i use a lacrosse ball instead',
    'am i allowed to use a golf ball',
    'is a golf ball all right',
  ],
  other_tools: ["what's a hand roller", 'will a medicine ball do'],
  refused_tools: [
    'could i use a massage gun',
    'will a rolling pin do',
    'is it bad to use a water bottle',
    'is a knobbly roller okay',
    "what's wrong with a massage gun",
  ],
  odd_feelings: [
    'is tingling normal',
    'is it normal to feel dizzy',
    'is numbness dangerous',
    'am i supposed to feel pins and needles',
    'do i have to worry about shooting pain',
    'why would i be dizzy',
    'what if i get dizzy',
    'is a pop dangerous',
  ],
  emergency_signs: [
    'can stress cause chest pain',
    'what does tearing pain mean',
    'is it normal to feel breathless',
    'what happens if i faint',
  ],
  saddle_signs: ['what do you mean by saddle numbness', "what's bladder trouble"],
  heart: [
    'what is a pacemaker problem',
    "is it safe if i've got heart trouble",
    'is it dangerous with a pacemaker',
  ],
  healing: ['is it all right after surgery', 'does an old fracture count', 'does my knee replacement count'],
  pregnancy: ["what if i'm pregnant", 'is this safe during pregnancy'],
  other_conditions: [
    'should i do this if i have arthritis',
    'does a slipped disc count',
    'what about diabetes',
    'can i do this with scoliosis',
  ],
  unwell: ['what are night sweats', 'is fever a bad sign'],
  blood_clot: ['can foam rolling cause a blood clot', "what's deep vein thrombosis"],
  past_illness: ['what does weak immunity mean'],
  nerve_damage: ['what does neuropathy mean'],
  sciatica: ['is sciatica a reason not to roll'],
};

const ASKED = TOPICS.flatMap((topic) => (QUESTIONS[topic] ?? []).map((said) => ({ topic, said })));

/** A moment, and the question that is open again after the answer. */
const MOMENTS_ASKED = [
  ['a red question', 'saddle'],
  ['a follow-up', 'leg_worse'],
  ['pain now', 'pain_now'],
  ['a hold', 'carry_on'],
  ['a pause', 'carry_on'],
] as const satisfies readonly (readonly [MomentName, string])[];

describe('the coach, asked about something that nobody has said they have,', () => {
  it('is tried with sixty questions', () => {
    expect(new Set(ASKED.map(({ said }) => said)).size).toBe(60);
  });

  describe.each(MOMENTS_ASKED)('at %s', (moment, question) => {
    it.each(ASKED)('answers "$said" by $topic, and asks the open question again', async ({ topic, said }) => {
      const turn = await answerAt(moment, said);
      expect(turn.heard).toContain(wordsOf(localeFor('en-US'), { act: 'topic', topic }));
      expect([askedIn(turn), turn.steps]).toEqual([question, []]);
      expect(['ok', null]).toContain(turn.level);
    });
  });

  it('keeps nothing of it, and lets the same answers roll', async () => {
    const [asked, silent] = [memoryStore(), memoryStore()];
    const questions = ['is it safe with osteoporosis', 'does aspirin count', "what if i'm pregnant"];
    await talk([...SCREENED, ...questions, ...IN_POSITION.slice(SCREENED.length), 'ready'], {
      store: asked,
    });
    await talk([...SCREENED, ...IN_POSITION.slice(SCREENED.length), 'ready'], { store: silent });
    expect(silent.kept(USER).progress.screened?.outcome).toBe('ok');
    expect(asked.kept(USER).progress.screened?.outcome).toBe('ok');
    expect(silent.kept(USER).progress.open?.plan.steps).toHaveLength(5);
    expect(asked.kept(USER).progress.open?.plan.steps).toEqual(silent.kept(USER).progress.open?.plan.steps);
  });

  it.each([
    ['is tingling in my foot normal', 'refer'],
    ['why is my leg numb', 'refer'],
    ['is numbness in my groin normal', null],
  ] as const)(
    'hears what someone has: after "%s" in a hold the level is %s, and nothing plays',
    async (said, level) => {
      const turn = await answerAt('a hold', said);
      expect(turn.steps).toEqual([]);
      if (level !== null) expect(turn.level).toBe(level);
    },
  );

  it('takes a tool that is one’s own, and tells about one that isn’t', async () => {
    await transcript([
      ...IN_POSITION.map((said) => [said, ''] as const),
      ['can i use a tennis ball', /^A tennis ball, for glutes.*just say: ready\.$/],
      ['can i use my tennis ball', /^Okay, a ball\..*just say: ready\.$/],
    ]);
  });
});

describe('the coach, asked what it means,', () => {
  it.each([
    ['a red question', 'saddle', /^For example, toilet paper feels different/],
    ['a follow-up', 'leg_worse', /^For example/],
    ['pain now', 'pain_now', /^Zero is no pain/],
    ['a check-in', 'hardest', /^Zero is nothing/],
  ] as const)('gives the example at %s', async (moment, question, words) => {
    for (const said of [
      'what do you mean',
      'like what',
      'can you give me an example',
      'what does that mean',
    ]) {
      const turn = await answerAt(moment, said);
      expect([askedIn(turn), turn.heard]).toEqual([question, expect.stringMatching(words)]);
    }
  });

  it('counts no example as an answer: the next words do', async () => {
    await transcript([
      ['open foam roll coach', ''],
      ['forty', /inner thighs\?$/],
      ['what do you mean', /^For example.*Anything like that\?$/],
      ['what do you mean', /^For example.*Anything like that\?$/],
      ['no', /passing or holding pee/, { level: null }],
    ]);
  });

  it('asks which why is meant in a hold, where no question is open', async () => {
    const turn = await answerAt('a hold', 'why');
    expect(turn.heard).toMatch(
      /^Ease off while I answer\. There's more than one why\..*Shall we carry on\?$/,
    );
  });
});

describe('the coach, asked how to get up,', () => {
  it.each(['how do I get up off the floor', 'how do I get up', 'how do i get back on my feet'])(
    'tells it in a hold and raises no alarm: "%s"',
    async (said) => {
      const turn = await answerAt('a hold', said);
      expect(turn.heard).toMatch(/Roll off, onto your side\. Push up.*Shall we carry on\?$/);
      expect(turn.level).toBe('ok');
    },
  );

  it('still gives the number to someone who can’t', async () => {
    expect((await answerAt('a hold', "I can't get up")).heard).toMatch(/^Call 911/);
  });
});

describe('the coach, told that a muscle is tight,', () => {
  it.each([
    ['my left hip feels tight', 'hip_tfl', 'left'],
    ['my right glute is a bit stiff', 'glutes', 'right'],
    ['i have tight hamstrings', 'hamstrings', 'left'],
    ['my calves are really tight', 'calves', 'left'],
    ['my right thigh feels tight', 'quads', 'right'],
    ['my legs are stiff', 'hamstrings', 'left'],
  ] as const)('rolls it: "%s"', async (said, region, side) => {
    for (const visit of [
      [...IN_POSITION, said, 'ready'],
      [`tell foam roll coach ${said}`, ...IN_POSITION.slice(1), 'ready'],
    ]) {
      const store = memoryStore();
      await talk(visit, { store });
      const steps = store.kept(USER).progress.open?.plan.steps ?? [];
      expect(new Set(steps.map((step) => step.region))).toEqual(new Set([region]));
      expect(steps[0]?.side).toBe(side);
    }
  });

  it.each([
    'my chest feels tight',
    'my chest is a bit tight',
    'tightness in my chest',
    'my chest is really stiff',
  ])('calls a tight chest an emergency: "%s"', async (said) => {
    expect((await answerAt('getting ready', said)).level).toBe('emergency');
    expect((await answerAt('a hold', said)).level).toBe('emergency');
  });

  it('declines a tight low back with the reason, and offers the glutes', async () => {
    expect((await answerAt('getting ready', 'my lower back is stiff')).heard).toMatch(
      /low-back rolling.*glutes instead/,
    );
  });

  it('stops a hold for a wish that can’t be granted there', async () => {
    expect((await talk([...ROLLING, '@35 my left hip feels tight'])).at(-1)?.steps).toEqual([]);
  });
});
