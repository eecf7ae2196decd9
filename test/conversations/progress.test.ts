import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { DAY, HOUR } from '../../lambdas/coach/shared/time.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, MOMENTS } from './phases.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT, ROLLING, times } from './scripts.ts';
import { askedIn, MONDAY, talk, transcript, USER, type Scene } from './talk.ts';

const OPEN = 'open foam roll coach';
const ASKED = ['how am i doing', 'what did i do last time', "what's my streak"] as const;
/** Words that reveal something about a person's routines. */
const OF_A_RECORD = /this week|last routine|you held|in a row|your streak is/i;

const later = (days: number): string => new Date(Date.parse(MONDAY) + days * DAY).toISOString();

/** A table after somebody's first visit on Monday. */
async function storeAfterVisit(scene: Scene = {}): Promise<MemoryStore> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { ...scene, store });
  return store;
}

/** The answers at a visit two days later. */
async function visitAgain(said: readonly string[], scene: Scene = {}): Promise<string[]> {
  const store = scene.store ?? (await storeAfterVisit(scene));
  return (await talk(said, { ...scene, store, at: scene.at ?? later(2) })).map(({ heard }) => heard);
}

describe('the coach, asked about someone’s progress,', () => {
  it('answers in two sentences, and asks the open question again', async () => {
    await transcript(
      [
        [OPEN, /New or worse since last time/],
        [
          'how am i doing',
          /^One routine this week, toward the three I'd suggest. In your last routine, you held five of five. New or worse since last time/,
        ],
        [
          "what's my streak",
          /^Your streak begins with the first week that meets the three I'd suggest. This week, it's one of three so far. New or worse since last time/,
        ],
        [
          'what did i do last time',
          /^Two days ago, you held five of five in a routine of five minutes. New or worse since last time/,
        ],
      ],
      { store: await storeAfterVisit({ person: 'ada' }), person: 'ada', at: later(2) },
    );
  });

  it('pauses a hold to answer, and goes on only after "carry on"', async () => {
    const turns = await transcript(
      [
        ...ROLLING.map((said) => [said, ''] as const),
        [
          `@${IN_A_HOLD} how am i doing`,
          /^Ease off.*nothing to tell yet.*Shall we carry on\?$/,
          { steps: [] },
        ],
        ['carry on', /zero to ten\?/],
      ],
      { store: memoryStore() },
    );
    expect(turns.at(-1)?.steps[0]).toMatchObject({ region: 'glutes', side: 'left' });
  });

  it('answers a recognised voice at once if the question opened the skill, and asks whether to roll', async () => {
    const store = await storeAfterVisit({ person: 'ada' });
    const [first] = await visitAgain(['ask foam roll coach how am i doing'], { store, person: 'ada' });
    expect(first).toMatch(/^One routine this week.*Shall we roll now\?$/);
  });

  it('says on a first visit that there is nothing to tell yet', async () => {
    const [first, again] = await visitAgain(['ask foam roll coach how am i doing', 'how am i doing'], {
      store: memoryStore(),
    });
    expect(first).toMatch(/^There's nothing to tell yet.*Shall we roll now\?$/);
    expect(again).toMatch(/^There's nothing to tell yet.*Shall we roll now\?$/);
  });

  it('counts a routine that was broken off the day before', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@70 stop'], { store, person: 'ada' });
    const [, answer] = await visitAgain([OPEN, 'what did i do last time'], {
      store,
      person: 'ada',
      at: later(1),
    });
    expect(answer).toMatch(
      /^Yesterday, you held one of five in a routine of five minutes: stopping when it's enough/,
    );
  });

  it('counts a routine that is still open, within the hour in which it can be resumed', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@70 stop'], { store, person: 'ada' });
    const at = new Date(Date.parse(MONDAY) + HOUR / 2).toISOString();
    const [, answer] = await visitAgain([OPEN, 'what did i do last time'], { store, person: 'ada', at });
    expect(answer).toMatch(/^Earlier today, you held one of five.*Carry on where you stopped\?$/);
  });

  it.each(keysOf(MOMENTS))('answers at %s, and leaves the same question open as help does', async (name) => {
    const turn = await answerAt(name, 'how am i doing');
    expect(turn).toMatchObject({ microphone: 'open', steps: [] });
    const stays = await answerAt(name, 'help');
    expect(askedIn(turn)).toBe(askedIn(stays));
  });
});

