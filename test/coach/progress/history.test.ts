/** A record says the same whether its history is all in it, filed at any moment, or not even read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../lambdas/coach/progress/facts.ts';
import {
  countRecent,
  fileRecent,
  NEEDS_HISTORY,
  painOf,
  reachOf,
  withHistory,
  withoutFiled,
} from '../../../lambdas/coach/progress/history.ts';
import { NO_HISTORY, NO_PROGRESS, type FullRecord } from '../../../lambdas/coach/progress/progress.ts';
import { applyFact, applyFacts } from '../../../lambdas/coach/progress/record-fact.ts';
import { DAY, SECOND } from '../../../lambdas/coach/shared/time.ts';
import { facts, MONDAY, SAME_EXAMPLES } from '../support/arbitraries.ts';
import { credited, ended, kept, run } from '../support/facts.ts';
import { inFull } from '../support/history.ts';

/** All that is recent in the history. */
function filed(progress: FullRecord): FullRecord {
  return withHistory(withoutFiled(progress, progress.recent, fileRecent(progress)));
}

/** What a record says, wherever it is kept. */
function said(progress: FullRecord): object {
  const { recent: _recent, history: _history, ...all } = inFull(progress);
  return all;
}

const record = (progress: FullRecord, fact: Fact): FullRecord => withHistory(applyFact(progress, fact));

const told = fc.array(fc.tuple(facts, fc.boolean()), { maxLength: 40 });

describe('a record that is filed now and then', () => {
  it('says what it says with all of it at hand, whatever is told in whatever order', () => {
    fc.assert(
      fc.property(told, (many) => {
        let [whole, apart] = [NO_PROGRESS, NO_PROGRESS];
        for (const [fact, files] of many) {
          [whole, apart] = [record(whole, fact), record(apart, fact)];
          if (files) apart = filed(apart);
        }
        expect(said(apart)).toEqual(said(whole));
      }),
      SAME_EXAMPLES,
    );
  });

  it('says the same if it is filed again, or the history was written and the record wasn’t', () => {
    fc.assert(
      fc.property(told, fc.array(facts, { maxLength: 5 }), (many, later) => {
        const before = many.reduce(
          (soFar, [fact, files]) => (files ? filed(record(soFar, fact)) : record(soFar, fact)),
          NO_PROGRESS,
        );
        const killed: FullRecord = { ...before, history: fileRecent(before) };
        expect(said(killed)).toEqual(said(before));
        expect(fileRecent(killed)).toEqual(killed.history);
        expect(said(later.reduce(record, killed))).toEqual(said(later.reduce(record, before)));
      }),
      SAME_EXAMPLES,
    );
  });

  it('takes the same facts without its history, or says that it needs it', () => {
    let needed = 0;
    let spared = 0;
    fc.assert(
      fc.property(told, facts, (many, fact) => {
        const before = filed(many.reduce((soFar, [each]) => record(soFar, each), NO_PROGRESS));
        const alone = applyFacts({ ...before, history: null }, [fact]);
        if (alone === NEEDS_HISTORY) {
          needed += 1;
          return;
        }
        spared += 1;
        expect({ ...alone, history: before.history }).toEqual(record(before, fact));
      }),
      SAME_EXAMPLES,
    );
    expect(Math.min(needed, spared)).toBeGreaterThan(0);
  });

  it('keeps nothing but its latest reach as recent', () => {
    fc.assert(
      fc.property(told, (many) => {
        const after = filed(many.reduce((soFar, [each]) => record(soFar, each), NO_PROGRESS));
        expect(countRecent(after)).toBe(0);
        expect(after.recent.reach.length).toBeLessThanOrEqual(1);
      }),
      SAME_EXAMPLES,
    );
  });
});

describe('a routine', () => {
  const before = { ...filed(NO_PROGRESS), history: null };
  const routine = [
    kept(run('a', MONDAY)),
    credited('a', 0, 45 * SECOND, MONDAY + SECOND),
    kept(run('a', MONDAY, { at: MONDAY + 2 * SECOND })),
    ended('a', 'finished', MONDAY + 3 * SECOND),
  ];
  const next = [kept(run('b', MONDAY + DAY)), credited('b', 0, 45 * SECOND, MONDAY + DAY)];

  it('needs no history to begin, to go on, or to end', () => {
    expect(applyFacts(before, [...routine, ...next])).not.toBe(NEEDS_HISTORY);
  });

  it('needs no history if what ended it is told twice', () => {
    expect(applyFacts(before, [...routine, ...routine])).not.toBe(NEEDS_HISTORY);
  });

  it('needs the history if it began before another that is over by now', () => {
    const last = applyFacts({ ...before, history: NO_HISTORY }, routine);
    if (last === NEEDS_HISTORY) throw new Error('what is at hand is not read');
    const other = kept(run('z', MONDAY - DAY));
    expect(applyFacts({ ...last, history: null }, [other])).toBe(NEEDS_HISTORY);
  });
});

describe('ratings that are to be kept no longer', () => {
  const agree = (at: number, keepsRatings: boolean): Fact => ({
    fact: 'preferred',
    at,
    preferences: { keepsRatings },
  });
  const rated = (at: number): Fact[] => [
    { fact: 'pain_rated', at, rating: { run: `run-${at}`, at, before: 5, after: 4 } },
    { fact: 'reached', at, landmark: 'toes' },
  ];
  const kept_ = [agree(MONDAY, true), ...rated(MONDAY + 1)].reduce(record, NO_PROGRESS);

  it('are gone from what is known at once, though they still lie in the history', () => {
    const refused = record(filed(kept_), agree(MONDAY + 2, false));
    expect(refused.history.pain).toHaveLength(1);
    expect([painOf(refused), reachOf(refused)]).toEqual([[], []]);
  });

  it('are gone from the history with the next filing, and don’t come back with a later yes', () => {
    const again = filed(record(record(filed(kept_), agree(MONDAY + 2, false)), agree(MONDAY + 3, true)));
    expect([again.history.pain, again.history.reach]).toEqual([[], []]);
    expect(again.recent.ratingsDroppedAt).toBeNull();
    const later = filed(rated(MONDAY + DAY).reduce(record, again));
    expect([painOf(later).length, reachOf(later).length]).toEqual([1, 1]);
  });
});
