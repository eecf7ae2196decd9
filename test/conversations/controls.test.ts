import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, IN_POSITION, NEXT_VISIT, FIRST_VISIT, ROLLING } from './scripts.ts';
import { askedIn, holdsIn, talk, USER } from './talk.ts';

/** The last turn of a conversation. */
const last = async (
  said: readonly string[],
  scene = {},
): Promise<Awaited<ReturnType<typeof talk>>[number]> => {
  const turn = (await talk([...said], scene)).at(-1);
  if (turn === undefined) throw new Error('nothing was said');
  return turn;
};

/** Someone past the first three routines, in the first hold of the fourth: 45 s from 15 s on. */
const PRACTISED = [
  ...FIRST_VISIT,
  ...Array.from({ length: 2 }, () => ['(wait 2d)', ...NEXT_VISIT]).flat(),
  '(wait 2d)',
  ...BACK,
  'ready',
];

describe('"how long left"', () => {
  it('is answered while the clock runs: the hold ends when it would have ended', async () => {
    // The first hold lasts from 30 s to 60 s; the words end at 46 s.
    const turn = await last([...ROLLING, '@45 how long left']);
    expect(turn.heard).toMatch(
      /^14 seconds left, and four more holds|^Fourteen seconds left, and four more holds/,
    );
    expect(turn.steps[0]).toMatchObject({ holdStartMs: 0, endMs: 14_000, side: 'left' });
    expect(turn.captions.at(0)?.atMs).toBe(0);
  });

  it('asked again and again, takes nothing from a hold and adds nothing', async () => {
    const store = memoryStore();
    const asking = ['@40 how long left', '@3 how much longer', '@3 how many more'];
    await talk([...ROLLING, ...asking, 'three'], { store });
    expect(store.kept(USER).progress.open?.heldMs.slice(0, 2)).toEqual([30_000, 30_000]);
  });

  it.each([
    ['in position', '@10 how long left', /Thirty seconds left|30 seconds left/],
    ['at a check-in', 'how many more', /^Three holds left/],
  ])('%s', async (_, said, words) => {
    expect((await last([...ROLLING, said])).heard).toMatch(words);
  });

  it('in the screening tells the questions to come', async () => {
    const turn = await last(['open foam roll coach', 'yes', 'how many questions left']);
    expect(turn.heard).toMatch(/^Fourteen questions.*numbness/);
  });
});

describe('"easier" and "harder"', () => {
  it('easier goes on at once, and is lighter from there on', async () => {
    const turn = await last([...ROLLING, '@40 easier']);
    expect(turn.heard).toMatch(/^Easing off.*three out of ten at most/);
    expect(turn.steps.map(({ holdStartMs, endMs }) => endMs - holdStartMs)).toEqual([19_000, 30_000]);
  });

  it('harder goes to four, to five, and no further', async () => {
    const turns = await talk([...PRACTISED, '@20 harder', '@5 harder', '@5 press harder']);
    expect(turns.slice(-3).map(({ heard }) => heard.split('.')[0])).toEqual([
      'A little more weight: four out of ten, no further',
      'A little more weight: five out of ten, no further',
      "No harder: more pressure doesn't do more, and may bruise",
    ]);
  });

  it('harder is refused once it had to be easier, and in gentle mode', async () => {
    expect((await last([...ROLLING, '@40 easier', '@3 harder'])).heard).toMatch(/^No harder/);
    const gentle = [...IN_POSITION.slice(0, -2), 'six', 'ready', '@50 harder'];
    expect((await last(gentle)).heard).toMatch(/^No harder/);
  });
});

describe('more time and less', () => {
  it('changes the hold and the other side to come, and says by how much', async () => {
    const turn = await last([...PRACTISED, '@25 fifteen more seconds']);
    expect(turn.heard).toMatch(/^(Fifteen|15) seconds more, on both sides/);
    // 11 s of 45 s were held; 49 of 60 are left, and the right side gets 60.
    expect(holdsIn(turn)).toEqual([49, 60]);
  });

  it('shortens both alike', async () => {
    expect(holdsIn(await last([...PRACTISED, '@25 less time']))).toEqual([19, 30]);
  });

  it.each([
    ['a beginner: 30 s', [...ROLLING, '@40 more time']],
    ['90 s a hold', [...PRACTISED, '@25 make it two minutes longer', '@3 more time']],
  ])('has a limit: %s', async (_, said) => {
    expect((await last(said)).heard).toMatch(/^That's as long as this hold can be/);
  });

  it('at a check-in there is no hold to change', async () => {
    const turn = await last([...ROLLING, 'more time']);
    expect([askedIn(turn), holdsIn(turn)]).toEqual(['hardest', []]);
  });
});

describe('"switch sides"', () => {
  it('gives the other side as long as this one was held', async () => {
    const turn = await last([...PRACTISED, '@36 switch sides']);
    expect(turn.heard).toMatch(/^Switching sides/);
    expect([turn.steps[0]?.side, holdsIn(turn)]).toEqual(['right', [21]]);
  });

  it('before the hold changes their order', async () => {
    const turn = await last([...ROLLING, '@5 switch sides']);
    expect(turn.steps.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it('while getting ready says the other set-up', async () => {
    const turns = await talk([...IN_POSITION, 'other side', 'ready']);
    expect(turns.at(-2)?.heard).toMatch(/your right upper outer buttock/);
    expect(turns.at(-1)?.steps.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it('on the last side asks whether to carry on', async () => {
    const turn = await last([...ROLLING, '@100 switch sides']);
    expect([askedIn(turn), holdsIn(turn)]).toEqual(['carry_on', []]);
  });
});

describe('"talk less" and "explain everything"', () => {
  it('are kept, and heard from then on', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@40 talk less', 'three'], { store });
    expect(turns.at(-2)?.heard).toMatch(/^Okay, I'll say less/);
    expect(turns.at(-1)?.heard).toMatch(/^Three\. Lean onto your left front pocket/);
    expect(store.kept(USER).progress.preferences.detail).toBe('brief');
  });

  it('explain everything brings the whole set-up back for the practised', async () => {
    const turn = await last([...PRACTISED, '@20 explain everything', 'three']);
    expect(turn.heard).toMatch(/Lie half on your left side/);
  });
});

describe('from "ready" to the closing question, from the second routine on', () => {
  it.each([
    ['five minutes', 1],
    ['eight minutes', 2],
    ['twelve minutes', 4],
  ])('%s need %i answers', async (length, answers) => {
    const said = [
      ...FIRST_VISIT,
      '(wait 2d)',
      ...BACK,
      length,
      'ready',
      ...Array.from({ length: answers }, () => 'three'),
    ];
    const turns = await talk(said);
    expect(turns.slice(-1 - answers).map(askedIn)).toEqual([
      ...Array.from({ length: answers }, () => 'hardest'),
      'back_now',
    ]);
  });
});
