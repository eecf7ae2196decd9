import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { DAY, HOUR } from '../../lambdas/coach/shared/time.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, MOMENTS } from './phases.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT, ROLLING, times } from './scripts.ts';
import { askedIn, MONDAY, talk, transcript, USER, type Scene } from './talk.ts';

const OPEN = 'open foam roll coach';
const ASKED = ['how am i doing', 'what did i do last time', "what's my streak"] as const;
/** What tells of someone's routines, wherever it is said. */
const OF_A_RECORD = /this week|last routine|you held|in a row|your streak is/i;

const later = (days: number): string => new Date(Date.parse(MONDAY) + days * DAY).toISOString();

/** A table on which somebody made a first visit on Monday. */
async function visited(scene: Scene = {}): Promise<MemoryStore> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { ...scene, store });
  return store;
}

/** What is answered two days later to things said one after the other. */
async function back(said: readonly string[], scene: Scene = {}): Promise<string[]> {
  const store = scene.store ?? (await visited(scene));
  return (await talk(said, { ...scene, store, at: scene.at ?? later(2) })).map(({ heard }) => heard);
}

describe('how am I doing', () => {
  it('is answered in two sentences, and the question stays', async () => {
    await transcript(
      [
        [OPEN, /Since last time/],
        [
          'how am i doing',
          /^One routine this week, toward the three I'd suggest. In your last routine, you held five of five. Since last time/,
        ],
        [
          "what's my streak",
          /^Your streak begins with the first week that meets the three I'd suggest. This week, it's one of three so far. Since last time/,
        ],
        [
          'what did i do last time',
          /^Two days ago, you held five of five in a routine of five minutes. Since last time/,
        ],
      ],
      { store: await visited({ person: 'ada' }), person: 'ada', at: later(2) },
    );
  });

  it('in a hold is a question: the hold stands still, and goes on only when it is said', async () => {
    const turns = await transcript(
      [
        ...ROLLING.map((said) => [said, ''] as const),
        [
          `@${IN_A_HOLD} how am i doing`,
          /^Ease off.*nothing to tell yet.*Shall we carry on\?$/,
          { steps: [] },
        ],
        ['carry on', /Hardest spot/],
      ],
      { store: memoryStore() },
    );
    expect(turns.at(-1)?.steps[0]).toMatchObject({ region: 'glutes', side: 'left' });
  });

  it('is asked in the same breath as the skill’s name', async () => {
    const store = await visited({ person: 'ada' });
    const [first] = await back(['ask foam roll coach how am i doing'], { store, person: 'ada' });
    expect(first).toMatch(/^One routine this week.*Welcome back.*Since last time/);
  });

  it('on a first visit there is nothing to tell', async () => {
    const [first, again] = await back(['ask foam roll coach how am i doing', 'how am i doing'], {
      store: memoryStore(),
    });
    expect(first).toMatch(/^There's nothing to tell yet.*Welcome to Foam Roll Coach.*eighteen or older/);
    expect(again).toMatch(/^There's nothing to tell yet.*eighteen or older/);
  });

  it('at the next morning’s visit counts what was broken off in the evening', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@70 stop'], { store, person: 'ada' });
    const [, told] = await back([OPEN, 'what did i do last time'], { store, person: 'ada', at: later(1) });
    expect(told).toMatch(
      /^Yesterday, you held one of five in a routine of five minutes: stopping when it's enough/,
    );
  });

  it('within the hour is told of the place that is kept', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@70 stop'], { store, person: 'ada' });
    const at = new Date(Date.parse(MONDAY) + HOUR / 2).toISOString();
    const [, told] = await back([OPEN, 'what did i do last time'], { store, person: 'ada', at });
    expect(told).toMatch(/^Earlier today, you held one of five.*Carry on where you stopped\?$/);
  });

  it.each(keysOf(MOMENTS))('is answered at %s, and nothing is lost', async (name) => {
    const turn = await answerAt(name, 'how am i doing');
    expect(turn).toMatchObject({ microphone: 'open', steps: [] });
    const stays = await answerAt(name, 'help');
    expect(askedIn(turn)).toBe(askedIn(stays));
  });
});

