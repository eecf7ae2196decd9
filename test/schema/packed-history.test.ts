import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import { packed, PackingError, type Packed } from '../../lambdas/schema/packed-history.ts';
import { progressSchema } from '../../lambdas/schema/progress.ts';
import { facts, MONDAY, progresses, SAME_EXAMPLES } from '../coach/support/arbitraries.ts';
import { credited, ended, kept, run } from '../coach/support/facts.ts';

const unpacked = (it: Packed): PersonRecord => progressSchema.parse(JSON.parse(JSON.stringify(it)));

/** What looks at no routine, week or rating that lies behind: so it may be anything. */
function unlooked(it: PersonRecord): PersonRecord {
  const past = {
    get all(): never {
      throw new Error('the past was looked at');
    },
  };
  return { ...it, past: { routines: past, weeks: past, pain: past, reach: past } };
}

describe('a past that is packed', () => {
  it('is the same once it is unpacked, and so is what any facts make of it', () => {
    fc.assert(
      fc.property(progresses, fc.array(facts, { maxLength: 5 }), (progress, told) => {
        const again = unpacked(packed(progress));
        expect(again).toEqual(progress);
        expect(unpacked(packed(told.reduce(applyFact, again)))).toEqual(told.reduce(applyFact, progress));
      }),
      SAME_EXAMPLES,
    );
  });

  it('is the same text as long as nothing changes in it', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        const text = packed(progress).past;
        expect(packed(unpacked(packed(progress))).past).toEqual(text);
      }),
      SAME_EXAMPLES,
    );
  });

  it('is not looked at by what happens in a routine, but for its beginning and its end', () => {
    const begun = [kept(run('a', MONDAY)), credited('a', 0, 20_000, MONDAY)].reduce(applyFact, NO_PROGRESS);
    const on = [kept(run('a', MONDAY, { at: MONDAY + 1 })), credited('a', 0, 45_000, MONDAY + 2)];
    expect(() => on.reduce(applyFact, unlooked(begun))).not.toThrow();
    expect(() => applyFact(unlooked(begun), ended('a', 'finished', MONDAY + 3))).toThrow('looked at');
  });
});

describe('a text that is not what was packed', () => {
  const whole = packed(NO_PROGRESS);
  const withWeeks = (weeks: unknown): unknown => ({ ...whole, past: { ...whole.past, weeks } });
  const { weeks } = whole.past;

  it.each([
    ['nothing', ''],
    ['no text', 7],
    ['words', 'a week or two'],
    ['a digit of the checksum changed', `${weeks.startsWith('0') ? '1' : '0'}${weeks.slice(1)}`],
    ['cut short', weeks.slice(0, -1)],
    ['longer', `${weeks}A`],
  ])('%s is refused before anyone looks at it', (_, text) => {
    expect(progressSchema.safeParse(withWeeks(text)).success).toBe(false);
  });

  it('another list is refused when it is looked at', () => {
    const read = progressSchema.parse(withWeeks(whole.past.routines));
    expect(() => read.past.weeks.all).toThrow(PackingError);
  });
});
