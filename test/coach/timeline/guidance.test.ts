import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { type Guidance, preferencesFor } from '../../../lambdas/coach/progress/preferences.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { type Segment, SOUND_MS, SWELL } from '../../../lambdas/coach/timeline/segment.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { order, planFor, practised, runOf } from '../support/planning.ts';
import { cuesOf, playedNext, playeds } from '../support/playing.ts';

/** Somebody with so many routines behind them, who has asked for something. */
function wanting(wishes: readonly Guidance[], routines: number): PersonRecord {
  const progress = practised(routines);
  const asked = wishes.reduce((sum, wish) => ({ ...sum, ...preferencesFor(wish) }), progress.preferences);
  return { ...progress, preferences: asked };
}

/** The first segment of a routine of eight minutes, its set-up spoken before. */
function firstSegment(progress: PersonRecord): Segment {
  return playedNext(runOf(planFor(order(8), progress)), progress, null, true);
}

/** What is heard from the first bell to the second: sounds, and the names of lines. */
function heardInFirstHold(progress: PersonRecord): readonly string[] {
  const segment = firstSegment(progress);
  const [span] = segment.spans;
  const cues = cuesOf(segment)
    .filter(({ atMs }) => atMs >= (span?.holdStartMs ?? 0) && atMs < (span?.endMs ?? 0))
    .map(({ play }) => (typeof play === 'string' ? play : play.line));
  return segment.parts[0]?.swell === undefined ? cues : [...cues, 'swell'];
}

describe('in the first hold one hears', () => {
  const newcomer = ['bell', 'pressure', 'breathe', 'breathe', 'three_two_one'];
  const marks = ['halfway', 'ten_seconds', 'three_two_one'];
  const usual = ['bell', 'hold', 'breathe_along', 'knowledge', ...marks, 'swell'];
  const inWords = ['bell', 'hold', 'breathe', 'knowledge', ...marks];
  const full = ['bell', 'pressure', 'knowledge', 'breathe', 'halfway', 'breathe', ...marks.slice(1)];
  const table: readonly (readonly [string, readonly Guidance[], number, readonly string[]])[] = [
    ['at a first visit, all words', [], 0, newcomer],
    ['at a fourth, the swell, and how to breathe with it', [], 3, usual],
    ['after "talk less", the swell and the time', ['brief'], 3, ['bell', 'hold', ...marks.slice(1), 'swell']],
    [
      'after "talk less" at a first visit, how hard to press',
      ['brief'],
      0,
      ['bell', 'pressure', 'three_two_one'],
    ],
    ['after "explain everything", words for each breath', ['full'], 3, full],
    ['after "just chimes", a bell and the swell', ['chimes'], 3, ['bell', 'swell']],
    ['after "just chimes" at a first visit, all words', ['chimes'], 0, newcomer],
    ['after "no sounds", a breath in words', ['no_sounds'], 3, inWords],
    ['after "no sounds", then "just chimes", chimes', ['no_sounds', 'chimes'], 3, ['bell', 'swell']],
    ['after "just chimes", then "no sounds", where it begins', ['chimes', 'no_sounds'], 3, ['bell']],
    ['after "just chimes", then "talk again", what is usual', ['chimes', 'usual'], 3, usual],
    ['after "no sounds", then "sounds on", what is usual', ['no_sounds', 'sounds'], 3, usual],
  ];

  it.each(table)('%s', (_, wishes, routines, heard) => {
    expect(heardInFirstHold(wanting(wishes, routines))).toEqual(heard);
  });
});

it('says how lightly to press after "just chimes" too, where it is to be light', () => {
  const progress = wanting(['chimes'], 5);
  const lines = cuesOf(playedNext(runOf(planFor(order(3, { gentle: true }), progress)), progress)).flatMap(
    ({ play }) => (typeof play !== 'string' && play.line === 'pressure' ? [play.gentle] : []),
  );
  expect(lines).toEqual(lines.map(() => true));
  expect(lines.length).toBeGreaterThan(0);
});

describe('the swell', () => {
  it('is made of whole breaths, ends with its hold, and leaves its bell alone', () => {
    fc.assert(
      fc.property(playeds, ({ segment }) => {
        const breathMs = SWELL.inMs + SWELL.outMs;
        const wrong = segment.parts.filter(({ swell, startMs, endMs }) => {
          if (swell === undefined) return false;
          const span = segment.spans.find((one) => one.startMs === startMs);
          const endsWithHold = swell.atMs + swell.breaths * breathMs === endMs;
          return (
            !endsWithHold || swell.atMs < (span?.holdStartMs ?? Infinity) + SOUND_MS || swell.breaths < 1
          );
        });
        expect(wrong).toEqual([]);
      }),
      { ...SAME_EXAMPLES, numRuns: 300 },
    );
  });

  it('is explained once a routine', () => {
    const progress = practised(5);
    const plan = planFor(order(12), progress);
    const told = plan.cuts.flatMap((next) =>
      cuesOf(playedNext(runOf(plan, { next }), progress)).filter(
        ({ play }) => typeof play !== 'string' && play.line === 'breathe_along',
      ),
    );
    expect(told).toHaveLength(1);
  });

  it('breathes four seconds in and six out', () => {
    expect(SWELL).toEqual({ inMs: 4 * SECOND, outMs: 6 * SECOND });
  });
});

describe('where a region was never rolled', () => {
  it('"just chimes" and "talk less" say how to lie, and how hard to press', () => {
    for (const wish of ['chimes', 'brief'] as const) {
      const progress = wanting([wish], 4);
      const unknown = { ...progress, practice: { ...progress.practice, regions: {} } };
      const said = cuesOf(playedNext(runOf(planFor(order(8), unknown)), unknown)).flatMap(({ play }) =>
        typeof play === 'string' ? [] : [play.line === 'position' ? play.detail : play.line],
      );
      expect([said[0], said.includes('pressure')]).toEqual(['full', true]);
    }
  });
});
