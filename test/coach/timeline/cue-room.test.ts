import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../lambdas/coach/timeline/lines.ts';
import { bed } from '../../../lambdas/coach/timeline/waiting-bed.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import { TOOLS } from '../../../lambdas/coach/body/equipment.ts';
import type { Segment } from '../../../lambdas/coach/timeline/segment.ts';
import { EVERYWHERE, spokenSeconds, wordingsOfLine } from '../../locales/spoken.ts';
import { SAME_EXAMPLES } from '../support/arbitraries.ts';
import { LENGTHS, order, practised, runOf } from '../support/planning.ts';
import { planRoutine } from '../../../lambdas/coach/planning/plan-routine.ts';
import { cuesOf, playedNext, playeds } from '../support/playing.ts';
import { NOW } from '../support/talking.ts';

/** Every line that is heard anywhere, with the least room it is given. */
function linesHeard(): Map<string, { line: Line; roomMs: number }> {
  const heard = new Map<string, { line: Line; roomMs: number }>();
  const hear = (segment: Segment): void => {
    for (const { play, roomMs } of cuesOf(segment)) {
      if (typeof play === 'string') continue;
      const key = JSON.stringify(play);
      heard.set(key, { line: play, roomMs: Math.min(roomMs, heard.get(key)?.roomMs ?? Infinity) });
    }
  };
  for (const say of ['say_ready', 'say_carry_on'] as const) {
    hear(bed(say, 'response'));
    hear(bed(say, 'reprompt'));
  }
  for (const minutes of LENGTHS)
    for (const tool of TOOLS)
      for (const floor of [true, false])
        for (const gentle of [true, false])
          for (const finished of [0, 2, 10]) {
            const progress = practised(finished);
            const plan = planRoutine(order(minutes, { tool, floor, gentle }), progress, NOW);
            for (const next of plan?.cuts ?? [])
              if (plan !== null) hear(playedNext(runOf(plan, { next }), progress));
          }
  for (const { segment } of fc.sample(playeds, { seed: SAME_EXAMPLES.seed, numRuns: 3000 })) hear(segment);
  return heard;
}

describe('every line that is ever played', () => {
  const heard = [...linesHeard().values()];

  it('is one of each kind', () => {
    expect([...new Set(heard.map(({ line }) => line.line))].sort()).toEqual([
      'back_to',
      'breathe',
      'breathe_along',
      'close_done',
      'close_get_up',
      'close_last',
      'echo',
      'find',
      'halfway',
      'hold',
      'knowledge',
      'passes',
      'position',
      'pressure',
      'region_stopped',
      'rest',
      'say_carry_on',
      'say_ready',
      'ten_seconds',
      'three_two_one',
    ]);
  });

  it.each(EVERYWHERE)('fits its room at 120 words a minute in %s', (_, locale) => {
    const tooLong = heard
      .flatMap(({ line, roomMs }) =>
        wordingsOfLine(locale, line).map((words) => ({ words, roomS: roomMs / SECOND })),
      )
      .filter(({ words, roomS }) => spokenSeconds(words) > roomS);
    expect(tooLong).toEqual([]);
  });
});
