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
