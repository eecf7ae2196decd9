import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, IN_POSITION, NEXT_VISIT, FIRST_VISIT, ROLLING } from './scripts.ts';
import { askedIn, holdsIn, talk, USER } from './talk.ts';

/** The last turn of a conversation. */
const lastTurn = async (
  said: readonly string[],
  scene = {},
): Promise<Awaited<ReturnType<typeof talk>>[number]> => {
  const turn = (await talk([...said], scene)).at(-1);
  if (turn === undefined) throw new Error('nothing was said');
  return turn;
};

/** Someone who has done three routines, now in the first hold of the fourth: 45 s, from 15 s on. */
const PRACTISED = [
  ...FIRST_VISIT,
  ...Array.from({ length: 2 }, () => ['(wait 2d)', ...NEXT_VISIT]).flat(),
  '(wait 2d)',
  ...BACK,
  'ready',
];

describe('the coach, asked "how long left",', () => {
  it('answers while the clock runs, so that the hold ends when it would have ended', async () => {
    // The first hold lasts from 15 s to 45 s; the words end at 31 s.
    const turn = await lastTurn([...ROLLING, '@30 how long left']);
    expect(turn.heard).toMatch(/^Fourteen seconds, then four holds: about four minutes left\./);
    expect(turn.steps[0]).toMatchObject({ holdStartMs: 0, endMs: 14_000, side: 'left' });
    expect(turn.captions.at(0)?.atMs).toBe(0);
  });

  it('neither lengthens nor shortens a hold, however often someone asks', async () => {
    const store = memoryStore();
    const asking = ['@25 how long left', '@3 how much longer', '@3 how many more'];
    await talk([...ROLLING, ...asking, 'three'], { store });
    expect(store.kept(USER).progress.open?.heldMs.slice(0, 2)).toEqual([30_000, 30_000]);
  });

  it.each([
    ['in position', '@10 how long left', /^30 seconds, then four holds: about four minutes left\./],
    ['at a check-in', 'how many more', /^Three holds left/],
  ])('tells what is left of the routine, %s', async (_, said, words) => {
    expect((await lastTurn([...ROLLING, said])).heard).toMatch(words);
  });

  it('counts the questions that are left in the screening', async () => {
    const turn = await lastTurn(['open foam roll coach', 'forty', 'how many questions left']);
    expect(turn.heard).toMatch(/^Thirteen questions.*numbness/);
  });
});

describe('the coach, asked for "easier" or "harder",', () => {
  it('goes on at once after "easier", with lighter pressure from there on', async () => {
    const turn = await lastTurn([...ROLLING, '@25 easier']);
    expect(turn.heard).toMatch(/^Easing off.*three out of ten at most/);
    expect(turn.steps.map(({ holdStartMs, endMs }) => endMs - holdStartMs)).toEqual([19_000, 30_000]);
  });

  it('raises the pressure to four, then to five, and no further after "harder"', async () => {
    const turns = await talk([...PRACTISED, '@20 harder', '@5 harder', '@5 press harder']);
    expect(turns.slice(-3).map(({ heard }) => heard.split('.')[0])).toEqual([
      'A little more weight: four out of ten, no further',
      'A little more weight: five out of ten, no further',
      "No harder: more pressure doesn't do more, and may bruise",
    ]);
  });

  it('refuses "harder" in gentle mode, and after it was asked to be easier', async () => {
    expect((await lastTurn([...ROLLING, '@25 easier', '@3 harder'])).heard).toMatch(/^No harder/);
    const gentle = [...IN_POSITION.slice(0, -1), 'six', 'ready', '@35 harder'];
    expect((await lastTurn(gentle)).heard).toMatch(/^No harder/);
  });
});

