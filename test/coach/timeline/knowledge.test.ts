import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import type { Segment } from '../../../lambdas/coach/timeline/segment.ts';
import { order, planFor, practised, runOf } from '../support/planning.ts';
import { playedNext } from '../support/playing.ts';

/** What the holds of a whole routine of five minutes tell, in order; null for a hold that tells nothing. */
function listTold(progress: PersonRecord, minutes = 5): readonly (string | null)[] {
  return segmentsFor(progress, minutes).flatMap(({ parts }) =>
    parts
      .filter(({ kind }) => kind === 'step')
      .map(({ cues }) => {
        const told = cues.flatMap(({ play }) =>
          typeof play !== 'string' && play.line === 'knowledge' ? [play.about] : [],
        );
        return told[0] ?? null;
      }),
  );
}

function segmentsFor(progress: PersonRecord, minutes: number): readonly Segment[] {
  const plan = planFor(order(minutes), progress);
  const segments: Segment[] = [];
  for (let next = 0; next < plan.steps.length;) {
    const segment = playedNext(runOf(plan, { next }), progress, null, next === 0);
    segments.push(segment);
    next += segment.spans.length;
  }
  return segments;
}

const asking = (detail: 'brief' | 'full', routines: number): PersonRecord => {
  const progress = practised(routines);
  return { ...progress, preferences: { ...progress.preferences, detail } };
};

const NOTHING = [null, null, null, null, null];
const EACH = ['glutes', 'rolling', 'hip_tfl', 'rolling', 'quads'];

describe('a routine of five minutes tells something in its holds:', () => {
  const table: readonly (readonly [string, PersonRecord, readonly (string | null)[]])[] = [
    ['not at a first visit', practised(0), NOTHING],
    ['at the second, but in the first hold', practised(1), [null, ...EACH.slice(1)]],
    ['at the third, but in the first hold', practised(2), [null, ...EACH.slice(1)]],
    ['in each hold of the fourth', practised(3), EACH],
    ['in each hold of the twelfth', practised(11), EACH],
    ['in one hold of the thirteenth', practised(12), [null, 'rolling', null, null, null]],
    ['not at the fourteenth', practised(13), NOTHING],
    ['not to somebody who asked for few words', asking('brief', 5), NOTHING],
    ['always to somebody who asked for everything', asking('full', 13), EACH],
  ];

  it.each(table)('%s', (_, progress, told) => {
    expect(listTold(progress)).toEqual(told);
  });
});

it('tells nothing in the first ten seconds of a hold, nor over another cue', () => {
  const early = [3, 5, 8, 12, 15].flatMap((minutes) =>
    segmentsFor(practised(5), minutes).flatMap(({ parts, spans }) =>
      parts.flatMap(({ cues }) =>
        cues.flatMap((cue, index) => {
          if (typeof cue.play === 'string' || cue.play.line !== 'knowledge') return [];
          const span = spans.find(({ startMs, endMs }) => startMs <= cue.atMs && cue.atMs < endMs);
          const next = cues[index + 1]?.atMs ?? Infinity;
          const isClear = cue.atMs + cue.roomMs <= Math.min(next, span?.endMs ?? 0);
          return isClear && cue.atMs - (span?.holdStartMs ?? 0) >= 10 * SECOND ? [] : [cue];
        }),
      ),
    ),
  );
  expect(early).toEqual([]);
});
