/** What the coach makes of everyday answers, by words alone: the real skill, behind the simulator's understanding. */
import { describe, expect, it } from 'vitest';
import {
  isDangerous,
  isFalseAlarm,
  isOrdinaryNo,
  isRight,
  type Judged,
  judgePhrases,
  readPhraseTable,
} from '../../bench/hearing/judge.ts';
import { openSkill } from '../../bench/hearing/moments.ts';
import { understood } from '../conversations/talk.ts';

const list = (some: readonly Judged[]): string[] =>
  some.map(
    ({ moment, said, outcome, right }) => `${moment}: "${said}": ${outcome}, not ${right.join(' or ')}`,
  );
const shareOf = (some: readonly Judged[], all: readonly Judged[]): number => some.length / all.length;

describe.each([
  ['at questions', 'at-questions', 200],
  ['in a hold', 'in-holds', 100],
] as const)('what people say %s', (_, table, least) => {
  const judging = judgePhrases(readPhraseTable(table), openSkill(understood));

  it(`is at least ${least} different phrases`, async () => {
    const phrases = await judging;
    expect(new Set(phrases.map(({ moment, said }) => `${moment} ${said}`)).size).toBeGreaterThanOrEqual(
      least,
    );
  }, 120_000);

  it('never passes for nothing where it must count', async () => {
    expect(list((await judging).filter(isDangerous))).toEqual([]);
  }, 120_000);

  it('is understood in 85 % of the phrases, and of the ordinary noes in 90 %', async () => {
    const judged = await judging;
    const noes = judged.filter(isOrdinaryNo);
    expect(shareOf(judged.filter(isRight), judged)).toBeGreaterThanOrEqual(0.85);
    if (noes.length > 0) expect(shareOf(noes.filter(isRight), noes)).toBeGreaterThanOrEqual(0.9);
  }, 120_000);

  it('raises a false alarm in 3 % at most', async () => {
    const judged = await judging;
    expect(shareOf(judged.filter(isFalseAlarm), judged)).toBeLessThanOrEqual(0.03);
  }, 120_000);
});

describe('a denial with something behind it, and an ordinary no,', () => {
  const judging = judgePhrases(readPhraseTable('denials'), openSkill(understood));

  it('comes to what it means in every row of the table', async () => {
    const judged = await judging;
    expect(judged.length).toBeGreaterThan(90);
    expect(list(judged.filter((one) => !isRight(one)))).toEqual([]);
  }, 120_000);
});

describe('a pain', () => {
  const sayAt = openSkill(understood);

  it.each([
    'less time it hurts',
    'it hurts less time',
    'ten more seconds it hurts',
    'twelve more seconds it hurts',
    'easier it hurts',
    'easier because it hurts',
    'easier that hurts',
    'it hurts make it easier',
    'easier my back hurts',
    'harder but it hurts',
    'next it really hurts',
    'switch sides it hurts',
    'how long left it hurts',
    'talk less it hurts',
    'too hard it hurts',
    'a lot easier it hurts',
    'cut it short it hurts',
    'add ten seconds it hurts',
    'use fewer words it hurts',
    "what's next it hurts",
    'my usual and it hurts a ton',
  ])('is heard beside what is wished for in a hold, which stops: "%s"', async (said) => {
    const { event, after } = await sayAt('hold', said);
    expect(event).toEqual({ type: 'hurts' });
    expect(after).toMatchObject({ asked: 'how_strong', plays: false });
  });

  it.each(['it hurts', 'easier it hurts', 'my usual and it hurts', 'my usual but it hurts a ton'])(
    'is heard before the first bell, whatever is wished for: "%s"',
    async (said) => {
      expect((await sayAt('ready', said)).after.asked).toBe('how_strong');
    },
  );

  it.each([
    ["easier it's too strong", 'less'],
    ["easier because it's too hard", 'less'],
    ["harder it's too strong", 'less'],
    ["harder because it's too easy", 'more'],
  ])('is none where the pressure is meant, which changes as is safe: "%s"', async (said, change) => {
    const { event, after } = await sayAt('hold', said);
    expect(event).toEqual({ type: 'pressure', change });
    expect(after.plays).toBe(true);
  });

  it('never hides a symptom behind a wish', async () => {
    expect((await sayAt('hold', 'easier my chest hurts')).after).toMatchObject({
      closed: true,
      level: 'emergency',
    });
  });
});

describe('a burning', () => {
  const sayAt = openSkill(understood);

  it.each(['my glutes burn', 'never my glutes they burn'])(
    'in a hold is asked about, and before it is sore skin: "%s"',
    async (said) => {
      expect((await sayAt('hold', said)).after).toMatchObject({ asked: 'sharp_or_strong', plays: false });
      expect((await sayAt('ready', said)).after).toMatchObject({
        asked: 'ready',
        answers: { skin_joints: 'yes' },
      });
    },
  );
});

describe('"never", to a red question,', () => {
  const sayAt = openSkill(understood);

  it.each(['never', 'never have', 'never had that', 'never had any', 'never happened', 'no never'])(
    'is a no where it denies: "%s"',
    async (said) => {
      expect((await sayAt('saddle', said)).after).toMatchObject({ answers: { saddle: 'no' } });
    },
  );

  it.each([
    ...['never do it', 'never do that', 'never the same', 'never both', 'never these', 'never have me do it'],
    ...['never use it', 'never that one', 'never do numbness', 'never talk'],
  ])('is asked about where it is an order: "%s"', async (said) => {
    const { after } = await sayAt('saddle', said);
    expect(after.asked).toBe('saddle');
    expect(after.answers.saddle).toBeUndefined();
  });
});
