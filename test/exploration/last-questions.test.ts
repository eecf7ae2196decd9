import { describe, expect, it } from 'vitest';
import { advance } from '../../lambdas/coach/advance.ts';
import { LAST_QUESTIONS } from '../../lambdas/coach/replies/after-routine/wrap-up.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { DAY } from '../../lambdas/coach/shared/time.ts';
import { asking, concluded, NOW, talk } from '../coach/support/talking.ts';
import { run } from '../coach/support/facts.ts';
import { breaches } from './explorer.ts';
import { inWords, movesFrom } from './moves.ts';
import { nothingYet, steps, type State } from './state.ts';

/** A routine played to its end by someone practised, at "and your back pain now?". */
function atTheEnd(keepsRatings: boolean | null, speaker: 'owner' | 'guest', reminderOffered = true): State {
  const it = run('a', NOW, { next: 5, heldMs: [45_000, 45_000, 45_000, 30_000, 30_000] });
  const stored: PersonRecord = {
    ...NO_PROGRESS,
    screened: concluded(),
    preferences: { ...NO_PROGRESS.preferences, keepsRatings, reminderOffered, timeZone: 'Europe/Berlin' },
    practice: { ...NO_PROGRESS.practice, finished: 3 },
    lastAt: NOW,
  };
  const conversation = talk({}, { asked: asking('back_now'), run: it, stage: 'after', speaker });
  return { ...nothingYet('recognised'), conversation, stored, written: true, gapMs: DAY, beganAt: NOW };
}

/** Asked at any moment, and explored as such. */
const DELETION: readonly AskedId[] = ['delete_person', 'delete_household'];

/** All that can be said from there until the session closes or another begins, and what it breaks. */
function explored(root: State): { readonly asked: readonly string[]; readonly broken: readonly string[] } {
  const broken: string[] = [];
  const seen = new Map<string, State>();
  const reach = (state: State): void => {
    const { asked: { id, misses } = {} } = state.conversation ?? {};
    const key = JSON.stringify([id, misses, state.conversation?.painAfter]);
    if (!seen.has(key)) seen.set(key, state);
  };
  reach(root);
  // The map grows while it is walked.
  for (const state of seen.values()) {
    for (const taken of movesFrom(state).flatMap((said) => steps(advance, state, said))) {
      for (const { invariant, because } of breaches(taken))
        broken.push(`${invariant}: ${because}, by ${inWords(taken.said)}`);
      const { closed, stage, asked } = taken.turn.conversation;
      if (closed === null && stage === 'after' && !DELETION.includes(asked.id)) reach(taken.after);
    }
  }
  const asked = [...seen.values()].map(({ conversation }) => conversation?.asked.id ?? '');
  return { asked: [...new Set(asked)], broken };
}

describe('the last questions', () => {
  it.each([
    ['who agreed to keep ratings', true, 'owner', ['reach']],
    ['who wasn’t asked yet', null, 'owner', ['keep_ratings']],
    ['who said no', false, 'owner', []],
    ['a guest', true, 'guest', []],
  ] as const)('break no rule, whatever is said to them by %s', (_, keepsRatings, speaker, last) => {
    expect(explored(atTheEnd(keepsRatings, speaker))).toEqual({ asked: ['back_now', ...last], broken: [] });
  });

  it('are each of them met', () => {
    const roots = [atTheEnd(true, 'owner'), atTheEnd(null, 'owner'), atTheEnd(false, 'owner', false)].map(
      explored,
    );
    const met = roots.flatMap(({ asked }) => asked);
    expect(LAST_QUESTIONS.filter((id) => !met.includes(id))).toEqual([]);
    expect(roots.flatMap(({ broken }) => broken)).toEqual([]);
  });
});