describe('the coach, with somebody else’s record in the household,', () => {
  it('tells one recognised voice nothing of another’s record, and screens them', async () => {
    const store = await storeAfterVisit({ person: 'alice' });
    for (const said of ASKED) {
      const turns = await talk([`ask foam roll coach ${said}`, said, 'yes', 'forty'], {
        store,
        person: 'bob',
        at: later(2),
      });
      expect(turns.map(askedIn)).toEqual(['roll_now', 'roll_now', 'age', 'saddle']);
      for (const { heard } of turns) expect(heard).not.toMatch(OF_A_RECORD);
    }
    const [answer] = await visitAgain([`ask foam roll coach ${ASKED[0]}`], { store, person: 'alice' });
    expect(answer).toMatch(OF_A_RECORD);
  });

  it('answers an unrecognised voice only once it knows that the record is theirs', async () => {
    await transcript(
      [
        [OPEN, /Are you the person who answered last time/],
        [
          'how am i doing',
          /^I'll tell you once I know it's you. Are you the person who answered last time\?$/,
        ],
        ['yes', /^One routine this week, toward the three I'd suggest.*Shall we roll now\?$/],
        ['yes', /^New or worse since last time/],
        ['no', /^Anything else new/],
      ],
      { store: await storeAfterVisit(), at: later(2) },
    );
  });

  it('tells an unrecognised voice nothing of the record after a no, and screens them', async () => {
    const store = await storeAfterVisit();
    const turns = await talk(
      ['ask foam roll coach how am i doing', ...ASKED, 'no', ...ASKED, 'forty', ...ASKED],
      { store, at: later(2) },
    );
    expect(turns.map(askedIn)).toEqual([
      ...times(4, 'same_person'),
      ...times(4, 'age'),
      ...times(4, 'saddle'),
    ]);
    for (const { heard } of turns) expect(heard).not.toMatch(OF_A_RECORD);
    expect(turns.at(-1)?.heard).toMatch(/^I keep no record of you here/);
  });

  it('tells nothing about an open routine before it knows whose it is', async () => {
    const { heard } = await answerAt('a place kept', 'what did i do last time');
    expect(heard).toBe("Ask me again once I know it's you. Carry on where you stopped?");
  });

  it('says that the record is out of reach, not that nothing was done', async () => {
    const store = memoryStore(() => 'away');
    const [, answer] = await visitAgain([OPEN, 'how am i doing'], { store, person: 'ada' });
    expect(answer).toMatch(/^I can't reach my notes just now/);
  });

  it('with only the history out of reach, nothing is told of half a record, and the visit goes on', async () => {
    let isAway = false;
    const store = memoryStore((_, __, of) => (isAway && of === 'history' ? 'away' : null));
    // Nobody asks a recognised voice whether it is the same person.
    const again = NEXT_VISIT.toSpliced(1, 1);
    const visits = [FIRST_VISIT, again, again, again];
    for (const [nth, visit] of visits.entries())
      await talk(visit, { store, person: 'ada', at: later(2 * nth) });
    isAway = true;
    const at = later(2 * visits.length);
    const [launched, told, next] = await talk([OPEN, 'how am i doing', 'no'], { store, person: 'ada', at });
    expect(launched?.heard).not.toMatch(/reach my notes/);
    expect(told?.heard).toMatch(/^I can't reach my notes just now/);
    expect(next?.microphone).toBe('open');
    isAway = false;
    const [, known] = await talk([OPEN, 'how am i doing'], { store, person: 'ada', at: later(9) });
    expect(known?.heard).not.toMatch(/reach my notes/);
    expect(store.kept(USER, 'ada').progress.routines).toHaveLength(visits.length);
  });

  it('asked before it was known who asks, with the history out of reach by then, nothing is told', async () => {
    let isAway = false;
    const store = memoryStore((_, __, of) => (isAway && of === 'history' ? 'away' : null));
    for (const [nth, visit] of [FIRST_VISIT, NEXT_VISIT, NEXT_VISIT, NEXT_VISIT].entries())
      await talk(visit, { store, at: later(2 * nth) });
    isAway = true;
    const turns = await talk([OPEN, 'how am i doing', 'yes'], { store, at: later(8) });
    expect(turns[2]?.heard).toMatch(/^I can't reach my notes just now/);
    for (const { heard } of turns) expect(heard).not.toMatch(OF_A_RECORD);
  });
});

describe('the coach, given a weekly goal,', () => {
  it('says the goal back, keeps it, and compares the week with it', async () => {
    const store = await storeAfterVisit({ person: 'ada' });
    await transcript(
      [
        [OPEN, ''],
        ["what's my goal", /^You haven't set a goal; I'd suggest three times a week/],
        ['my goal is twice a week', /^Twice a week: that's your goal. New or worse since last time/],
        ["what's my goal", /^Your goal is to roll twice a week/],
        ['how am i doing', /toward your goal of two/],
        ['set my goal to nine', /^A goal is one to seven routines a week. I'd suggest three/],
      ],
      { store, person: 'ada', at: later(2) },
    );
    expect(store.kept(USER, 'ada').progress.preferences.goal).toBe(2);
  });

  it('says after a routine that it met the goal', async () => {
    const store = await storeAfterVisit();
    const turns = await visitAgain(
      [...BACK, 'my goal is two times a week', ...NEXT_VISIT.slice(BACK.length)],
      {
        store,
      },
    );
    expect(turns.at(-1)).toMatch(
      /(?:five holds|every hold|none left out).*That's your goal of two this week/,
    );
  });

  it('does not keep the goal of a guest', async () => {
    const store = await storeAfterVisit();
    const answers = await visitAgain([OPEN, 'no', 'my goal is four times a week'], { store });
    expect(answers.at(-1)).toMatch(/^I keep nothing of yours here/);
    expect(store.kept(USER).progress.preferences.goal).toBeNull();
  });

  it('does not keep the goal of someone who turns out to be a guest', async () => {
    const store = await storeAfterVisit();
    await visitAgain([OPEN, 'my goal is four times a week', 'no', 'yes'], { store });
    expect(store.kept(USER).progress.preferences.goal).toBeNull();
  });

  it('pauses a hold to confirm the goal', async () => {
    const turn = await answerAt('a hold', 'my goal is four times a week');
    expect(turn.heard).toMatch(/^Ease off.*Four times a week: that's your goal. Shall we carry on\?$/);
  });
});

describe('the coach, over weeks,', () => {
  it('tells a pain trend only after six rated visits in a fortnight, and adds that backs often settle', async () => {
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
      ...['(wait 2d)', ...BACK.slice(0, -1), 'five', 'no', 'ready', 'three', 'five', 'yes'],
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
    await talk([OPEN, 'yes', 'no', 'no', 'three', 'no', 'ready', 'three', 'three'], {
      store,
      keepRatings: true,
      at: later(17),
    });
    const [, , answer] = await visitAgain([OPEN, 'yes', 'how am i doing'], {
      store,
      keepRatings: true,
      at: later(18),
    });
    expect(answer).toMatch(
      /Before routines, your back pain went from five to three over the weeks, and backs often settle on their own/,
    );
  });
});