describe('the coach, asked for more or less time,', () => {
  it('lengthens the hold and that of the other side, and says by how much', async () => {
    const turn = await lastTurn([...PRACTISED, '@25 fifteen more seconds']);
    expect(turn.heard).toMatch(/^(Fifteen|15) seconds more, on both sides/);
    // 11 s of 45 s were held; 49 of 60 are left, and the right side gets 60.
    expect(holdsIn(turn)).toEqual([49, 60]);
  });

  it('shortens the hold and that of the other side alike', async () => {
    expect(holdsIn(await lastTurn([...PRACTISED, '@25 less time']))).toEqual([19, 30]);
  });

  it.each([
    ['30 s for a beginner', [...ROLLING, '@25 more time']],
    ['90 s for anybody', [...PRACTISED, '@25 make it two minutes longer', '@3 more time']],
  ])('makes no hold longer than %s, and says so', async (_, said) => {
    expect((await lastTurn(said)).heard).toMatch(/^That's as long as this hold can be/);
  });

  it('asks the check-in again if there is no hold to change', async () => {
    const turn = await lastTurn([...ROLLING, 'more time']);
    expect([askedIn(turn), holdsIn(turn)]).toEqual(['hardest', []]);
  });
});

describe('the coach, asked to switch sides,', () => {
  it('holds the other side for as long as this one was held', async () => {
    const turn = await lastTurn([...PRACTISED, '@36 switch sides']);
    expect(turn.heard).toMatch(/^Switching sides/);
    expect([turn.steps[0]?.side, holdsIn(turn)]).toEqual(['right', [21]]);
  });

  it('swaps the order of the sides before the hold has begun', async () => {
    const turn = await lastTurn([...ROLLING, '@5 switch sides']);
    expect(turn.steps.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it('says the set-up of the other side while someone gets ready', async () => {
    const turns = await talk([...IN_POSITION, 'other side', 'ready']);
    expect(turns.at(-2)?.heard).toMatch(/your right upper outer buttock/);
    expect(turns.at(-1)?.steps.map(({ side }) => side)).toEqual(['right', 'left']);
  });

  it('asks whether to carry on if this side is the last', async () => {
    const turn = await lastTurn([...ROLLING, '@100 switch sides']);
    expect([askedIn(turn), holdsIn(turn)]).toEqual(['carry_on', []]);
  });
});

describe('the coach, asked to talk less or to explain everything,', () => {
  it('keeps the preference for fewer words, and follows it at once', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@25 talk less', 'three'], { store });
    expect(turns.at(-2)?.heard).toMatch(/^Okay, I'll say less/);
    // Where one has never lain, it is said how; but no breath, no half, and no passes.
    expect(turns.at(-1)?.heard).toMatch(/^Three\. Lie half on your left side/);
    expect(turns.at(-1)?.heard).not.toMatch(/breath|half is|halfway|passes/i);
    expect(store.kept(USER).progress.preferences.detail).toBe('brief');
  });

  it('says nothing in a practised hold after "just chimes", and talks again when asked', async () => {
    const store = memoryStore();
    const turns = await talk([...PRACTISED, '@20 just chimes', 'three', '@20 talk again', 'three'], {
      store,
    });
    const [chimes, still, again] = turns.slice(-4);
    expect(chimes?.heard).toMatch(/^Just chimes, once you know a hold\./);
    expect(still?.heard).toMatch(/^Three\. [^.]*hip[^.]*\. /);
    expect(still?.heard).not.toMatch(/two, one|ten (?:more|seconds)|stop|stay there/i);
    expect(again?.heard).toMatch(/^Okay, I'll talk as before\..*three, two, one\./);
    expect(store.kept(USER).progress.preferences).toMatchObject({ detail: 'usual', sounds: true });
  });

  it('marks holds by words after "no sounds", at the visits to come too, until the sounds are back', async () => {
    const store = memoryStore();
    const turns = await talk(
      [...ROLLING, 'no sounds', 'three', 'four', 'two', '(wait 2d)', ...BACK, 'ready', 'sounds on', 'three'],
      { store },
    );
    const from = turns.findIndex(({ heard }) => heard.startsWith('No sounds, then.'));
    const until = turns.findIndex(({ heard }) => heard.startsWith('Okay, the sounds are back.'));
    const sounding = turns.map(({ response }) => JSON.stringify(response).includes('soundbank'));
    expect(sounding.slice(from, until)).toEqual(turns.slice(from, until).map(() => false));
    expect(sounding.at(-1)).toBe(true);
    expect(turns[until - 1]?.heard).toMatch(/Now\..*Done\./);
    expect(store.kept(USER).progress.preferences.sounds).toBe(true);
  });

  it('says the full set-up again to a practised person who asks to have everything explained', async () => {
    const turn = await lastTurn([...PRACTISED, '@20 explain everything', 'three']);
    expect(turn.heard).toMatch(/Lie half on your left side/);
  });
});

describe('the coach, in any routine after the first,', () => {
  it.each([
    ['five minutes', 1],
    ['eight minutes', 2],
    ['twelve minutes', 4],
  ])(
    'leads a routine of %s from "ready" to the closing question with %i answers',
    async (length, answers) => {
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
    },
  );
});