describe('whose record it is', () => {
  it('Bob, recognised, hears nothing of Alice’s, and must be screened', async () => {
    const store = await visited({ person: 'alice' });
    for (const said of ASKED) {
      const turns = await talk([`ask foam roll coach ${said}`, said, 'yes'], {
        store,
        person: 'bob',
        at: later(2),
      });
      expect(turns.map(askedIn)).toEqual(['adult_self', 'adult_self', 'saddle']);
      for (const { heard } of turns) expect(heard).not.toMatch(OF_A_RECORD);
    }
    const [told] = await back([`ask foam roll coach ${ASKED[0]}`], { store, person: 'alice' });
    expect(told).toMatch(OF_A_RECORD);
  });

  it('a voice that isn’t recognised is told once it is known to be theirs, and not before', async () => {
    await transcript(
      [
        [OPEN, /Are you the person who answered last time/],
        [
          'how am i doing',
          /^I'll tell you once I know it's you. Are you the person who answered last time\?$/,
        ],
        ['yes', /^Okay, yes. One routine this week, toward the three I'd suggest.*Since last time/],
        ['no', /^Okay, no. Anything else new/],
      ],
      { store: await visited(), at: later(2) },
    );
  });

  it('a voice that isn’t recognised, and says no, hears nothing of it, and must be screened', async () => {
    const store = await visited();
    const turns = await talk(
      ['ask foam roll coach how am i doing', ...ASKED, 'no', ...ASKED, 'yes', ...ASKED],
      { store, at: later(2) },
    );
    expect(turns.map(askedIn)).toEqual([
      ...times(4, 'same_person'),
      ...times(4, 'adult_self'),
      ...times(4, 'saddle'),
    ]);
    for (const { heard } of turns) expect(heard).not.toMatch(OF_A_RECORD);
    expect(turns.at(-1)?.heard).toMatch(/^I keep no record of you here/);
  });

  it('asked of a place that is kept, isn’t told before it is known whose place it is', async () => {
    const { heard } = await answerAt('a place kept', 'what did i do last time');
    expect(heard).toBe("Ask me again once I know it's you. Carry on where you stopped?");
  });

  it('with the record out of reach, nothing is told, and nobody is said to have done nothing', async () => {
    const store = memoryStore(() => 'away');
    const [, told] = await back([OPEN, 'how am i doing'], { store, person: 'ada' });
    expect(told).toMatch(/^I can't reach my notes just now/);
  });
});

describe('a goal', () => {
  it('is said back, kept, and what the week is held against', async () => {
    const store = await visited({ person: 'ada' });
    await transcript(
      [
        [OPEN, ''],
        ["what's my goal", /^You haven't set a goal; I'd suggest three times a week/],
        ['my goal is twice a week', /^Twice a week: that's your goal. Since last time/],
        ["what's my goal", /^Your goal is to roll twice a week/],
        ['how am i doing', /toward your goal of two/],
        ['set my goal to nine', /^A goal is one to seven routines a week. I'd suggest three/],
      ],
      { store, person: 'ada', at: later(2) },
    );
    expect(store.kept(USER, 'ada').progress.preferences.goal).toBe(2);
  });

  it('met is told after the routine that meets it', async () => {
    const store = await visited();
    const turns = await back([...BACK, 'my goal is two times a week', ...NEXT_VISIT.slice(BACK.length)], {
      store,
    });
    expect(turns.at(-1)).toMatch(/You held five of five.*That's your goal of two this week. Take care/);
  });

  it('of a guest is not kept', async () => {
    const store = await visited();
    const told = await back([OPEN, 'no', 'my goal is four times a week'], { store });
    expect(told.at(-1)).toMatch(/^I keep no record of you here/);
    expect(store.kept(USER).progress.preferences.goal).toBeNull();
  });

  it('of who turns out to be someone else isn’t kept either', async () => {
    const store = await visited();
    await back([OPEN, 'my goal is four times a week', 'no', 'yes'], { store });
    expect(store.kept(USER).progress.preferences.goal).toBeNull();
  });

  it('in a hold stands it still', async () => {
    const turn = await answerAt('a hold', 'my goal is four times a week');
    expect(turn.heard).toMatch(/^Ease off.*Four times a week: that's your goal. Shall we carry on\?$/);
  });
});

describe('over weeks', () => {
  it('six visits in a fortnight make a trend, which is never told without "backs often settle"', async () => {
    const store = memoryStore();
    const longer = (pain: string): string[] => [
      '(wait 3d)',
      ...BACK.slice(0, -1),
      pain,
      'ready',
      'three',
      pain,
    ];
    const visit = (pain: string): string[] => [...longer(pain), 'skip'];
    const said = [
      ...FIRST_VISIT,
      ...['(wait 2d)', ...BACK.slice(0, -1), 'five', 'ready', 'three', 'five', 'yes'],
      ...visit('five'),
      ...longer('five'),
      ...longer('three'),
      ...visit('three'),
    ];
    const before = await talk([...said, '(wait 1d)', OPEN, 'yes', 'how am i doing'], {
      store,
      keepRatings: true,
    });
    expect(before.at(-1)?.heard).not.toMatch(/back pain went/);
    await talk([OPEN, 'yes', 'no', 'no', 'no', 'three', 'ready', 'three', 'three'], {
      store,
      keepRatings: true,
      at: later(17),
    });
    const [, , told] = await back([OPEN, 'yes', 'how am i doing'], {
      store,
      keepRatings: true,
      at: later(18),
    });
    expect(told).toMatch(
      /Before routines, your back pain went from five to three over the weeks, and backs often settle on their own/,
    );
  });
});
